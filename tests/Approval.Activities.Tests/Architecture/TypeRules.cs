using System.Reflection;
using System.Runtime.CompilerServices;

namespace Approval.Activities.Tests.Architecture;

/// <summary>What every class of a room keeps to. Each rule answers the names of the types that break it.</summary>
internal static class TypeRules
{
    /// <summary>A class is sealed, abstract or static, unless a class of its own room derives from it: nobody inherits by accident.</summary>
    public static IEnumerable<string> OpenClasses(IReadOnlyCollection<Type> types)
    {
        var bases = types.Select(t => Definition(t.BaseType)).OfType<Type>().ToHashSet();
        return types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(t) && !IsGenerated(t) && !IsPage(t)).Select(t => t.FullName!);
    }

    /// <summary>
    /// What fulfils a contract of the product is internal: others know the contract. The closed families of outcomes and
    /// conditions, whose cases stand inside or beside their base as data, are records and not meant.
    /// </summary>
    public static IEnumerable<string> PublicImplementations(IReadOnlyCollection<Type> types) =>
        types.Where(t => t is { IsClass: true, IsAbstract: false, IsVisible: true } && !IsRecord(t) && !IsGenerated(t) && !typeof(Exception).IsAssignableFrom(t) && !typeof(Attribute).IsAssignableFrom(t) && Contracts(t).Any())
            .Select(t => t.FullName!);

    /// <summary>A public type shows only in its members what outsiders may see; state is never a public field.</summary>
    public static IEnumerable<string> PublicFields(IReadOnlyCollection<Type> types) =>
        types.Where(t => t.IsVisible && !t.IsEnum && !IsGenerated(t))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(f => !f.IsLiteral && !f.IsInitOnly).Select(f => $"{t.FullName}.{f.Name}"));

    private static IEnumerable<Type> Contracts(Type type) =>
        type.GetInterfaces().Append(Definition(type.BaseType)).OfType<Type>()
            .Where(c => c.Assembly.GetName().Name!.StartsWith("Approval.", StringComparison.Ordinal) && (c.IsInterface || c.IsAbstract));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    // The compiler of pages writes their classes, and writes them open.
    private static bool IsPage(Type type) => type.BaseType?.FullName == "Microsoft.AspNetCore.Components.ComponentBase" || type.Name == "_Imports";

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || type.FullName!.Contains('<', StringComparison.Ordinal);

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
