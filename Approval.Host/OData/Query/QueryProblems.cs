namespace Approval.Host.OData.Query;

/// <summary>Every refusal of a query, with its status, stable code and sentence.</summary>
internal static class QueryProblems
{
    public static ODataProblem Syntax(string? target, string? detail) =>
        new(400, "query.syntax", "查询无法识别，请检查地址和查询选项的写法。", "The query cannot be read; check how the address and its options are written.", target) { Detail = detail };

    public static ODataProblem BadText() =>
        new(400, "query.text", "文本中含有不能识别的字符。", "A text holds a character that cannot be stored.");

    public static ODataProblem UnknownOption(string name) =>
        new(501, "query.option-unsupported", $"本服务不支持查询选项 {name}。", $"This service does not support the option {name}.", name);

    public static ODataProblem UnknownPreference(string name, string target) =>
        new(400, "query.option-value", $"{target} 的值 {name} 不正确。", $"The value {name} of {target} is not right.", target);

    public static ODataProblem NotHere(string name) =>
        new(400, "query.option-misplaced", $"此处不能使用查询选项 {name}。", $"The option {name} has no meaning here.", name);

    public static ODataProblem Duplicate(string name) =>
        new(400, "query.option-twice", $"查询选项 {name} 出现了两次。", $"The option {name} is given twice.", name);

    public static ODataProblem NotImplemented(string what) =>
        new(501, "query.unsupported", $"本服务不支持 {what}。", $"This service does not support {what}.", what);

    public static ODataProblem TooManyNodes() =>
        new(400, "query.too-complex", $"查询过于复杂，最多 {QueryLimits.MaxNodes} 个运算项。", $"The query is too complex; at most {QueryLimits.MaxNodes} terms are answered.", "$filter");

    public static ODataProblem TooDeep() =>
        new(400, "query.too-deep", $"查询嵌套过深，最多 {QueryLimits.MaxDepth} 层。", $"The query is nested too deeply; at most {QueryLimits.MaxDepth} levels are answered.", "$filter");

    public static ODataProblem TooComplexToParse() =>
        new(400, "query.too-complex", "查询过于复杂或嵌套过深。", "The query is too complex or nested too deeply.", "$filter");

    public static ODataProblem TooManyValues() =>
        new(400, "query.list-too-long", $"in 列表最多 {QueryLimits.MaxListValues} 个值。", $"A list of in holds at most {QueryLimits.MaxListValues} values.", "$filter");

    public static ODataProblem TooLong() =>
        new(414, "query.too-long", $"查询选项过长，最多 {QueryLimits.MaxOptionsLength} 个字符。", $"The options are too long; at most {QueryLimits.MaxOptionsLength} characters are read.");

    public static ODataProblem TopTooLarge() =>
        new(400, "query.top-too-large", $"$top 最大为 {QueryLimits.MaxTop}。", $"$top is at most {QueryLimits.MaxTop}.", "$top");

    public static ODataProblem SkipTooLarge() =>
        new(400, "query.skip-too-large", $"$skip 最大为 {QueryLimits.MaxSkip}，请改用 @odata.nextLink 翻页。", $"$skip is at most {QueryLimits.MaxSkip}; follow @odata.nextLink instead.", "$skip");

    public static ODataProblem TooManyOrderKeys() =>
        new(400, "query.order-too-long", $"$orderby 最多 {QueryLimits.MaxOrderKeys} 项。", $"$orderby holds at most {QueryLimits.MaxOrderKeys} keys.", "$orderby");

    public static ODataProblem ExpandTooLarge() =>
        new(400, "query.expand-too-large", $"$expand 最多 {QueryLimits.MaxExpandDepth} 层、{QueryLimits.MaxExpandCount} 项。", $"$expand goes at most {QueryLimits.MaxExpandDepth} levels deep, with {QueryLimits.MaxExpandCount} items.", "$expand");

    public static ODataProblem BadSearch() =>
        new(400, "query.search", $"$search 不正确：请用空格分隔的词或引号内的短语，最多 {QueryLimits.MaxSearchTerms} 个。", $"$search is not right: words, or phrases in quotation marks, at most {QueryLimits.MaxSearchTerms}.", "$search");

    public static ODataProblem BadSkipToken() =>
        new(400, "query.skiptoken", "翻页标记无效，请从第一页重新开始。", "The skip token is not valid for this query; begin again with the first page.", "$skiptoken");

    public static ODataProblem LiteralOutOfRange() =>
        new(400, "query.value-range", "查询中的数值、时长或日期超出范围。", "A number, duration or date of the query is out of range.", "$filter");

    public static ODataProblem TooSlow() =>
        new(422, "query.too-slow", $"查询超过 {QueryLimits.MaxQueryTime.TotalSeconds:0} 秒未完成，请缩小范围。", $"The query took more than {QueryLimits.MaxQueryTime.TotalSeconds:0} seconds; ask for less.");

    public static ODataProblem Uncomputable() =>
        new(400, "query.uncomputable", "查询中的运算无法得出结果。", "An expression of the query has no result.", "$filter");
}
