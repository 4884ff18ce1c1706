using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Review;

/// <summary>A quarter of a plan that has verified reports behind their lock date.</summary>
public sealed record PeriodToClose
{
    public Guid PlanId { get; init; }

    public string Period { get; init; } = "";
}

/// <summary>What closes on the lock date, and what closed.</summary>
public static class LockQueries
{
    // The books of a period close once: where its forms have several dates, on the last of them.
    private const string SelectToClose = """
        select d.form_plan_id as plan_id, d.period
        from obligations d
        left join reports r on r.plan_id = d.form_plan_id and r.organization_id = d.organization_id and r.period = d.period
        where d.form_plan_id is not null
        group by d.form_plan_id, d.period
        having max(d.locks_on) <= @today
           and sum(case when r.state = 'verified' then 1 else 0 end) > 0
        order by d.form_plan_id, d.period
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
          and (met_at is not null or waived_at is not null)
        """;

    public static async Task<IReadOnlyList<PeriodToClose>> ToCloseAsync(DbConnection connection, DateOnly today) =>
        (await connection.QueryAsync<PeriodToClose>(SelectToClose, new { today })).AsList();

    public static Task MarkFormsLockedAsync(DbTransaction transaction, Guid planId, string period, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateFormsLocked, new { planId, period, now }, transaction);

    /// <summary>Duties that a word of the reporter meets: answers how many closed.</summary>
    public static Task<int> MarkDeclaredLockedAsync(DbTransaction transaction, DateOnly today, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateDeclaredLocked, new { today, now }, transaction);
}
