using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Hosting;
using WardKpi.Api.Jobs;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The system's administrator sees how the jobs stand and runs one now; whoever watches the program learns which is late.</summary>
public sealed class ManagingJobsTests(JobsHost host) : Scenario<JobsHost>(host)
{
    [Fact]
    public async Task A_job_is_run_by_hand_and_its_history_says_by_whom_and_what_was_done()
    {
        var job = Host.TakeJob();
        job.Count("opened", 12);
        using var admin = await Host.SignInAsync(Accounts.Admin);

        var begun = await admin.PostAsync<JobRunView>($"{PathOf(job)}/run", new { });
        await Host.EndedAsync(job.Kind);

        Assert.Equal((JobRunState.Running, JobCause.Person, "Người SystemAdmin", 1), (begun.State, begun.Cause, begun.StartedBy, begun.Attempt));
        Assert.Equal(Host.Clock.Now.UtcDateTime, begun.Slot);
        var run = Assert.Single(await admin.GetAsync<IReadOnlyList<JobRunView>>($"{PathOf(job)}/runs"));
        Assert.Equal((begun.Id, JobRunState.Succeeded, "Người SystemAdmin"), (run.Id, run.State, run.StartedBy));
        Assert.Equal(12, run.Counts!["opened"]);
        Assert.NotNull(run.FinishedAt);
        Assert.Null(run.Error);
    }

    [Fact]
    public async Task A_job_that_is_running_is_not_started_again()
    {
        var job = Host.TakeJob();
        var patience = job.Hang();
        using var admin = await Host.SignInAsync(Accounts.Admin);
        await admin.PostAsync<JobRunView>($"{PathOf(job)}/run", new { });

        var problem = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"{PathOf(job)}/run");

