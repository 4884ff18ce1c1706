using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Deadlines;

public sealed record CalendarDayRow
{
    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";
}

public static class CalendarQueries
{
    private const string SelectActiveDays = """
        select day, kind
        from calendar_days
        where is_active = 1
        order by day
        """;

    public static async Task<WorkingDays> WorkingDaysAsync(DbConnection connection, DbTransaction? transaction = null) => new(
        (await connection.QueryAsync<CalendarDayRow>(SelectActiveDays, transaction: transaction))
            .Select(row => new CalendarDay(row.Day, Codes.To<CalendarDayKind>(row.Kind), IsActive: true)));
}
