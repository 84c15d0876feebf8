using System.Reflection;
using Approval.Activities.Access;
using Approval.Workflows.Storage;

namespace Approval.Host.Hosting;

/// <summary>The rooms that keep something in the store, in the order in which their tables build on each other.</summary>
internal static class Rooms
{
    public static IReadOnlyList<Assembly> All { get; } = [typeof(Database).Assembly, typeof(Actor).Assembly, typeof(Rooms).Assembly];

    public static IEnumerable<SchemaScript> Scripts => All.SelectMany(SchemaScript.Of);
}
