using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>The array methods about order and search, and those that make text.</summary>
internal static class ArrayOrder
{
    public static MemberTable AddTo(MemberTable table) => table
        .Method("sort", 1, Sort)
        .Method("reverse", 0, Reverse)
        .Method("indexOf", 1, IndexOf)
        .Method("lastIndexOf", 1, LastIndexOf)
        .Method("includes", 1, Includes)
        .Method("join", 1, Join)
        .Method("toString", 0, static (realm, thisValue, _) => Join(realm, thisValue, []))
        .Method("toLocaleString", 0, static (realm, thisValue, _) => Join(realm, thisValue, []));

    private static JsValue Sort(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        var compare = arguments.At(0).IsUndefined ? null : realm.ToFunction(arguments[0]);
        var all = array.Items.Length;
        realm.Meter.Allocate(3L * JsArray.BytesPerItem * all);
        realm.Meter.Work(all);
        var items = array.Items.ToArray().Where(static item => !item.IsEmpty && !item.IsUndefined).ToArray();
        var undefined = array.Items.ToArray().Count(static item => item.IsUndefined);
        Merge(realm, compare is null ? ByText(realm, items) : items, compare is null ? CompareText : (a, b) => realm.ToNumber(compare.Call(default, [a, b])));
        // The comparison may have changed the array; what it is now gives the length.
        var target = array.Edit();
        for (var i = 0; i < target.Length; i++) target[i] = i < items.Length ? items[i] : i < items.Length + undefined ? default : JsValue.Empty;
        return thisValue;

        double CompareText(JsValue a, JsValue b)
        {
            realm.Meter.Step();
            return string.CompareOrdinal(realm.ToText(a), realm.ToText(b));
        }
    }

    // Objects would run script code at every comparison; their text is asked for once here to fail early.
    private static JsValue[] ByText(Realm realm, JsValue[] items)
    {
        foreach (var item in items) realm.ToText(item);
        return items;
    }

    // A merge sort is stable and ends whatever the comparison answers.
    private static void Merge(Realm realm, JsValue[] items, Func<JsValue, JsValue, double> compare)
    {
        var (from, to) = (items, new JsValue[items.Length]);
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width) MergeRun(realm, from, to, start, width, compare);
            (from, to) = (to, from);
        }
        if (!ReferenceEquals(from, items)) from.CopyTo(items, 0);
    }

    private static void MergeRun(Realm realm, JsValue[] from, JsValue[] to, int start, int width, Func<JsValue, JsValue, double> compare)
    {
        var middle = Math.Min(start + width, from.Length);
        var end = Math.Min(start + 2 * width, from.Length);
        realm.Meter.Work(end - start);
        int left = start, right = middle;
        for (var at = start; at < end; at++)
        {
            var takeRight = left >= middle || (right < end && compare(from[left], from[right]) > 0);
            to[at] = takeRight ? from[right++] : from[left++];
        }
    }

    private static JsValue Reverse(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Changeable(realm, thisValue);
        realm.Meter.Work(array.Count);
        array.Edit().Reverse();
        return thisValue;
    }

    private static JsValue IndexOf(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        for (var i = realm.ToOffset(arguments.At(1), array.Count, 0); i < array.Count; i++)
        {
            realm.Meter.Step();
            if (array.Has(i) && Operators.StrictEquals(array.At(i), arguments.At(0))) return new JsValue(i);
        }
        return new JsValue(-1);
    }

    private static JsValue LastIndexOf(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        var start = arguments.Length > 1 ? realm.ToInteger(arguments[1]) : array.Count - 1;
        for (var i = (int)Math.Min(start < 0 ? array.Count + start : start, array.Count - 1); i >= 0; i--)
        {
            realm.Meter.Step();
            if (array.Has(i) && Operators.StrictEquals(array.At(i), arguments.At(0))) return new JsValue(i);
        }
        return new JsValue(-1);
    }

    private static JsValue Includes(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        for (var i = realm.ToOffset(arguments.At(1), array.Count, 0); i < array.Count; i++)
        {
            realm.Meter.Step();
            if (Operators.SameValueZero(array.At(i), arguments.At(0))) return JsValue.True;
        }
        return JsValue.False;
    }

    private static JsValue Join(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var array = ArrayLike.Of(realm, thisValue);
        // An array inside itself gives nothing, as everywhere.
        if (!realm.Joining.Add(array)) return new JsValue("");
        var separator = arguments.At(0).IsUndefined ? new JsValue(",") : realm.ToTextValue(arguments[0]);
        var result = new JsValue("");
        for (var i = 0; i < array.Count; i++)
        {
            realm.Meter.Step();
            if (i > 0) result = realm.Concat(result, separator);
            if (!array.At(i).IsNullish) result = realm.Concat(result, realm.ToTextValue(array.At(i)));
        }
        realm.Joining.Remove(array);
        return result;
    }
}
