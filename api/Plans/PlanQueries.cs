using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Plans;

/// <summary>Reads plans; every statement is limited to the caller's scope, or to a plan that was found within it.</summary>
public static class PlanQueries
{
    private const string SelectPlans = """
        select p.id, p.commune_id, c.name as commune_name, c.path as commune_path, v.name as province_name, p.year, p.number, p.title,
               p.issued_on, p.issuer, p.signatory_title, p.signatory_name, p.objective,
               (select count(*) from plan_indicators i where i.plan_id = p.id and i.is_withdrawn = 0) as indicator_count,
               (select count(*) from targets t join plan_indicators i on i.id = t.plan_indicator_id
                where i.plan_id = p.id and i.is_withdrawn = 0) as target_count,
               (select count(*) from tasks t where t.plan_id = p.id and t.is_withdrawn = 0) as task_count,
               (select count(*) from budget_rows b where b.plan_id = p.id) as budget_row_count
        from plans p
        join organizations c on c.id = p.commune_id
        join organizations v on v.id = c.parent_id
        where c.path like @scope
          and (@id is null or p.id = @id)
          and (@year is null or p.year = @year)
          and (@communeId is null or p.commune_id = @communeId)
        order by p.year desc, c.path, p.number, p.id
        """;

    private const string SelectIdsOfYear = """
        select p.id
        from plans p
        join organizations c on c.id = p.commune_id
        where c.path like @scope
          and p.year = @year
        order by c.path, p.number, p.id
        """;

    private const string SelectHorizons = """
        select year
        from plan_horizons
        where plan_id = @planId
        order by year
        """;

    private const string SelectLegalBases = """
        select text
        from plan_legal_bases
        where plan_id = @planId
        order by position
        """;

    private const string SelectPlanMilestones = """
        select period, text
        from plan_milestones
        where plan_id = @planId
        order by period
        """;

    private const string SelectPlanIndicators = """
        select p.id, p.plan_id, p.indicator_id, p.position, p.number, p.text, p.heading, p.unit, i.unit as indicator_unit, p.lead_id,
               p.lead_is_assigned, p.responsible_id, rp.display_name as responsible_name, p.deputy_id, dp.display_name as deputy_name, p.note,
               p.phasing, p.baseline_result_id, p.is_by_hamlet, p.is_withdrawn, p.version, i.code, i.commune_id as indicator_commune_id,
               i.pillar_id, i.kind, i.direction, i.decimals, i.is_card, i.is_cumulative, i.numerator_vi, i.denominator_vi
        from plan_indicators p
        join indicators i on i.id = p.indicator_id
        left join people rp on rp.id = p.responsible_id
        left join people dp on dp.id = p.deputy_id
        where p.plan_id = @planId
        order by p.position, p.id
        """;

    private const string SelectTargets = """
        select t.id, t.plan_indicator_id, t.year, t.operator, t.value, t.text
        from targets t
        join plan_indicators p on p.id = t.plan_indicator_id
        where p.plan_id = @planId
        order by t.plan_indicator_id, t.year
        """;

    private const string SelectMilestones = """
        select m.plan_indicator_id, m.period, m.value
        from milestones m
        join plan_indicators p on p.id = m.plan_indicator_id
        where p.plan_id = @planId
        order by m.plan_indicator_id, m.period
        """;

    private const string SelectResults = """
        select r.id, r.position, r.text, r.indicator_id, i.code, r.operator, r.value, r.value_text, r.unit, r.as_of, r.is_restated, r.note
        from plan_results r
        left join indicators i on i.id = r.indicator_id
        where r.plan_id = @planId
        order by r.position, r.id
        """;

    private const string SelectTasks = """
        select id, number, name, result, timeframe_text, timeframe_kind, starts_on, ends_on, has_budget, budget_million, budget_source,
               legal_basis, note, explanation_id
        from tasks
        where plan_id = @planId
          and is_withdrawn = 0
        order by case when explanation_id is null then 0 else 1 end, position, id
        """;

    private const string SelectDocumentTasks = """
        select id, number
        from tasks
        where plan_id = @planId
          and explanation_id is null
        order by position, id
        """;

    private const string SelectTaskOrganizations = """
        select o.task_id, o.organization_id, o.part
        from task_organizations o
        join tasks t on t.id = o.task_id
        where t.plan_id = @planId
        order by o.task_id, o.part, o.position
        """;

    private const string SelectBudgetRows = """
        select id, number, name, category, status, total, province, other, year_total, year_province, year_other, legal_basis, note
        from budget_rows
        where plan_id = @planId
        order by position, id
        """;

    private const string SelectDuties = """
        select id, cadence, deadline_rule, reporter, receiver, text
        from reporting_duties
        where plan_id = @planId
        order by position, id
        """;

