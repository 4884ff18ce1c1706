using System.Data.Common;
using Dapper;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Reports;

public static class ReportQueries
{
    // A row of a form belongs to the unit that leads the indicator, or to the standing office; a value once entered stays with the
    // report that it was entered in, also when the lead changes later. What is assigned after a report was sent does not slip into it,
    // and of hamlets that came later it asks nothing (HamletRules.IsAsked).
    private const string SelectReports = """
        with quarters as (
          select @first as period, @firstEnd as ends_at
          union all
          select @second, @secondEnd where @second is not null
          union all
          select @third, @thirdEnd where @third is not null
          union all
          select @fourth, @fourthEnd where @fourth is not null
        ),
        cells as (
          select q.period, pi.plan_id,
                 coalesce(r.organization_id, pi.lead_id, s.id) as organization_id,
                 case
                   when a.entry_kind is null then 0
                   when pi.is_by_hamlet = 1
                     and r.state not in ('submitted', 'verified', 'locked')
                     and exists (
                       select 1 from hamlet_values v
                       where v.report_id = a.report_id and v.plan_indicator_id = pi.id and v.entry_kind is not null)
                     and exists (
                       select 1 from organizations h
                       where h.parent_id = c.id and h.kind = 'hamlet' and h.is_active = 1
                         and (r.submitted_at is null or h.created_at < q.ends_at)
                         and not exists (
                           select 1 from hamlet_values v
                           where v.report_id = a.report_id and v.plan_indicator_id = pi.id and v.hamlet_id = h.id and v.entry_kind is not null))
                     then 0
                   else 1
                 end as is_filled,
                 a.updated_at
          from plan_indicators pi
          join plans p on p.id = pi.plan_id
          join organizations c on c.id = p.commune_id
          join organizations s on s.parent_id = c.id and s.role = 'standing'
          cross join quarters q
          left join actuals a on a.plan_indicator_id = pi.id and a.period = q.period
          left join reports r on r.id = a.report_id
          left join reports f on f.plan_id = pi.plan_id and f.organization_id = coalesce(pi.lead_id, s.id) and f.period = q.period
          where c.path like @readScope
            and p.year = @year
            and pi.is_withdrawn = 0
            and (a.id is not null or f.id is null or f.state in ('empty', 'draft', 'returned'))
            and (@planId is null or p.id = @planId)
            and (@communeId is null or c.id = @communeId)
        ),
        forms as (
          select period, plan_id, organization_id, count(*) as row_total, sum(is_filled) as filled_total, max(updated_at) as last_changed_at
          from cells
          group by period, plan_id, organization_id
        )
        select r.id, f.plan_id, p.title as plan_title, f.organization_id, o.name as organization_name, o.path as organization_path,
               c.id as commune_id, c.name as commune_name, f.period, r.state, f.row_total, f.filled_total,
               r.submitted_at, sp.display_name as submitted_by, r.verified_at, vp.display_name as verified_by, f.last_changed_at,
               r.version, r.judged_on_track, r.judged_at_risk, b.opens_on, b.cut_off, b.due_at, b.locks_on, b.met_at, b.waived_at
        from forms f
        join plans p on p.id = f.plan_id
        join organizations c on c.id = p.commune_id
        join organizations o on o.id = f.organization_id
        left join reports r on r.plan_id = f.plan_id and r.organization_id = f.organization_id and r.period = f.period
        left join obligations b on b.form_plan_id = f.plan_id and b.organization_id = f.organization_id and b.period = f.period
        left join people sp on sp.id = r.submitted_by
        left join people vp on vp.id = r.verified_by
        where o.path like @scope
          and (@organizationId is null or o.id = @organizationId)
        order by c.path, o.position, o.path, f.plan_id, f.period
        """;

    private const string SelectReportsOfPlan = """
        select id, plan_id, organization_id, period, state, submitted_at, verified_at, version, judged_on_track, judged_at_risk
        from reports
        where plan_id = @planId
        order by organization_id, period
        """;

