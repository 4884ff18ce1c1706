namespace WardKpi.Api.Reports.Snapshots.Changes;

/// <summary>A row as it would be frozen now, and the report around it.</summary>
public sealed record PresentRow(FrozenRow Row, Guid OrganizationId, string OrganizationName, ReportState State);

/// <summary>A row that is no longer what was frozen.</summary>
/// <param name="Then">Absent where it was added.</param>
/// <param name="Now">Absent where it was withdrawn.</param>
public sealed record RowDifference(
    RowChangeKind Kind, IReadOnlyList<FrozenField> Fields, FrozenRow? Then, PresentRow? Now, Guid OrganizationId, string OrganizationName);

/// <summary>Then against now. No database, no clock.</summary>
public static class SnapshotChangesRules
{
    /// <summary>What of a plan's changes moves a figure's judgement; who leads a row does not.</summary>
    private static readonly string[] JudgedBy = ["target ", "milestone ", "phasing", "baseline_result_id", "is_withdrawn"];

    /// <summary>
    /// What a unit types before it sends is nobody's figure yet: of a frozen row only that it is open again is told, of any other nothing.
    /// </summary>
    /// <param name="now">In the document's order.</param>
    public static IReadOnlyList<RowDifference> Between(FrozenPeriod then, IReadOnlyList<PresentRow> now)
    {
        var frozen = (from report in then.Reports from row in report.Rows select (Report: report, Row: row)).ToList();
        var before = frozen.ToDictionary(one => one.Row.PlanIndicatorId);
        var present = now.Select(one => one.Row.PlanIndicatorId).ToHashSet();
        return
        [
            .. from one in now
               let old = before.TryGetValue(one.Row.PlanIndicatorId, out var found) ? found.Row : null
               let fields = old is null ? [] : FieldsOf(old, one)
               where old is null ? ReportRules.IsSent(one.State) : fields.Count > 0
               select new RowDifference(
                   old is null ? RowChangeKind.Added : RowChangeKind.Changed, fields, old, one, one.OrganizationId, one.OrganizationName),
            .. from one in frozen
               where !present.Contains(one.Row.PlanIndicatorId)
               select new RowDifference(RowChangeKind.Withdrawn, [], one.Row, null, one.Report.OrganizationId, one.Report.OrganizationName),
        ];
    }

    public static bool IsAboutJudging(string planField) => JudgedBy.Any(field => planField.StartsWith(field, StringComparison.Ordinal));

    /// <summary>Whether a change of the plan can be why a row differs.</summary>
    public static bool MayComeFromPlan(RowDifference difference) => difference.Kind != RowChangeKind.Changed
        || difference.Fields.Any(field => field is FrozenField.Target or FrozenField.Milestone or FrozenField.Status);

    private static IReadOnlyList<FrozenField> FieldsOf(FrozenRow then, PresentRow present)
    {
        if (!ReportRules.IsSent(present.State))
            return [FrozenField.State];
        var now = present.Row;
        return
        [
            .. Where(FrozenField.Value, !ReportRules.IsSameFigure(then.Value, now.Value)),
            .. Where(FrozenField.Remarks, RemarksOf(then) != RemarksOf(now)),
            // A piece that was taken away and put back stands where it stood: what matters is which are there.
            .. Where(FrozenField.Evidence, !then.Evidence.ToHashSet().SetEquals(now.Evidence)),
            .. Where(FrozenField.State, present.State is not (ReportState.Verified or ReportState.Locked)),
            .. Where(FrozenField.Target, then.Target != now.Target),
            .. Where(FrozenField.Milestone, then.Milestone != now.Milestone),
            .. Where(FrozenField.Status, then.Status != now.Status),
        ];
    }

    private static (string?, string?, string?) RemarksOf(FrozenRow row) => (row.Value.Note, row.Value.Source, row.Value.Explanation);

    private static IEnumerable<FrozenField> Where(FrozenField field, bool isDifferent) => isDifferent ? [field] : [];
}
