using System.Data.Common;
using Dapper;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Province;

/// <summary>Reads the plans of many communes, one statement for all of a kind; every statement is limited to the caller's scope.</summary>
public static class ProvinceQueries
{
    private const string SelectCommunes = """
        select c.id, c.name, v.name as province_name
        from organizations c
        join organizations v on v.id = c.parent_id
        where c.path like @scope
          and c.kind = 'commune'
        order by c.path
        """;

    private const string SelectPlans = """
        select p.id, p.commune_id
        from organizations c
        cross join plans p
        where p.commune_id = c.id
          and c.path like @scope
          and p.year = @year
        order by c.path, p.number, p.id
        """;

    // cross join, here and below: SQLite begins with the scope, and follows the indexes down to the cells of a quarter.
    private const string Rows = """
        from organizations c
        cross join plans p
        join plan_indicators i on i.plan_id = p.id
        """;

    private const string InScope = """
        where p.commune_id = c.id
          and c.path like @scope
          and p.year = @year
          and i.is_withdrawn = 0
          and (@indicatorId is null or i.indicator_id = @indicatorId)
        """;

    private const string SelectIndicators = $"""
        select i.id, i.plan_id, i.indicator_id, i.number, i.text, i.unit, m.unit as indicator_unit, i.phasing, i.baseline_result_id, m.code, m.kind,
               m.direction, m.decimals, m.is_cumulative
        {Rows}
        join indicators m on m.id = i.indicator_id
        {InScope}
        order by i.plan_id, i.position, i.id
        """;

    private const string SelectTargets = $"""
        select t.id, t.plan_indicator_id, t.year, t.operator, t.value, t.text
        {Rows}
        join targets t on t.plan_indicator_id = i.id
        {InScope}
          and (@targetYear is null or t.year = @targetYear)
        order by t.plan_indicator_id, t.year
        """;

    private const string SelectMilestones = $"""
        select s.plan_indicator_id, s.period, s.value
        {Rows}
        join milestones s on s.plan_indicator_id = i.id
        {InScope}
        order by s.plan_indicator_id, s.period
        """;

    // What PickBaseline would pass over is not fetched.
    private const string SelectBaselines = """
        select r.plan_id, r.id, m.code, r.as_of, r.value
        from organizations c
        cross join plans p
        join plan_results r on r.plan_id = p.id
        left join indicators m on m.id = r.indicator_id
        where p.commune_id = c.id
          and c.path like @scope
          and p.year = @year
          and r.value is not null
          and r.is_restated = 0
        order by r.plan_id, r.position, r.id
        """;

    // Of a text only whether there is one.
    private const string SelectFigures = $"""
        select a.plan_indicator_id, a.period, a.entry_kind, a.numerator, a.denominator, a.value, substring(a.text, 1, 1) as text, a.is_demo,
               a.updated_at, r.state, r.judged_on_track, r.judged_at_risk
        {Rows}
        join actuals a on a.plan_indicator_id = i.id and a.period = @period
        join reports r on r.id = a.report_id
        {InScope}
        order by a.plan_indicator_id
        """;

    // From the few machines that send: where there are none, this costs nothing.
    private const string ForwardedRows = """
        from exchange_nodes n
        cross join api_clients k
        left join organizations o on o.id = k.organization_id
        cross join exchange_values v
        """;

    // Machines of other places are passed over before their rows are read; a key may be of a wider place than the caller.
    private const string ForwardedInScope = """
        where k.id = n.client_id
          and v.node_id = n.client_id
          and v.ended_seq is null
          and v.path like @scope
          and (coalesce(o.path, '/') like @scope or @scope like concat(coalesce(o.path, '/'), '%'))
        """;

    private const string ForwardedInQuarter = $"""
        {ForwardedInScope}
          and v.is_gone = 0
          and v.plan_year = @year
          and v.period = @period
        """;

    // A commune that has sent values of this quarter at the province itself is counted by those.
    private const string NotSentHere = """
        where not exists (
          select 1
          from plans p
          cross join exchange_values l
          where p.commune_id = f.commune_id
            and p.year = @year
            and l.plan_id = p.id
            and l.ended_seq is null
            and l.node_id is null
            and l.is_gone = 0
            and l.period = @period)
        """;

