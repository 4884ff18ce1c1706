namespace WardKpi.Api.Jobs;

public enum JobEngineKind
{
    Quartz,

    /// <summary>Only in a build with <c>-p:CompleteFeed=true</c>.</summary>
    Hangfire,
}

/// <summary>Section <c>Jobs</c>.</summary>
public sealed class JobsOptions
{
    /// <summary>Whether this node runs jobs by their schedule; a person may start one on any node.</summary>
    public bool IsOn { get; init; } = true;

    public JobEngineKind Engine { get; init; } = JobEngineKind.Quartz;

    /// <summary>How often the engine asks whether a job is due: so late a job begins at most.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before a failed slot is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a slot is tried; after that the next slot is waited for.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>A node that has said nothing for so long is taken for dead, and its run is taken over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A slot that nothing has succeeded for is late after so long.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromMinutes(30);

    public BackUpOptions BackUp { get; init; } = new();

    public PruneOptions Prune { get; init; } = new();
}

/// <summary>Section <c>Jobs:BackUp</c>.</summary>
public sealed class BackUpOptions
{
    /// <summary>Where the copies lie; absent: <c>backups</c> beside the SQLite file.</summary>
    public string? Folder { get; init; }

    /// <summary>How many copies stay.</summary>
    public int Keep { get; init; } = 14;
}

/// <summary>Section <c>Jobs:Prune</c>: how old things get.</summary>
public sealed class PruneOptions
{
    public TimeSpan Runs { get; init; } = TimeSpan.FromDays(90);

    public TimeSpan ReadNotices { get; init; } = TimeSpan.FromDays(180);

    /// <summary>A notice of the calendar stays so long even when it was read: its row is what keeps it from being told again.</summary>
    public TimeSpan Topics { get; init; } = TimeSpan.FromDays(365);

    public TimeSpan Notices { get; init; } = TimeSpan.FromDays(730);

    /// <summary>What was sent to webhooks, with its attempts.</summary>
    public TimeSpan Deliveries { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The events themselves: so far back they can be asked for again.</summary>
    public TimeSpan Events { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Calls of the sharing log; a whole year can be looked into. What they come to a day stays.</summary>
    public TimeSpan Calls { get; init; } = TimeSpan.FromDays(400);
}
