using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>Adds the period that has come within sight, and mends what the transactions of every day did not see.</summary>
public sealed class ComputeObligationsJob(Database database, TimeProvider clock) : IJob
{
    public JobKind Kind => JobKind.ComputeObligations;

    public JobSchedule Schedule => JobSchedule.Daily(0, 15);

    /// <summary>Commune by commune, each in a transaction of its own; one that nothing is to be written for is only read.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var total = new ComputeCounts(0, 0, 0, 0);
        await using var connection = await database.OpenAsync(cancellationToken);
        var communes = await OrganizationQueries.ListAsync(connection, "/%", "/%", OrganizationKind.Commune);
        foreach (var commune in communes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var plan = await ObligationWriter.PlanAsync(connection, commune.Id, now);
            var counts = plan.IsEmpty
                ? new ComputeCounts(0, 0, 0, plan.Unchanged)
                : await database.WriteAsync(
                    async transaction =>
                    {
                        await ChangeCounter.NextAsync(transaction, commune.Id);
                        return await ObligationWriter.ComputeAsync(transaction, commune.Id, now);
                    },
                    cancellationToken);
            total = new ComputeCounts(
                total.Inserted + counts.Inserted, total.Updated + counts.Updated, total.Deleted + counts.Deleted, total.Unchanged + counts.Unchanged);
        }

        return new Dictionary<string, int>
        {
            ["communes"] = communes.Count,
            ["inserted"] = total.Inserted,
            ["updated"] = total.Updated,
            ["deleted"] = total.Deleted,
            ["unchanged"] = total.Unchanged,
        };
    }
}
