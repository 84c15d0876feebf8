using System.Reflection;

namespace Approval.Activities.Tests.Architecture;

/// <summary>The four rooms, and what one assembly is built against.</summary>
internal static class Rooms
{
    public const string Workflows = "Approval.Workflows";
    public const string Forms = "Approval.Forms";
    public const string Activities = "Approval.Activities";
    public const string Host = "Approval.Host";

    public static IReadOnlyList<string> All { get; } = [Workflows, Forms, Activities, Host];

    /// <summary>The arrows of the house: who may be built on whom.</summary>
    public static IReadOnlyDictionary<string, string[]> MayUse { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Workflows] = [],
        [Forms] = [],
        [Activities] = [Workflows, Forms],
        [Host] = [Activities, Workflows, Forms],
    };

    public static Assembly Load(string room) => Assembly.Load(room);

    /// <summary>The rooms an assembly refers to although its place in the house does not allow it.</summary>
    /// <param name="place">The room whose rules the assembly is held to.</param>
    public static IReadOnlyList<string> WrongArrows(Assembly assembly, string place) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(a => All.Contains(a) && a != assembly.GetName().Name && !MayUse[place].Contains(a)).Order(StringComparer.Ordinal)];

    /// <summary>Assemblies of the web that an inner room refers to.</summary>
    // To ask another server is a job like any other; to answer one is the web.
    public static IReadOnlyList<string> Web(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(a => a.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || a is "System.Net.HttpListener" or "Microsoft.OData.Core").Order(StringComparer.Ordinal)];
}
