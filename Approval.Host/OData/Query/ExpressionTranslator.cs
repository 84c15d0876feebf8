using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Query;

/// <summary>
/// The one way from a parsed expression to SQL: filters, orders and lambdas all go through here, so that rights, null
/// rules and limits hold in each of them.
/// </summary>
internal sealed class ExpressionTranslator(SqlText sql, QueryScope scope, IDictionary<string, SingleValueNode> aliases, NodeBudget budget) : QueryNodeVisitor<SqlValue>
{
    private readonly Dictionary<string, RowSource> _variables = new(StringComparer.Ordinal);

    /// <summary>Names the row that a range variable stands for.</summary>
    public void Bind(RangeVariable variable, RowSource row) => _variables[variable.Name] = row;

    public SqlValue Value(QueryNode node)
    {
        using (budget.Enter())
            return node.Accept(this);
    }

    /// <summary>A condition of which only the truth counts: NULL may stand for false, so plain comparisons stay plain.</summary>
    public string Condition(QueryNode node)
    {
        using (budget.Enter())
        {
            return node switch
            {
                ConvertNode convert => Condition(convert.Source),
                BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } logic => Joined(logic, Condition),
                BinaryOperatorNode { OperatorKind: var kind } binary when IsComparison(kind) => Comparisons.Compare(kind, Value(binary.Left), Value(binary.Right), strict: false).Sql,
                InNode list => Lists.In(sql, Value(list.Left), list.Right, strict: false).Sql,
                _ => node.Accept(this).Sql,
            };
        }
    }

    public override SqlValue Visit(ConstantNode nodeIn) => Literals.Of(sql, nodeIn.Value);

    public override SqlValue Visit(ConvertNode nodeIn) => Value(nodeIn.Source);

    public override SqlValue Visit(BinaryOperatorNode nodeIn) => nodeIn.OperatorKind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.Or => SqlValue.Boolean(Joined(nodeIn, n => Value(n).Sql), true),
        var kind when IsComparison(kind) => Comparisons.Compare(kind, Value(nodeIn.Left), Value(nodeIn.Right), strict: true),
        var kind => Arithmetic.Apply(kind, Value(nodeIn.Left), Value(nodeIn.Right)),
    };

    public override SqlValue Visit(UnaryOperatorNode nodeIn)
    {
        var operand = Value(nodeIn.Operand);
        return nodeIn.OperatorKind == UnaryOperatorKind.Not ? SqlValue.Boolean($"(NOT {operand.Sql})", operand.Nullable) : Arithmetic.Negate(operand);
    }

    public override SqlValue Visit(InNode nodeIn) => Lists.In(sql, Value(nodeIn.Left), nodeIn.Right, strict: true);

    public override SqlValue Visit(SingleValuePropertyAccessNode nodeIn)
    {
        var chain = NavigationChain.To(nodeIn.Source, _variables, sql, scope);
        var value = chain.Last.Value(nodeIn.Property.Name);
        return chain.From.Length == 0 ? value : value with { Sql = $"(SELECT {value.Sql} FROM {chain.From} WHERE {chain.Where})", Nullable = true };
    }

    // An entity is only ever compared with null; whether it is there is all that is asked.
    public override SqlValue Visit(SingleNavigationNode nodeIn)
    {
        var chain = NavigationChain.To(nodeIn, _variables, sql, scope);
        return SqlValue.Boolean($"(SELECT TRUE FROM {chain.From} WHERE {chain.Where})", true);
    }

    public override SqlValue Visit(ResourceRangeVariableReferenceNode nodeIn) => SqlValue.Boolean("TRUE", false);

    public override SqlValue Visit(CountNode nodeIn)
    {
        var chain = NavigationChain.To(nodeIn.Source, _variables, sql, scope);
        return new SqlValue($"(SELECT count(*) FROM {chain.From} WHERE {chain.Where})", EdmPrimitiveTypeKind.Int64, false);
    }

    public override SqlValue Visit(AnyNode nodeIn) => SqlValue.Boolean($"EXISTS {Rows(nodeIn, Condition)}", false);

    public override SqlValue Visit(AllNode nodeIn) => SqlValue.Boolean($"(NOT EXISTS {Rows(nodeIn, body => $"NOT COALESCE({Value(body).Sql}, FALSE)")})", false);

    public override SqlValue Visit(ParameterAliasNode nodeIn) =>
        aliases.TryGetValue(nodeIn.Alias, out var node) && node is not null ? Value(node) : SqlValue.Null(EdmPrimitiveTypeKind.None);

    public override SqlValue Visit(SingleValueFunctionCallNode nodeIn) => nodeIn.Name switch
    {
        "now" => Literals.Of(sql, scope.Now),
        "mindatetime" => Literals.Of(sql, DateTimeOffset.MinValue),
        "maxdatetime" => Literals.Of(sql, DateTimeOffset.MaxValue),
        _ => FunctionCalls.Call(nodeIn.Name, [.. nodeIn.Parameters.Select(Value)]),
    };

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;

    // A chain of one operator is a list, not a depth: three hundred terms joined by "or" are flat.
    private static string Joined(BinaryOperatorNode node, Func<QueryNode, string> operand)
    {
        var operands = new Stack<string>();
        QueryNode rest = node;
        while (Unconverted(rest) is BinaryOperatorNode binary && binary.OperatorKind == node.OperatorKind)
        {
            operands.Push(operand(binary.Right));
            rest = binary.Left;
        }
        operands.Push(operand(rest));
        return $"({string.Join(node.OperatorKind == BinaryOperatorKind.And ? " AND " : " OR ", operands)})";
    }

    private static QueryNode Unconverted(QueryNode node) => node is ConvertNode convert ? Unconverted(convert.Source) : node;

    private string Rows(LambdaNode node, Func<QueryNode, string> test)
    {
        var chain = NavigationChain.To(node.Source, _variables, sql, scope);
        if (node.CurrentRangeVariable is { } variable)
            Bind(variable, chain.Last);
        return $"(SELECT 1 FROM {chain.From} WHERE {chain.Where} AND {test(node.Body)})";
    }
}
