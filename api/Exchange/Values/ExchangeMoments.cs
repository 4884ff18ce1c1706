using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Which number the log of values had reached at an instant.</summary>
public static class ExchangeMoments
{
    private const string SelectNumberAt = """
        select coalesce(max(seq), 0) as seq
        from exchange_values
        where recorded_at <= @at
        """;

    public static Task<long> NumberAtAsync(DbConnection connection, DateTimeOffset at) =>
        connection.QuerySingleAsync<long>(SelectNumberAt, new { at = at.UtcDateTime });
}
