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
        IReadOnlyList<PlanPeriodRow> periods;
        await using (var connection = await database.OpenAsync(cancellationToken))
            periods = await LockQueries.ToCloseAsync(connection, today, today.AddDays(-DaysToTell));
        var (locked, told) = (0, 0);
        foreach (var one in periods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var counts = await database.WriteAsync(transaction => CloseAsync(transaction, one, today, now), cancellationToken);
            (locked, told) = (locked + counts.Locked, told + counts.Told);
        }

        var declared = options.Value.IsAutomatic
            ? await database.WriteAsync(transaction => LockQueries.MarkDeclaredLockedAsync(transaction, today, now), cancellationToken)
            : 0;
        return new Dictionary<string, int> { ["locked"] = locked, ["declaredLocked"] = declared, ["told"] = told };
    }

    private async Task<(int Locked, int Told)> CloseAsync(DbTransaction transaction, PlanPeriodRow one, DateOnly today, DateTime now)
    {
        var connection = transaction.Connection!;
        if (await PlanQueries.FindAsync(connection, one.PlanId, "/%", transaction) is not { } plan)
            return (0, 0);
        var period = Period.Parse(one.Period);
        var scope = plan.CommunePath + "%";
        var forms = await ReviewService.FormsAsync(transaction, plan, period, scope, scope);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection, transaction);
        if (ReviewRules.LocksOn(forms, workingDays) is not { } locksOn || !ReviewRules.MayLock(today, locksOn))
            return (0, 0);
        var locked = options.Value.IsAutomatic && forms.Any(form => form.ReportState == ReportState.Verified)
            ? (await reviews.CloseAsync(transaction, plan, period, scope, scope, personId: null)).Locked.Count
            : 0;
        return (locked, locksOn > today.AddDays(-DaysToTell) ? await TellAsync(transaction, one, now) : 0);
    }

    private async Task<int> TellAsync(DbTransaction transaction, PlanPeriodRow one, DateTime now)
    {
        var open = await LockQueries.LeftOpenAsync(transaction, one.PlanId, one.Period);
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
}
