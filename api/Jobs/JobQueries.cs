using System.Data.Common;
using System.Text.Json;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Jobs;

public sealed record JobRunRow
{
    public Guid Id { get; init; }

    public string Job { get; init; } = "";

    public DateTime Slot { get; init; }

    public int Attempt { get; init; }

    public string Cause { get; init; } = "";

    public string State { get; init; } = "";

    public string Node { get; init; } = "";

    public DateTime StartedAt { get; init; }

    public Guid? StartedBy { get; init; }

    public string? StarterName { get; init; }

    public DateTime LeasedUntil { get; init; }

    public DateTime? FinishedAt { get; init; }

    public string? Counts { get; init; }

    public string? Error { get; init; }

    public JobKind Kind => Codes.To<JobKind>(Job);

    public JobRunState RunState => Codes.To<JobRunState>(State);

    /// <summary>A node that died never says so.</summary>
    public JobRunState StateAt(DateTime now) => RunState == JobRunState.Running && LeasedUntil <= now ? JobRunState.Abandoned : RunState;

    public JobRunView ToView(DateTime now) => new()
    {
        Id = Id,
        Slot = Slot,
        Attempt = Attempt,
        Cause = Codes.To<JobCause>(Cause),
        State = StateAt(now),
        Node = Node,
        StartedAt = StartedAt,
        StartedBy = StarterName,
        FinishedAt = FinishedAt,
        Counts = Counts is null ? null : JsonSerializer.Deserialize<Dictionary<string, int>>(Counts),
        Error = Error,
    };
}

public static class JobQueries
{
    private const string SelectRuns = """
        select id, job, slot, attempt, cause, state, node, started_at, leased_until, finished_at
        from job_runs
        where job = @job
          and (slot >= @slot or state = 'running')
        order by started_at, id
        """;

    // No run starts before its slot. Two parts, each by its index: for an "or" SQLite reads the whole table.
    private const string SelectRecentRuns = """
        select id, job, slot, attempt, cause, state, node, started_at, leased_until, finished_at
        from job_runs
        where started_at >= @since
        union
        select id, job, slot, attempt, cause, state, node, started_at, leased_until, finished_at
        from job_runs
        where state = 'running'
        order by started_at, id
        """;

    private const string SelectLastRuns = """
        with ranked as (
          select id, row_number() over (partition by job order by started_at desc, id desc) as place
          from job_runs
        )
        select r.id, r.job, r.slot, r.attempt, r.cause, r.state, r.node, r.started_at, r.started_by, p.display_name as starter_name,
               r.leased_until, r.finished_at, r.counts, r.error
        from ranked l
        join job_runs r on r.id = l.id
        left join people p on p.id = r.started_by
        where l.place = 1
        order by r.job, r.id
        """;

    // Fifty: the daily ones of seven weeks, and as much as a page shows.
    private const string SelectRunsOfJob = """
        with ranked as (
          select id, row_number() over (order by started_at desc, id desc) as place
          from job_runs
          where job = @job
        )
        select r.id, r.job, r.slot, r.attempt, r.cause, r.state, r.node, r.started_at, r.started_by, p.display_name as starter_name,
               r.leased_until, r.finished_at, r.counts, r.error
        from ranked l
        join job_runs r on r.id = l.id
        left join people p on p.id = r.started_by
        where l.place <= 50
        order by r.started_at desc, r.id desc
        """;

    private const string InsertRun = """
        insert into job_runs (id, job, slot, attempt, cause, state, node, started_at, started_by, leased_until)
        values (@Id, @Job, @Slot, @Attempt, @Cause, @State, @Node, @StartedAt, @StartedBy, @LeasedUntil)
        """;

    private const string AbandonRuns = """
        update job_runs
        set state = 'abandoned',
            finished_at = @now
        where job = @job
          and state = 'running'
          and leased_until <= @now
        """;

    private const string RenewRun = """
        update job_runs
        set leased_until = @until
        where id = @id
          and state = 'running'
        """;

    private const string FinishRun = """
        update job_runs
        set state = @state,
            finished_at = @now,
            counts = @counts,
            error = @error
        where id = @id
          and state = 'running'
        """;

    /// <summary>The job's runs for a slot and for later moments, and the one that is said to be running.</summary>
    public static async Task<IReadOnlyList<JobRunRow>> RunsAsync(
        DbConnection connection, JobKind kind, DateTime slot, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<JobRunRow>(SelectRuns, new { job = Codes.Of(kind), slot }, transaction)).AsList();

    /// <summary>All jobs' runs that started after a moment, and those that are said to be running.</summary>
    public static async Task<ILookup<JobKind, JobRunRow>> RecentRunsAsync(DbConnection connection, DateTime since) =>
        (await connection.QueryAsync<JobRunRow>(SelectRecentRuns, new { since })).ToLookup(run => run.Kind);

    /// <summary>The last run of each job that ever ran.</summary>
    public static async Task<IReadOnlyDictionary<JobKind, JobRunRow>> LastRunsAsync(DbConnection connection) =>
        (await connection.QueryAsync<JobRunRow>(SelectLastRuns)).ToDictionary(run => run.Kind);

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<JobRunRow>> RunsOfJobAsync(DbConnection connection, JobKind kind) =>
        (await connection.QueryAsync<JobRunRow>(SelectRunsOfJob, new { job = Codes.Of(kind) })).AsList();

    public static Task InsertAsync(DbTransaction transaction, JobRunRow run) =>
        transaction.Connection!.ExecuteAsync(InsertRun, run, transaction);

    /// <summary>Marks the run of a node that died.</summary>
    public static Task AbandonAsync(DbTransaction transaction, JobKind kind, DateTime now) =>
        transaction.Connection!.ExecuteAsync(AbandonRuns, new { job = Codes.Of(kind), now }, transaction);

    /// <summary>False where another node has taken the run over.</summary>
    public static async Task<bool> RenewAsync(DbTransaction transaction, Guid id, DateTime until) =>
        await transaction.Connection!.ExecuteAsync(RenewRun, new { id, until }, transaction) == 1;

    /// <summary>False where another node has taken the run over.</summary>
    public static async Task<bool> FinishAsync(
        DbTransaction transaction, Guid id, JobRunState state, DateTime now, IReadOnlyDictionary<string, int>? counts, string? error) =>
        await transaction.Connection!.ExecuteAsync(
            FinishRun,
            new { id, state = Codes.Of(state), now, counts = counts is null ? null : JsonSerializer.Serialize(counts), error },
            transaction) == 1;
}
