using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Stimuli;

/// <summary>Makes what is waited for comparable: a hash of name and payload, whatever the order of its members.</summary>
internal static class Stimulus
{
    public static string Hash(string name, JsonNode? payload)
    {
        var text = new StringBuilder(name).Append('|');
        Append(text, payload);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        if (node is not JsonObject members)
        {
            text.Append(node?.ToJsonString(DefinitionJson.Compact) ?? "null");
            return;
        }
        foreach (var (name, value) in members.Where(m => m.Value is not null).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('=');
            Append(text, value);
            text.Append(';');
        }
    }
}
