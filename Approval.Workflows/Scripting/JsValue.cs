using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting;

/// <summary>
/// A value of the script language: undefined, null, boolean, number, string, symbol or object. Sixteen bytes, no boxing.
/// Made from and turned into JSON by <see cref="FromJson(System.Text.Json.Nodes.JsonNode)"/> and <see cref="ToJson"/>; the default value is <c>undefined</c>.
/// </summary>
public readonly partial struct JsValue : IEquatable<JsValue>
{
    // What is not a reference itself is told apart by a tag; a null reference is undefined, so that default(JsValue) is a valid value.
    private readonly object? _reference;
    private readonly double _number;

    private JsValue(object? reference, double number)
    {
        _reference = reference;
        _number = number;
    }

    internal JsValue(double number) : this(ValueTag.Number, number)
    {
    }

    internal JsValue(string text) : this(text, 0)
    {
    }

    internal JsValue(Rope rope) : this(rope, 0)
    {
    }

    internal JsValue(JsObject value) : this(value, 0)
    {
    }

    internal JsValue(JsSymbol value) : this(value, 0)
    {
    }

    internal JsValue(Accessor accessor) : this(accessor, 0)
    {
    }

    /// <summary><c>undefined</c>.</summary>
    public static JsValue Undefined => default;

    /// <summary><c>null</c>.</summary>
    public static JsValue Null { get; } = new(ValueTag.Null, 0);

    /// <summary><c>true</c>.</summary>
    public static JsValue True { get; } = new(ValueTag.Boolean, 1);

    /// <summary><c>false</c>.</summary>
    public static JsValue False { get; } = new(ValueTag.Boolean, 0);

    /// <summary>A declared name before its declaration ran, and a hole in an array.</summary>
    internal static JsValue Empty { get; } = new(ValueTag.Empty, 0);

    /// <summary>The value of an optional chain that met null; the rest of the chain is skipped.</summary>
    internal static JsValue Skipped { get; } = new(ValueTag.Skipped, 0);

    /// <summary>A string; null becomes <c>null</c>.</summary>
    public static JsValue From(string? value) => value is null ? Null : new JsValue(value);

    /// <summary>A number.</summary>
    public static JsValue From(double value) => new(value);

    /// <summary>A boolean.</summary>
    public static JsValue From(bool value) => value ? True : False;

    /// <summary>Is this <c>undefined</c>?</summary>
    public bool IsUndefined => _reference is null;

    /// <summary>Is this <c>null</c>?</summary>
    public bool IsNull => ReferenceEquals(_reference, ValueTag.Null);

    /// <summary>Is this <c>null</c> or <c>undefined</c>?</summary>
    public bool IsNullish => _reference is null || ReferenceEquals(_reference, ValueTag.Null);

    /// <summary>Is this a boolean?</summary>
    public bool IsBoolean => ReferenceEquals(_reference, ValueTag.Boolean);

    /// <summary>Is this a number?</summary>
    public bool IsNumber => ReferenceEquals(_reference, ValueTag.Number);

    /// <summary>Is this a string?</summary>
    public bool IsString => _reference is string or Rope;

    /// <summary>Is this an object, an array or a function?</summary>
    public bool IsObject => _reference is JsObject;

    /// <summary>Is this an array?</summary>
    public bool IsArray => _reference is JsArray;

    /// <summary>Can this be called?</summary>
    public bool IsFunction => _reference is JsFunction or HostFunction;

    internal bool IsEmpty => ReferenceEquals(_reference, ValueTag.Empty);

    internal bool IsSkipped => ReferenceEquals(_reference, ValueTag.Skipped);

    internal bool IsSymbol => _reference is JsSymbol;

    internal object? Reference => _reference;

    internal double Number => _number;

    internal bool Boolean => _number != 0;

    internal string Text => _reference as string ?? ((Rope)_reference!).Flatten();

    internal int TextLength => _reference is string text ? text.Length : ((Rope)_reference!).Length;

    internal JsKind Kind => _reference switch
    {
        null => JsKind.Undefined,
        ValueTag tag => tag.Kind,
        string or Rope => JsKind.String,
        JsSymbol => JsKind.Symbol,
        _ => JsKind.Object,
    };

    /// <summary>The string, or null when this is none.</summary>
    public string? AsString() => IsString ? Text : null;

    /// <summary>The number, or null when this is none.</summary>
    public double? AsNumber() => IsNumber ? _number : null;

    /// <summary>The boolean, or null when this is none.</summary>
    public bool? AsBoolean() => IsBoolean ? Boolean : null;

    /// <summary>Truthiness as in <c>if (value)</c>; never runs script code.</summary>
    public bool IsTruthy => Kind switch
    {
        JsKind.Boolean => _number != 0,
        JsKind.Number => _number is not 0 and not double.NaN,
        JsKind.String => TextLength > 0,
        JsKind.Undefined or JsKind.Null or JsKind.Empty => false,
        _ => true,
    };

    /// <summary>Strict equality, except that NaN equals NaN.</summary>
    public bool Equals(JsValue other) => Operators.SameValueZero(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        JsKind.Number => (_number + 0.0).GetHashCode(),
        JsKind.String => string.GetHashCode(Text, StringComparison.Ordinal),
        JsKind.Boolean => _number.GetHashCode(),
        _ => _reference is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_reference),
    };

    /// <summary>Equality as in <see cref="Equals(JsValue)"/>.</summary>
    public static bool operator ==(JsValue left, JsValue right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(JsValue left, JsValue right) => !left.Equals(right);

    /// <summary>For debuggers and messages; never runs script code.</summary>
    public override string ToString() => Kind switch
    {
        JsKind.String => Text,
        JsKind.Number => NumberText.Of(_number),
        JsKind.Boolean => Boolean ? "true" : "false",
        JsKind.Undefined or JsKind.Empty => "undefined",
        JsKind.Null => "null",
        JsKind.Symbol => ((JsSymbol)_reference!).ToString(),
        _ => $"[object {(_reference as JsObject)?.ClassName ?? "Function"}]",
    };
}
