using WardKpi.Api.Jobs;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A slot of a schedule is run once, whoever is woken, and how often.</summary>
public sealed class RunningJobsTests(JobsHost host) : Scenario<JobsHost>(host)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Two_nodes_run_each_slot_once()
    {
        var job = Host.TakeJob();
        const int slots = 60;

        for (var slot = 0; slot < slots; slot++)
        {
            await Host.WakeAllAsync(job.Kind);
            Host.Clock.Advance(Day);
        }

        var runs = await Host.RunsAsync(job.Kind);
        Assert.Equal(slots, job.Runs);
        Assert.Equal(slots, runs.Select(run => run.Slot).Distinct().Count());
        Assert.All(runs, run => Assert.Equal((1, "succeeded"), (run.Attempt, run.State)));
    }

    [Fact]
    public async Task A_slot_that_was_run_is_not_run_again()
    {
        var job = Host.TakeJob();
        await Host.WakeAllAsync(job.Kind);
        var next = job.Schedule.NextAfter(Host.Clock.Now.UtcDateTime) - Host.Clock.Now.UtcDateTime;

        Host.Clock.Advance(next - TimeSpan.FromMilliseconds(1));
        await Host.WakeAllAsync(job.Kind);
        Assert.Equal(1, job.Runs);

        Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Host.WakeAllAsync(job.Kind);
        Assert.Equal(2, job.Runs);
    }

    [Fact]
    public async Task A_week_off_is_made_up_for_by_one_run_of_the_latest_slot()
    {
        var job = Host.TakeJob();
        await Host.WakeAllAsync(job.Kind);

        Host.Clock.Advance(7 * Day);
        await Host.WakeAllAsync(job.Kind);
        await Host.WakeAllAsync(job.Kind);

        var runs = await Host.RunsAsync(job.Kind);
        Assert.Equal(2, job.Runs);
        Assert.Equal(7 * Day, runs[1].Slot - runs[0].Slot);
        Assert.Equal(job.Schedule.SlotAt(Host.Clock.Now.UtcDateTime), runs[1].Slot);
    }

    [Fact]
    public async Task A_slot_that_failed_is_tried_again_after_a_pause()
    {
        var job = Host.TakeJob();
        job.Fail("không ghi được");
        await Host.WakeAllAsync(job.Kind);

        Host.Clock.Advance(TimeSpan.FromMinutes(14));
        await Host.WakeAllAsync(job.Kind);
        Assert.Equal(1, job.Runs);

        job.Count("written", 3);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Host.WakeAllAsync(job.Kind);

        var runs = await Host.RunsAsync(job.Kind);
        Assert.Equal([(1, "failed"), (2, "succeeded")], runs.Select(run => (run.Attempt, run.State)));
        Assert.Equal("InvalidOperationException: không ghi được", runs[0].Error);
        Assert.Equal(runs[0].Slot, runs[1].Slot);
    }

    [Fact]
    public async Task A_slot_is_given_up_after_five_attempts_and_the_next_one_is_tried()
    {
        var job = Host.TakeJob();
        job.Fail("hỏng");
        for (var quarter = 0; quarter < 8; quarter++)
        {
            await Host.WakeAllAsync(job.Kind);
            Host.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(5, job.Runs);

        Host.Clock.Advance(Day);
        await Host.WakeAllAsync(job.Kind);

        Assert.Equal([1, 2, 3, 4, 5, 1], (await Host.RunsAsync(job.Kind)).Select(run => run.Attempt));
    }

    [Fact]
    public async Task An_error_says_what_lies_behind_it_and_is_cut_to_its_column()
    {
        var job = Host.TakeJob();
        job.Work = _ => throw new InvalidOperationException("ngoài", new IOException(new string('x', 5000)));

        await Host.One.RunDueAsync(job.Kind);

        var error = Assert.Single(await Host.RunsAsync(job.Kind)).Error!;
        Assert.StartsWith("InvalidOperationException: ngoài ← IOException: xxx", error);
        Assert.Equal(SchemaLengths.Of("job_runs", "error"), error.Length);
    }

    [Fact]
    public async Task A_job_that_gives_up_waiting_by_itself_has_failed()
    {
        var job = Host.TakeJob();
        job.Work = _ => throw new TaskCanceledException("quá giờ");

        await Host.One.RunDueAsync(job.Kind);

        Assert.Equal("failed", Assert.Single(await Host.RunsAsync(job.Kind)).State);
    }

    [Fact]
    public async Task A_run_by_hand_after_the_slot_does_for_the_slot()
    {
        var job = Host.TakeJob();
        await Host.One.BeginAsync(job.Kind, JobCause.Change, null, TestContext.Current.CancellationToken);
        await Host.EndedAsync(job.Kind);

        await Host.WakeAllAsync(job.Kind);
        Assert.Equal(1, job.Runs);

        Host.Clock.Advance(Day);
        await Host.WakeAllAsync(job.Kind);
        Assert.Equal(2, job.Runs);
    }
}
