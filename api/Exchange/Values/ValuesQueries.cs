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

    // Of the catalogue, or of a commune in the client's scope.
    private const string CountIndicators = """
        select count(*)
        from indicators i
        left join organizations c on c.id = i.commune_id
        where i.code = @code
          and (i.commune_id is null or c.path like @scope)
        """;

    private const string CountUnits = """
        select count(*)
        from organizations
        where code = @code
          and kind = 'unit'
          and path like @scope
        """;

    // Walks over the rows, but only for a code that no table knows: a unit of former days, or what another node forwarded.
    private const string SelectIsRecorded = """
        select case when exists (
          select 1
          from exchange_values
          where path like @scope
            and (indicator_code = @indicator or unit_code = @unit)) then 1 else 0 end
        """;

    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Number of the last change that was recorded by then; 0 before the first.</summary>
    public static Task<long> NumberAtAsync(DbConnection connection, DateTime at) => connection.QuerySingleAsync<long>(SelectNumberAt, new { at });

    /// <summary>
    /// Whoever has read until an instant surely has everything up to this number: a change is recorded before its commit, by the clock of its
    /// node. Reading some values again is harmless, leaving one out is not.
    /// </summary>
    public static Task<long> NumberBeforeAsync(DbConnection connection, DateTime at) => NumberAtAsync(connection, at - Overlap);

    public static async Task<bool> HasPillarAsync(DbConnection connection, string id) =>
        await connection.QuerySingleAsync<int>(CountPillars, new { id }) > 0;

    public static async Task<bool> HasIndicatorAsync(DbConnection connection, string scope, string code) =>
        await connection.QuerySingleAsync<int>(CountIndicators, new { scope, code }) > 0
        || await connection.QuerySingleAsync<int>(SelectIsRecorded, new { scope, indicator = code, unit = (string?)null }) > 0;

    public static async Task<bool> HasUnitAsync(DbConnection connection, string scope, string code) =>
        await connection.QuerySingleAsync<int>(CountUnits, new { scope, code }) > 0
        || await connection.QuerySingleAsync<int>(SelectIsRecorded, new { scope, indicator = (string?)null, unit = code }) > 0;
}
