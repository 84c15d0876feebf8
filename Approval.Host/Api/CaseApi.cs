using System.Text.Json;
using Approval.Activities.Access;
using Approval.Activities.Cases;
using Approval.Activities.Materials;
using Approval.Activities.Outcomes;
using Approval.Activities.Queries;
using Approval.Host.Hosting;
using Approval.Host.SignIn;

namespace Approval.Host.Api;

/// <summary>
/// Cases for applicants' and clerks' programs. A version goes out as <c>ETag</c> and may come back as <c>If-Match</c>;
/// every failure is <c>problem+json</c> with a stable code.
/// </summary>
internal static class CaseApi
{
    internal sealed record NewCase(string? Bundle, string? Package, JsonElement Answers);

    internal sealed record FormBody(JsonElement Values, JsonElement Answers);

    internal sealed record DeclineBody(string? Reason, string? RightOffice);

    internal sealed record CorrectionBody(IReadOnlyList<CorrectionEntry>? Entries);

    internal sealed record WithdrawBody(string? Reason);

    public static void MapCases(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases").RequireAuthorization();
        cases.MapGet("", async (HttpContext http, CaseQueries queries, CancellationToken cancel) => ApiAnswer.Json(await queries.MineAsync(http.User.ToActor(), cancel)));
        cases.MapGet("desk", async (HttpContext http, CaseQueries queries, CancellationToken cancel) => ApiAnswer.Json(await queries.DeskAsync(http.User.ToActor(), cancel))).RequireAuthorization(Role.Clerk);
        cases.MapPost("", StartAsync);
        var one = cases.MapGroup("{id:guid}");
        one.MapGet("", (Guid id, HttpContext http, CaseQueries queries, CancellationToken cancel) => DetailAsync(http, queries, id, cancel));
        one.MapGet("form", FormAsync);
        one.MapPut("form", SaveAsync);
        one.MapPut("materials/{material}", AttachAsync);
        one.MapGet("licence.pdf", (Guid id, HttpContext http, LicenceQueries licences, CancellationToken cancel) => DocumentAsync(id, false, http, licences, cancel));
        one.MapGet("electronic-seal.pdf", (Guid id, HttpContext http, LicenceQueries licences, CancellationToken cancel) => DocumentAsync(id, true, http, licences, cancel));
        MapSteps(one);
    }

    private static void MapSteps(RouteGroupBuilder one)
    {
        one.MapPost("submit", (Guid id, HttpContext http, SubmitCase step, CaseQueries queries, CancellationToken cancel) =>
            StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, version), cancel), cancel));
        one.MapPost("receive", (Guid id, HttpContext http, ReceiveCase step, CaseQueries queries, CancellationToken cancel) =>
            StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, version), cancel), cancel));
        one.MapPost("accept", (Guid id, HttpContext http, AcceptCase step, CaseQueries queries, CancellationToken cancel) =>
            StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, version), cancel), cancel));
        one.MapPost("decline", (Guid id, DeclineBody body, HttpContext http, DeclineCase step, CaseQueries queries, CancellationToken cancel) =>
            StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, body.Reason, body.RightOffice, version), cancel), cancel));
        one.MapPost("correction", (Guid id, CorrectionBody body, HttpContext http, RequestCorrection step, CaseQueries queries, CancellationToken cancel) =>
            StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, body.Entries, version), cancel), cancel));
        one.MapPost("withdraw", (Guid id, WithdrawBody body, HttpContext http, WithdrawCase step, CaseQueries queries, CancellationToken cancel) =>
            StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, body.Reason, version), cancel), cancel));
    }

    private static async Task<IResult> StartAsync(NewCase body, HttpContext http, StartCase step, CaseQueries queries, CancellationToken cancel)
    {
        var answers = UntrustedJson.Read(body.Answers);
        if (answers.Problem is { } unreadable)
            return unreadable.ToResult();
        var started = await step.HandleAsync(http.User.ToActor(), new(body.Bundle ?? "", body.Package, answers.Value), cancel);
        if (started.Problem is { } problem)
            return problem.ToResult();
        http.Response.Headers.Location = $"/api/cases/{started.Value!.Case.Id}";
        return await DetailAsync(http, queries, started.Value.Case.Id, cancel, StatusCodes.Status201Created);
    }

    private static async Task<IResult> SaveAsync(Guid id, FormBody body, HttpContext http, SaveForm step, CaseQueries queries, CancellationToken cancel)
    {
        var (values, answers) = (UntrustedJson.Read(body.Values), UntrustedJson.Read(body.Answers));
        if (body.Values.ValueKind != JsonValueKind.Object && values.Problem is null)
            return ErrorAnswer.Result(StatusCodes.Status400BadRequest, "values.missing", "请求中缺少 values；已保存的内容未变。", "The request has no values; what was saved is unchanged.");
        if ((values.Problem ?? answers.Problem) is { } unreadable)
            return unreadable.ToResult();
        var changed = body.Answers.ValueKind == JsonValueKind.Object ? answers.Value : null;
        return await StepAsync(http, queries, (actor, version) => step.HandleAsync(actor, new(id, values.Value!, changed, version), cancel), cancel);
    }

    private static async Task<IResult> FormAsync(Guid id, HttpContext http, CaseQueries queries, CancellationToken cancel)
    {
        var detail = await queries.DetailAsync(http.User.ToActor(), id, cancel);
        return detail.ToAnswer(http, d => d.Version, d => new { form = MergedFormAnswer.Sections(d.Form), d.Values, d.Materials });
    }

    // The body is the file; its name travels in the query, its declared type as Content-Type.
    private static async Task<IResult> AttachAsync(Guid id, string material, string? fileName, HttpContext http, AttachMaterial step, CancellationToken cancel)
    {
        var request = new AttachMaterial.Request(id, material, fileName ?? material, http.Request.ContentType, http.Request.Body);
        return (await step.HandleAsync(http.User.ToActor(), request, cancel)).ToAnswer(http, _ => null, view => view);
    }

    private static async Task<IResult> DocumentAsync(Guid id, bool electronicSeal, HttpContext http, LicenceQueries licences, CancellationToken cancel)
    {
        var document = await licences.DocumentAsync(http.User.ToActor(), id, electronicSeal, cancel);
        return document.Match(bytes => Results.File(bytes, "application/pdf"), problem => problem.ToResult());
    }

    private static async Task<IResult> StepAsync(
        HttpContext http, CaseQueries queries, Func<Actor, int?, Task<Result<CaseSession>>> step, CancellationToken cancel)
    {
        if (!ApiAnswer.TrySeenVersion(http, out var seen))
            return ErrorAnswer.Result(StatusCodes.Status400BadRequest, "version.unreadable", "If-Match 请求头无法识别。", "The If-Match header cannot be read.");
        var done = await step(http.User.ToActor(), seen);
        return done.Problem is { } problem ? problem.ToResult() : await DetailAsync(http, queries, done.Value!.Case.Id, cancel);
    }

    private static async Task<IResult> DetailAsync(HttpContext http, CaseQueries queries, Guid id, CancellationToken cancel, int status = StatusCodes.Status200OK) =>
        (await queries.DetailAsync(http.User.ToActor(), id, cancel)).ToAnswer(http, d => d.Version, CaseAnswer.Of, status);
}
