using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>The array methods that call a function for every item.</summary>
internal static class ArrayWalks
{
    public static MemberTable AddTo(MemberTable table) => table
        .Method("forEach", 1, ForEach)
        .Method("map", 1, Map)
        .Method("filter", 1, Filter)
        .Method("some", 1, static (realm, thisValue, arguments) => JsValue.From(First(realm, thisValue, arguments, true, false) >= 0))
        .Method("every", 1, static (realm, thisValue, arguments) => JsValue.From(First(realm, thisValue, arguments, false, false) < 0))
        .Method("find", 1, static (realm, thisValue, arguments) => ArrayLike.Of(realm, thisValue).At(First(realm, thisValue, arguments, true, true)))
        .Method("findIndex", 1, static (realm, thisValue, arguments) => new JsValue(First(realm, thisValue, arguments, true, true)))
        .Method("findLast", 1, static (realm, thisValue, arguments) => ArrayLike.Of(realm, thisValue).At(Last(realm, thisValue, arguments)))
        .Method("findLastIndex", 1, static (realm, thisValue, arguments) => new JsValue(Last(realm, thisValue, arguments)))
        .Method("reduce", 1, static (realm, thisValue, arguments) => Reduce(realm, thisValue, arguments, 1))
        .Method("reduceRight", 1, static (realm, thisValue, arguments) => Reduce(realm, thisValue, arguments, -1))
        .Method("flat", 0, static (realm, thisValue, arguments) => Flat(realm, ArrayLike.Of(realm, thisValue), arguments.At(0).IsUndefined ? 1 : realm.ToInteger(arguments[0])))
        .Method("flatMap", 1, static (realm, thisValue, arguments) => Flat(realm, (JsArray)Map(realm, thisValue, arguments).Reference!, 1));

    private static JsValue ForEach(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        Walk(realm, thisValue, arguments, static (_, _, _) => { });
        return default;
    }

    private static JsValue Map(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var result = realm.NewArray();
        result.Resize(ArrayLike.Of(realm, thisValue).Count);
        Walk(realm, thisValue, arguments, (index, _, mapped) => result.SetAt(index, mapped));
        return new JsValue(result);
    }

    private static JsValue Filter(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var result = realm.NewArray();
        Walk(realm, thisValue, arguments, (_, item, keep) =>
        {
            if (keep.IsTruthy) result.Add(item);
        });
        return new JsValue(result);
    }

    // Holes are skipped; items that come while the walk is under way are not visited.
    private static void Walk(Realm realm, JsValue thisValue, JsValue[] arguments, Action<int, JsValue, JsValue> use)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var callback = realm.ToFunction(arguments.At(0));
        var count = array.Count;
        for (var i = 0; i < count; i++)
        {
            realm.Meter.Step();
            if (!array.Has(i)) continue;
            var item = array.At(i);
            use(i, item, callback.Call(arguments.At(1), [item, new JsValue(i), thisValue]));
        }
    }

    private static int First(Realm realm, JsValue thisValue, JsValue[] arguments, bool wanted, bool withHoles)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var callback = realm.ToFunction(arguments.At(0));
        var count = array.Count;
        for (var i = 0; i < count; i++)
        {
            realm.Meter.Step();
            if (!withHoles && !array.Has(i)) continue;
            if (callback.Call(arguments.At(1), [array.At(i), new JsValue(i), thisValue]).IsTruthy == wanted) return i;
        }
        return -1;
    }

    private static int Last(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var callback = realm.ToFunction(arguments.At(0));
        for (var i = array.Count - 1; i >= 0; i--)
        {
            if (callback.Call(arguments.At(1), [array.At(i), new JsValue(i), thisValue]).IsTruthy) return i;
        }
        return -1;
    }

    private static JsValue Reduce(Realm realm, JsValue thisValue, JsValue[] arguments, int step)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var callback = realm.ToFunction(arguments.At(0));
        var count = array.Count;
        var at = step > 0 ? 0 : count - 1;
        var started = arguments.Length > 1;
        var result = arguments.At(1);
        for (; at >= 0 && at < count; at += step)
        {
            realm.Meter.Step();
            if (!array.Has(at)) continue;
            result = started ? callback.Call(default, [result, array.At(at), new JsValue(at), thisValue]) : array.At(at);
            started = true;
        }
        return started ? result : throw realm.TypeError("Reduce of empty array with no initial value");
    }

    private static JsValue Flat(Realm realm, JsArray array, double depth)
    {
        var result = realm.NewArray();
        FlattenInto(realm, result, array, depth);
        return new JsValue(result);
    }

    private static void FlattenInto(Realm realm, JsArray result, JsArray array, double depth)
    {
        realm.Meter.Enter();
        for (var i = 0; i < array.Count; i++)
        {
            realm.Meter.Step();
            if (!array.Has(i)) continue;
            if (depth >= 1 && array.At(i).Reference is JsArray inner) FlattenInto(realm, result, inner, depth - 1);
            else result.Add(array.At(i));
        }
        realm.Meter.Leave();
    }
}
