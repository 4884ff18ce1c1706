using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Demo;

/// <summary>Frozen quarters, and one figure of the last of them that was counted twice and corrected afterwards: what "as reported" is there for.</summary>
public static class DemoSnapshots
{
    private const int FrozenQuarters = 2;

    // Of what is there: enough to be seen.
    private const decimal CountedTwice = 0.1m;

    /// <summary>To be called while the reports of the frozen quarters are verified and not locked yet. Every figure ends as it was before.</summary>
    public static async Task AddAsync(
        DbTransaction transaction, PlanDocument plan, IReadOnlyDictionary<Guid, Guid> people, Thresholds thresholds)
    {
        var last = Period.OfQuarter(plan.Plan.Year, FrozenQuarters);
        var right = await FindAsync(transaction, plan, last);
        var forms = await PeriodReader.FormsAsync(transaction.Connection!, plan.Plan, last.ToString(), transaction);
        var form = forms.FirstOrDefault(one => one.Id == right?.ReportId);
        if (right is not null)
            await WriteAsync(transaction, plan, right, WrongOf(plan, right), 1, people[form!.OrganizationId], right.UpdatedAt.AddMinutes(40));
        foreach (var quarter in Period.QuartersOf(plan.Plan.Year).Take(FrozenQuarters))
            await FreezeAsync(transaction, plan, quarter, thresholds);
        if (right is not null)
            await CorrectAsync(transaction, plan, right, form!, people, thresholds);
    }

    /// <summary>The first figure of the document that may have been counted wrong: two fresh databases get the same.</summary>
    private static async Task<ActualRow?> FindAsync(DbTransaction transaction, PlanDocument plan, Period quarter)
    {
        var actuals = (await ReportQueries.ActualsAsync(transaction.Connection!, plan.Plan.Id, transaction))
            .Where(actual => actual.Period == quarter.ToString()).ToDictionary(actual => actual.PlanIndicatorId);
        return plan.Indicators.Where(row => !row.IsByHamlet).Select(row => actuals.GetValueOrDefault(row.Id)).FirstOrDefault(
            actual => actual?.Stored is { EntryKind: EntryKind.Ratio, Numerator: { } numerator, Denominator: { } denominator }
                && numerator > 10 && numerator * (1 + CountedTwice) < denominator);
    }

    private static StoredValue WrongOf(PlanDocument plan, ActualRow right)
    {
        var numerator = Math.Floor(right.Numerator!.Value * (1 + CountedTwice));
        var unit = plan.Indicators.First(row => row.Id == right.PlanIndicatorId).IndicatorUnit;
        return right.Stored with { Numerator = numerator, Value = ReportRules.Quotient(numerator, right.Denominator!.Value, unit) };
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

    /// <summary>The standing office opens the report again, its officer corrects the figure, and it is verified anew.</summary>
    private static async Task CorrectAsync(
        DbTransaction transaction,
        PlanDocument plan,
        ActualRow right,
        ReportListRow form,
        IReadOnlyDictionary<Guid, Guid> people,
        Thresholds thresholds)
    {
        var quarter = Period.Parse(right.Period);
        var (officer, office) = (people[form.OrganizationId], people[plan.Plan.CommuneId]);
        var seq = await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId);
        var version = form.Version!.Value;
        await MoveAsync(ReportState.Verified, ReportState.Draft, office, 8, "Đối chiếu với số liệu của cơ quan chuyên môn cấp tỉnh: tử số đếm trùng.");
        await WriteAsync(
            transaction, plan, right, right.Stored with { Note = "Đã bỏ phần đếm trùng." }, 2, officer, AtOf(quarter, 6, 9), seq);
        await MoveAsync(ReportState.Draft, ReportState.Submitted, officer, 10);
        await MoveAsync(ReportState.Submitted, ReportState.Verified, office, 15);

        Task MoveAsync(ReportState from, ReportState to, Guid personId, int hour, string? reason = null) => WritingQueries.MoveAsync(
            transaction,
            new ReportMove
            {
                ReportId = right.ReportId,
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

    /// <param name="turn">How many times the cell was written since it was made.</param>
    private static async Task WriteAsync(
        DbTransaction transaction, PlanDocument plan, ActualRow cell, StoredValue value, int turn, Guid personId, DateTime at, long? seq = null) =>
        await WritingQueries.WriteActualAsync(transaction, new ActualWrite
        {
            Id = cell.Id,
            ReportId = cell.ReportId,
            PlanIndicatorId = cell.PlanIndicatorId,
            Period = cell.Period,
            Value = value,
            Version = cell.Version + turn,
            IsDemo = true,
            PersonId = personId,
            Seq = seq ?? await ChangeCounter.NextAsync(transaction, plan.Plan.CommuneId),
            At = at,
        });

    /// <summary>So many days after the quarter, at an hour of the office.</summary>
    private static DateTime AtOf(Period quarter, int days, int hour) => VietnamTime.ToUtc(quarter.LastDay.AddDays(days), new TimeOnly(hour, 0));
}