    // Whose node sends reports there in every quarter, sent or not; of a revoked key only what still stands counts.
    private const string SelectNodes = $"""
        select f.commune_id, f.forwarded_at
        from (
          select v.commune_id, max(n.received_at) as forwarded_at
          {ForwardedRows}
          {ForwardedInScope}
            and (k.revoked_at is null or (v.is_gone = 0 and v.period = @period))
          group by v.commune_id
        ) f
        {NotSentHere}
        order by f.commune_id
        """;

    private const string SelectForwarded = $"""
        select v.commune_id, v.plan_id, v.plan_year, v.plan_number, v.plan_indicator_id, v.row_number, m.name_vi, v.period, v.operator,
               v.target, v.target_text, v.milestone, v.entry_kind, v.numerator, v.denominator, v.value, v.unit, v.status, v.state, v.is_demo,
               v.updated_at
        {ForwardedRows}
        left join indicators m on m.code = v.indicator_code and m.commune_id is null and v.is_local = 0
        {ForwardedInQuarter}
          and (@indicatorId is null or m.id = @indicatorId)
        order by v.commune_id, v.plan_number, v.plan_indicator_id
        """;

    private const string SelectMeasures = $"""
        select x.indicator_id, count(distinct x.commune_id) as commune_count,
               count(distinct case when x.is_sent = 1 then x.commune_id end) as figure_count
        from (
          select i.indicator_id, p.commune_id,
                 case when r.state in ('submitted', 'verified', 'locked') and a.entry_kind is not null then 1 else 0 end as is_sent
          {Rows}
          left join actuals a on a.plan_indicator_id = i.id and a.period = @period
          left join reports r on r.id = a.report_id
          {InScope}
          union all
          select f.indicator_id, f.commune_id, 1
          from (
            select m.id as indicator_id, v.commune_id
            {ForwardedRows}
            join indicators m on m.code = v.indicator_code and m.commune_id is null
            {ForwardedInQuarter}
              and v.is_local = 0
          ) f
          {NotSentHere}
        ) x
        group by x.indicator_id
        order by x.indicator_id
        """;

    /// <summary>What one quarter is judged by, of every plan of its year.</summary>
    /// <param name="indicatorId">Only rows of this measure, with their targets of every year; of all of them the year's alone.</param>
    public static async Task<ProvinceRows> LoadAsync(DbConnection connection, string scope, Period period, Guid? indicatorId = null)
    {
        var wanted = Wanted(scope, period, indicatorId);
        return new ProvinceRows
        {
            Communes = await RowsAsync<CommuneRow>(connection, SelectCommunes, wanted),
            Plans = await RowsAsync<CommunePlanRow>(connection, SelectPlans, wanted),
            Indicators = await RowsAsync<PlanIndicatorRow>(connection, SelectIndicators, wanted),
            Targets = await RowsAsync<TargetRow>(connection, SelectTargets, wanted),
            Milestones = await RowsAsync<MilestoneRow>(connection, SelectMilestones, wanted),
            Baselines = await RowsAsync<BaselineRow>(connection, SelectBaselines, wanted),
            Figures = await RowsAsync<FigureRow>(connection, SelectFigures, wanted),
            Nodes = await RowsAsync<ForwardingCommuneRow>(connection, SelectNodes, wanted),
            Forwarded = await RowsAsync<ForwardedRow>(connection, SelectForwarded, wanted),
        };
    }

    public static Task<IReadOnlyList<MeasureRow>> MeasuresAsync(DbConnection connection, string scope, Period period) =>
        RowsAsync<MeasureRow>(connection, SelectMeasures, Wanted(scope, period, null));

    private static object Wanted(string scope, Period period, Guid? indicatorId) => new
    {
        scope, year = period.Year, period = period.ToString(), indicatorId, targetYear = indicatorId is null ? period.Year : (int?)null,
    };

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(DbConnection connection, string sql, object parameters) =>
        (await connection.QueryAsync<T>(sql, parameters)).AsList();
}
