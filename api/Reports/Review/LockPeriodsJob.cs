using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Jobs;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports.Review;

/// <summary>Closes the books on the lock date. A report that is verified only after it is locked in the next night.</summary>
public sealed class LockPeriodsJob(Database database, ReviewService reviews, IOptions<LockOptions> options, TimeProvider clock) : IJob
{
    public JobKind Kind => JobKind.LockPeriods;

    public JobSchedule Schedule { get; } = JobSchedule.Daily(0, 30);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsAutomatic)
            return new Dictionary<string, int> { ["locked"] = 0, ["declaredLocked"] = 0 };
        var today = VietnamTime.Today(clock);
        IReadOnlyList<VerifiedPeriod> periods;
        await using (var connection = await database.OpenAsync(cancellationToken))
            periods = await LockQueries.VerifiedAsync(connection);
        var locked = 0;
        foreach (var one in periods)
            locked += await database.WriteAsync(transaction => CloseAsync(transaction, one, today), cancellationToken);
        var declared = await database.WriteAsync(
            transaction => LockQueries.MarkDeclaredLockedAsync(transaction, today, clock.GetUtcNow().UtcDateTime), cancellationToken);
        return new Dictionary<string, int> { ["locked"] = locked, ["declaredLocked"] = declared };
    }

    private async Task<int> CloseAsync(DbTransaction transaction, VerifiedPeriod one, DateOnly today)
    {
        var connection = transaction.Connection!;
        if (await PlanQueries.FindAsync(connection, one.PlanId, "/%", transaction) is not { } plan)
            return 0;
        var period = Period.Parse(one.Period);
        var scope = plan.CommunePath + "%";
        var forms = await ReviewService.FormsAsync(transaction, plan, period, scope, scope);
        return ReviewRules.LocksOn(forms, await CalendarQueries.WorkingDaysAsync(connection, transaction)) is { } locksOn
            && ReviewRules.MayLock(today, locksOn)
                ? (await reviews.CloseAsync(transaction, plan, period, scope, scope, personId: null)).Locked.Count
                : 0;
    }
}
