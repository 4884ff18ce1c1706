using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>Reads duties to report; every statement is limited to the caller's scope.</summary>
public static class ObligationQueries
{
    private const string Columns = """
        b.id, b.rule_id, r.title as rule_title, r.frequency, r.receiver, r.method, b.organization_id, o.name as organization_name,
        o.path as organization_path, c.id as commune_id, c.name as commune_name, b.period, b.form_plan_id, f.id as report_id,
        f.state as report_state, b.opens_on, b.cut_off, b.due_at, b.locks_on, b.request, ap.display_name as requested_by, b.met_at,
        mp.display_name as met_by, b.document_number, b.document_date, b.met_note, b.waived_at, wp.display_name as waived_by,
        b.waive_reason, b.opened_at, b.overdue_at, b.locked_at, b.computed_at, b.version
        """;

    private const string Joined = """
        join reporting_rules r on r.id = b.rule_id
        join organizations c on c.id = r.commune_id
        left join reports f on f.plan_id = b.form_plan_id and f.organization_id = b.organization_id and f.period = b.period
        left join people ap on ap.id = b.requested_by
        left join people mp on mp.id = b.met_by
        left join people wp on wp.id = b.waived_by
        """;

    private const string SelectObligationById = $"""
        select {Columns}
        from obligations b
        join organizations o on o.id = b.organization_id
        {Joined}
        where o.path like @scope
          and b.id = @id
        """;

    // cross join: SQLite begins with the scope, not with whatever is due in the country at the time.
    private const string SelectObligations = $"""
        select {Columns}
        from organizations o
        cross join obligations b
        {Joined}
        where b.organization_id = o.id
          and o.path like @scope
          and o.path like @under
          and b.due_at >= @from
          and b.due_at < @until
        order by b.due_at, c.path, o.position, o.path, b.id
        """;

    private const string CountObligations = """
        select count(*)
        from organizations o
        cross join obligations b
        where b.organization_id = o.id
          and o.path like @scope
          and o.path like @under
          and b.due_at >= @from
          and b.due_at < @until
        """;

    /// <summary>Duties that are due within a time, by due moment, unit and id.</summary>
    /// <param name="under">Pattern for <c>path like</c>: whose duties within the scope.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The first moment behind.</param>
    public static async Task<IReadOnlyList<ObligationRow>> ListAsync(
        DbConnection connection, string scope, string under, DateTime from, DateTime until, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ObligationRow>(SelectObligations, new { scope, under, from, until }, transaction)).AsList();

    public static Task<int> CountAsync(DbConnection connection, string scope, string under, DateTime from, DateTime until) =>
        connection.QuerySingleAsync<int>(CountObligations, new { scope, under, from, until });

    public static Task<ObligationRow?> FindAsync(DbConnection connection, Guid id, string scope, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<ObligationRow>(SelectObligationById, new { id, scope }, transaction);
}