        Assert.Equal("job_running", problem.Code);
        Assert.True((await ViewAsync(admin, job)).IsRunning);
        patience.SetResult();
        await Host.EndedAsync(job.Kind);
        Assert.False((await ViewAsync(admin, job)).IsRunning);
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public async Task Ten_who_press_at_once_start_one_run()
    {
        var job = Host.TakeJob();
        var patience = job.Hang();
        using var admin = await Host.SignInAsync(Accounts.Admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => admin.SendAsync(HttpMethod.Post, $"{PathOf(job)}/run")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        patience.SetResult();
        await Host.EndedAsync(job.Kind);
    }

    [Fact]
    public async Task A_run_by_hand_that_failed_may_be_started_again_at_the_same_moment()
    {
        var job = Host.TakeJob();
        job.Fail("hỏng");
        using var admin = await Host.SignInAsync(Accounts.Admin);
        for (var turn = 0; turn < 2; turn++)
        {
            await admin.PostAsync<JobRunView>($"{PathOf(job)}/run", new { });
            await Host.EndedAsync(job.Kind);
        }

        var runs = await admin.GetAsync<IReadOnlyList<JobRunView>>($"{PathOf(job)}/runs");

        Assert.Equal([2, 1], runs.Select(run => run.Attempt));
        Assert.All(runs, run => Assert.Equal((JobRunState.Failed, "InvalidOperationException: hỏng"), (run.State, run.Error)));
    }

    [Fact]
    public async Task The_list_says_when_a_job_is_due_next_and_whether_it_is_late()
    {
        var job = Host.TakeJob();
        using var admin = await Host.SignInAsync(Accounts.Admin);
        var slot = job.Schedule.SlotAt(Host.Clock.Now.UtcDateTime);

        var idle = await ViewAsync(admin, job);
        Assert.Equal((90, 1440), (idle.FirstMinute, idle.EveryMinutes));
        Assert.Equal((slot, true, null), (idle.NextAt, idle.IsLate, idle.LastRun));

        job.Fail("hỏng");
        await Host.One.RunDueAsync(job.Kind);
        var failed = await ViewAsync(admin, job);
        Assert.Equal((Host.Clock.Now.UtcDateTime.AddMinutes(15), true), (failed.NextAt, failed.IsLate));
        Assert.Equal((JobRunState.Failed, JobCause.Schedule, null), (failed.LastRun!.State, failed.LastRun.Cause, failed.LastRun.StartedBy));

        job.Count("opened", 1);
        Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await Host.One.RunDueAsync(job.Kind);
        var well = await ViewAsync(admin, job);
        Assert.Equal((slot.AddDays(1), false), (well.NextAt, well.IsLate));
        Assert.Equal((JobRunState.Succeeded, 2), (well.LastRun!.State, well.LastRun.Attempt));
    }

    [Fact]
    public async Task A_run_whose_node_died_is_not_shown_as_running()
    {
        var job = Host.TakeJob();
        var patience = job.Hang();
        using var admin = await Host.SignInAsync(Accounts.Admin);
        await Host.One.BeginAsync(job.Kind, JobCause.Change, null, TestContext.Current.CancellationToken);

        Host.Clock.Advance(new JobsOptions().Lease);

        var view = await ViewAsync(admin, job);
        Assert.Equal((false, JobRunState.Abandoned), (view.IsRunning, view.LastRun!.State));
        Assert.Equal(JobRunState.Abandoned, Assert.Single(await admin.GetAsync<IReadOnlyList<JobRunView>>($"{PathOf(job)}/runs")).State);
        patience.SetResult();
        await Host.EndedAsync(job.Kind);
    }

    [Fact]
    public async Task Health_names_the_jobs_that_are_late_and_serves_all_the_same()
    {
        var job = Host.TakeJob();
        await using var node = Host.StartNode(job);
        using var watcher = node.Visitor();
        Assert.Equal((HealthStatus.Degraded, $"{job.Kind}"), await HealthAsync(watcher));
        await Host.One.RunDueAsync(job.Kind);
        Assert.Equal((HealthStatus.Ok, ""), await HealthAsync(watcher));

        // The next slot has half an hour.
        Host.Clock.Advance(job.Schedule.NextAfter(Host.Clock.Now.UtcDateTime) - Host.Clock.Now.UtcDateTime + TimeSpan.FromMinutes(29));
        Assert.Equal((HealthStatus.Ok, ""), await HealthAsync(watcher));
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((HealthStatus.Degraded, $"{job.Kind}"), await HealthAsync(watcher));

        job.Fail("mật khẩu sai");
        await Host.One.RunDueAsync(job.Kind);
        var answer = await watcher.SendAsync(HttpMethod.Get, "/health");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("mật khẩu", answer.Body);
        Assert.Equal(HealthStatus.Degraded, answer.As<HealthView>().Status);
    }

    [Fact]
    public async Task Only_the_administrator_of_the_system_sees_and_runs_jobs()
    {
        var commune = await Host.AddCommuneAsync();
        foreach (var role in Enum.GetValues<Role>().Except([Role.SystemAdmin]))
        {
            using var person = await Host.SignInNewAsync(role, role switch
            {
                Role.ProvinceViewer => "/lam-dong/",
                Role.Officer => $"{commune.Path}kinh-te/",
                _ => commune.Path,
            });
            await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "jobs");
            await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "jobs/prune/runs");
            await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "jobs/prune/run");
        }

        using var visitor = Host.Node.Visitor();
        await visitor.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "jobs");
        using var admin = await Host.SignInAsync(Accounts.Admin);
        await admin.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "jobs/nothing/runs");
        await admin.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, "jobs/nothing/run");
    }

    private static string PathOf(TestJob job) => $"jobs/{Codes.Of(job.Kind)}";

    private static async Task<JobView> ViewAsync(ApiClient client, TestJob job) =>
        (await client.GetAsync<IReadOnlyList<JobView>>("jobs")).Single(view => view.Kind == job.Kind);

    private static async Task<(HealthStatus, string)> HealthAsync(ApiClient client)
    {
        var health = await client.GetAsync<HealthView>("/health");
        return (health.Status, string.Join(' ', health.LateJobs));
    }
}
