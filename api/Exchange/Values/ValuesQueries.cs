using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Exchange.Values;

public static class ValuesQueries
{
    private const string SelectNumberAt = """
        select coalesce(max(seq), 0)
        from exchange_values
        where recorded_at = (
          select max(recorded_at)
          from exchange_values
          where recorded_at <= @at)
        """;

    private const string CountPillars = """
        select count(*)
        from pillars
        where id = @id
        """;

    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Number of the last change that was recorded by then; 0 before the first.</summary>
    public static Task<long> NumberAtAsync(DbConnection connection, DateTime at) => connection.QuerySingleAsync<long>(SelectNumberAt, new { at });

    /// <summary>
    /// The number that whoever has read up to an instant holds for certain: a change is recorded before its commit, by the clock of its node.
    /// Reading some values again is harmless, leaving one out is not.
    /// </summary>
    public static Task<long> NumberBeforeAsync(DbConnection connection, DateTime at) => NumberAtAsync(connection, at - Overlap);

    public static async Task<bool> HasPillarAsync(DbConnection connection, string id) =>
        await connection.QuerySingleAsync<int>(CountPillars, new { id }) > 0;
}
