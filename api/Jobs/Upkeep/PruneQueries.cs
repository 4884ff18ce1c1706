using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Jobs.Upkeep;

public static class PruneQueries
{
    /// <summary>
    /// Rows that one statement deletes: SQL Server takes 2,100 parameters, and SQLite, which lets nobody else write meanwhile, is done with as
    /// many in a few hundredths of a second.
    /// </summary>
    public const int Batch = 2000;

    private const string SelectOldRuns = """
        with old as (
          select id, row_number() over (order by started_at, id) as place
          from job_runs
          where started_at < @before
            and state <> 'running'
        )
        select id
        from old
        where place <= @batch
        order by id
        """;

    // Nothing is read before it is told: what is told behind both moments stays, and the index on the time ends there.
    private const string SelectOldNotices = """
        with old as (
          select id, row_number() over (order by at, id) as place
          from notices
          where at < @youngest
            and (at < @before or (read_at < @readBefore and (topic is null or at < @topicsBefore)))
        )
        select id
        from old
        where place <= @batch
        order by id
        """;

    // Also what still waits: its receiver was switched off a month ago, and may ask for the events themselves.
    private const string SelectOldDeliveries = """
        with old as (
          select id, row_number() over (order by created_at, id) as place
          from webhook_deliveries
          where created_at < @before
        )
        select id
        from old
        where place <= @batch
        order by id
        """;

    private const string SelectOldEvents = """
        with old as (
          select id, row_number() over (order by at, seq, id) as place
          from exchange_events
          where at < @before
        )
        select id
        from old
        where place <= @batch
        order by id
        """;

    private const string SelectOldCalls = """
        with old as (
          select id, row_number() over (order by at, id) as place
          from exchange_calls
          where at < @before
        )
        select id
        from old
        where place <= @batch
        order by id
        """;

    private const string DeleteDeliveries = """
        delete from webhook_deliveries
        where id in @ids
        """;

    private const string DeleteEvents = """
        delete from exchange_events
        where id in @ids
        """;

    private const string DeleteRuns = """
        delete from job_runs
        where id in @ids
        """;

    private const string DeleteNotices = """
        delete from notices
        where id in @ids
        """;

    private const string DeleteCalls = """
        delete from exchange_calls
        where id in @ids
        """;

    public static async Task<IReadOnlyList<Guid>> OldRunsAsync(DbConnection connection, DateTime before) =>
        (await connection.QueryAsync<Guid>(SelectOldRuns, new { before, batch = Batch })).AsList();

    public static async Task<IReadOnlyList<Guid>> OldCallsAsync(DbConnection connection, DateTime before) =>
        (await connection.QueryAsync<Guid>(SelectOldCalls, new { before, batch = Batch })).AsList();

    /// <param name="readBefore">Those that were read before go earlier,</param>
    /// <param name="topicsBefore">unless their topic keeps them from being told again.</param>
    public static async Task<IReadOnlyList<Guid>> OldNoticesAsync(
        DbConnection connection, DateTime before, DateTime readBefore, DateTime topicsBefore)
    {
        var youngest = before > readBefore ? before : readBefore;
        return (await connection.QueryAsync<Guid>(SelectOldNotices, new { youngest, before, readBefore, topicsBefore, batch = Batch })).AsList();
    }

    public static Task<int> DeleteRunsAsync(DbTransaction transaction, IReadOnlyList<Guid> ids) =>
        transaction.Connection!.ExecuteAsync(DeleteRuns, new { ids = IdList.Of(ids) }, transaction);

    public static Task<int> DeleteNoticesAsync(DbTransaction transaction, IReadOnlyList<Guid> ids) =>
        transaction.Connection!.ExecuteAsync(DeleteNotices, new { ids = IdList.Of(ids) }, transaction);

    public static async Task<IReadOnlyList<Guid>> OldDeliveriesAsync(DbConnection connection, DateTime before) =>
        (await connection.QueryAsync<Guid>(SelectOldDeliveries, new { before, batch = Batch })).AsList();

    public static async Task<IReadOnlyList<Guid>> OldEventsAsync(DbConnection connection, DateTime before) =>
        (await connection.QueryAsync<Guid>(SelectOldEvents, new { before, batch = Batch })).AsList();

    public static Task<int> DeleteDeliveriesAsync(DbTransaction transaction, IReadOnlyList<Guid> ids) =>
        transaction.Connection!.ExecuteAsync(DeleteDeliveries, new { ids = IdList.Of(ids) }, transaction);

    public static Task<int> DeleteEventsAsync(DbTransaction transaction, IReadOnlyList<Guid> ids) =>
        transaction.Connection!.ExecuteAsync(DeleteEvents, new { ids = IdList.Of(ids) }, transaction);

    public static Task<int> DeleteCallsAsync(DbTransaction transaction, IReadOnlyList<Guid> ids) =>
        transaction.Connection!.ExecuteAsync(DeleteCalls, new { ids = IdList.Of(ids) }, transaction);
}
