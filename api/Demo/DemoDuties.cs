using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Demo;

/// <summary>
/// Duties to report as a commune leaves them behind: most sent in time, some late, the last of a rhythm still owed, one that nobody waited
/// for; and books that have closed.
/// </summary>
public static class DemoDuties
{
    private const int EachLate = 6;
    private const int FirstNumber = 23;

    /// <summary>Who acts for a place, and when the demo is loaded.</summary>
    public sealed record Context(IReadOnlyDictionary<Guid, Guid> People, Thresholds Thresholds, DateTime Now);

    /// <summary>To be called behind the plan's reports, in their transaction.</summary>
    public static async Task AddAsync(DbTransaction transaction, PlanRow plan, long seq, Context context)
    {
        await StartEarlierAsync(transaction, plan);
        await ObligationWriter.ComputeAsync(transaction, plan.CommuneId, context.Now);
        await SettleAsync(transaction, plan, context);
        foreach (var quarter in Period.QuartersOf(plan.Year))
            await CloseAsync(transaction, plan, quarter, seq, context);
    }

    /// <summary>As if the plan had come in when it was issued; of the weekly reports only the last weeks, which fill a page already.</summary>
    private static async Task StartEarlierAsync(DbTransaction transaction, PlanRow plan)
    {
        var reporters = await RuleQueries.ReportersAsync(transaction.Connection!, plan.CommunePath + "%", plan.CommuneId, transaction);
        foreach (var rule in await RuleQueries.ListAsync(transaction.Connection!, plan.CommunePath + "%", planId: plan.Id, transaction: transaction))
        {
            var startsOn = Codes.To<ReportingFrequency>(rule.Frequency) switch
            {
                ReportingFrequency.Week => new DateOnly(plan.Year, 10, 5),
                ReportingFrequency.Month => new DateOnly(plan.Year, 7, 1),
                ReportingFrequency.Quarter or ReportingFrequency.HalfYear or ReportingFrequency.NineMonths or ReportingFrequency.Year
                    or ReportingFrequency.Once => new DateOnly(plan.Year, 1, 1),
                ReportingFrequency.OnRequest => rule.StartsOn,
            };
            if (startsOn < rule.StartsOn)
                await RuleQueries.UpdateAsync(transaction, rule with { StartsOn = startsOn }, reporters[rule.Id]);
        }
    }

    private static async Task SettleAsync(DbTransaction transaction, PlanRow plan, Context context)
    {
        var from = VietnamTime.ToUtc(new DateOnly(plan.Year, 1, 1), TimeOnly.MinValue);
        var duties = (await ObligationQueries.ListAsync(
                transaction.Connection!, plan.CommunePath + "%", plan.CommunePath + "%", from, context.Now, transaction))
            .Where(duty => duty.FormPlanId is null).ToList();
        var owed = duties.LastOrDefault(duty => Codes.To<ReportingFrequency>(duty.Frequency) == ReportingFrequency.Week)?.Id;
        var letOff = duties.FirstOrDefault(duty => Codes.To<ReportingFrequency>(duty.Frequency) == ReportingFrequency.Week)?.Id;
        foreach (var (index, duty) in duties.Index())
        {
            if (duty.Id == owed)
                continue;
            if (duty.Id == letOff)
                await ObligationWrites.WaiveAsync(
                    transaction,
                    duty,
                    duty.DueAt.AddDays(-2),
                    context.People[plan.CommuneId],
                    "Tuần này ghép vào báo cáo tháng 10, theo ý kiến của Thường trực Ban Chỉ đạo.",
                    context.Now);
            else
                await ObligationWrites.MeetAsync(transaction, duty, MetOf(duty, index, context, plan), context.Now);
        }
    }

    private static MetWrite MetOf(ObligationRow duty, int index, Context context, PlanRow plan)
    {
        var late = duty.DueAt.AddHours(22 + (index % 3));
        var sentAt = index % EachLate == EachLate - 1 && late < context.Now ? late : duty.DueAt.AddMinutes(-75 - (40 * (index % 5)));
        return new MetWrite(
            sentAt,
            context.People.GetValueOrDefault(duty.OrganizationId, context.People[plan.CommuneId]),
            $"{FirstNumber + (3 * index)}/BC-{LettersOf(duty.OrganizationPath)}",
            VietnamTime.DateOf(sentAt),
            null);
    }

    /// <summary>"kinh-te" is KT in the number of a document, "vhxh" VHXH.</summary>
    private static string LettersOf(string path)
    {
        var parts = path.TrimEnd('/').Split('/')[^1].Split('-');
        return (parts is [var whole] ? whole : string.Concat(parts.Select(part => part[0]))).ToUpperInvariant();
    }

    /// <summary>What the program locks in the night of the lock date.</summary>
    private static async Task CloseAsync(DbTransaction transaction, PlanRow plan, Period quarter, long seq, Context context)
    {
        var scope = plan.CommunePath + "%";
        var forms = await ReportQueries.ListAsync(
            transaction.Connection!, scope, scope, quarter.ToString(), plan.Year, plan.Id, transaction: transaction);
        var workingDays = await CalendarQueries.WorkingDaysAsync(transaction.Connection!, transaction);
        if (ReviewRules.LocksOn(forms, workingDays) is not { } locksOn || !ReviewRules.MayLock(VietnamTime.DateOf(context.Now), locksOn))
            return;
        var at = VietnamTime.ToUtc(locksOn, new TimeOnly(0, 30));
        foreach (var form in forms.Where(form => form.ReportState == ReportState.Verified))
            await WritingQueries.MoveAsync(transaction, new ReportMove
            {
                ReportId = form.Id!.Value,
                Version = form.Version!.Value,
                From = ReportState.Verified,
                To = ReportState.Locked,
                Seq = seq,
                At = at,
                Thresholds = context.Thresholds,
            });
        await LockQueries.MarkFormsLockedAsync(transaction, plan.Id, quarter.ToString(), at);
    }
}
