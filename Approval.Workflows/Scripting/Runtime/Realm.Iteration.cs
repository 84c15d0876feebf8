using Approval.Workflows.Scripting.Library;

namespace Approval.Workflows.Scripting.Runtime;

internal sealed partial class Realm
{
    /// <summary>Walks what <c>for…of</c> walks. Call <see cref="Iteration.Close"/> when leaving early.</summary>
    public Iteration Iterate(JsValue iterable)
    {
        if (iterable.Reference is JsArray array && !array.TryGetOwn(JsSymbol.Iterator, out _)) return new Iteration(this, ArrayValues(array));
        if (iterable.Reference is JsIterator native) return new Iteration(this, native.Source);
        if (iterable.IsString) return new Iteration(this, CodePoints(iterable.Text));
        var method = iterable.IsNullish ? default : GetMember(iterable, JsSymbol.Iterator);
        if (method.Reference is not JsFunction function) throw TypeError($"{Describe(iterable)} is not iterable");
        var iterator = function.Call(iterable, []);
        if (iterator.Reference is JsIterator made) return new Iteration(this, made.Source);
        if (!iterator.IsObject) throw TypeError("Result of the Symbol.iterator method is not an object");
        return new Iteration(this, iterator);
    }

    /// <summary>All values of an iterable; every one is a step and is charged.</summary>
    public List<JsValue> Collect(JsValue iterable)
    {
        var values = new List<JsValue>();
        var iteration = Iterate(iterable);
        while (iteration.Next(out var value))
        {
            Meter.Allocate(JsArray.BytesPerItem);
            values.Add(value);
        }
        return values;
    }

    public JsValue NewIterator(IEnumerable<JsValue> values)
    {
        Meter.Allocate(128);
        return new JsValue(new JsIterator(this, values.GetEnumerator()));
    }

    public static IEnumerable<JsValue> ArrayValues(JsArray array)
    {
        for (var i = 0; i < array.Count; i++) yield return array.At(i);
    }

    private IEnumerable<JsValue> CodePoints(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                yield return NewText(text.AsSpan(i++, 2));
            }
            else
            {
                yield return Character(text[i]);
            }
        }
    }
}

/// <summary>An iterator of the library, such as <c>map.entries()</c>.</summary>
internal sealed class JsIterator(Realm realm, IEnumerator<JsValue> source) : JsObject(realm, realm.PrototypeOf(IteratorLibrary.Class))
{
    public IEnumerator<JsValue> Source => source;

    public override string ClassName => "Iterator";
}

/// <summary>One walk: over values of the library, or by the protocol of <c>next()</c> and <c>return()</c>.</summary>
internal readonly struct Iteration
{
    private readonly Realm _realm;
    private readonly IEnumerator<JsValue>? _native;
    private readonly JsValue _iterator;
    private readonly JsValue _next;

    public Iteration(Realm realm, IEnumerable<JsValue> values) : this(realm, values.GetEnumerator())
    {
    }

    public Iteration(Realm realm, IEnumerator<JsValue> native)
    {
        _realm = realm;
        _native = native;
    }

    public Iteration(Realm realm, JsValue iterator)
    {
        _realm = realm;
        _iterator = iterator;
        _next = realm.GetMember(iterator, "next");
    }

    public bool Next(out JsValue value)
    {
        _realm.Meter.Step();
        value = default;
        if (_native is not null)
        {
            if (!_native.MoveNext()) return false;
            value = _native.Current;
            return true;
        }
        var result = _realm.Call(_next, _iterator);
        if (!result.IsObject) throw _realm.TypeError("Iterator result is not an object");
        if (_realm.GetMember(result, "done").IsTruthy) return false;
        value = _realm.GetMember(result, "value");
        return true;
    }

    /// <summary>Tells the iterator that the walk ends early.</summary>
    public void Close()
    {
        if (_native is not null) return;
        var method = _realm.GetMember(_iterator, "return");
        if (method.IsFunction) _realm.Call(method, _iterator);
    }
}
