using System.Data.Common;
using Dapper;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;

namespace WardKpi.Api.Explanations;

public static class ExplanationQueries
{
    // Waits for the caller: the answer of the own unit, of the standing office's people that of the unit which is the standing office;
    // the conclusion of the committee, or of whoever asked.
    private const string IsMine = """
        case when e.state = 'asked' and ((@role = 'officer' and o.path like @reportScope)
                                         or (@role = 'standing_office' and o.role = 'standing' and o.path like @reportScope)) then 1
             when e.state = 'answered' and (@role = 'committee' or e.asked_by = @personId) then 1
             else 0 end
        """;

    private const string Columns = $"""
        e.id, e.plan_id, c.id as commune_id, c.name as commune_name, e.plan_indicator_id, e.task_id,
        coalesce(i.number, t.number) as subject_number, coalesce(i.text, t.name) as subject_text, e.organization_id,
        o.name as organization_name, o.path as organization_path, e.period, e.state, e.question, e.asked_at, e.asked_by as asked_by_id,
        ap.display_name as asked_by, e.due_on, e.answer, e.answered_at, rp.display_name as answered_by, e.conclusion, e.concluded_at,
        cp.display_name as concluded_by, case when e.state = 'concluded' then cp.role else ap.role end as said_by, k.id as made_task_id, k.number as made_task_number, k.name as made_task_name,
        k.ends_on as made_task_ends_on, lo.id as made_task_lead_id, lo.name as made_task_lead_name, {IsMine} as is_mine, e.version
        """;

    private const string Named = """
        join organizations o on o.id = e.organization_id
        left join plan_indicators i on i.id = e.plan_indicator_id
        left join tasks t on t.id = e.task_id
        left join people ap on ap.id = e.asked_by
        left join people rp on rp.id = e.answered_by
        left join people cp on cp.id = e.concluded_by
        left join tasks k on k.explanation_id = e.id
        left join task_organizations kl on kl.task_id = k.id and kl.part = 'lead' and kl.position = 0
        left join organizations lo on lo.id = kl.organization_id
        """;

    private const string IsOpen = "e.state in ('asked', 'answered')";

    private const string InOrder = $"""
        case when {IsOpen} then 0 else 1 end, case when e.state = 'asked' and e.due_on < @today then 0 else 1 end,
        case when {IsOpen} then e.due_on end, coalesce(e.concluded_at, e.asked_at) desc, e.id desc
        """;

    // One more than is shown tells that there is more.
    private const string SelectExplanations = $"""
        with placed as (
          select e.id, row_number() over (order by {InOrder}) as place
          from organizations c
          join plans p on p.commune_id = c.id
          join explanations e on e.plan_id = p.id
          join organizations o on o.id = e.organization_id
          where c.path like @scope
            and c.kind = 'commune'
            and (@PlanId is null or e.plan_id = @PlanId)
            and (@CommuneId is null or c.id = @CommuneId)
            and (@OrganizationId is null or e.organization_id = @OrganizationId)
            and (@PlanIndicatorId is null or e.plan_indicator_id = @PlanIndicatorId)
            and (@TaskId is null or e.task_id = @TaskId)
            and (@Period is null or e.period = @Period)
            and (@State is null or e.state = @State)
            and (@IsOpen = 0 or {IsOpen})
            and (@IsOverdue = 0 or (e.state = 'asked' and e.due_on < @today))
            and (@IsMine = 0 or {IsMine} = 1)
        )
        select {Columns}
        from placed w
        join explanations e on e.id = w.id
        join plans p on p.id = e.plan_id
        join organizations c on c.id = p.commune_id
        {Named}
        where w.place <= @limit
        order by w.place
        """;

    private const string SelectExplanation = $"""
        select {Columns}
        from explanations e
        join plans p on p.id = e.plan_id
        join organizations c on c.id = p.commune_id
        {Named}
        where e.id = @id
          and o.path like @scope
        """;

    private const string SelectEvents = """
        select v.at, p.display_name as by_name, v.from_state, v.to_state, v.text
        from explanation_events v
        left join people p on p.id = v.person_id
        where v.explanation_id = @id
        order by v.change_seq, v.id
        """;

    private const string SelectIndicatorSubject = """
        select i.plan_id, p.year, p.commune_id, i.id as plan_indicator_id, coalesce(i.lead_id, s.id) as lead_id
        from plan_indicators i
        join plans p on p.id = i.plan_id
        join organizations c on c.id = p.commune_id
        join organizations s on s.parent_id = c.id and s.role = 'standing'
        where i.id = @id
          and i.is_withdrawn = 0
          and c.path like @scope
        """;

