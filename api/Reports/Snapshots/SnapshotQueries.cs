using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Snapshots;

/// <summary>A period of a plan in which a report was verified after it was frozen last.</summary>
public sealed record PeriodToFreeze
{
    public Guid PlanId { get; init; }

    public string Period { get; init; } = "";
}

public sealed record SnapshotRow
{
    public string Period { get; init; } = "";

    public int Number { get; init; }

    public DateTime TakenAt { get; init; }

    public string Hash { get; init; } = "";

    public long ChangeSeq { get; init; }

    public SnapshotSummary ToView() => new() { Period = Period, Number = Number, TakenAt = TakenAt, Hash = Hash, ChangeSeq = ChangeSeq };
}

public sealed record SnapshotContent
{
    public string Hash { get; init; } = "";

    public string Content { get; init; } = "";
}

public sealed record SnapshotWrite
{
    public required Guid PlanId { get; init; }

    public required string Period { get; init; }

    public required int Number { get; init; }

    public required DateTime TakenAt { get; init; }

    public required long ChangeSeq { get; init; }

    public required string Hash { get; init; }

    public required string Content { get; init; }
}

public static class SnapshotQueries
{
    // By change numbers, not by the clock: a verification that was not committed yet when the period was read has a higher one.
    private const string SelectToFreeze = """
        select r.plan_id, r.period
        from reports r
        join report_events e on e.report_id = r.id
        where r.state in ('verified', 'locked')
          and e.to_state = 'verified'
          and not exists (
            select 1
            from period_snapshots s
            where s.plan_id = r.plan_id
              and s.period = r.period
              and s.change_seq >= e.change_seq)
        group by r.plan_id, r.period
        order by r.plan_id, r.period
        """;

    private const string SelectSnapshots = """
        select s.period, s.number, s.taken_at, s.hash, s.change_seq
        from period_snapshots s
        where s.plan_id = @planId
        order by s.period, s.number
        """;

    private const string SelectContent = """
        select s.hash, s.content
        from period_snapshots s
        join plans p on p.id = s.plan_id
        join organizations c on c.id = p.commune_id
        where s.plan_id = @planId
          and s.period = @period
          and s.number = @number
          and c.path like @scope
        """;

    private const string InsertSnapshot = """
        insert into period_snapshots (id, plan_id, period, number, taken_at, change_seq, hash, content)
        values (@id, @PlanId, @Period, @Number, @TakenAt, @ChangeSeq, @Hash, @Content)
        """;

    public static async Task<IReadOnlyList<PeriodToFreeze>> ToFreezeAsync(DbConnection connection) =>
        (await connection.QueryAsync<PeriodToFreeze>(SelectToFreeze)).AsList();

    /// <summary>Of a plan that was found in the caller's scope, by period and number.</summary>
    public static async Task<IReadOnlyList<SnapshotRow>> ListAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<SnapshotRow>(SelectSnapshots, new { planId }, transaction)).AsList();

    public static Task<SnapshotContent?> FindContentAsync(DbConnection connection, Guid planId, string period, int number, string scope) =>
        connection.QuerySingleOrDefaultAsync<SnapshotContent>(SelectContent, new { planId, period, number, scope });

    public static Task InsertAsync(DbTransaction transaction, SnapshotWrite write) => transaction.Connection!.ExecuteAsync(
        InsertSnapshot,
        new { id = Guid.CreateVersion7(), write.PlanId, write.Period, write.Number, write.TakenAt, write.ChangeSeq, write.Hash, write.Content },
        transaction);
}
