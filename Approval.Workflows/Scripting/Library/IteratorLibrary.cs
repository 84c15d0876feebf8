using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>What <c>array.entries()</c>, <c>map.keys()</c> and <c>text.matchAll()</c> answer.</summary>
internal static class IteratorLibrary
{
    public static readonly BuiltinClass Class = new("Iterator", 0, new MemberTable()
        .Method("next", 0, Next)
        .Method(JsSymbol.Iterator, "[Symbol.iterator]", 0, static (_, thisValue, _) => thisValue), new MemberTable());

    private static JsValue Next(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        if (thisValue.Reference is not JsIterator iterator) throw realm.TypeError("next was called on something that is not an iterator");
        var result = realm.NewObject();
        var more = iterator.Source.MoveNext();
        result.Put("value", more ? iterator.Source.Current : default);
        result.Put("done", JsValue.From(!more));
        return new JsValue(result);
    }
}
