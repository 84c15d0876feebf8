using System.Text.Json.Nodes;
using Approval.Workflows.Composition;
using Approval.Workflows.Definitions;
using Approval.Workflows.Execution;

namespace Approval.Workflows.Expressions;

/// <summary>Variables: looked up from the activity outwards, the nearest name wins.</summary>
internal static class Scopes
{
    public static JsonNode? Find(this ActivityContext context, string name)
    {
        TryFind(context, name, out var value);
        return value;
    }

    public static bool TryFind(this ActivityContext context, string name, out JsonNode? value)
    {
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            if (scope.Scope is not null && scope.Scope.TryGetValue(name, out value))
                return true;
        }
        return context.Instance.Variables.TryGetValue(name, out value);
    }

    public static void Store(this ActivityContext context, string name, JsonNode? value)
    {
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            if (scope.Scope is not null && scope.Scope.ContainsKey(name))
            {
                scope.Scope[name] = value;
                return;
            }
        }
        context.Instance.Variables[name] = value;
    }

    /// <summary>Writes to what a <c>memoryReference.id</c> names: a variable by id or name, else an output of the workflow.</summary>
    public static void Assign(this ActivityContext context, string reference, JsonNode? value)
    {
        // What a workflow used as an activity gives out is written outside of its own variables.
        var scope = context.Node.Embedded is not null && context.Parent is { } outer ? outer : context;
        if (context.Node.Part.VariablesById.TryGetValue(reference, out var variable))
            scope.Store(variable.Name, Conversion.ToAlias(value, variable.TypeName));
        else if (TryFind(scope, reference, out _))
            scope.Store(reference, value);
        else
            EmbeddedWorkflow.WriteOutput(context, reference, value);
    }

    /// <summary>Gives a container its declared variables, with their defaults.</summary>
    public static void Declare(ActivityContext context, IReadOnlyList<VariableSpec> variables)
    {
        if (variables.Count == 0)
            return;
        context.Scope ??= new(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in variables)
            context.Scope.TryAdd(variable.Name, variable.Default);
    }

    /// <summary>Every name in scope, nearest first.</summary>
    public static IEnumerable<string> Names(ActivityContext context)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            foreach (var name in scope.Scope?.Keys ?? Enumerable.Empty<string>())
            {
                if (seen.Add(name))
                    yield return name;
            }
        }
        foreach (var name in context.Instance.Variables.Keys)
        {
            if (seen.Add(name))
                yield return name;
        }
    }
}
