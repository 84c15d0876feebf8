namespace Approval.Workflows.Scripting.Runtime;

internal enum JsKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Symbol,
    Object,
    Empty,
    Skipped,
}

/// <summary>Stands in the reference field of a value that has none of its own.</summary>
internal sealed class ValueTag(JsKind kind)
{
    public static readonly ValueTag Null = new(JsKind.Null);
    public static readonly ValueTag Boolean = new(JsKind.Boolean);
    public static readonly ValueTag Number = new(JsKind.Number);
    public static readonly ValueTag Empty = new(JsKind.Empty);
    public static readonly ValueTag Skipped = new(JsKind.Skipped);

    public JsKind Kind => kind;
}

/// <summary>A symbol: a property key that equals only itself.</summary>
internal sealed class JsSymbol(string description)
{
    public static readonly JsSymbol Iterator = new("Symbol.iterator");
    public static readonly JsSymbol ToPrimitive = new("Symbol.toPrimitive");
    public static readonly JsSymbol ToStringTag = new("Symbol.toStringTag");

    public string Description => description;

    public override string ToString() => $"Symbol({description})";
}

/// <summary>Getter and setter of an accessor property; either may be missing.</summary>
internal sealed class Accessor(JsFunction? getter, JsFunction? setter)
{
    public JsFunction? Getter => getter;

    public JsFunction? Setter => setter;
}

/// <summary>A function of the host before a run took it over.</summary>
internal sealed class HostFunction(string name, Func<JsValue[], JsValue> code)
{
    public string Name => name;

    public Func<JsValue[], JsValue> Code => code;
}
