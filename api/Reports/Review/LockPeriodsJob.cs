using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Demo;
using WardKpi.Api.Jobs;
using WardKpi.Api.Notices;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports.Review;

/// <summary>
/// Closes the books on the lock date. A report that is verified only after it is locked in the next night; the standing office is told
/// once which units are behind.
/// </summary>
public sealed class LockPeriodsJob(Database database, ReviewService reviews, IOptions<LockOptions> options, DemoMode demo, TimeProvider clock) : IJob
{
    // Until the books of the next quarter close: so long a machine may be off and who is behind is still told.
    private const int DaysToTell = 92;

    public JobKind Kind => JobKind.LockPeriods;

    public JobSchedule Schedule => JobSchedule.Daily(0, 30);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = VietnamTime.DateOf(now);
        var (locked, declared, told) = (0, 0, 0);
        // Looked at first without the write lock: in most nights there is nothing to close.
        await using var connection = await database.OpenAsync(cancellationToken);
        var toLock = options.Value.IsAutomatic ? await LockQueries.ToLockAsync(connection, today) : [];
        foreach (var one in toLock.Union(await LockQueries.ToTellAsync(connection, today, today.AddDays(-DaysToTell))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!toLock.Contains(one) && (await LockQueries.LeftOpenAsync(connection, one.PlanId, one.Period)).Count == 0)
                continue;
            if (await FindPassedAsync(connection, one, today) is null)
                continue;
            var counts = await database.WriteAsync(transaction => CloseAsync(transaction, one, today, now), cancellationToken);
            (locked, told) = (locked + counts.Locked, told + counts.Told);
        }

        foreach (var communeId in options.Value.IsAutomatic ? await LockQueries.CommunesToLockAsync(connection, today) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            declared += await database.WriteAsync(
                async transaction =>
                {
                    await ChangeCounter.NextAsync(transaction, communeId);
                    return await LockQueries.MarkDeclaredLockedAsync(transaction, communeId, today, now);
                },
                cancellationToken);
        }

        return new Dictionary<string, int> { ["locked"] = locked, ["declaredLocked"] = declared, ["told"] = told };
    }

    private async Task<(int Locked, int Told)> CloseAsync(DbTransaction transaction, PlanPeriodRow one, DateOnly today, DateTime now)
    {
        if (await FindPassedAsync(transaction.Connection!, one, today, transaction) is not { } passed)
            return (0, 0);
        var scope = passed.Plan.CommunePath + "%";
        var locked = options.Value.IsAutomatic && passed.HasVerified
            ? (await reviews.CloseAsync(transaction, passed.Plan, Period.Parse(one.Period), scope, scope, personId: null)).Locked.Count
            : 0;
        return (locked, passed.LocksOn > today.AddDays(-DaysToTell) ? await TellAsync(transaction, one, now) : 0);
    }

    /// <summary>Null where the books of the period stay open today.</summary>
    private static async Task<PassedPeriod?> FindPassedAsync(
        DbConnection connection, PlanPeriodRow one, DateOnly today, DbTransaction? transaction = null)
    {
        if (await PlanQueries.FindAsync(connection, one.PlanId, "/%", transaction) is not { } plan)
            return null;
        var scope = plan.CommunePath + "%";
        var forms = await ReviewService.FormsAsync(connection, plan, Period.Parse(one.Period), scope, scope, transaction);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction);
        return ReviewRules.LocksOn(forms, workingDays) is { } locksOn && ReviewRules.MayLock(today, locksOn)
            ? new PassedPeriod(plan, locksOn, forms.Any(form => form.ReportState == ReportState.Verified))
            : null;
    }

    private async Task<int> TellAsync(DbTransaction transaction, PlanPeriodRow one, DateTime now)
    {
        var open = await LockQueries.LeftOpenAsync(transaction.Connection!, one.PlanId, one.Period, transaction);
        if (open.Count == 0)
            return 0;
        var draft = new NoticeDraft
        {
            Kind = NoticeKind.LeftOpen,
            PlanId = one.PlanId,
            Period = one.Period,
            Subject = open[0].RuleTitle,
            Text = NoticeWords.NamesOf(open.Select(row => row.OrganizationName)),
            Topic = $"left_open:{one.PlanId}:{one.Period}",
            At = now,
        };
        return await NoticeQueries.AddAsync(
            transaction, draft, await NoticeQueries.StandingOfficeOfAsync(transaction, open[0].OrganizationId, null, demo.IsOn));
    }

    /// <summary>A quarter of a plan whose lock date has come.</summary>
    private sealed record PassedPeriod(PlanRow Plan, DateOnly LocksOn, bool HasVerified);
}
