using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Jobs;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A node that runs a job stops, dies or sleeps.</summary>
public sealed class LosingNodesTests(JobsHost host) : Scenario<JobsHost>(host)
{
    private static readonly TimeSpan Lease = new JobsOptions().Lease;

    [Fact]
    public async Task While_one_node_runs_a_job_no_other_takes_it()
    {
        var job = Host.TakeJob();
        var patience = job.Hang();
        var running = Host.One.RunDueAsync(job.Kind);
        await UntilAsync(() => job.Runs == 1);

        Host.Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        await Host.WakeAllAsync(job.Kind);

        Assert.Equal(1, job.Runs);
        patience.SetResult();
        await running;
        Assert.Equal("succeeded", Assert.Single(await Host.RunsAsync(job.Kind)).State);
    }

    [Fact]
    public async Task The_run_of_a_node_that_died_is_taken_over_when_its_lease_is_over()
    {
        var job = Host.TakeJob();
        var patience = job.Hang();
        var dead = Host.One.RunDueAsync(job.Kind);
        await UntilAsync(() => job.Runs == 1);
        job.Count("written", 1);

        Host.Clock.Advance(Lease);
        await Host.WakeAllAsync(job.Kind);

        Assert.Equal(2, job.Runs);
        Assert.Equal([(1, "abandoned"), (2, "succeeded")], (await Host.RunsAsync(job.Kind)).Select(run => (run.Attempt, run.State)));

        // It was only asleep: what it has to say comes too late.
        patience.SetResult();
        await dead;
        Assert.Equal(["abandoned", "succeeded"], (await Host.RunsAsync(job.Kind)).Select(run => run.State));
    }

    [Fact]
    public async Task A_run_that_goes_on_keeps_its_lease()
    {
        var job = Host.TakeJob();
        var patience = job.Hang();
        await using var node = Host.StartNode(job, ("Jobs:Lease", "00:00:01"));
        var running = RunnerOf(node).RunDueAsync(job.Kind);
        await UntilAsync(() => job.Runs == 1);

        for (var step = 0; step < 5; step++)
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(0.9));
            var until = Host.Clock.Now.UtcDateTime.AddSeconds(0.9);
            await UntilAsync(async () => (await Host.RunsAsync(job.Kind))[0].LeasedUntil >= until);
            await Host.Two.RunDueAsync(job.Kind);
        }

        Assert.Equal(1, job.Runs);
        patience.SetResult();
        await running;
    }

    [Fact]
    public async Task A_node_that_lost_its_run_stops_working_on_it()
    {
        var job = Host.TakeJob();
        job.Hang();
        await using var node = Host.StartNode(job, ("Jobs:Lease", "00:00:01"));
        var running = RunnerOf(node).RunDueAsync(job.Kind);
        await UntilAsync(() => job.Runs == 1);

        await Host.ExecuteAsync("update job_runs set state = 'abandoned' where state = 'running'");

        await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_program_that_stops_leaves_no_run_behind_and_another_node_goes_on_at_once()
    {
        var job = Host.TakeJob();
        job.Hang();
        var node = Host.StartNode(job);
        await RunnerOf(node).BeginAsync(job.Kind, JobCause.Change, null, TestContext.Current.CancellationToken);
        await UntilAsync(() => job.Runs == 1);

        await node.DisposeAsync();
        Assert.Equal("abandoned", Assert.Single(await Host.RunsAsync(job.Kind)).State);

        job.Count("written", 1);
        await Host.WakeAllAsync(job.Kind);
        Assert.Equal(["abandoned", "succeeded"], (await Host.RunsAsync(job.Kind)).Select(run => run.State));
    }

    private static JobRunner RunnerOf(Node node) => node.Services.GetRequiredService<JobRunner>();
}
