using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Composition;

/// <summary>Where a child instance reports its end: one execution of an activity of its parent, by the bookmark it waits on.</summary>
/// <param name="Index">Number of the child among those of that activity.</param>
/// <param name="Waits">False: the parent went on and wants no report.</param>
internal sealed record ChildOf(Guid InstanceId, Guid BookmarkId, int Index, bool Waits)
{
    public JsonObject ToJson() => new() { ["instance"] = InstanceId.ToString(), ["bookmark"] = BookmarkId.ToString(), ["index"] = Index, ["waits"] = Waits };

    public static ChildOf? Of(JsonNode? json) => json is null
        ? null
        : new(Guid.Parse((string)json["instance"]!), Guid.Parse((string)json["bookmark"]!), (int)json["index"]!, (bool)json["waits"]!);

    /// <summary>
    /// The same id each time the burst is replayed or its job is repeated. Hashed, because ids that a child derives from
    /// its own must not be those that the parent gives to its other children.
    /// </summary>
    public static Guid NewId(ActivityContext context)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(context.NewId().ToByteArray(bigEndian: true), bytes);
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(context.Now).TryWriteBytes(id, bigEndian: true, out _);
        bytes[..9].CopyTo(id[7..]);
        id[6] = (byte)(0x70 | (bytes[9] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
