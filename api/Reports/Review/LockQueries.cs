using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Review;

/// <summary>A quarter of a plan.</summary>
public sealed record PlanPeriodRow
{
    public Guid PlanId { get; init; }

    public string Period { get; init; } = "";
}

/// <summary>A form that stays open behind its lock date.</summary>
public sealed record LeftOpenRow
{
    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public string RuleTitle { get; init; } = "";
}

/// <summary>What closes on the lock date, and what closed.</summary>
public static class LockQueries
{
    // Without a duty the dates of the form are computed, and known only then.
    private const string SelectToLock = """
        select distinct r.plan_id, r.period
        from reports r
        left join obligations b on b.form_plan_id = r.plan_id and b.organization_id = r.organization_id and b.period = r.period
        where r.state = 'verified'
          and (b.locks_on is null or b.locks_on <= @today)
        order by r.plan_id, r.period
        """;

    private const string SelectToTell = """
        select distinct b.form_plan_id as plan_id, b.period
        from obligations b
        where b.form_plan_id is not null
          and b.locks_on <= @today
          and b.locks_on > @since
          and b.locked_at is null
          and b.waived_at is null
          and not exists (
            select 1
            from notices n
            where n.plan_id = b.form_plan_id
              and n.period = b.period
              and n.kind = 'left_open')
        order by plan_id, period
        """;

    private const string SelectCommunesToLock = """
        select distinct r.commune_id
        from obligations b
        join reporting_rules r on r.id = b.rule_id
        where b.form_plan_id is null
          and b.locks_on <= @today
          and b.locked_at is null
          and b.met_at is not null
        order by r.commune_id
        """;

    private const string SelectLeftOpen = """
        select b.organization_id, o.name as organization_name, d.title as rule_title
        from obligations b
        join reporting_rules d on d.id = b.rule_id
        join organizations o on o.id = b.organization_id
        left join reports r on r.plan_id = b.form_plan_id and r.organization_id = b.organization_id and r.period = b.period
        where b.form_plan_id = @planId
          and b.period = @period
          and b.waived_at is null
          and (r.state is null or r.state not in ('verified', 'locked'))
        order by o.position, o.path
        """;

    // Also what a person locked before there was a duty for it.
    private const string UpdateFormsLocked = """
        update obligations
        set locked_at = @now
        where form_plan_id = @planId
          and period = @period
          and locked_at is null
          and exists (
            select 1
            from reports r
            where r.plan_id = obligations.form_plan_id
              and r.organization_id = obligations.organization_id
              and r.period = obligations.period
              and r.state = 'locked')
        """;

    // What is still owed may come late, and closes then.
    private const string UpdateDeclaredLocked = """
        update obligations
        set locked_at = @now
        where form_plan_id is null
          and locks_on <= @today
          and locked_at is null
          and met_at is not null
          and rule_id in (
            select id
            from reporting_rules
            where commune_id = @communeId)
        """;

    /// <summary>Those with a verified report whose own lock date does not lie ahead.</summary>
    public static async Task<IReadOnlyList<PlanPeriodRow>> ToLockAsync(DbConnection connection, DateOnly today) =>
        (await connection.QueryAsync<PlanPeriodRow>(SelectToLock, new { today })).AsList();

    /// <summary>Those that have passed a lock date with something open that nobody was told of.</summary>
    /// <param name="since">What passed its lock date by then is not told any more.</param>
    public static async Task<IReadOnlyList<PlanPeriodRow>> ToTellAsync(DbConnection connection, DateOnly today, DateOnly since) =>
        (await connection.QueryAsync<PlanPeriodRow>(SelectToTell, new { today, since })).AsList();

    /// <summary>Communes with a duty that a word of the reporter met and whose books close.</summary>
    public static async Task<IReadOnlyList<Guid>> CommunesToLockAsync(DbConnection connection, DateOnly today) =>
        (await connection.QueryAsync<Guid>(SelectCommunesToLock, new { today })).AsList();

    /// <summary>Forms of a period that are not verified, in the order of the commune's units.</summary>
    public static async Task<IReadOnlyList<LeftOpenRow>> LeftOpenAsync(
        DbConnection connection, Guid planId, string period, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<LeftOpenRow>(SelectLeftOpen, new { planId, period }, transaction)).AsList();

    public static Task MarkFormsLockedAsync(DbTransaction transaction, Guid planId, string period, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateFormsLocked, new { planId, period, now }, transaction);

    /// <summary>Duties of a commune that a word of the reporter met: answers how many closed.</summary>
    public static Task<int> MarkDeclaredLockedAsync(DbTransaction transaction, Guid communeId, DateOnly today, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateDeclaredLocked, new { communeId, today, now }, transaction);
}
