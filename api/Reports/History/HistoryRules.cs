namespace WardKpi.Api.Reports.History;

public static class HistoryRules
{
    /// <summary>
    /// The values of earlier plans that belong to a row. A plan may carry one indicator twice; then the row with the same words is meant,
    /// else the one with the same number, and where neither is there, none: a wrong history is worse than a short one.
    /// </summary>
    public static IEnumerable<HistoryValueRow> Earlier(IEnumerable<HistoryValueRow> values, Guid planId, string text, string number) =>
        from plan in values.Where(value => value.PlanId != planId).GroupBy(value => value.PlanId)
        let rows = plan.GroupBy(value => value.RowId).ToList()
        let meant = rows.Count == 1
            ? rows[0]
            : rows.FirstOrDefault(row => IsSame(row.First().RowText, text)) ?? rows.FirstOrDefault(row => IsSame(row.First().Number, number))
        where meant is not null
        from value in meant
        orderby value.Actual.Period
        select value;

    private static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
