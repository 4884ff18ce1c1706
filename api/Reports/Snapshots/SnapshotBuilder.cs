using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Words;

namespace WardKpi.Api.Reports.Snapshots;

/// <summary>Puts together what is frozen of a period. No database, no clock.</summary>
public static class SnapshotBuilder
{
    /// <param name="forms">All of the period.</param>
    public static FrozenPeriod PeriodOf(
        PlanRow plan, Period period, IReadOnlyList<FrozenReport> reports, IReadOnlyList<ReportListRow> forms) => new()
    {
        Plan = new FrozenPlan
        {
            Id = plan.Id,
            CommuneName = plan.CommuneName,
            ProvinceName = plan.ProvinceName,
            Year = plan.Year,
            Number = plan.Number,
            Title = plan.Title,
        },
        Period = period.ToString(),
        IsComplete = !forms.Any(SnapshotRules.IsMissing),
        MissingUnits = [.. forms.Where(SnapshotRules.IsMissing).Select(form => form.OrganizationName)],
        WaivedUnits = [.. forms.Where(form => !SnapshotRules.IsVerified(form) && form.WaivedAt is not null).Select(form => form.OrganizationName)],
        Reports = reports,
    };

    /// <param name="values">Of the report, by plan indicator.</param>
    /// <param name="evidence">Of the report, in the order of adding; what was taken away too.</param>
    /// <param name="thresholds">Those that the report was judged by.</param>
    public static FrozenReport ReportOf(
        PlanDocument plan,
        ReportListRow form,
        IReadOnlyDictionary<Guid, ActualRow> values,
        WordsRow? words,
        IReadOnlyList<EvidenceRow> evidence,
        Thresholds thresholds)
    {
        var proofs = evidence.Where(item => item.RemovedAt is null).ToLookup(item => item.PlanIndicatorId, ToFrozen);
        return new FrozenReport
        {
            OrganizationId = form.OrganizationId,
            OrganizationName = form.OrganizationName,
            SubmittedAt = form.SubmittedAt,
            SubmittedBy = form.SubmittedBy,
            VerifiedAt = form.VerifiedAt,
            VerifiedBy = form.VerifiedBy,
            OnTrack = thresholds.OnTrack,
            AtRisk = thresholds.AtRisk,
            Difficulties = words?.Difficulties,
            Proposals = words?.Proposals,
            Rows =
            [
                .. from row in plan.Indicators
                   where values.ContainsKey(row.Id)
                   select RowOf(plan, row, values[row.Id], Period.Parse(form.Period).Number, thresholds) with { Evidence = [.. proofs[row.Id]] },
            ],
        };
    }

    private static FrozenRow RowOf(PlanDocument plan, PlanIndicatorRow row, ActualRow actual, int quarter, Thresholds thresholds)
    {
        var entry = new Entry
        {
            Kind = Codes.ToNullable<EntryKind>(actual.EntryKind), Value = actual.Value, Text = actual.Text, State = actual.ReportState,
        };
        var judgement = ProgressRules.Judge(plan.SubjectOf(row), entry, quarter, thresholds);
        return new FrozenRow
        {
            PlanIndicatorId = row.Id,
            Number = row.Number,
            Text = row.Text,
            Code = row.Code,
            Unit = PlanDocument.UnitOf(row),
            Target = plan.TargetOf(row),
            Milestone = judgement.Milestone,
            Value = actual.Stored,
            Status = judgement.Status,
            Attainment = judgement.Attainment,
            Evidence = [],
        };
    }

    private static FrozenEvidence ToFrozen(EvidenceRow item) => new()
    {
        Kind = Codes.To<EvidenceKind>(item.Kind),
        FileName = item.FileName,
        Sha256 = item.Sha256,
        DocumentNumber = item.DocumentNumber,
        DocumentDate = item.DocumentDate,
        DocumentIssuer = item.DocumentIssuer,
    };
}
