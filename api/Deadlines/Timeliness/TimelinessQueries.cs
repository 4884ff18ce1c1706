using System.Data.Common;
using Dapper;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Timeliness;

public sealed record DutyRow
{
    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public string Period { get; init; } = "";

    public Guid? FormPlanId { get; init; }

    public DateTime DueAt { get; init; }

    public DateTime? MetAt { get; init; }

    public DateTime? WaivedAt { get; init; }
}

public static class TimelinessQueries
{
    // A deadline stands in the last month of its period at the earliest, in the same year where it is a fixed date, and is moved back by Tết
    // at most; the latest is sixty working days behind the cut-off.
    private const int DaysBefore = 45;
    private const int DaysAfter = 150;

    // cross join: SQLite begins with the scope, not with whatever is due in the country at the time.
    private const string SelectDuties = """
        select b.organization_id, o.name as organization_name, c.id as commune_id, c.name as commune_name, b.period, b.form_plan_id,
               b.due_at, b.met_at, b.waived_at
        from organizations o
        cross join obligations b
        join reporting_rules r on r.id = b.rule_id
        join organizations c on c.id = r.commune_id
        where b.organization_id = o.id
          and o.path like @scope
          and b.due_at >= @from
          and b.due_at < @until
          and (@communeId is null or c.id = @communeId)
          and (@planId is null or r.plan_id = @planId)
        order by c.path, o.position, o.path, b.due_at, b.id
        """;

    /// <summary>Every duty that may belong to a year, and some of the years around it.</summary>
    public static Task<IReadOnlyList<DutyRow>> ListAsync(DbConnection connection, string scope, int year, Guid? communeId, Guid? planId) =>
        ListAsync(connection, scope, Period.OfYear(year), communeId, planId);

    /// <summary>Every duty that may belong to a period, and some of the periods around it.</summary>
    public static async Task<IReadOnlyList<DutyRow>> ListAsync(DbConnection connection, string scope, Period period, Guid? communeId, Guid? planId) =>
        (await connection.QueryAsync<DutyRow>(
            SelectDuties,
            new
            {
                scope,
                from = VietnamTime.ToUtc(period.FirstDay.AddDays(-DaysBefore), TimeOnly.MinValue),
                until = VietnamTime.ToUtc(period.LastDay.AddDays(1 + DaysAfter), TimeOnly.MinValue),
                communeId,
                planId,
            })).AsList();
}
