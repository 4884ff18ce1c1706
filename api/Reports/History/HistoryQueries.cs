using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.History;

public static class HistoryQueries
{
    private const string SelectValues = """
        select pi.plan_id, pi.id as row_id, pi.number, pi.text as row_text, p.number as plan_number, o.name as organization_name,
               case when o.path like @reportScope then r.id end as open_report_id, r.submitted_at, sp.display_name as submitted_by,
               r.verified_at, vp.display_name as verified_by,
               a.id, a.report_id, r.organization_id, a.plan_indicator_id, a.period, a.entry_kind, a.numerator, a.denominator, a.value, a.text,
               a.note, a.source, a.explanation, a.is_demo, a.updated_at,
               coalesce(up.display_name, um.name) as updated_by, a.version, r.state
        from plan_indicators pi
        join plans p on p.id = pi.plan_id
        join organizations c on c.id = p.commune_id
        join actuals a on a.plan_indicator_id = pi.id
        join reports r on r.id = a.report_id
        join organizations o on o.id = r.organization_id
        left join people up on up.id = a.updated_by
        left join api_clients um on um.id = a.updated_by_client
        left join people sp on sp.id = r.submitted_by
        left join people vp on vp.id = r.verified_by
        where p.commune_id = @communeId
          and c.path like @readScope
          and pi.indicator_id = @indicatorId
          and (pi.id = @planIndicatorId or p.year < @year)
          and (o.path like @reportScope or r.state in ('submitted', 'verified', 'locked'))
        order by a.period, a.id
        """;

    private const string SelectRevisions = """
        select a.id, a.report_id, r.organization_id, a.plan_indicator_id, a.period, v.entry_kind, v.numerator, v.denominator, v.value, v.text,
               v.note, v.source, v.explanation, a.is_demo, v.at as updated_at,
               coalesce(p.display_name, m.name) as updated_by, v.version, r.state
        from actual_revisions v
        join actuals a on a.id = v.actual_id
        join reports r on r.id = a.report_id
        join organizations o on o.id = r.organization_id
        left join people p on p.id = v.person_id
        left join api_clients m on m.id = v.client_id
        where a.plan_indicator_id = @planIndicatorId
          and (o.path like @reportScope or r.state in ('submitted', 'verified', 'locked'))
        order by a.period desc, v.version desc, v.id
        """;

    private const string SelectSteps = """
        select a.period, e.at, coalesce(p.display_name, m.name) as person_name, e.from_state, e.to_state, e.reason, e.change_seq
        from actuals a
        join reports r on r.id = a.report_id
        join organizations o on o.id = r.organization_id
        join report_events e on e.report_id = r.id
        left join people p on p.id = e.person_id
        left join api_clients m on m.id = e.client_id
        where a.plan_indicator_id = @planIndicatorId
          and o.path like @reportScope
        order by a.period, e.change_seq, e.at, e.id
        """;

    /// <summary>
    /// What was reported of a row and, in earlier years of the commune, of its indicator. What another unit has not sent is its own affair.
    /// </summary>
    public static async Task<IReadOnlyList<HistoryValueRow>> ValuesAsync(
        DbConnection connection, Guid communeId, string readScope, string reportScope, Guid indicatorId, Guid planIndicatorId, int year) =>
        (await connection.QueryAsync<HistoryValueRow, ActualRow, HistoryValueRow>(
            SelectValues,
            (row, actual) => row with { Actual = actual },
            new { communeId, readScope, reportScope, indicatorId, planIndicatorId, year },
            splitOn: "id")).AsList();

    /// <summary>Every value that stood in the cells of a row of a plan that the caller may read, the latest period first, in it the newest value.</summary>
    public static async Task<IReadOnlyList<ActualRow>> RevisionsAsync(DbConnection connection, Guid planIndicatorId, string reportScope) =>
        (await connection.QueryAsync<ActualRow>(SelectRevisions, new { planIndicatorId, reportScope })).AsList();

    /// <summary>How the reports that hold a row's values moved, by period, those that the caller may open.</summary>
    public static async Task<IReadOnlyList<PeriodStepRow>> StepsAsync(DbConnection connection, Guid planIndicatorId, string reportScope) =>
        (await connection.QueryAsync<PeriodStepRow, ReportEventRow, PeriodStepRow>(
            SelectSteps, (row, step) => row with { Step = step }, new { planIndicatorId, reportScope }, splitOn: "at")).AsList();
}
