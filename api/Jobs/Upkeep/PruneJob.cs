using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;

namespace WardKpi.Api.Jobs.Upkeep;

/// <summary>
/// Clears away what nobody looks at any more: old runs of jobs, old notices, old calls of machines, what webhooks were told. Not evidence that
/// was taken away: the history of a verified figure shows what it was verified by.
/// </summary>
public sealed class PruneJob(Database database, IOptions<JobsOptions> options, TimeProvider clock) : IJob
{
    public JobKind Kind => JobKind.Prune;

    public JobSchedule Schedule { get; } = JobSchedule.Daily(2, 30);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var ages = options.Value.Prune;
        var now = clock.GetUtcNow().UtcDateTime;
        return new Dictionary<string, int>
        {
            ["runs"] = await DeleteAsync(
                connection => PruneQueries.OldRunsAsync(connection, now - ages.Runs), PruneQueries.DeleteRunsAsync, cancellationToken),
            ["notices"] = await DeleteAsync(
                connection => PruneQueries.OldNoticesAsync(connection, now - ages.Notices, now - ages.ReadNotices, now - ages.Topics),
                PruneQueries.DeleteNoticesAsync,
                cancellationToken),
            ["calls"] = await DeleteAsync(
                connection => PruneQueries.OldCallsAsync(connection, now - ages.Calls), PruneQueries.DeleteCallsAsync, cancellationToken),
            ["deliveries"] = await DeleteAsync(
                connection => PruneQueries.OldDeliveriesAsync(connection, now - ages.Deliveries), PruneQueries.DeleteDeliveriesAsync, cancellationToken),
            ["events"] = await DeleteAsync(
                connection => PruneQueries.OldEventsAsync(connection, now - ages.Events), PruneQueries.DeleteEventsAsync, cancellationToken),
        };
    }

    private async Task<int> DeleteAsync(
        Func<DbConnection, Task<IReadOnlyList<Guid>>> findAsync,
        Func<DbTransaction, IReadOnlyList<Guid>, Task<int>> deleteAsync,
        CancellationToken cancellationToken)
    {
        for (var deleted = 0; ;)
        {
            IReadOnlyList<Guid> ids;
            await using (var connection = await database.OpenAsync(cancellationToken))
                ids = await findAsync(connection);
            if (ids.Count > 0)
                deleted += await database.WriteAsync(transaction => deleteAsync(transaction, ids), cancellationToken);
            if (ids.Count < PruneQueries.Batch)
                return deleted;
        }
    }
}