    private const string SelectReportKey = """
        select r.plan_id, r.organization_id, r.period, p.commune_id, c.change_seq as seq
        from reports r
        join plans p on p.id = r.plan_id
        join organizations c on c.id = p.commune_id
        join organizations o on o.id = r.organization_id
        where r.id = @id
          and o.path like @scope
        """;

    private const string SelectActuals = """
        select a.id, a.report_id, r.organization_id, a.plan_indicator_id, a.period, a.entry_kind, a.numerator, a.denominator, a.value, a.text,
               a.note, a.source, a.explanation, a.explained_warnings, a.is_demo, a.updated_at,
               coalesce(p.display_name, m.name) as updated_by, a.updated_by_client, a.version, r.state
        from actuals a
        join reports r on r.id = a.report_id
        left join people p on p.id = a.updated_by
        left join api_clients m on m.id = a.updated_by_client
        where r.plan_id = @planId
        order by a.plan_indicator_id, a.period
        """;

    private const string SelectEarlierActuals = """
        select pi.indicator_id, a.plan_indicator_id, a.period, a.entry_kind, a.numerator, a.denominator, a.value, a.text
        from actuals a
        join plan_indicators pi on pi.id = a.plan_indicator_id
        join plans p on p.id = pi.plan_id
        where p.commune_id = @communeId
          and p.year = @year
          and pi.is_withdrawn = 0
          and a.entry_kind is not null
        order by a.plan_indicator_id, a.period
        """;

    private const string SelectEvents = """
        select e.at, coalesce(p.display_name, m.name) as person_name, e.from_state, e.to_state, e.reason, e.change_seq
        from report_events e
        left join people p on p.id = e.person_id
        left join api_clients m on m.id = e.client_id
        where e.report_id = @reportId
        order by e.change_seq, e.at, e.id
        """;

    private const string SelectFirstSendings = """
        with sendings as (
          select e.report_id, e.at, e.person_id, row_number() over (partition by e.report_id order by e.at, e.change_seq, e.id) as place
          from report_events e
          join reports r on r.id = e.report_id
          where r.plan_id = @planId
            and (@reportId is null or r.id = @reportId)
            and e.to_state = 'submitted'
        )
        select report_id, at, person_id
        from sendings
        where place = 1
        order by report_id
        """;

    private const string SelectRevisionsUntil = """
        select a.id, a.report_id, r.organization_id, a.plan_indicator_id, a.period, v.entry_kind, v.numerator, v.denominator, v.value, v.text,
               v.note, v.source, v.explanation, a.is_demo, v.at as updated_at,
               coalesce(p.display_name, m.name) as updated_by, v.version, r.state
        from actual_revisions v
        join actuals a on a.id = v.actual_id
        join reports r on r.id = a.report_id
        left join people p on p.id = v.person_id
        left join api_clients m on m.id = v.client_id
        where a.report_id = @reportId
          and v.change_seq <= @seq
          and not exists (
            select 1
            from actual_revisions later
            where later.actual_id = v.actual_id
              and later.version > v.version
              and later.change_seq <= @seq)
        order by a.plan_indicator_id
        """;

    // However it is written it is one source; SQLite folds the letters of ASCII only.
    private const string SelectSources = """
        with counted as (
          select min(a.source) as source, lower(a.source) as folded, count(*) as total
          from actuals a
          join plan_indicators pi on pi.id = a.plan_indicator_id
          join plans p on p.id = pi.plan_id
          where p.commune_id = @communeId
            and a.source is not null
          group by lower(a.source)
        ), placed as (
          select source, row_number() over (order by total desc, folded) as place
          from counted
        )
        select source
        from placed
        where place <= @limit
        order by place
        """;

    private const string? NoPeriod = null;
    private static readonly DateTime? NoEnd = null;