    // A lead that stays is still the document's, whatever else is decided about the row.
    private const string UpdateDecisions = """
        update plan_indicators
        set lead_id = @LeadId,
            lead_is_assigned = case when @LeadId is null then 0 when lead_id = @LeadId then lead_is_assigned else 1 end,
            responsible_id = @ResponsibleId,
            deputy_id = @DeputyId,
            phasing = @Phasing,
            baseline_result_id = @BaselineResultId,
            is_by_hamlet = @IsByHamlet,
            version = version + 1
        where id = @Id
          and version = @Version
        """;

    private const string InsertRevision = """
        insert into plan_revisions (id, plan_id, plan_indicator_id, at, person_id, field, old_value, new_value, reason)
        values (@id, @PlanId, @PlanIndicatorId, @now, @personId, @Field, @OldValue, @NewValue, @Reason)
        """;

    public static async Task<IReadOnlyList<PlanRow>> ListAsync(
        DbConnection connection, string scope, int? year = null, Guid? communeId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<PlanRow>(SelectPlans, new { scope, id = (Guid?)null, year, communeId }, transaction)).AsList();

    /// <summary>The first of the year in the order of the list; null where the scope has none.</summary>
    public static Task<Guid?> FindFirstIdAsync(DbConnection connection, string scope, int year) =>
        connection.QueryFirstOrDefaultAsync<Guid?>(SelectIdsOfYear, new { scope, year });

    public static Task<PlanRow?> FindAsync(DbConnection connection, Guid id, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<PlanRow>(
            SelectPlans, new { scope, id = (Guid?)id, year = (int?)null, communeId = (Guid?)null }, transaction);

    public static Task<IReadOnlyList<int>> HorizonsAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<int>(connection, SelectHorizons, planId, transaction);

    public static Task<IReadOnlyList<string>> LegalBasesAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<string>(connection, SelectLegalBases, planId, transaction);

    public static Task<IReadOnlyList<PlanMilestoneView>> PlanMilestonesAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<PlanMilestoneView>(connection, SelectPlanMilestones, planId, transaction);

    public static Task<IReadOnlyList<PlanIndicatorRow>> IndicatorsAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        RowsAsync<PlanIndicatorRow>(connection, SelectPlanIndicators, planId, transaction);

    public static Task<IReadOnlyList<TargetRow>> TargetsAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        RowsAsync<TargetRow>(connection, SelectTargets, planId, transaction);

    public static Task<IReadOnlyList<MilestoneRow>> MilestonesAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        RowsAsync<MilestoneRow>(connection, SelectMilestones, planId, transaction);

    public static Task<IReadOnlyList<PlanResultRow>> ResultsAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        RowsAsync<PlanResultRow>(connection, SelectResults, planId, transaction);

    /// <summary>Of the document, then those that conclusions became; without withdrawn ones.</summary>
    public static Task<IReadOnlyList<TaskRow>> TasksAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<TaskRow>(connection, SelectTasks, planId, transaction);

    /// <summary>Ids and numbers of those that came with the document, also of withdrawn ones: one that comes back is the same task again.</summary>
    public static Task<IReadOnlyList<TaskRow>> DocumentTasksAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<TaskRow>(connection, SelectDocumentTasks, planId, transaction);

    public static Task<IReadOnlyList<TaskOrganizationRow>> TaskOrganizationsAsync(
        DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<TaskOrganizationRow>(connection, SelectTaskOrganizations, planId, transaction);

    public static Task<IReadOnlyList<BudgetRow>> BudgetRowsAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<BudgetRow>(connection, SelectBudgetRows, planId, transaction);

    public static Task<IReadOnlyList<ReportingDutyRow>> DutiesAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        RowsAsync<ReportingDutyRow>(connection, SelectDuties, planId, transaction);

    /// <summary>Lead, people, phasing, baseline and breakdown; false when somebody else changed the row first.</summary>
    public static async Task<bool> UpdateDecisionsAsync(DbTransaction transaction, PlanIndicatorRow row) =>
        await transaction.Connection!.ExecuteAsync(
            UpdateDecisions,
            new { row.Id, row.LeadId, row.ResponsibleId, row.DeputyId, row.Phasing, row.BaselineResultId, row.IsByHamlet, row.Version },
            transaction) == 1;

    public static Task InsertRevisionAsync(
        DbTransaction transaction, PlanRevision revision, Guid? personId, DateTime now) =>
        transaction.Connection!.ExecuteAsync(
            InsertRevision,
            new
            {
                id = Guid.CreateVersion7(),
                revision.PlanId,
                revision.PlanIndicatorId,
                now,
                personId,
                revision.Field,
                revision.OldValue,
                revision.NewValue,
                revision.Reason,
            },
            transaction);

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(DbConnection connection, string sql, Guid planId, DbTransaction? transaction) =>
        (await connection.QueryAsync<T>(sql, new { planId }, transaction)).AsList();
}

/// <summary>What changed about a plan: from, to, why.</summary>
public sealed record PlanRevision(Guid PlanId, Guid? PlanIndicatorId, string Field, string? OldValue, string? NewValue, string? Reason);
