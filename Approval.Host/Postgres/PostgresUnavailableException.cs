namespace Approval.Host.Postgres;

/// <summary>The database cannot be had; carries the sentence for the person who started the host, in Chinese and in English.</summary>
internal sealed class PostgresUnavailableException(string chinese, string english, Exception? inner = null)
    : Exception($"{chinese}\n{english}", inner);
