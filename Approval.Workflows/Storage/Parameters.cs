using Npgsql;

namespace Approval.Workflows.Storage;

/// <summary>Positional parameters (<c>$1</c>, <c>$2</c> …): the one form that Npgsql sends without rewriting the SQL.</summary>
public static class Parameters
{
    public static void AddPositional(this NpgsqlParameterCollection parameters, params object?[] arguments)
    {
        foreach (var argument in arguments)
            parameters.Add(argument as NpgsqlParameter ?? new NpgsqlParameter { Value = argument ?? DBNull.Value });
    }

    /// <summary>A jsonb parameter; plain strings would be sent as text and refused by a jsonb column.</summary>
    public static NpgsqlParameter Json(string? json) =>
        new() { Value = (object?)json ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb };
}