    private const string SelectTaskSubject = """
        select t.plan_id, p.year, p.commune_id, t.id as task_id, coalesce(l.organization_id, s.id) as lead_id
        from tasks t
        join plans p on p.id = t.plan_id
        join organizations c on c.id = p.commune_id
        join organizations s on s.parent_id = c.id and s.role = 'standing'
        left join task_organizations l on l.task_id = t.id and l.part = 'lead' and l.position = 0
        where t.id = @id
          and t.is_withdrawn = 0
          and c.path like @scope
        """;

    private const string CountUnits = """
        select count(*)
        from organizations
        where id = @id
          and parent_id = @communeId
          and kind = 'unit'
        """;

    private const string SelectOpen = $"""
        select e.id
        from explanations e
        where e.organization_id = @organizationId
          and {IsOpen}
          and (e.plan_indicator_id = @PlanIndicatorId or e.task_id = @TaskId)
        order by e.asked_at, e.id
        """;

    // Not those that were told since they were asked: a day is moved by asking again only.
    private const string SelectOverdue = """
        select e.id, p.commune_id
        from explanations e
        join plans p on p.id = e.plan_id
        where e.state = 'asked'
          and e.due_on < @today
          and (@communeId is null or p.commune_id = @communeId)
          and not exists (
            select 1
            from notices n
            where n.plan_id = e.plan_id
              and n.organization_id = e.organization_id
              and n.period = e.period
              and n.explanation_id = e.id
              and n.kind = 'answer_overdue'
              and n.at >= e.asked_at)
        order by e.due_on, e.id
        """;

    public static async Task<IReadOnlyList<ExplanationRow>> ListAsync(
        DbConnection connection, ExplanationFilter filter, Caller caller, DateOnly today, int limit) =>
        (await connection.QueryAsync<ExplanationRow>(SelectExplanations, new
        {
            scope = caller.ReadScope,
            reportScope = caller.ReportScope,
            role = Codes.Of(caller.Role),
            personId = caller.PersonId,
            today,
            limit,
            filter.PlanId,
            filter.CommuneId,
            filter.OrganizationId,
            filter.PlanIndicatorId,
            filter.TaskId,
            filter.Period,
            filter.State,
            filter.IsOpen,
            filter.IsOverdue,
            filter.IsMine,
        })).AsList();

    /// <param name="scope">Of the unit asked: the caller's <see cref="Caller.ReadScope"/> to read, <see cref="Caller.ReportScope"/> to act.</param>
    public static Task<ExplanationRow?> FindAsync(
        DbConnection connection, Guid id, string scope, Caller caller, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<ExplanationRow>(
            SelectExplanation,
            new { id, scope, reportScope = caller.ReportScope, role = Codes.Of(caller.Role), personId = caller.PersonId },
            transaction);

    /// <summary>As the program itself sees it.</summary>
    public static Task<ExplanationRow?> FindAsync(DbTransaction transaction, Guid id) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<ExplanationRow>(
            SelectExplanation, new { id, scope = "/%", reportScope = "/%", role = "", personId = Guid.Empty }, transaction);

    public static async Task<IReadOnlyList<ExplanationEventRow>> EventsAsync(DbConnection connection, Guid id) =>
        (await connection.QueryAsync<ExplanationEventRow>(SelectEvents, new { id })).AsList();

    public static Task<SubjectRow?> FindSubjectAsync(DbTransaction transaction, IAboutSubject about, string scope) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<SubjectRow>(
            about.TaskId is null ? SelectIndicatorSubject : SelectTaskSubject, new { id = about.TaskId ?? about.PlanIndicatorId, scope }, transaction);

    public static async Task<bool> IsUnitAsync(DbTransaction transaction, Guid id, Guid communeId) =>
        await transaction.Connection!.QuerySingleAsync<int>(CountUnits, new { id, communeId }, transaction) == 1;

    /// <summary>The explanation of the same subject that the unit still owes or that waits for a conclusion.</summary>
    public static Task<Guid?> FindOpenAsync(DbTransaction transaction, SubjectRow subject, Guid organizationId) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<Guid?>(
            SelectOpen, new { organizationId, subject.PlanIndicatorId, subject.TaskId }, transaction);

    /// <summary>Questions whose day is past and of which nobody was told yet.</summary>
    public static async Task<IReadOnlyList<OverdueAnswerRow>> OverdueAsync(
        DbConnection connection, DateOnly today, Guid? communeId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<OverdueAnswerRow>(SelectOverdue, new { today, communeId }, transaction)).AsList();
}
