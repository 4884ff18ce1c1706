using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>What the jobs that tell people of deadlines read and write; of all communes, or of one.</summary>
public static class ReminderQueries
{
    private const string Columns = """
        b.id, b.rule_id, r.title as rule_title, r.receiver, r.deadline, r.commune_id, c.path as commune_path, b.organization_id,
        o.name as organization_name, b.period, b.form_plan_id, b.opens_on, b.due_at, b.locks_on, b.opened_at
        """;

    private const string Joined = """
        join organizations c on c.id = r.commune_id
        join organizations o on o.id = b.organization_id
        left join reports f on f.plan_id = b.form_plan_id and f.organization_id = b.organization_id and f.period = b.period
        """;

    // Word for word what the indexes of open duties are limited to: only then does SQL Server use them.
    private const string OfCountry = $"""
        select {Columns}
        from obligations b
        join reporting_rules r on r.id = b.rule_id
        {Joined}
        where b.met_at is null
          and b.waived_at is null
        """;

    // cross join: SQLite begins with the commune's rules. Everybody who writes waits for this one.
    private const string OfCommune = $"""
        select {Columns}
        from reporting_rules r
        cross join obligations b
        {Joined}
        where r.commune_id = @communeId
          and b.rule_id = r.id
          and b.met_at is null
          and b.waived_at is null
        """;

    private const string InOrder = """
        order by r.commune_id, b.due_at, o.position, o.path, b.id
        """;

    private const string AreUnopened = $"""

          and b.opens_on <= @today
          and b.opened_at is null
        {InOrder}
        """;

    // A report that came in time and was returned is not late: the return has told its unit, and sent again it counts as in time.
    private const string AreNewlyOverdue = $"""

          and b.due_at < @now
          and (b.overdue_at is null or b.overdue_at < b.due_at)
          and (f.id is null or f.state <> 'returned' or f.submitted_at > b.due_at)
        {InOrder}
        """;

    private const string AreToRemind = $"""

          and b.opens_on <= @today
          and b.due_at < @until
          and b.locks_on >= @today
          and (b.due_at >= @now or f.id is null or f.state <> 'returned' or f.submitted_at > b.due_at)
        {InOrder}
        """;

    private const string SelectUnopened = OfCountry + AreUnopened;

    private const string SelectUnopenedOfCommune = OfCommune + AreUnopened;

    private const string SelectNewlyOverdue = OfCountry + AreNewlyOverdue;

    private const string SelectNewlyOverdueOfCommune = OfCommune + AreNewlyOverdue;

    private const string SelectToRemind = OfCountry + AreToRemind;

    private const string SelectToRemindOfCommune = OfCommune + AreToRemind;

    private const string SelectDutyById = $"""
        {OfCountry}
          and b.id = @id
        """;

    private const string UpdateOpened = """
        update obligations
        set opened_at = @now
        where id = @id
          and opened_at is null
        """;

    private const string UpdateOverdue = """
        update obligations
        set overdue_at = @now
        where id = @id
        """;

    private const string SelectPeople = """
        select p.id as person_id, case when p.role = 'standing_office' then s.id else p.organization_id end as organization_id, p.is_head,
               case when p.role = 'standing_office' then 1 else 0 end as is_standing
        from organizations s
        join organizations o on o.id = s.parent_id or o.parent_id = s.parent_id
        join people p on p.organization_id = o.id
        where s.parent_id = @communeId
          and s.role = 'standing'
          and ((o.id = s.parent_id and p.role = 'standing_office') or (o.id <> s.parent_id and p.role = 'officer'))
          and p.is_active = 1
          and (p.is_demo = 0 or @withDemo = 1)
        order by p.id
        """;

    private const string SelectNamed = """
        select i.plan_id, coalesce(i.lead_id, s.id) as organization_id, i.responsible_id, i.deputy_id
        from plan_indicators i
        join plans d on d.id = i.plan_id
        join organizations s on s.parent_id = d.commune_id and s.role = 'standing'
        where d.commune_id = @communeId
          and i.is_withdrawn = 0
        order by i.plan_id, i.id
        """;

    /// <summary>Duties whose day of opening has come.</summary>
    public static async Task<IReadOnlyList<OpenDutyRow>> UnopenedAsync(
        DbConnection connection, DateOnly today, Guid? communeId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<OpenDutyRow>(
            communeId is null ? SelectUnopened : SelectUnopenedOfCommune, new { today, communeId }, transaction)).AsList();

    /// <summary>Duties that have become overdue and are not marked so; a mark that is older than the due moment was set before that moved.</summary>
    public static async Task<IReadOnlyList<OpenDutyRow>> NewlyOverdueAsync(
        DbConnection connection, DateTime now, Guid? communeId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<OpenDutyRow>(
            communeId is null ? SelectNewlyOverdue : SelectNewlyOverdueOfCommune, new { now, communeId }, transaction)).AsList();

    /// <summary>Duties that are due before a moment and whose books are open.</summary>
    public static async Task<IReadOnlyList<OpenDutyRow>> ToRemindAsync(
        DbConnection connection, DateOnly today, DateTime now, DateTime until, Guid? communeId = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<OpenDutyRow>(
            communeId is null ? SelectToRemind : SelectToRemindOfCommune, new { today, now, until, communeId }, transaction)).AsList();

    /// <summary>One that is neither met nor waived.</summary>
    public static Task<OpenDutyRow?> FindAsync(DbTransaction transaction, Guid id) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<OpenDutyRow>(SelectDutyById, new { id }, transaction);

    public static Task OpenAsync(DbTransaction transaction, Guid id, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateOpened, new { id, now }, transaction);

    public static Task MarkOverdueAsync(DbTransaction transaction, Guid id, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateOverdue, new { id, now }, transaction);

    /// <summary>Whoever may be told of a duty of the commune.</summary>
    /// <param name="withDemo">Also people of the demo.</param>
    public static async Task<IReadOnlyList<DutyPersonRow>> PeopleAsync(DbTransaction transaction, Guid communeId, bool withDemo) =>
        (await transaction.Connection!.QueryAsync<DutyPersonRow>(SelectPeople, new { communeId, withDemo }, transaction)).AsList();

    /// <summary>The rows of all forms of the commune.</summary>
    public static async Task<IReadOnlyList<NamedRow>> NamedAsync(DbTransaction transaction, Guid communeId) =>
        (await transaction.Connection!.QueryAsync<NamedRow>(SelectNamed, new { communeId }, transaction)).AsList();
}
