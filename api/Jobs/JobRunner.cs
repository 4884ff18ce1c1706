using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;

namespace WardKpi.Api.Jobs;

/// <summary>
/// Runs a job where it is due and nobody else has it: the row of the run is the claim, so it does not matter which engine wakes whom, how
/// often, or on how many nodes. Slots that were missed are made up for by one run of the latest: a job finds by itself what is left to do.
/// </summary>
public sealed class JobRunner(
    IEnumerable<IJob> registered,
    Database database,
    IOptions<JobsOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<JobRunner> logger)
    : IHostedService
{
    private const int ErrorLimit = 2000;
    private const int NodeLimit = 100;

    // The lease is renewed this often before it is over, so that a write which fails once costs nothing.
    private const int RenewalsOfLease = 4;

    private static readonly string Node = Stored.Cut($"{Environment.MachineName}:{Environment.ProcessId}", NodeLimit);

    private readonly Dictionary<JobKind, IJob> jobs = registered.OrderBy(job => job.Kind).ToDictionary(job => job.Kind);
    private readonly ConcurrentDictionary<Guid, Task> begun = [];

    /// <summary>In the order of their kinds.</summary>
    public IReadOnlyCollection<IJob> Jobs => jobs.Values;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private TimeSpan Lease => options.Value.Lease;

    private CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>By the job's code; null where this program knows no such job.</summary>
    public IJob? Find(string code) => jobs.Values.FirstOrDefault(job => Codes.Of(job.Kind) == code);

    /// <summary>Runs the job to its end where it is due. Throws nothing: whoever wakes it has nobody to tell.</summary>
    public Task RunDueAsync(JobKind kind) => GuardAsync(kind, async () =>
    {
        if (await ClaimDueAsync(jobs[kind]) is { } run)
            await ExecuteAsync(jobs[kind], run);
    });

    /// <summary>Begins a run beside the schedule, which goes on after this has returned; null where one is running.</summary>
    public async Task<JobRunRow?> BeginAsync(JobKind kind, JobCause cause, Guid? personId, CancellationToken cancellationToken)
    {
        var now = Now;
        var run = await ClaimAsync(jobs[kind], now, cause, personId, runs => JobRules.FreeAttempt(runs, now), cancellationToken);
        if (run is null)
            return null;
        var work = Task.Run(() => GuardAsync(kind, () => ExecuteAsync(jobs[kind], run)), CancellationToken.None);
        begun[run.Id] = work;
        _ = work.ContinueWith(_ => begun.TryRemove(run.Id, out Task? _), TaskScheduler.Default);
        return run;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until what was begun here has written how it ended.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(begun.Values).WaitAsync(cancellationToken);

    private async Task GuardAsync(JobKind kind, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // Nothing was claimed yet.
        }
        catch (Exception fault)
        {
            // What was claimed is taken over when its lease is over; an exception that escaped would end the engine's trigger, or the program.
            logger.LogError(fault, "Job {Job}: the run could not be claimed, or its end not be written.", kind);
        }
    }

    private async Task<JobRunRow?> ClaimDueAsync(IJob job)
    {
        var slot = job.Schedule.SlotAt(Now);
        // Looked at first without the write lock: nearly every wake finds nothing to do.
        await using (var connection = await database.OpenAsync(Stopping))
            if (JobRules.DueAttempt(await JobQueries.RunsAsync(connection, job.Kind, slot), slot, Now, options.Value) is null)
                return null;
        return await ClaimAsync(job, slot, JobCause.Schedule, null, runs => JobRules.DueAttempt(runs, slot, Now, options.Value), Stopping);
    }

    private async Task<JobRunRow?> ClaimAsync(
        IJob job,
        DateTime slot,
        JobCause cause,
        Guid? personId,
        Func<IReadOnlyList<JobRunRow>, int?> attemptOf,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async transaction =>
                {
                    var runs = await JobQueries.RunsAsync(transaction.Connection!, job.Kind, slot, transaction);
                    if (attemptOf(runs) is not { } attempt)
                        return null;
                    var now = Now;
                    await JobQueries.AbandonAsync(transaction, job.Kind, now);
                    var run = new JobRunRow
                    {
                        Id = Guid.CreateVersion7(),
                        Job = Codes.Of(job.Kind),
                        Slot = slot,
                        Attempt = attempt,
                        Cause = Codes.Of(cause),
                        State = Codes.Of(JobRunState.Running),
                        Node = Node,
                        StartedAt = now,
                        StartedBy = personId,
                        LeasedUntil = now + Lease,
                    };
                    await JobQueries.InsertAsync(transaction, run);
                    return run;
                },
                cancellationToken);
        }
        catch (DbException fault) when (DatabaseErrors.IsUniqueViolation(fault))
        {
            // Another node was quicker.
            return null;
        }
    }

    private async Task ExecuteAsync(IJob job, JobRunRow run)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        using var ended = new CancellationTokenSource();
        var lease = KeepLeaseAsync(run, work, ended.Token);
        var (state, counts, error) = await WorkAsync(job, work.Token);
        await ended.CancelAsync();
        await lease;
        // Not to be cancelled: no run that ended stays running.
        if (!await database.WriteAsync(transaction => JobQueries.FinishAsync(transaction, run.Id, state, Now, counts, error), CancellationToken.None))
            logger.LogWarning("Job {Job}: its run was taken over by another node before it ended.", job.Kind);
    }

    private async Task<(JobRunState State, IReadOnlyDictionary<string, int>? Counts, string? Error)> WorkAsync(
        IJob job, CancellationToken cancellationToken)
    {
        try
        {
            return (JobRunState.Succeeded, await job.RunAsync(cancellationToken), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (JobRunState.Abandoned, null, null);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Job {Job} failed.", job.Kind);
            return (JobRunState.Failed, null, Stored.Cut(TextOf(fault), ErrorLimit));
        }
    }

    private async Task KeepLeaseAsync(JobRunRow run, CancellationTokenSource work, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Lease / RenewalsOfLease, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                try
                {
                    if (await database.WriteAsync(transaction => JobQueries.RenewAsync(transaction, run.Id, Now + Lease), ended))
                        continue;
                    // Taken over: this machine slept, or wrote nothing for too long. Two that work at once do no harm, but no good either.
                    await work.CancelAsync();
                    return;
                }
                catch (Exception fault) when (fault is not OperationCanceledException || !ended.IsCancellationRequested)
                {
                    // Not only DbException, SQL Server's empty pool is none: the end of the run is still to be written.
                    logger.LogWarning(fault, "Job {Job}: its lease could not be renewed.", run.Kind);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work ended.
        }
    }

    private static string TextOf(Exception fault) =>
        fault.InnerException is { } inner ? $"{fault.GetType().Name}: {fault.Message} ← {TextOf(inner)}" : $"{fault.GetType().Name}: {fault.Message}";

}
