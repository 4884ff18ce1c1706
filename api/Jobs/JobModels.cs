namespace WardKpi.Api.Jobs;

/// <summary>What started a run.</summary>
public enum JobCause
{
    Schedule,
    Person,

    /// <summary>Something that the job computes from was changed.</summary>
    Change,
}

public enum JobRunState
{
    Running,
    Succeeded,
    Failed,

    /// <summary>Its node stopped or died; the slot is tried again at once.</summary>
    Abandoned,
}

public sealed record JobRunView
{
    public required Guid Id { get; init; }

    /// <summary>The moment of the schedule that the run was for; of one that was started otherwise, that moment.</summary>
    public required DateTime Slot { get; init; }

    /// <summary>From 1 on, for each slot.</summary>
    public required int Attempt { get; init; }

    public required JobCause Cause { get; init; }

    public required JobRunState State { get; init; }

    /// <summary>Machine and process.</summary>
    public required string Node { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>The person who started it.</summary>
    public string? StartedBy { get; init; }

    public DateTime? FinishedAt { get; init; }

    /// <summary>What was done, by name; empty where there was nothing to do.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    public string? Error { get; init; }
}

public sealed record JobView
{
    public required JobKind Kind { get; init; }

    /// <summary>The first slot of a day, in minutes after midnight in Vietnam.</summary>
    public required int FirstMinute { get; init; }

    /// <summary>Minutes from slot to slot; 1440: once a day.</summary>
    public required int EveryMinutes { get; init; }

    /// <summary>When it is due next: the next slot, or the next attempt at one that failed. A slot that has passed: at once.</summary>
    public required DateTime NextAt { get; init; }

    public required bool IsRunning { get; init; }

    /// <summary>Nothing has succeeded for a slot that is over half an hour old.</summary>
    public required bool IsLate { get; init; }

    public JobRunView? LastRun { get; init; }
}
