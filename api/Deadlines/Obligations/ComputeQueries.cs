using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>Who leads something in a plan.</summary>
public sealed record PlanLeadRow
{
    public Guid PlanId { get; init; }

    public Guid OrganizationId { get; init; }
}

/// <summary>What computing the duties of a commune reads and writes.</summary>
public static class ComputeQueries
{
    // SQL Server takes 2,100 parameters a statement.
    private const int RowsAtOnce = 1000;

    private const string SelectStored = """
        select b.id, b.rule_id, b.organization_id, b.period, b.form_plan_id, b.opens_on, b.cut_off, b.due_at, b.locks_on, b.met_at, b.met_by,
               b.waived_at, case when b.request is not null then 1 else 0 end as is_asked
        from obligations b
        join reporting_rules r on r.id = b.rule_id
        where r.commune_id = @communeId
        order by b.id
        """;

    private const string SelectLeads = """
        select distinct i.plan_id, coalesce(i.lead_id, s.id) as organization_id
        from plan_indicators i
        join plans p on p.id = i.plan_id
        join organizations s on s.parent_id = p.commune_id and s.role = 'standing'
        where p.commune_id = @communeId
          and i.is_withdrawn = 0
        order by i.plan_id, organization_id
        """;

    private const string SelectUnits = """
        select id
        from organizations
        where parent_id = @communeId
          and kind = 'unit'
          and is_active = 1
        order by id
        """;

    private const string InsertObligation = """
        insert into obligations (id, rule_id, organization_id, period, form_plan_id, opens_on, cut_off, due_at, locks_on, met_at, met_by,
                                 computed_at)
        values (@id, @RuleId, @OrganizationId, @Period, @FormPlanId, @OpensOn, @CutOff, @DueAt, @LocksOn, @SentAt, @SentBy, @now)
        """;

    // What the jobs did about dates that lie ahead again, they do again.
    private const string UpdateObligation = """
        update obligations
        set period = @Period,
            form_plan_id = @FormPlanId,
            opens_on = @OpensOn,
            cut_off = @CutOff,
            due_at = @DueAt,
            locks_on = @LocksOn,
            met_at = @MetAt,
            met_by = @MetBy,
            opened_at = case when @OpensOn > @today then null else opened_at end,
            overdue_at = case when @DueAt >= @now then null else overdue_at end,
            locked_at = case when @LocksOn > @today then null else locked_at end,
            computed_at = @now,
            version = version + 1
        where id = @Id
        """;

    private const string UpdateFormMet = """
        update obligations
        set met_at = @metAt,
            met_by = @metBy,
            computed_at = @now,
            version = version + 1
        where form_plan_id = @planId
          and organization_id = @organizationId
          and period = @period
        """;

    private const string DeleteObligations = """
        delete from obligations
        where id in @ids
        """;

    public static async Task<IReadOnlyList<StoredObligation>> StoredAsync(DbConnection connection, Guid communeId, DbTransaction? transaction) =>
        (await connection.QueryAsync<StoredObligation>(SelectStored, new { communeId }, transaction)).AsList();

    /// <summary>By plan the units that enter something, the standing office for what nobody was given.</summary>
    public static async Task<ILookup<Guid, Guid>> LeadsAsync(DbConnection connection, Guid communeId, DbTransaction? transaction) =>
        (await connection.QueryAsync<PlanLeadRow>(SelectLeads, new { communeId }, transaction))
            .ToLookup(row => row.PlanId, row => row.OrganizationId);

    /// <summary>Units that have not ended.</summary>
    public static async Task<IReadOnlySet<Guid>> UnitsAsync(DbConnection connection, Guid communeId, DbTransaction? transaction) =>
        (await connection.QueryAsync<Guid>(SelectUnits, new { communeId }, transaction)).ToHashSet();

    public static Task SettleFormAsync(DbTransaction transaction, FormDuty form, DateTime now) => transaction.Connection!.ExecuteAsync(
        UpdateFormMet,
        new { metAt = form.SentAt, metBy = form.SentBy, now, planId = form.PlanId, organizationId = form.OrganizationId, period = form.Period },
        transaction);

    // Row by row: statements of many rows are three to twenty times as slow on SQLite, which looks each parameter up among all of them.
    public static async Task WriteAsync(DbTransaction transaction, ObligationPlan plan, DateTime now)
    {
        var connection = transaction.Connection!;
        foreach (var some in plan.Removed.Chunk(RowsAtOnce))
            await connection.ExecuteAsync(DeleteObligations, new { ids = IdList.Of(some.Select(row => row.Id)) }, transaction);
        var today = VietnamTime.DateOf(now);
        await connection.ExecuteAsync(UpdateObligation, plan.Changed.Select(row => ParametersOf(row, today, now)), transaction);
        await connection.ExecuteAsync(InsertObligation, plan.Added.Select(row => ParametersOf(row, now)), transaction);
    }

    private static object ParametersOf(WantedObligation row, DateTime now) => new
    {
        id = Guid.CreateVersion7(),
        row.RuleId,
        row.OrganizationId,
        row.Period,
        row.FormPlanId,
        row.Dates.OpensOn,
        row.Dates.CutOff,
        row.Dates.DueAt,
        row.Dates.LocksOn,
        row.SentAt,
        row.SentBy,
        now,
    };

    private static object ParametersOf(StoredObligation row, DateOnly today, DateTime now) => new
    {
        row.Id,
        row.Period,
        row.FormPlanId,
        row.OpensOn,
        row.CutOff,
        row.DueAt,
        row.LocksOn,
        row.MetAt,
        row.MetBy,
        today,
        now,
    };
}
