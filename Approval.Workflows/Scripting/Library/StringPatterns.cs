using System.Globalization;
using System.Text.RegularExpressions;
using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

/// <summary>The string methods that take a regular expression or plain text: match, replace, split and search.</summary>
internal static class StringPatterns
{
    public static MemberTable AddTo(MemberTable table) => table
        .Method("match", 1, Match)
        .Method("matchAll", 1, MatchAll)
        .Method("search", 1, Search)
        .Method("split", 2, Split)
        .Method("replace", 2, static (realm, thisValue, arguments) => Replace(realm, thisValue, arguments, false))
        .Method("replaceAll", 2, static (realm, thisValue, arguments) => Replace(realm, thisValue, arguments, true));

    private static JsRegex ToRegex(Realm realm, JsValue value) =>
        value.Reference as JsRegex ?? RegexLibrary.Make(realm, value.IsUndefined ? [] : [value], realm.PrototypeOf(RegexLibrary.Class));

    private static JsValue Match(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = StringLibrary.This(realm, thisValue);
        var regex = ToRegex(realm, arguments.At(0));
        if (!regex.IsGlobal) return regex.Next(text) is { } match ? regex.ToArray(match, text) : JsValue.Null;
        regex.LastIndex = 0;
        var all = realm.NewArray(regex.All(text).Select(found => JsRegex.Group(realm, found, 0)));
        return all.Count == 0 ? JsValue.Null : new JsValue(all);
    }

    private static JsValue MatchAll(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = StringLibrary.This(realm, thisValue);
        if (arguments.At(0).Reference is JsRegex { IsGlobal: false }) throw realm.TypeError("String.prototype.matchAll called with a non-global RegExp argument");
        var regex = ToRegex(realm, arguments.At(0));
        return realm.NewIterator(regex.All(text).Select(match => regex.ToArray(match, text)));
    }

    private static JsValue Search(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = StringLibrary.This(realm, thisValue);
        var match = ToRegex(realm, arguments.At(0)).Regex.Match(realm, text, 0);
        return new JsValue(match.Success ? match.Index : -1);
    }

    private static JsValue Split(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var text = StringLibrary.This(realm, thisValue);
        var limit = arguments.At(1).IsUndefined ? uint.MaxValue : unchecked((uint)realm.ToInt32(arguments[1]));
        var result = realm.NewArray();
        if (limit == 0) return new JsValue(result);
        if (arguments.At(0).IsUndefined) result.Add(new JsValue(text));
        else foreach (var piece in arguments[0].Reference is JsRegex regex ? Pieces(realm, text, regex) : Pieces(realm, text, realm.ToText(arguments[0])))
        {
            realm.Meter.Step();
            result.Add(piece);
            if (result.Count >= limit) break;
        }
        return new JsValue(result);
    }

    private static IEnumerable<JsValue> Pieces(Realm realm, string text, string separator)
    {
        if (separator.Length == 0)
        {
            foreach (var character in text) yield return realm.Character(character);
            yield break;
        }
        var start = 0;
        while (text.IndexOf(separator, start, StringComparison.Ordinal) is var at && at >= 0)
        {
            yield return realm.NewText(text.AsSpan(start, at - start));
            start = at + separator.Length;
        }
        yield return realm.NewText(text.AsSpan(start));
    }

    private static IEnumerable<JsValue> Pieces(Realm realm, string text, JsRegex regex)
    {
        if (text.Length == 0 && regex.Regex.Match(realm, text, 0).Success) yield break;
        var start = 0;
        foreach (var match in regex.All(text))
        {
            if (match.Length == 0 && (match.Index == start || match.Index >= text.Length)) continue;
            yield return realm.NewText(text.AsSpan(start, match.Index - start));
            for (var i = 1; i < match.Groups.Count; i++) yield return JsRegex.Group(realm, match, i);
            start = match.Index + match.Length;
        }
        yield return realm.NewText(text.AsSpan(start));
    }

