using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Deadlines.Timeliness;

public static class TimelinessEndpoints
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static void MapTimeliness(this RouteGroupBuilder api) => api.MapGroup("/timeliness").WithTags("Deadlines")
        .MapGet("/", Get).WithName("GetTimeliness").WithSummary("How much of what was due was sent, and in time")
        .WithDescription("Of a year as a whole, of its quarters, and line by line. Reporting rate = (on time + late) ÷ expected, on-time rate = on time ÷ expected, value completeness = filled ÷ required cells of the forms that were expected.");

    /// <param name="year">The one of the quarter that is being reported now where absent.</param>
    /// <param name="kind">Only duties that are met in this way.</param>
    /// <param name="by">What a line is; a unit where absent.</param>
    /// <param name="communeId">Only this commune.</param>
    /// <param name="planId">Only the rules of this plan.</param>
    private static async Task<Results<Ok<TimelinessView>, ProblemHttpResult>> Get(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        int? year = null,
        Code<DutyKind>? kind = null,
        Code<TimelinessGrouping>? by = null,
        Guid? communeId = null,
        Guid? planId = null)
    {
        var wanted = year ?? VietnamTime.ReportingQuarter(clock).Year;
        if (wanted is < FirstYear or > LastYear)
            return Problems.Invalid(new Dictionary<string, string[]> { ["year"] = [$"Năm từ {FirstYear} đến {LastYear}."] });
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await TimelinessQueries.ListAsync(connection, caller.ReadScope, wanted, communeId, planId))
            .Where(row => kind is null || kind.Value == KindOf(row));
        var forms = kind?.Value == DutyKind.Declared
            ? []
            // Everybody who reads the plan sees who has sent, whoever may open the report.
            : await ReportQueries.ListYearAsync(connection, caller.ReadScope, caller.ReadScope, wanted, planId, communeId);
        return TypedResults.Ok(new TimelinessBuilder(wanted, forms, clock.GetUtcNow().UtcDateTime).Build(rows, by ?? TimelinessGrouping.Unit));
    }

    private static DutyKind KindOf(DutyRow row) => row.FormPlanId is null ? DutyKind.Declared : DutyKind.Form;
}
