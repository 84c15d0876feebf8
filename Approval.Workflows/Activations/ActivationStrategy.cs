using System.Text.Json.Nodes;
using Approval.Workflows.Definitions;

namespace Approval.Workflows.Activations;

/// <summary>When a new instance of a definition may start (1.4 of the compatibility specification).</summary>
internal enum ActivationStrategy
{
    AllowAlways,

    /// <summary>No other instance of the definition runs.</summary>
    Singleton,

    /// <summary>No instance of any definition runs with this correlation id.</summary>
    Correlation,

    /// <summary>No instance of the definition runs with this correlation id.</summary>
    CorrelatedSingleton,

    /// <summary>A name this engine does not know: nothing may start, and publishing refuses it.</summary>
    Unknown,
}

internal static class ActivationStrategies
{
    /// <summary>The strategy a document names by a .NET type, with or without its assembly.</summary>
    public static ActivationStrategy Of(JsonObject document)
    {
        var written = WorkflowCompiler.Text((document["options"] as JsonObject)?["activationStrategyType"]);
        var type = written.Split(',')[0].Trim();
        return type[(type.LastIndexOf('.') + 1)..] switch
        {
            "" or "AllowAlwaysStrategy" => ActivationStrategy.AllowAlways,
            "SingletonStrategy" => ActivationStrategy.Singleton,
            "CorrelationStrategy" => ActivationStrategy.Correlation,
            "CorrelatedSingletonStrategy" => ActivationStrategy.CorrelatedSingleton,
            _ => ActivationStrategy.Unknown,
        };
    }
}
