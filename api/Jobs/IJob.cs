namespace WardKpi.Api.Jobs;

/// <summary>Every recurring job; the name is the same in <c>job_runs</c>, the API and the dashboard.</summary>
public enum JobKind
{
    ComputeObligations,
    OpenReports,
    Remind,
    MarkOverdue,
    LockPeriods,
    TakeSnapshots,
    ForwardChanges,
    BackUp,
    Prune,
}

/// <summary>Work that recurs. It may run late, twice, or again after it died half way: it finds by itself what is left to do.</summary>
public interface IJob
{
    JobKind Kind { get; }

    JobSchedule Schedule { get; }

    /// <summary>Answers what was done, counted by name (camelCase); an exception is the run's error.</summary>
    Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken);
}
