using System.Data.Common;
using Dapper;

namespace WardKpi.Api.HandOvers;

public sealed record HeldReportRow
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public string Period { get; init; } = "";

    public string State { get; init; } = "";
}

public sealed record GivingPersonRow
{
    public Guid Id { get; init; }

    public string DisplayName { get; init; } = "";

    /// <summary>Null where the person's place is outside the caller's scope.</summary>
    public string? Place { get; init; }
}

public sealed record HandOverMinutes
{
    public Guid Id { get; init; }

    public string Minutes { get; init; } = "";
}

public static class HandOverQueries
{
    // Who was transferred to another commune has left rows here: the person is found through them, the new place is not told.
    private const string SelectGivingPerson = """
        select p.id, p.display_name, case when o.path like @scope then o.name end as place
        from people p
        left join organizations o on o.id = p.organization_id
        where p.id = @personId
          and (coalesce(o.path, '/') like @scope
            or exists (
              select 1
              from plan_indicators i
              join plans l on l.id = i.plan_id
              join organizations c on c.id = l.commune_id
              where c.path like @scope
                and i.is_withdrawn = 0
                and (i.responsible_id = p.id or i.deputy_id = p.id))
            or exists (
              select 1
              from hand_overs h
              join organizations c on c.id = h.commune_id
              where c.path like @scope
                and (h.from_id = p.id or h.to_id = p.id)))
        """;

    private const string SelectHeldPlans = """
        select p.id
        from plans p
        join organizations c on c.id = p.commune_id
        where c.path like @scope
          and exists (
            select 1
            from plan_indicators i
            where i.plan_id = p.id
              and i.is_withdrawn = 0
              and (i.responsible_id = @personId or i.deputy_id = @personId))
        order by p.year desc, p.number, p.id
        """;

    private const string SelectOpenReports = """
        select r.id, r.organization_id, o.name as organization_name, r.period, r.state
        from reports r
        join organizations o on o.id = r.organization_id
        where r.plan_id = @planId
          and r.state in ('empty', 'draft', 'submitted', 'returned')
        order by r.period, o.position, r.id
        """;

    private const string SelectWaitingRequests = """
        select c.plan_indicator_id
        from report_comments c
        join reports r on r.id = c.report_id
        where r.plan_id = @planId
          and c.asks_change = 1
          and c.resolved_at is null
        order by c.id
        """;

    private const string InsertHandOver = """
        insert into hand_overs (id, commune_id, from_id, to_id, at, minutes)
        values (@id, @communeId, @fromId, @toId, @at, @minutes)
        """;

    private const string SelectHandOver = """
        select h.id, h.minutes
        from hand_overs h
        join organizations c on c.id = h.commune_id
        where h.id = @id
          and c.path like @scope
        """;

    private const string SelectHandOversOfPerson = """
        select h.id, h.minutes
        from hand_overs h
        join organizations c on c.id = h.commune_id
        where c.path like @scope
          and (h.from_id = @personId or h.to_id = @personId)
        order by h.at desc, h.id
        """;

    public static Task<GivingPersonRow?> FindPersonAsync(
        DbConnection connection, Guid personId, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<GivingPersonRow>(SelectGivingPerson, new { personId, scope }, transaction);

    public static async Task<IReadOnlyList<Guid>> HeldPlansAsync(
        DbConnection connection, Guid personId, string scope, DbTransaction? transaction) =>
        (await connection.QueryAsync<Guid>(SelectHeldPlans, new { personId, scope }, transaction)).AsList();

    public static async Task<IReadOnlyList<HeldReportRow>> OpenReportsAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        (await connection.QueryAsync<HeldReportRow>(SelectOpenReports, new { planId }, transaction)).AsList();

    /// <summary>The plan indicator of each comment that waits for a change.</summary>
    public static async Task<IReadOnlyList<Guid>> WaitingRequestsAsync(DbConnection connection, Guid planId, DbTransaction? transaction) =>
        (await connection.QueryAsync<Guid>(SelectWaitingRequests, new { planId }, transaction)).AsList();

    public static Task InsertAsync(DbTransaction transaction, Guid id, Guid communeId, Guid fromId, Guid toId, DateTime at, string minutes) =>
        transaction.Connection!.ExecuteAsync(InsertHandOver, new { id, communeId, fromId, toId, at, minutes }, transaction);

    public static async Task<string?> FindAsync(DbConnection connection, Guid id, string scope) =>
        (await connection.QuerySingleOrDefaultAsync<HandOverMinutes>(SelectHandOver, new { id, scope }))?.Minutes;

    public static async Task<IReadOnlyList<string>> OfPersonAsync(
        DbConnection connection, Guid personId, string scope, DbTransaction? transaction) =>
        [.. (await connection.QueryAsync<HandOverMinutes>(SelectHandOversOfPerson, new { personId, scope }, transaction)).Select(row => row.Minutes)];
}
