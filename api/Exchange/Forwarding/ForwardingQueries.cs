using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>How far this node has come with what it forwards.</summary>
public sealed record ForwardingRow
{
    public Guid RunId { get; init; }

    /// <summary>Number of the last batch that was taken; 0 where none of this run was.</summary>
    public int Step { get; init; }

    public long Seq { get; init; }

    public Guid ValueId { get; init; }

    public long EventSeq { get; init; }

    public bool IsWhole { get; init; }

    /// <summary>Number of the last row of the batch that is being sent; null where none is.</summary>
    public long? SentSeq { get; init; }

    public DateTime? AcknowledgedAt { get; init; }

    public DateTime? TriedAt { get; init; }

    public string? Error { get; init; }
}

public static class ForwardingQueries
{
    private const string SelectCounter = """
        select seq
        from change_counter
        where id = 1
        """;

    private const string SelectNewest = """
        select coalesce(max(seq), 0)
        from exchange_values
        where node_id is null
        """;

    private const string SelectState = """
        select run_id, step, seq, value_id, event_seq, is_whole, sent_seq, acknowledged_at, tried_at, error
        from forwarding
        where id = 1
        """;

    private const string UpdateState = """
        update forwarding
        set run_id = @RunId,
            step = @Step,
            seq = @Seq,
            value_id = @ValueId,
            event_seq = @EventSeq,
            is_whole = @IsWhole,
            sent_seq = @SentSeq,
            acknowledged_at = @AcknowledgedAt,
            tried_at = @TriedAt,
            error = @Error
        where id = 1
        """;

    private const string InsertState = """
        insert into forwarding (id, run_id, step, seq, value_id, event_seq, is_whole, sent_seq, acknowledged_at, tried_at, error)
        values (1, @RunId, @Step, @Seq, @ValueId, @EventSeq, @IsWhole, @SentSeq, @AcknowledgedAt, @TriedAt, @Error)
        """;

    private const string CountWaiting = """
        select count(*)
        from exchange_values
        where seq >= @seq
          and (seq > @seq or value_id > @valueId)
          and ended_seq is null
          and node_id is null
        """;

    /// <summary>Number of the last change of all; whatever has a lower one is committed.</summary>
    public static Task<long> CounterAsync(DbConnection connection) => connection.QuerySingleAsync<long>(SelectCounter);

    /// <summary>Number of the newest state of what was entered here.</summary>
    public static Task<long> NewestAsync(DbConnection connection) => connection.QuerySingleAsync<long>(SelectNewest);

    /// <summary>Null before anything was forwarded.</summary>
    public static Task<ForwardingRow?> FindAsync(DbConnection connection) => connection.QuerySingleOrDefaultAsync<ForwardingRow>(SelectState);

    public static async Task<bool> WriteAsync(DbTransaction transaction, ForwardingRow row) =>
        await transaction.Connection!.ExecuteAsync(UpdateState, row, transaction) == 1
        || await transaction.Connection!.ExecuteAsync(InsertState, row, transaction) == 1;

    public static async Task<OutgoingView> ViewAsync(DbConnection connection, string url, DateTime nextAt)
    {
        var row = await FindAsync(connection) ?? new ForwardingRow();
        return new OutgoingView
        {
            Url = url,
            AcknowledgedAt = row.AcknowledgedAt,
            TriedAt = row.TriedAt,
            NextAt = nextAt,
            Seq = row.Seq,
            WaitingTotal = await connection.QuerySingleAsync<int>(CountWaiting, new { seq = row.Seq, valueId = row.ValueId }),
            Error = row.Error,
        };
    }
}
