using System.Data.Common;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Reports.Checks;

/// <summary>
/// Every value of a plan, whatever its period and state, and of the commune's plans of the year before what the checks compare with.
/// Two queries, so a board of all units asks here once and not report by report.
/// </summary>
public sealed class PlanValues
{
    private readonly PlanDocument plan;
    private readonly IReadOnlyList<ActualRow> rows;
    private readonly IReadOnlyList<EarlierRow> earlier;
    private readonly ILookup<Guid, ActualRow> byRow;
    private readonly ILookup<Guid, EarlierRow> byIndicator;

    private PlanValues(PlanDocument plan, IReadOnlyList<ActualRow> rows, IReadOnlyList<EarlierRow> earlier)
    {
        this.plan = plan;
        this.rows = rows;
        this.earlier = earlier;
        byRow = rows.ToLookup(row => row.PlanIndicatorId);
        byIndicator = earlier.ToLookup(row => row.IndicatorId);
    }

    public static async Task<PlanValues> FindAsync(DbConnection connection, PlanDocument plan, DbTransaction? transaction = null) => new(
        plan,
        await ReportQueries.ActualsAsync(connection, plan.Plan.Id, transaction),
        await ReportQueries.EarlierAsync(connection, plan.Plan.CommuneId, plan.Plan.Year - 1, transaction));

    public ActualRow? Of(Guid planIndicatorId, Period period)
    {
        var name = period.ToString();
        return byRow[planIndicatorId].FirstOrDefault(row => row.Period == name);
    }

    /// <summary>The same after <paramref name="written"/> took the places of what stood there.</summary>
    public PlanValues With(IReadOnlyList<ActualRow> written)
    {
        var ids = written.Select(row => row.Id).ToHashSet();
        return new PlanValues(plan, [.. rows.Where(row => !ids.Contains(row.Id)), .. written], earlier);
    }

    /// <summary>
    /// What looks odd about the value of an indicator in a period; empty where there is none. <see cref="ActualRow.Explains"/> says
    /// whether they are settled. The unit that answers for it is <see cref="ActualRow.OrganizationId"/>.
    /// </summary>
    public IReadOnlyList<ReportWarning> WarningsOf(PlanIndicatorRow row, Period period, CheckOptions options)
    {
        if (Of(row.Id, period) is not { EntryKind: not null } actual)
            return [];
        var current = actual.ToReported();
        var subject = plan.SubjectOf(row);
        return ReportWarnings.Of(
            new CheckedIndicator
            {
                Direction = subject.Direction,
                Unit = row.IndicatorUnit,
                IsCumulative = row.IsCumulative,
                IsTargetReached = current is { IsFigure: true, Value: { } value } && ProgressRules.Holds(subject, value, current.EntryKind),
            },
            current,
            [
                // What another unit has not sent is its own affair.
                .. byRow[row.Id].Where(other => other.OrganizationId == actual.OrganizationId || !ReportRules.IsEditable(other.ReportState))
                    .Select(other => other.ToReported()).Where(other => other.Period.FirstDay < period.FirstDay),
                .. YearBefore(row),
            ],
            options);
    }

    /// <summary>Nothing where either year's plans carry the measure twice: which of them goes on is not known.</summary>
    private IEnumerable<ReportedValue> YearBefore(PlanIndicatorRow row)
    {
        var same = byIndicator[row.IndicatorId];
        return same.Select(other => other.PlanIndicatorId).Distinct().Count() == 1
               && plan.Indicators.Count(other => other.IndicatorId == row.IndicatorId) == 1
            ? same.Select(other => other.ToReported())
            : [];
    }
}