    private static JsValue Replace(Realm realm, JsValue thisValue, JsValue[] arguments, bool all)
    {
        var text = StringLibrary.This(realm, thisValue);
        var with = arguments.At(1).IsFunction ? arguments.At(1) : realm.ToTextValue(arguments.At(1));
        if (arguments.At(0).Reference is JsRegex regex)
        {
            if (all && !regex.IsGlobal) throw realm.TypeError("replaceAll must be called with a global RegExp");
            return ReplaceMatches(realm, text, regex, with);
        }
        var wanted = realm.ToText(arguments.At(0));
        var result = new JsValue("");
        var done = 0;
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = at + 1 > text.Length ? -1 : text.IndexOf(wanted, Math.Max(done, at + Math.Max(1, wanted.Length)), StringComparison.Ordinal))
        {
            realm.Meter.Step();
            var piece = with.IsFunction ? realm.ToTextValue(realm.Call(with, default, new JsValue(wanted), new JsValue(at), new JsValue(text))) : Expand(realm, with.Text, text, at, wanted.Length, null, null);
            result = realm.Concat(realm.Concat(result, realm.NewText(text.AsSpan(done, at - done))), piece);
            done = at + wanted.Length;
            if (!all || at + Math.Max(1, wanted.Length) > text.Length) break;
        }
        return realm.Concat(result, realm.NewText(text.AsSpan(done)));
    }

    private static JsValue ReplaceMatches(Realm realm, string text, JsRegex regex, JsValue with)
    {
        var result = new JsValue("");
        var done = 0;
        if (regex.IsGlobal) regex.LastIndex = 0;
        var matches = regex.IsGlobal ? regex.All(text) : regex.Next(text) is { } only ? [only] : [];
        foreach (var match in matches)
        {
            realm.Meter.Step();
            var piece = with.IsFunction ? realm.ToTextValue(realm.Call(with, default, Arguments(realm, text, regex, match))) : Expand(realm, with.Text, text, match.Index, match.Length, match, regex);
            result = realm.Concat(realm.Concat(result, realm.NewText(text.AsSpan(done, match.Index - done))), piece);
            done = match.Index + match.Length;
        }
        return realm.Concat(result, realm.NewText(text.AsSpan(done)));
    }

    private static JsValue[] Arguments(Realm realm, string text, JsRegex regex, Match match)
    {
        var groups = Enumerable.Range(0, match.Groups.Count).Select(i => JsRegex.Group(realm, match, i));
        JsValue[] arguments = [.. groups, new JsValue(match.Index), new JsValue(text)];
        var named = regex.NamedGroups(match);
        return named.IsUndefined ? arguments : [.. arguments, named];
    }

    /// <summary>Fills in <c>$1</c>, <c>$&amp;</c>, <c>$&lt;name&gt;</c> and their kind.</summary>
    private static JsValue Expand(Realm realm, string template, string text, int index, int length, Match? match, JsRegex? regex)
    {
        if (!template.Contains('$', StringComparison.Ordinal)) return new JsValue(template);
        var result = new JsValue("");
        for (var i = 0; i < template.Length; i++)
        {
            var used = template[i] == '$' ? Special(realm, template, i, text, index, length, match, regex, ref result) : 0;
            if (used == 0) result = realm.Concat(result, realm.Character(template[i]));
            else i += used;
        }
        return result;
    }

    // Answers how many characters after the $ were used; 0 when the $ stands for itself.
    private static int Special(Realm realm, string template, int at, string text, int index, int length, Match? match, JsRegex? regex, ref JsValue result)
    {
        var next = at + 1 < template.Length ? template[at + 1] : '\0';
        ReadOnlySpan<char> piece;
        var used = 1;
        if (next == '$') piece = "$";
        else if (next == '&') piece = text.AsSpan(index, length);
        else if (next == '`') piece = text.AsSpan(0, index);
        else if (next == '\'') piece = text.AsSpan(index + length);
        else if (match is not null && char.IsAsciiDigit(next))
        {
            used = at + 2 < template.Length && char.IsAsciiDigit(template[at + 2]) && GroupAt(template, at, 2) is var two && two > 0 && two < match.Groups.Count ? 2 : 1;
            var group = GroupAt(template, at, used);
            if (group == 0 || group >= match.Groups.Count) return 0;
            piece = match.Groups[group].ValueSpan;
        }
        else if (next == '<' && regex is not null && regex.Regex.Groups.Any(static name => name is not null) && template.IndexOf('>', at) is var end && end > 0)
        {
            var named = regex.Regex.Groups.ToList().IndexOf(template[(at + 2)..end]);
            piece = named < 0 ? "" : match!.Groups[named + 1].ValueSpan;
            used = end - at;
        }
        else
        {
            return 0;
        }
        result = realm.Concat(result, realm.NewText(piece));
        return used;
    }

    private static int GroupAt(string template, int at, int digits) => int.Parse(template.AsSpan(at + 1, digits), CultureInfo.InvariantCulture);
}
