using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Infrastructure;

public sealed record RunRow
{
    public DateTime Slot { get; init; }

    public int Attempt { get; init; }

    public string State { get; init; } = "";

    public string? Error { get; init; }

    public DateTime LeasedUntil { get; init; }
}

/// <summary>
/// Two nodes on one database whose jobs are the tests': each test takes one of its own. No engine wakes them, so the test says when.
/// </summary>
public sealed class JobsHost : WardKpiHost
{
    private readonly Queue<TestJob> _free;
    private readonly IReadOnlyList<TestJob> _jobs =
        [.. Enum.GetValues<JobKind>().Select(kind => new TestJob(kind, JobSchedule.Daily(1, 30)))];

    private Node? _other;

    public JobsHost() => _free = new Queue<TestJob>(_jobs);

    public Node Other => _other ??= StartNode(UseTestJobs);

    public JobRunner One => Node.Services.GetRequiredService<JobRunner>();

    public JobRunner Two => Other.Services.GetRequiredService<JobRunner>();

    protected override Action<IServiceCollection>? FirstChange => UseTestJobs;

    /// <summary>A daily job, at 01:30, that no other test uses.</summary>
    public TestJob TakeJob() => _free.Dequeue();

    /// <summary>A node with a job of its own, which is the test's to end.</summary>
    public Node StartNode(TestJob job, params IEnumerable<(string Key, string Value)> settings) => StartNode(
        services =>
        {
            services.RemoveAll<IJob>();
            services.AddSingleton<IJob>(job);
        },
        settings);

    /// <summary>Many wakes at one moment, on both nodes.</summary>
    public Task WakeAllAsync(JobKind kind) =>
        Task.WhenAll(Enumerable.Range(0, 6).Select(turn => Task.Run(() => (turn % 2 == 0 ? One : Two).RunDueAsync(kind))));

    public Task<RunRow[]> RunsAsync(JobKind kind) => SelectAsync<RunRow>(
        "select slot, attempt, state, error, leased_until from job_runs where job = @job order by started_at, id", new { job = Codes.Of(kind) });

    /// <summary>Waits for what was begun in the background.</summary>
    public Task EndedAsync(JobKind kind) => UntilAsync(async () => (await RunsAsync(kind)).All(run => run.State != "running"));

    private void UseTestJobs(IServiceCollection services)
    {
        services.RemoveAll<IJob>();
        foreach (var job in _jobs)
            services.AddSingleton<IJob>(job);
    }
}
