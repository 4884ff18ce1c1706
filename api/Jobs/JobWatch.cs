using System.Data.Common;
using Microsoft.Extensions.Options;

namespace WardKpi.Api.Jobs;

/// <summary>How the jobs stand.</summary>
public sealed class JobWatch(JobRunner runner, IOptions<JobsOptions> options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<JobView>> AllAsync(DbConnection connection)
    {
        var now = Now;
        var recent = await RecentAsync(connection, now);
        var last = await JobQueries.LastRunsAsync(connection);
        return [.. runner.Jobs.Select(job => new JobView
        {
            Kind = job.Kind,
            FirstMinute = (int)job.Schedule.First.TotalMinutes,
            EveryMinutes = (int)job.Schedule.Every.TotalMinutes,
            NextAt = JobRules.NextAt([.. recent[job.Kind]], job.Schedule, now, options.Value),
            IsRunning = JobRules.IsHeld([.. recent[job.Kind]], now),
            IsLate = IsLate(job, recent, now),
            LastRun = last.GetValueOrDefault(job.Kind)?.ToView(now),
        })];
    }

    /// <summary>Asked by whoever watches the program, every few seconds: reads the runs of one day.</summary>
    public async Task<IReadOnlyList<JobKind>> LateAsync(DbConnection connection)
    {
        var now = Now;
        var recent = await RecentAsync(connection, now);
        return [.. runner.Jobs.Where(job => IsLate(job, recent, now)).Select(job => job.Kind)];
    }

    private bool IsLate(IJob job, ILookup<JobKind, JobRunRow> recent, DateTime now) =>
        JobRules.IsLate([.. recent[job.Kind]], job.Schedule, now, options.Value);

    private Task<ILookup<JobKind, JobRunRow>> RecentAsync(DbConnection connection, DateTime now) =>
        JobQueries.RecentRunsAsync(connection, runner.Jobs.Select(job => JobRules.LateSlot(job.Schedule, now, options.Value)).DefaultIfEmpty(now).Min());
}
