namespace WardKpi.Api.Jobs;

/// <summary>What is due, and what is late.</summary>
public static class JobRules
{
    /// <summary>The attempt at a slot that is to be made now; null where nothing is to be done.</summary>
    /// <param name="runs">The job's runs for this slot and for later moments, and the one that is said to be running.</param>
    public static int? DueAttempt(IReadOnlyList<JobRunRow> runs, DateTime slot, DateTime now, JobsOptions options)
    {
        if (IsHeld(runs, now) || IsDone(runs, slot))
            return null;
        return LastOf(runs, slot) is not { } last ? 1
            : last.Attempt >= options.Attempts || now < RetryAt(last, options) ? null
            : last.Attempt + 1;
    }

    /// <summary>The attempt of a run that is started beside the schedule; null while one is running.</summary>
    public static int? FreeAttempt(IReadOnlyList<JobRunRow> runs, DateTime moment) =>
        IsHeld(runs, moment) ? null : (LastOf(runs, moment)?.Attempt ?? 0) + 1;

    /// <summary>When the job is due next: the next slot, or before it the next attempt at this one; a moment that has passed means at once.</summary>
    public static DateTime NextAt(IReadOnlyList<JobRunRow> runs, JobSchedule schedule, DateTime now, JobsOptions options)
    {
        var (slot, next) = (schedule.SlotAt(now), schedule.NextAfter(now));
        if (IsHeld(runs, now) || IsDone(runs, slot))
            return next;
        return LastOf(runs, slot) is not { } last ? slot
            : last.Attempt >= options.Attempts || RetryAt(last, options) > next ? next
            : RetryAt(last, options);
    }

    /// <summary>The latest slot that has been waited for long enough.</summary>
    public static DateTime LateSlot(JobSchedule schedule, DateTime now, JobsOptions options) => schedule.SlotAt(now - options.LateAfter);

    public static bool IsLate(IReadOnlyList<JobRunRow> runs, JobSchedule schedule, DateTime now, JobsOptions options) =>
        !IsDone(runs, LateSlot(schedule, now, options));

    public static bool IsHeld(IReadOnlyList<JobRunRow> runs, DateTime now) => runs.Any(run => run.StateAt(now) == JobRunState.Running);

    // A person's run after the slot counts as well: it did what the slot would do.
    private static bool IsDone(IReadOnlyList<JobRunRow> runs, DateTime slot) =>
        runs.Any(run => run.Slot >= slot && run.RunState == JobRunState.Succeeded);

    private static JobRunRow? LastOf(IReadOnlyList<JobRunRow> runs, DateTime slot) => runs.Where(run => run.Slot == slot).MaxBy(run => run.Attempt);

    private static DateTime RetryAt(JobRunRow last, JobsOptions options) =>
        last is { RunState: JobRunState.Failed, FinishedAt: { } at } ? at + options.RetryAfter : last.Slot;
}
