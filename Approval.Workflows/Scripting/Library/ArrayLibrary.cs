using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>Array: its constructor and the methods that change or rearrange. Those with callbacks are in <see cref="ArrayWalks"/>.</summary>
internal static class ArrayLibrary
{
    public static readonly BuiltinClass Class = new("Array", 1, ArrayWalks.AddTo(ArrayOrder.AddTo(new MemberTable()
        .Method("push", 1, Push)
        .Method("pop", 0, Pop)
        .Method("shift", 0, Shift)
        .Method("unshift", 1, Unshift)
        .Method("splice", 2, Splice)
        .Method("slice", 2, Slice)
        .Method("concat", 1, Concat)
        .Method("fill", 1, Fill)
        .Method("at", 1, At)
        .Method("keys", 0, static (realm, thisValue, _) => realm.NewIterator(Enumerate(ArrayLike.Of(realm, thisValue)).Select(static entry => new JsValue(entry.Index))))
        .Method("entries", 0, static (realm, thisValue, _) => realm.NewIterator(Enumerate(ArrayLike.Of(realm, thisValue)).Select(entry => Pair(realm, entry))))
        .Method("values", 0, Values)
        .Method(JsSymbol.Iterator, "values", 0, Values))), new MemberTable()
        .Method("isArray", 1, static (_, _, arguments) => JsValue.From(arguments.At(0).IsArray))
        .Method("of", 0, static (realm, _, arguments) => ArrayLike.New(realm, arguments))
        .Method("from", 1, From))
    {
        Call = static (realm, _, arguments) => new JsValue(Construct(realm, arguments, realm.ArrayPrototype)),
        Construct = Construct,
    };

    private static JsArray Construct(Realm realm, JsValue[] arguments, JsObject prototype)
    {
        realm.Meter.Allocate(64);
        var array = new JsArray(realm, prototype);
        if (arguments.Length == 1 && arguments[0].IsNumber) array.Define("length", new Property(arguments[0], PropertyTraits.Writable));
        else foreach (var item in arguments) array.Add(item);
        return array;
    }

    private static JsValue From(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var source = arguments.At(0);
        var map = arguments.At(1).IsUndefined ? null : realm.ToFunction(arguments[1]);
        var array = realm.NewArray();
        if (source.IsString || (source.IsObject && realm.GetMember(source, JsSymbol.Iterator).IsFunction))
        {
            var iteration = realm.Iterate(source);
            while (iteration.Next(out var item)) array.Add(Mapped(map, item, array.Count));
            return new JsValue(array);
        }
        foreach (var item in ArrayLike.Copy(realm, new JsValue(realm.ToObject(source)))) array.Add(Mapped(map, item, array.Count));
        return new JsValue(array);
    }

    private static JsValue Mapped(JsFunction? map, JsValue item, int index) => map is null ? item : map.Call(default, [item, new JsValue(index)]);

    private static JsValue Push(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        if (!array.Extensible) throw realm.TypeError("Cannot add property, object is not extensible");
        foreach (var item in arguments) array.Add(item);
        return new JsValue(array.Count);
    }

    private static JsValue Pop(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        var last = array.At(array.Count - 1);
        array.Resize(Math.Max(0, array.Count - 1));
        return last;
    }

    private static JsValue Shift(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        var first = array.At(0);
        if (array.Count > 0) array.Splice(0, 1, []);
        return first;
    }

    private static JsValue Unshift(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        array.Splice(0, 0, arguments);
        return new JsValue(array.Count);
    }

    private static JsValue Splice(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        var start = realm.ToOffset(arguments.At(0), array.Count, 0);
        var wanted = arguments.Length switch { 0 => 0, 1 => array.Count, _ => realm.ToInteger(arguments[1]) };
        var remove = (int)Math.Clamp(wanted, 0, Math.Max(0, array.Count - start));
        var removed = ArrayLike.New(realm, array.Items.Slice(Math.Min(start, array.Count), remove));
        array.Splice(Math.Min(start, array.Count), remove, arguments.Length > 2 ? arguments.AsSpan(2) : []);
        return removed;
    }

    private static JsValue Slice(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var start = realm.ToOffset(arguments.At(0), array.Count, 0);
        var end = realm.ToOffset(arguments.At(1), array.Count, array.Count);
        return ArrayLike.New(realm, end > start && end <= array.Count ? array.Items[start..end] : []);
    }

    private static JsValue Concat(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var result = realm.NewArray();
        foreach (var part in (ReadOnlySpan<JsValue>)[thisValue, .. arguments])
        {
            realm.Meter.Step();
            if (part.Reference is JsArray array) result.Splice(result.Count, 0, array.Items);
            else result.Add(part);
        }
        return new JsValue(result);
    }

    private static JsValue Fill(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        var start = realm.ToOffset(arguments.At(1), array.Count, 0);
        var end = realm.ToOffset(arguments.At(2), array.Count, array.Count);
        realm.Meter.Work(Math.Max(0, end - start));
        if (end > start && end <= array.Count) array.Edit()[start..end].Fill(arguments.At(0));
        return thisValue;
    }

    private static JsValue At(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var index = realm.ToInteger(arguments.At(0));
        if (index < 0) index += array.Count;
        return index >= 0 && index < array.Count ? array.At((int)index) : default;
    }

    private static JsValue Values(Realm realm, JsValue thisValue, JsValue[] arguments) => realm.NewIterator(Realm.ArrayValues(ArrayLike.Of(realm, thisValue)));

    private static IEnumerable<(int Index, JsValue Value)> Enumerate(JsArray array)
    {
        for (var i = 0; i < array.Count; i++) yield return (i, array.At(i));
    }

    private static JsValue Pair(Realm realm, (int Index, JsValue Value) entry) => new(new JsArray(realm, [new JsValue(entry.Index), entry.Value]));
}