    /// <summary>The forms of a period, opened or not.</summary>
    /// <param name="scope">Whose reports the caller may see.</param>
    /// <param name="readScope">Whose plans the caller may see.</param>
    public static async Task<IReadOnlyList<ReportListRow>> ListAsync(
        DbConnection connection,
        string scope,
        string readScope,
        string period,
        int year,
        Guid? planId = null,
        Guid? communeId = null,
        Guid? organizationId = null,
        DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ReportListRow>(
            SelectReports,
            new
            {
                scope,
                readScope,
                first = period,
                firstEnd = EndOf(period),
                second = NoPeriod,
                secondEnd = NoEnd,
                third = NoPeriod,
                thirdEnd = NoEnd,
                fourth = NoPeriod,
                fourthEnd = NoEnd,
                year,
                planId,
                communeId,
                organizationId,
            },
            transaction)).AsList();

    /// <summary>The forms in all quarters of a year, opened or not.</summary>
    public static async Task<IReadOnlyList<ReportListRow>> ListYearAsync(
        DbConnection connection,
        string scope,
        string readScope,
        int year,
        Guid? planId,
        Guid? communeId = null,
        DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ReportListRow>(
            SelectReports,
            new
            {
                scope,
                readScope,
                first = $"{year}Q1",
                firstEnd = EndOf($"{year}Q1"),
                second = $"{year}Q2",
                secondEnd = EndOf($"{year}Q2"),
                third = $"{year}Q3",
                thirdEnd = EndOf($"{year}Q3"),
                fourth = $"{year}Q4",
                fourthEnd = EndOf($"{year}Q4"),
                year,
                planId,
                communeId,
                organizationId = (Guid?)null,
            },
            transaction)).AsList();

    /// <summary>The reports of a plan that are there, without names, counts and dates.</summary>
    public static async Task<IReadOnlyList<ReportListRow>> OpenedAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ReportListRow>(SelectReportsOfPlan, new { planId }, transaction)).AsList();

    public static Task<ReportKey?> FindKeyAsync(DbConnection connection, Guid id, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<ReportKey>(SelectReportKey, new { id, scope }, transaction);

    /// <summary>Every actual of a plan, whatever its period and state.</summary>
    public static async Task<IReadOnlyList<ActualRow>> ActualsAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ActualRow>(SelectActuals, new { planId }, transaction)).AsList();

    /// <summary>Every value of a commune's plans of a year.</summary>
    public static async Task<IReadOnlyList<EarlierRow>> EarlierAsync(
        DbConnection connection, Guid communeId, int year, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<EarlierRow>(SelectEarlierActuals, new { communeId, year }, transaction)).AsList();

    public static async Task<IReadOnlyList<ReportEventRow>> EventsAsync(
        DbConnection connection, Guid reportId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ReportEventRow>(SelectEvents, new { reportId }, transaction)).AsList();

    /// <summary>Who sent the reports of a plan first, and when; one report's where it is named.</summary>
    public static async Task<IReadOnlyList<SendingRow>> FirstSendingsAsync(
        DbConnection connection, Guid planId, DbTransaction? transaction, Guid? reportId = null) =>
        (await connection.QueryAsync<SendingRow>(SelectFirstSendings, new { planId, reportId }, transaction)).AsList();

    /// <summary>The values of a report as they stood after change <paramref name="seq"/>.</summary>
    public static async Task<IReadOnlyList<ActualRow>> ValuesAtAsync(
        DbConnection connection, Guid reportId, long seq, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ActualRow>(SelectRevisionsUntil, new { reportId, seq }, transaction)).AsList();

    /// <summary>Where the figures of a commune came from, the most used first.</summary>
    public static async Task<IReadOnlyList<string>> SourcesAsync(DbConnection connection, Guid communeId, int limit) =>
        (await connection.QueryAsync<string>(SelectSources, new { communeId, limit })).AsList();

    private static DateTime? EndOf(string quarter) => VietnamTime.EndOf(Period.Parse(quarter));
}
