using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports.Review;

/// <summary>
/// Closes the books on the lock date. A report that is verified only after it is locked in the next night; the standing office is told
/// once which units are behind.
/// </summary>
public sealed class LockPeriodsJob(Database database, ReviewService reviews, IOptions<LockOptions> options, TimeProvider clock) : IJob
{
    public JobKind Kind => JobKind.LockPeriods;

    public JobSchedule Schedule { get; } = JobSchedule.Daily(0, 30);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int> { ["locked"] = 0, ["declaredLocked"] = 0 };
        if (!options.Value.IsAutomatic)
            return counts;
        var today = VietnamTime.Today(clock);
        IReadOnlyList<PeriodToClose> periods;
        await using (var connection = await database.OpenAsync(cancellationToken))
            periods = await LockQueries.ToCloseAsync(connection, today);
        foreach (var one in periods)
            counts["locked"] += await database.WriteAsync(
                async transaction =>
                {
                    if (await PlanQueries.FindAsync(transaction.Connection!, one.PlanId, "/%", transaction) is not { } plan)
                        return 0;
                    var scope = plan.CommunePath + "%";
                    return (await reviews.CloseAsync(transaction, plan, Period.Parse(one.Period), scope, scope, personId: null)).Locked.Count;
                },
                cancellationToken);
        counts["declaredLocked"] = await database.WriteAsync(
            transaction => LockQueries.MarkDeclaredLockedAsync(transaction, today, clock.GetUtcNow().UtcDateTime), cancellationToken);
        return counts;
    }
}
