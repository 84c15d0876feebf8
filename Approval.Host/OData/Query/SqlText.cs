using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Approval.Host.OData.Query;

/// <summary>
/// Collects the parameters and aliases of one statement. Text of a request reaches PostgreSQL only through here: as a
/// value of a placeholder, never as SQL.
/// </summary>
internal sealed class SqlText
{
    private readonly List<NpgsqlParameter> _parameters = [];
    private int _aliases;

    /// <summary>A name for one more row source.</summary>
    public string Alias() => $"t{_aliases++}";

    public string Parameter(string value) => Add(Checked(value), NpgsqlDbType.Text);

    public string Parameter(IReadOnlyList<string> values) => Add(values.Select(Checked).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    public string Parameter(object value, NpgsqlDbType type) => Add(value, type);

    /// <summary>The finished command; the parameters are its own from now on.</summary>
    public NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in _parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private string Add(object value, NpgsqlDbType type)
    {
        _parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return $"${_parameters.Count}";
    }

    // PostgreSQL text has no NUL, and UTF-8 has no half of a surrogate pair.
    private static string Checked(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == 0 || rune == Rune.ReplacementChar)
                throw new QueryRefusedException(QueryProblems.BadText());
        }
        return value;
    }
}
