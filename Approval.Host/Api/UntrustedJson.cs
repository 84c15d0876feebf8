using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Activities.Outcomes;
using Approval.Forms.Validation;

namespace Approval.Host.Api;

/// <summary>JSON objects inside a request's body, taken only when they can be kept: no half characters, no doubled names, no U+0000.</summary>
internal static class UntrustedJson
{
    /// <summary>The object; an empty one when the member is missing or null.</summary>
    public static Result<JsonObject> Read(JsonElement member)
    {
        if (member.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return new JsonObject();
        var read = FormValues.TryRead(member.GetRawText());
        return read.Problem is { } problem ? new Problem(ProblemKind.Malformed, problem.Code, problem.Zh, problem.En) : read.Values!;
    }
}
