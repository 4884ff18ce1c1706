using System.Data.Common;
using Dapper;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Calls;

/// <summary>A call as it is kept.</summary>
public sealed record CallRow
{
    public Guid Id { get; init; }

    public Guid ClientId { get; init; }

    public string ClientName { get; init; } = "";

    public DateTime At { get; init; }

    public string Method { get; init; } = "";

    public string Path { get; init; } = "";

    public string? Query { get; init; }

    public int Status { get; init; }

    public long? Rows { get; init; }

    public long Bytes { get; init; }

    public int Milliseconds { get; init; }

    public string? Address { get; init; }

    /// <summary>The key was good: the call moves the time of the client's last use. Not stored.</summary>
    public bool IsLetIn { get; init; }

    /// <summary>Adds to the totals of its day and gets no line of its own. Not stored.</summary>
    public bool IsOnlyCounted { get; init; }
}

/// <summary>What the program writes of calls.</summary>
public static class CallQueries
{
    private const int FirstRefusal = StatusCodes.Status400BadRequest;

    private const string InsertCall = """
        insert into exchange_calls (id, client_id, at, method, path, query, status, row_total, byte_total, milliseconds, address)
        values (@Id, @ClientId, @At, @Method, @Path, @Query, @Status, @Rows, @Bytes, @Milliseconds, @Address)
        """;

    private const string UpdateDay = """
        update exchange_call_days
        set call_total = call_total + @Calls,
            refused_total = refused_total + @Refused,
            row_total = row_total + @Rows,
            byte_total = byte_total + @Bytes
        where client_id = @ClientId
          and day = @Day
        """;

    private const string InsertDay = """
        insert into exchange_call_days (client_id, day, call_total, refused_total, row_total, byte_total)
        values (@ClientId, @Day, @Calls, @Refused, @Rows, @Bytes)
        """;

    private const string UpdateLastUse = """
        update api_clients
        set last_used_at = @at
        where id = @clientId
          and (last_used_at is null or last_used_at < @at)
        """;

    public static async Task<bool> InsertAsync(DbTransaction transaction, IReadOnlyList<CallRow> calls)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(InsertCall, calls.Where(call => !call.IsOnlyCounted), transaction);
        // By id and day: nodes that write at once take the rows in one order, and do not wait for each other in a circle.
        foreach (var day in TotalsOf(calls).OrderBy(day => day.ClientId).ThenBy(day => day.Day))
            if (await connection.ExecuteAsync(UpdateDay, day, transaction) == 0)
                await connection.ExecuteAsync(InsertDay, day, transaction);
        foreach (var uses in calls.Where(call => call.IsLetIn).GroupBy(call => call.ClientId, call => call.At).OrderBy(uses => uses.Key))
            await connection.ExecuteAsync(UpdateLastUse, new { clientId = uses.Key, at = uses.Max() }, transaction);
        return true;
    }

    private static IEnumerable<DayTotal> TotalsOf(IEnumerable<CallRow> calls) =>
        from call in calls
        group call by (call.ClientId, Day: VietnamTime.DateOf(call.At)) into day
        select new DayTotal(
            day.Key.ClientId,
            day.Key.Day,
            day.LongCount(),
            day.LongCount(call => call.Status >= FirstRefusal),
            day.Sum(call => call.Rows ?? 0),
            day.Sum(call => call.Bytes));

    private sealed record DayTotal(Guid ClientId, DateOnly Day, long Calls, long Refused, long Rows, long Bytes);
}
