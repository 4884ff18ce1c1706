using System.Globalization;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Tests.Rules;

/// <summary>A daily job at 01:30 in Vietnam; all moments are written in UTC, where its slot of the 18th is at 18:30 on the 17th.</summary>
public sealed class JobRulesTests
{
    private static readonly JobSchedule Schedule = JobSchedule.Daily(1, 30);
    private static readonly DateTime Slot = At("06-17 18:30");
    private static readonly JobsOptions Options = new();

    [Theory]
    // Runs of the slot ("state at finish", the last is the latest attempt), now, the attempt to be made, when it is due next.
    [InlineData("", "06-17 18:30", 1, "06-17 18:30")]
    [InlineData("", "06-18 02:00", 1, "06-17 18:30")] // missed: at once
    [InlineData("succeeded 06-17 18:31", "06-18 02:00", null, "06-18 18:30")]
    [InlineData("failed 06-17 18:31", "06-17 18:45", null, "06-17 18:46")]
    [InlineData("failed 06-17 18:31", "06-17 18:46", 2, "06-17 18:46")]
    [InlineData("failed 06-17 18:31, failed 06-17 18:47", "06-17 18:50", null, "06-17 19:02")]
    [InlineData("failed 06-17 18:31, succeeded 06-17 18:47", "06-17 19:30", null, "06-18 18:30")]
    [InlineData("abandoned 06-17 18:31", "06-17 18:31", 2, "06-17 18:30")] // taken over at once
    [InlineData("running", "06-17 18:31", null, "06-18 18:30")]
    [InlineData("running", "06-17 18:32", 2, "06-17 18:30")] // its lease of two minutes is over
    [InlineData("failed 06-17 19:00, failed 06-17 19:20, failed 06-17 19:40, failed 06-17 20:00, failed 06-17 20:20", "06-18 02:00", null, "06-18 18:30")]
    [InlineData("failed 06-18 18:20", "06-18 18:25", null, "06-18 18:30")] // the next slot comes first
    public void A_slot_is_due_until_it_succeeds(string runs, string now, int? attempt, string next)
    {
        var rows = Runs(runs);

        Assert.Equal(attempt, JobRules.DueAttempt(rows, Slot, At(now), Options));
        Assert.Equal(At(next), JobRules.NextAt(rows, Schedule, At(now), Options));
    }

    [Theory]
    [InlineData("", "06-17 18:59", false, "succeeded 06-16 18:31")] // yesterday's is enough for half an hour
    [InlineData("", "06-17 19:00", true, "succeeded 06-16 18:31")]
    [InlineData("", "06-17 18:59", true, "")]
    [InlineData("succeeded 06-17 18:31", "06-18 18:59", false, "")]
    [InlineData("failed 06-17 18:31", "06-17 19:00", true, "")]
    [InlineData("running", "06-17 19:00", true, "")] // it takes too long
    public void A_job_is_late_half_an_hour_after_a_slot_that_nothing_succeeded_for(string runs, string now, bool isLate, string before)
    {
        IReadOnlyList<JobRunRow> rows = [.. Runs(before).Select(run => run with { Slot = Slot.AddDays(-1) }), .. Runs(runs)];

        Assert.Equal(isLate, JobRules.IsLate(rows, Schedule, At(now), Options));
    }

    private static IReadOnlyList<JobRunRow> Runs(string text) =>
    [
        .. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select((run, index) => new JobRunRow
        {
            Job = Codes.Of(JobKind.BackUp),
            Slot = Slot,
            Attempt = index + 1,
            State = run.Split(' ')[0],
            LeasedUntil = Slot + Options.Lease,
            FinishedAt = run.Contains(' ', StringComparison.Ordinal) ? At(run[(run.IndexOf(' ', StringComparison.Ordinal) + 1)..]) : null,
        }),
    ];

    private static DateTime At(string moment) =>
        DateTime.Parse($"2026-{moment}Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
