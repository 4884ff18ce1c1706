using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Snapshots;

namespace WardKpi.Api.Demo;

/// <summary>Frozen quarters, and one figure of the last of them that was corrected afterwards: what "as reported" is there for.</summary>
public static class DemoSnapshots
{
    private const int FrozenQuarters = 2;

    // Of what had been counted: enough to be seen, too little to turn the page over.
    private const decimal CorrectedShare = 0.9m;

    /// <summary>To be called while the reports of the frozen quarters are verified and not locked yet.</summary>
    public static async Task AddAsync(
        DbTransaction transaction, PlanDocument plan, IReadOnlyDictionary<Guid, Guid> people, Thresholds thresholds)
    {
        foreach (var quarter in Period.QuartersOf(plan.Plan.Year).Take(FrozenQuarters))
            await FreezeAsync(transaction, plan, quarter, thresholds);
        await CorrectAsync(transaction, plan, Period.OfQuarter(plan.Plan.Year, FrozenQuarters), people, thresholds);
    }

    private static async Task FreezeAsync(DbTransaction transaction, PlanDocument plan, Period quarter, Thresholds thresholds)
    {
        var seq = await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId);
        var content = SnapshotRules.ToText(await PeriodReader.PeriodAsync(transaction.Connection!, plan, quarter, thresholds, transaction));
        await SnapshotQueries.InsertAsync(transaction, new SnapshotWrite
        {
            PlanId = plan.Plan.Id,
            Period = quarter.ToString(),
            Number = 1,
            TakenAt = AtOf(quarter, 4, 3),
            ChangeSeq = seq,
            Hash = SnapshotRules.HashOf(content),
            Content = content,
        });
    }

    /// <summary>The standing office opens a report again, its officer corrects a figure, and it is verified anew.</summary>
    private static async Task CorrectAsync(
        DbTransaction transaction, PlanDocument plan, Period quarter, IReadOnlyDictionary<Guid, Guid> people, Thresholds thresholds)
    {
        var actuals = (await ReportQueries.ActualsAsync(transaction.Connection!, plan.Plan.Id, transaction))
            .Where(actual => actual.Period == quarter.ToString()).ToDictionary(actual => actual.PlanIndicatorId);
        // The first of the document: two fresh databases correct the same figure.
        if (plan.Indicators.FirstOrDefault(one => !one.IsByHamlet && MayBeWrong(actuals.GetValueOrDefault(one.Id))) is not { } row)
            return;
        var wrong = actuals[row.Id];
        var forms = await PeriodReader.FormsAsync(transaction.Connection!, plan.Plan, quarter.ToString(), transaction);
        var form = forms.First(one => one.Id == wrong.ReportId);
        var (officer, office) = (people[form.OrganizationId], people[plan.Plan.CommuneId]);
        var seq = await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId);
        var version = form.Version!.Value;
        await MoveAsync(ReportState.Verified, ReportState.Draft, office, 8, "Đối chiếu với số liệu của tỉnh: tử số đếm trùng hồ sơ.");
        var numerator = Math.Floor(wrong.Numerator!.Value * CorrectedShare);
        await ReportQueries.WriteActualAsync(transaction, new ActualWrite
        {
            Id = wrong.Id,
            ReportId = wrong.ReportId,
            PlanIndicatorId = wrong.PlanIndicatorId,
            Period = wrong.Period,
            Value = wrong.Stored with
            {
                Numerator = numerator,
                Value = ReportRules.Quotient(numerator, wrong.Denominator!.Value, row.IndicatorUnit),
                Note = "Đã bỏ các hồ sơ đếm trùng.",
            },
            Version = wrong.Version + 1,
            IsDemo = true,
            PersonId = officer,
            Seq = seq,
            At = AtOf(quarter, 6, 9),
        });
        await MoveAsync(ReportState.Draft, ReportState.Submitted, officer, 10);
        await MoveAsync(ReportState.Submitted, ReportState.Verified, office, 15);

        Task MoveAsync(ReportState from, ReportState to, Guid personId, int hour, string? reason = null) => ReportQueries.MoveAsync(
            transaction,
            new ReportMove
            {
                ReportId = wrong.ReportId,
                Version = version++,
                From = from,
                To = to,
                PersonId = personId,
                Reason = reason,
                Seq = seq,
                At = AtOf(quarter, 6, hour),
                Thresholds = thresholds,
            });
    }

    private static bool MayBeWrong(ActualRow? actual) => actual?.Stored is { EntryKind: EntryKind.Ratio, Numerator: > 10 };

    /// <summary>So many days after the quarter, at an hour of the office.</summary>
    private static DateTime AtOf(Period quarter, int days, int hour) => VietnamTime.ToUtc(quarter.LastDay.AddDays(days), new TimeOnly(hour, 0));
}
