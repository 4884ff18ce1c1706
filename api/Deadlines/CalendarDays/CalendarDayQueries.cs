using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Deadlines.CalendarDays;

public sealed record NamedDayRow
{
    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string Certainty { get; init; } = "";

    public bool IsActive { get; init; }

    public string? Source { get; init; }

    public string? Note { get; init; }

    public bool IsShipped { get; init; }

    public DateTime? UpdatedAt { get; init; }

    public Guid? UpdatedBy { get; init; }

    public string? UpdatedByName { get; init; }

    public int Version { get; init; }

    public CalendarDay ToDay() => new(Day, Codes.To<CalendarDayKind>(Kind), IsActive);

    public CalendarDayView ToView() => new()
    {
        Day = Day,
        Kind = Codes.To<CalendarDayKind>(Kind),
        Name = Name,
        Certainty = Codes.To<DayCertainty>(Certainty),
        IsActive = IsActive,
        Source = Source,
        Note = Note,
        IsShipped = IsShipped,
        UpdatedAt = UpdatedAt,
        UpdatedBy = UpdatedByName,
        Version = Version,
    };
}

/// <summary>Reports of a rule and a period that wait, with their dates; those of one commune have them in common.</summary>
public sealed record WaitingRow
{
    public Guid RuleId { get; init; }

    public string Title { get; init; } = "";

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public string Period { get; init; } = "";

    public DateTime DueAt { get; init; }

    public DateOnly LocksOn { get; init; }

    public int UnitCount { get; init; }
}

public static class CalendarDayQueries
{
    private const string SelectDays = """
        select d.day, d.kind, d.name, d.certainty, d.source, d.is_active, d.note, d.is_shipped, d.updated_at, d.updated_by,
               p.display_name as updated_by_name, d.version
        from calendar_days d
        left join people p on p.id = d.updated_by
        where (@first is null or d.day >= @first)
          and (@last is null or d.day <= @last)
        order by d.day
        """;

    private const string SelectWaiting = """
        select b.rule_id, r.title, r.commune_id, c.name as commune_name, b.period, b.due_at, b.locks_on, count(*) as unit_count
        from obligations b
        join reporting_rules r on r.id = b.rule_id
        join organizations c on c.id = r.commune_id
        where b.met_at is null
          and b.waived_at is null
          and b.locks_on >= @today
          and r.is_active = 1
        group by b.rule_id, r.title, r.commune_id, c.name, c.path, r.position, b.period, b.due_at, b.locks_on
        order by b.due_at, c.path, r.position, b.rule_id, b.period, b.locks_on
        """;

    private const string InsertDay = """
        insert into calendar_days (day, kind, name, certainty, source, is_active, note, is_shipped, updated_at, updated_by, version)
        values (@Day, @Kind, @Name, @Certainty, @Source, @IsActive, @Note, 0, @UpdatedAt, @UpdatedBy, 1)
        """;

    private const string UpdateDay = """
        update calendar_days
        set kind = @Kind,
            name = @Name,
            certainty = @Certainty,
            source = @Source,
            is_active = @IsActive,
            note = @Note,
            updated_at = @UpdatedAt,
            updated_by = @UpdatedBy,
            version = version + 1
        where day = @Day
          and version = @Version
        """;

    private const string DeleteDay = """
        delete from calendar_days
        where day = @day
          and version = @version
          and is_shipped = 0
        """;

    /// <summary>The rows of a year, or all of them; also those that are switched off.</summary>
    public static async Task<IReadOnlyList<NamedDayRow>> ListAsync(
        DbConnection connection, DateOnly? first = null, DateOnly? last = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<NamedDayRow>(SelectDays, new { first, last }, transaction)).AsList();

    public static async Task<NamedDayRow?> FindAsync(DbConnection connection, DateOnly day, DbTransaction? transaction = null) =>
        (await ListAsync(connection, day, day, transaction)).SingleOrDefault();

    public static async Task<NamedDays> NamedDaysAsync(DbConnection connection, DbTransaction? transaction = null)
    {
        var rows = (await ListAsync(connection, transaction: transaction)).Where(row => row.IsActive).ToList();
        return new NamedDays(new WorkingDays(rows.Select(row => row.ToDay())), rows.ToDictionary(row => row.Day, row => row.Name));
    }

    /// <summary>Every commune's reports that are neither met nor waived and not locked, by due moment.</summary>
    public static async Task<IReadOnlyList<WaitingRow>> WaitingAsync(DbConnection connection, DateOnly today) =>
        (await connection.QueryAsync<WaitingRow>(SelectWaiting, new { today })).AsList();

    public static Task InsertAsync(DbTransaction transaction, NamedDayRow row) =>
        transaction.Connection!.ExecuteAsync(InsertDay, row, transaction);

    /// <summary>False when somebody else changed the day first.</summary>
    public static async Task<bool> UpdateAsync(DbTransaction transaction, NamedDayRow row) =>
        await transaction.Connection!.ExecuteAsync(UpdateDay, row, transaction) == 1;

    /// <summary>False when somebody else changed the day first, or it came with the program.</summary>
    public static async Task<bool> DeleteAsync(DbTransaction transaction, DateOnly day, int version) =>
        await transaction.Connection!.ExecuteAsync(DeleteDay, new { day, version }, transaction) == 1;
}
