using System.Data.Common;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Reports.Snapshots.Changes;

/// <summary>Reads what stands in a period now, sets it against what was frozen and finds who changed it.</summary>
public static class SnapshotChangesReader
{
    /// <param name="plan">As it was found in the scope of a caller who may open every report of its commune.</param>
    public static async Task<SnapshotChanges> ReadAsync(
        DbConnection connection, PlanDocument plan, SnapshotSummary snapshot, string content, Thresholds thresholds)
    {
        var then = SnapshotRules.Read(content);
        var forms = await PeriodReader.FormsAsync(connection, plan.Plan, snapshot.Period);
        var states = forms.ToDictionary(form => form.OrganizationId, form => form.ReportState);
        var reports = await PeriodReader.ReportsAsync(
            connection, plan, Period.Parse(snapshot.Period), forms.Where(form => form.Id is not null), thresholds);
        var trail = new Trail(
            await SnapshotChangesQueries.RevisionsAsync(connection, plan.Plan.Id, snapshot.Period, snapshot.ChangeSeq),
            await SnapshotChangesQueries.StepsAsync(connection, plan.Plan.Id, snapshot.Period, snapshot.ChangeSeq),
            await SnapshotChangesQueries.EvidenceAsync(connection, plan.Plan.Id, snapshot.Period, snapshot.ChangeSeq),
            await SnapshotChangesQueries.PlanChangesAsync(connection, plan.Plan.Id, snapshot.TakenAt),
            // With withdrawn rows: their figures are shown in their own decimals.
            (await PlanQueries.IndicatorsAsync(connection, plan.Plan.Id)).ToDictionary(row => row.Id, row => row.Decimals));
        return new SnapshotChanges
        {
            Snapshot = snapshot,
            IsComplete = then.IsComplete,
            MissingUnits = then.MissingUnits,
            WaivedUnits = then.WaivedUnits,
            FrozenRowCount = then.Reports.Sum(report => report.Rows.Count),
            Units =
            [
                .. then.Reports.Select(report => new FrozenUnit
                {
                    OrganizationId = report.OrganizationId,
                    Name = report.OrganizationName,
                    SubmittedAt = report.SubmittedAt,
                    SubmittedBy = report.SubmittedBy,
                    VerifiedAt = report.VerifiedAt,
                    VerifiedBy = report.VerifiedBy,
                    StateNow = states.GetValueOrDefault(report.OrganizationId),
                }),
            ],
            Rows = [.. SnapshotChangesRules.Between(then, InDocumentOrder(plan, reports, states)).Select(trail.ToView)],
        };
    }

    private static IReadOnlyList<PresentRow> InDocumentOrder(
        PlanDocument plan, IReadOnlyList<FrozenReport> reports, Dictionary<Guid, ReportState> states)
    {
        var rows = (from report in reports
                    from row in report.Rows
                    select new PresentRow(row, report.OrganizationId, report.OrganizationName, states[report.OrganizationId]))
            .ToDictionary(one => one.Row.PlanIndicatorId);
        return [.. plan.Indicators.Where(row => rows.ContainsKey(row.Id)).Select(row => rows[row.Id])];
    }

    private sealed record Trail(
        ILookup<Guid, ActualRow> Revisions,
        ILookup<Guid, ReportEventRow> Steps,
        ILookup<Guid, EvidenceChangeRow> Evidence,
        ILookup<Guid, PlanChangeRow> PlanChanges,
        Dictionary<Guid, int> Decimals)
    {
        public RowChange ToView(RowDifference difference)
        {
            var row = (difference.Now?.Row ?? difference.Then)!;
            var isSent = difference.Now is { } now && ReportRules.IsSent(now.State);
            return new RowChange
            {
                PlanIndicatorId = row.PlanIndicatorId,
                Number = row.Number,
                Text = row.Text,
                Unit = row.Unit,
                Decimals = Decimals[row.PlanIndicatorId],
                OrganizationId = difference.OrganizationId,
                OrganizationName = difference.OrganizationName,
                Kind = difference.Kind,
                Fields = difference.Fields,
                Then = difference.Then,
                Now = isSent ? difference.Now!.Row : null,
                StateNow = difference.Now?.State,
                Revisions = isSent ? [.. Revisions[row.PlanIndicatorId].Select(revision => revision.ToView())] : [],
                Steps = difference.Kind == RowChangeKind.Withdrawn ? [] : [.. Steps[difference.OrganizationId].Select(step => step.ToView())],
                EvidenceChanges = isSent ? [.. Evidence[row.PlanIndicatorId].Select(item => item.ToView())] : [],
                PlanChanges = SnapshotChangesRules.MayComeFromPlan(difference)
                    ? [.. PlanChanges[row.PlanIndicatorId].Where(change => SnapshotChangesRules.IsAboutJudging(change.Field)).Select(change => change.ToView())]
                    : [],
            };
        }
    }
}
