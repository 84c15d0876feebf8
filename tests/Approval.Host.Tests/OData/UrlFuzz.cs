namespace Approval.Host.Tests.OData;

/// <summary>Makes addresses that are nearly right: grown from the grammar, then bitten here and there. The seed decides all.</summary>
internal sealed class UrlFuzz(int seed)
{
    private static readonly string[] Sets = ["Cases", "ReviewTasks", "Licences", "CaseItems", "Bundles"];
    private static readonly string[] Properties = ["CaseId", "Status", "Version", "SubjectName", "CreatedAt", "OfferedAt", "Position", "Mandatory", "ValidUntil", "BundleId", "Result", "i/Status", "Case/Status", "Nope"];
    private static readonly string[] Navigations = ["Items", "ReviewTasks", "Licences", "Case", "Components", "Nope"];
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod", "in", "has"];
    private static readonly string[] Functions = ["contains", "startswith", "endswith", "length", "indexof", "substring", "tolower", "toupper", "trim", "concat", "year", "date", "time", "round", "now", "cast", "isof", "totalseconds", "matchesPattern"];
    private static readonly string[] Literals = ["1", "-1", "0", "null", "true", "'Accepted'", "'O''Brien'", "'中文'", "1.5", "1e20", "INF", "NaN", "2026-01-01", "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "duration'P1D'", "duration'-P36525D'", "12:00:00", "0193a000-0001-7000-8000-000000000001", "9223372036854775807", "('a','b')", "(1,2)", "('a',null)", "@p"];
    private static readonly string[] Bites = ["'", "(", ")", "%", "%00", "%27", "/", "$", "&", "=", ",", ";", ":", " ", "@", "\\", "%ED%A0%80", "%F0%A0%AE%B7", "+", "--", "..", "%2F", "{", "\""];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var url = Path() + (_random.Next(8) == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Option(0))));
        for (var bites = _random.Next(4) == 0 ? _random.Next(1, 4) : 0; bites > 0; bites--)
            url = Bite(url);
        return url;
    }

    private string Path()
    {
        var path = Pick(Sets);
        if (_random.Next(3) == 0)
            path += $"({Pick(Literals)})";
        while (_random.Next(4) == 0)
            path += "/" + (_random.Next(5) switch { 0 => Pick(Properties), 1 => "$count", 2 => "$value", 3 => "Approval.Form()", _ => Pick(Navigations) });
        return path;
    }

    private string Option(int depth) => _random.Next(9) switch
    {
        0 => $"$top={_random.Next(-2, 50)}",
        1 => $"$skip={_random.Next(-2, 50)}",
        2 => $"$orderby={Value(0)} {(_random.Next(2) == 0 ? "desc" : "")}",
        3 => $"$select={Pick(Properties)},{Pick(Properties)}",
        4 => $"$expand={Pick(Navigations)}{(depth < 3 && _random.Next(2) == 0 ? $"({Option(depth + 1)};{Option(depth + 1)})" : "")}",
        5 => $"$search={Pick(Literals)} {Pick(["AND", "OR", "NOT", ""])} {Pick(Literals)}",
        6 => $"$count={Pick(["true", "false", "x"])}",
        7 => $"@p={Pick(Literals)}",
        _ => $"$filter={Expression(0)}",
    };

    private string Expression(int depth) => _random.Next(depth > 3 ? 2 : 5) switch
    {
        0 or 1 => $"{Value(depth)} {Pick(Operators)} {Value(depth)}",
        2 => $"not ({Expression(depth + 1)})",
        3 => $"({Expression(depth + 1)}) {Pick(["and", "or"])} {Expression(depth + 1)}",
        _ => $"{Pick(Navigations)}/{Pick(["any", "all"])}(i:{Expression(depth + 1)})",
    };

    private string Value(int depth) => _random.Next(depth > 3 ? 2 : 4) switch
    {
        0 => Pick(Properties),
        1 => Pick(Literals),
        2 => $"{Pick(Functions)}({string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1)))})",
        _ => $"({Value(depth + 1)} {Pick(Operators)} {Value(depth + 1)})",
    };

    private string Bite(string url)
    {
        var at = _random.Next(url.Length);
        return _random.Next(3) switch
        {
            0 => url[..at] + Pick(Bites) + url[at..],
            1 => url[..at] + url[(at + 1)..],
            _ => url[..at] + url[at..] + url[at..],
        };
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
