using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Instances;

/// <summary>
/// Writes the state of an instance as a small document: varints, names once each, only what still runs. A joint review
/// of six tasks takes about half a kilobyte; that is what every resume rewrites.
/// </summary>
internal sealed class StateWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly ArrayBufferWriter<byte> _scratch = new(256);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    public static byte[] Write(WorkflowInstance instance)
    {
        var writer = new StateWriter();
        writer.Instance(instance);
        return writer._bytes.WrittenSpan.ToArray();
    }

    private void Instance(WorkflowInstance instance)
    {
        Number(StateReader.Format);
        Number(instance.Counter);
        Name(instance.Name ?? "");
        Json(instance.Properties is { Count: > 0 } own ? own : null);
        var unkept = instance.Definition.Variables.Where(v => !v.Persisted).Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Values(instance.Inputs, []);
        Values(instance.Outputs, []);
        Values(instance.Variables, unkept);
        Incidents(instance.Incidents);
        Number(instance.Root is null ? 0 : 1);
        if (instance.Root is { } root)
            Context(root, instance);
        Number(instance.Left.Count);
        foreach (var item in instance.Left)
            Item(item, instance);
    }

    private void Context(ActivityContext context, WorkflowInstance instance)
    {
        Name(context.Node.Key);
        Number(context.Number);
        Number((int)context.Status);
        Number(context.Tag);
        var unkept = context.Node.Variables.Where(v => !v.Persisted).Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Values(context.Scope, unkept);
        Json(context.OwnProperties is { Count: > 0 } own ? own : null);
        Flow(context.Flow);
        Number(context.Bookmarks.Count);
        foreach (var bookmark in context.Bookmarks)
            Bookmark(bookmark);
        Number(context.Children?.Count ?? 0);
        foreach (var child in context.Children ?? [])
            Context(child, instance);
    }

    private void Bookmark(Bookmark bookmark)
    {
        _bytes.Write(bookmark.Id.ToByteArray(bigEndian: true));
        Name(bookmark.Name);
        Json(bookmark.Payload);
        Number((bookmark.Indexed ? 1 : 0) | (bookmark.AutoBurn ? 2 : 0) | (bookmark.Due is null ? 0 : 4) | (bookmark.HasJob ? 8 : 0));
        if (bookmark.Due is { } due)
            Number(due.UtcTicks);
    }

    private void Flow(FlowState? flow)
    {
        Number(flow is null ? 0 : 1 + flow.Start);
        if (flow is null)
            return;
        Numbers(flow.Arrived);
        Numbers(flow.Spent);
    }

    private void Item(WorkItem item, WorkflowInstance instance)
    {
        Name(item.Node.Key);
        Number(item.Owner?.Number ?? 0);
        Number(item.Tag);
        Values(item.Scope, []);
    }

    private void Incidents(IReadOnlyList<Incident> incidents)
    {
        Number(incidents.Count);
        foreach (var incident in incidents)
            Json(JsonSerializer.SerializeToNode(incident));
    }

    private void Values(Dictionary<string, JsonNode?>? values, HashSet<string> without)
    {
        var kept = values?.Where(v => !without.Contains(v.Key)).ToList() ?? [];
        Number(values is null ? 0 : kept.Count + 1);
        foreach (var (name, value) in kept)
        {
            Name(name);
            Json(value);
        }
    }

    private void Numbers(HashSet<int> numbers)
    {
        Number(numbers.Count);
        foreach (var number in numbers.Order())
            Number(number);
    }

    /// <summary>0 is null; otherwise the length plus one, and the UTF-8 text.</summary>
    private void Json(JsonNode? node)
    {
        if (node is null)
        {
            Number(0);
            return;
        }
        _scratch.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_scratch, DefinitionJson.Dense))
            node.WriteTo(writer);
        Number(_scratch.WrittenCount + 1);
        _bytes.Write(_scratch.WrittenSpan);
    }

    /// <summary>A name is written at its first use, afterwards only its number.</summary>
    private void Name(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            Number(known);
            return;
        }
        _names[name] = _names.Count + 1;
        Number(0);
        var text = Encoding.UTF8.GetBytes(name);
        Number(text.Length);
        _bytes.Write(text);
    }

    private void Number(long value)
    {
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }
        Byte((byte)rest);
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
