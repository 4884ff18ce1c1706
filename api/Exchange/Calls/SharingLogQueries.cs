using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>Which calls a person asks for.</summary>
public sealed record CallFilter
{
    /// <summary>Pattern for <c>path like</c>, of the clients' places.</summary>
    public required string Scope { get; init; }

    public Guid? ClientId { get; init; }

    public required DateTime From { get; init; }

    /// <summary>Behind the last call; with <see cref="Before"/> the moment of that one.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Of those of the moment <see cref="Until"/> only the ones below this id.</summary>
    public Guid? Before { get; init; }

    public required int LowestStatus { get; init; }

    public required int HighestStatus { get; init; }
}

public sealed record SharingDayRow
{
    public DateOnly Day { get; init; }

    public Guid ClientId { get; init; }

    public string ClientName { get; init; } = "";

    public long Calls { get; init; }

    public long Refused { get; init; }

    public long Rows { get; init; }

    public long Bytes { get; init; }
}

/// <summary>What people read of calls.</summary>
public static class SharingLogQueries
{
    private const string Columns = """
        e.id, e.client_id, c.name as client_name, e.at, e.method, e.path, e.query, e.status, e.row_total as rows, e.byte_total as bytes,
               e.milliseconds, e.address
        """;

    private const string CallsAndPlaces = """
        exchange_calls e
        join api_clients c on c.id = e.client_id
        left join organizations o on o.id = c.organization_id
        """;

    private const string IsWanted = """
        e.at >= @From
          and e.at <= @Until
          and (e.at < @Until or e.id < @Before)
          and e.status >= @LowestStatus
          and e.status <= @HighestStatus
          and coalesce(o.path, '/') like @Scope
        """;

    private const string SelectCalls = $"""
        select {Columns}
        from {CallsAndPlaces}
        where {IsWanted}
        order by e.at desc, e.id desc
        """;

    // A statement of its own: with `@ClientId is null or` neither engine would go by the index on the client.
    private const string SelectCallsOfClient = $"""
        select {Columns}
        from {CallsAndPlaces}
        where e.client_id = @ClientId
          and {IsWanted}
        order by e.at desc, e.id desc
        """;

    private const string SelectMoment = $"""
        select e.at
        from {CallsAndPlaces}
        where e.id = @id
          and coalesce(o.path, '/') like @scope
        """;

    private const string SelectDays = """
        select d.day, d.client_id, c.name as client_name, d.call_total as calls, d.refused_total as refused, d.row_total as rows,
               d.byte_total as bytes
        from exchange_call_days d
        join api_clients c on c.id = d.client_id
        left join organizations o on o.id = c.organization_id
        where d.day >= @from
          and d.day <= @to
          and (@clientId is null or d.client_id = @clientId)
          and coalesce(o.path, '/') like @scope
        order by d.day, c.name, d.client_id
        """;

    /// <summary>Row by row, newest first: whoever has enough stops, and no more are read.</summary>
    public static IAsyncEnumerable<CallRow> ReadAsync(DbConnection connection, CallFilter filter) =>
        connection.QueryUnbufferedAsync<CallRow>(filter.ClientId is null ? SelectCalls : SelectCallsOfClient, filter);

    /// <summary>When a call was; null where it is not in scope.</summary>
    public static Task<DateTime?> FindMomentAsync(DbConnection connection, Guid id, string scope) =>
        connection.QuerySingleOrDefaultAsync<DateTime?>(SelectMoment, new { id, scope });

    public static async Task<IReadOnlyList<SharingDayRow>> DaysAsync(DbConnection connection, string scope, Guid? clientId, DateOnly from, DateOnly to) =>
        (await connection.QueryAsync<SharingDayRow>(SelectDays, new { scope, clientId, from, to })).AsList();
}
