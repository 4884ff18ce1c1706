using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Review;

/// <summary>A quarter of a plan that has verified reports.</summary>
public sealed record VerifiedPeriod
{
    public Guid PlanId { get; init; }

    public string Period { get; init; } = "";
}

/// <summary>What closes on the lock date, and what closed.</summary>
public static class LockQueries
{
    private const string SelectVerified = """
        select distinct plan_id, period
        from reports
        where state = 'verified'
        order by plan_id, period
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
        """;

    public static async Task<IReadOnlyList<VerifiedPeriod>> VerifiedAsync(DbConnection connection) =>
        (await connection.QueryAsync<VerifiedPeriod>(SelectVerified)).AsList();

    public static Task MarkFormsLockedAsync(DbTransaction transaction, Guid planId, string period, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateFormsLocked, new { planId, period, now }, transaction);

    /// <summary>Duties that a word of the reporter meets: answers how many closed.</summary>
    public static Task<int> MarkDeclaredLockedAsync(DbTransaction transaction, DateOnly today, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateDeclaredLocked, new { today, now }, transaction);
}
