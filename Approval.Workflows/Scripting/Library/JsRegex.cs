using System.Text.RegularExpressions;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>A RegExp object: a compiled expression and the place where the next search begins.</summary>
internal sealed class JsRegex(Realm realm, CompiledRegex regex, JsObject? prototype = null) : JsObject(realm, prototype ?? realm.PrototypeOf(RegexLibrary.Class))
{
    private JsValue _lastIndex = new(0);

    public CompiledRegex Regex => regex;

    public override string ClassName => "RegExp";

    public bool IsGlobal => regex.Has('g');

    public int LastIndex
    {
        get => (int)Math.Clamp(Realm!.ToInteger(_lastIndex), 0, int.MaxValue);
        set => _lastIndex = new JsValue(value);
    }

    public override bool TryGetOwn(object key, out Property property)
    {
        if (key is not "lastIndex") return base.TryGetOwn(key, out property);
        property = new Property(_lastIndex, PropertyTraits.Writable);
        return true;
    }

    public override void Define(object key, Property property)
    {
        if (key is "lastIndex") _lastIndex = property.Value;
        else base.Define(key, property);
    }

    /// <summary>The next match by the rules of <c>exec</c>, null when there is none.</summary>
    public Match? Next(string text)
    {
        var moves = IsGlobal || regex.Has('y');
        var start = moves ? LastIndex : 0;
        var match = start > text.Length ? null : regex.Match(Realm!, text, start);
        var found = match is { Success: true } && (!regex.Has('y') || match.Index == start) ? match : null;
        if (moves) LastIndex = found is null ? 0 : found.Index + found.Length;
        return found;
    }

    /// <summary>All matches from the start of the text.</summary>
    public IEnumerable<Match> All(string text)
    {
        var at = 0;
        while (at <= text.Length)
        {
            var match = regex.Match(Realm!, text, at);
            if (!match.Success || (regex.Has('y') && match.Index != at)) yield break;
            yield return match;
            at = match.Length > 0 ? match.Index + match.Length : match.Index + 1;
        }
    }

    /// <summary>The array that <c>exec</c> answers: the match, its groups, and index, input and groups by name.</summary>
    public JsValue ToArray(Match match, string text)
    {
        var owner = Realm!;
        var array = owner.NewArray(Enumerable.Range(0, match.Groups.Count).Select(i => Group(owner, match, i)));
        array.Put("index", new JsValue(match.Index));
        array.Put("input", new JsValue(text));
        array.Put("groups", NamedGroups(match));
        return new JsValue(array);
    }

    public JsValue NamedGroups(Match match)
    {
        if (regex.Groups.All(static name => name is null)) return default;
        var groups = new JsObject(Realm, null);
        for (var i = 0; i < regex.Groups.Count; i++)
        {
            if (regex.Groups[i] is { } name) groups.Put(name, Group(Realm!, match, i + 1));
        }
        return new JsValue(groups);
    }

    public static JsValue Group(Realm realm, Match match, int index) => match.Groups[index].Success ? realm.NewText(match.Groups[index].ValueSpan) : default;
}
