using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>Runs the job soon after a change on any node; the job's own schedule is for what was left while the line was down.</summary>
public sealed class ForwardingWatch(
    Database database, JobRunner runner, IOptions<ForwardingOptions> options, TimeProvider clock, ILogger<ForwardingWatch> logger) : BackgroundService
{
    private long seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogError(fault, "Looking for changes to forward failed.");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        long newest;
        await using (var connection = await database.OpenAsync(cancellationToken))
            newest = await ForwardingQueries.NewestAsync(connection);
        if (newest <= seen)
            return;
        // Null where a run is under way: it may have looked before the change, so the next tick asks again.
        if (await runner.BeginAsync(JobKind.ForwardChanges, JobCause.Change, null, cancellationToken) is not null)
            seen = newest;
    }
}
