using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Progress;
using WardKpi.Api.Province.Comparison;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Province;

public static class ProvinceEndpoints
{
    private const string OwnOnly = " Every commune of the caller's scope: who belongs to one commune gets that one alone.";

    public static void MapProvince(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/province").WithTags("Province");
        group.MapGet("/", Get).WithName("GetProvince").WithSummary("The communes side by side at one quarter")
            .WithDescription("Status counts as the overview of each commune has them, reporting in time as the page of timeliness has it, and the share that is met or on track with its place; communes without a judged indicator have no place." + OwnOnly)
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/indicators", ListMeasures).WithName("ListProvinceIndicators").WithSummary("The measures that can be looked at across communes")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/indicators/{code}", Compare).WithName("CompareCommunes").WithSummary("The communes on one measure at one quarter")
            .WithDescription("Rolled up as Σ numerator ÷ Σ denominator, bare percents never averaged, with the number of communes behind the figure and why the others are not; ranked where their targets are of one kind." + OwnOnly)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <param name="period">A quarter, such as 2026Q3; the one being reported now where absent.</param>
    /// <param name="provinceId">Only the communes of this province.</param>
    private static async Task<Results<Ok<ProvinceView>, ProblemHttpResult>> Get(
        Caller caller,
        Database database,
        IOptions<ProgressOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Period? period = null,
        Guid? provinceId = null)
    {
        var quarter = period ?? VietnamTime.ReportingQuarter(clock);
        if (quarter.Kind != PeriodKind.Quarter)
            return NotAQuarter();
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ScopeAsync(connection, caller, provinceId) is not { } scope)
            return Problems.NotFound();
        var rows = await ProvinceQueries.LoadAsync(connection, scope, quarter);
        // Everybody who reads a plan sees who has sent, whoever may open the report.
        var forms = await ReportQueries.ListAsync(connection, scope, scope, quarter.ToString(), quarter.Year);
        var duties = await TimelinessQueries.ListAsync(connection, scope, quarter, communeId: null, planId: null);
        var figures = new ProvinceFigures(rows, quarter, options.Value.Thresholds);
        return TypedResults.Ok(new ProvinceBuilder(figures, forms, duties, quarter, clock.GetUtcNow().UtcDateTime).Build());
    }

    /// <param name="period">A quarter, such as 2026Q3; the one being reported now where absent.</param>
    /// <param name="provinceId">Only the communes of this province.</param>
    private static async Task<Results<Ok<ProvinceMeasures>, ProblemHttpResult>> ListMeasures(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Period? period = null,
        Guid? provinceId = null)
    {
        var quarter = period ?? VietnamTime.ReportingQuarter(clock);
        if (quarter.Kind != PeriodKind.Quarter)
            return NotAQuarter();
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ScopeAsync(connection, caller, provinceId) is not { } scope)
            return Problems.NotFound();
        var counts = (await ProvinceQueries.MeasuresAsync(connection, scope, quarter)).ToDictionary(row => row.IndicatorId);
        var catalog = (await IndicatorQueries.ListAsync(connection, caller.ReadScope)).Where(row => counts.ContainsKey(row.Id)).ToList();
        return TypedResults.Ok(new ProvinceMeasures
        {
            Measures = [.. catalog.Where(row => row.CommuneId is null).Select(row => ToMeasure(row, counts[row.Id]))],
            LocalCount = catalog.Count(row => row.CommuneId is not null),
        });
    }

    /// <param name="code">Of the catalogue; a commune's own measure stands alone.</param>
    /// <param name="period">A quarter, such as 2026Q3; the one being reported now where absent.</param>
    /// <param name="provinceId">Only the communes of this province.</param>
    /// <param name="includesSubmitted">Count also what was sent and is not verified yet.</param>
    private static async Task<Results<Ok<ComparisonView>, ProblemHttpResult>> Compare(
        string code,
        Caller caller,
        Database database,
        IOptions<ProgressOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Period? period = null,
        Guid? provinceId = null,
        bool includesSubmitted = false)
    {
        var quarter = period ?? VietnamTime.ReportingQuarter(clock);
        if (quarter.Kind != PeriodKind.Quarter)
            return NotAQuarter();
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ScopeAsync(connection, caller, provinceId) is not { } scope
            || await IndicatorQueries.ListAsync(connection, scope, code: code.ToUpperInvariant()) is not [var indicator, ..])
            return Problems.NotFound();
        var rows = await ProvinceQueries.LoadAsync(connection, scope, quarter, indicator.Id);
        var figures = new ProvinceFigures(rows, quarter, options.Value.Thresholds);
        return TypedResults.Ok(new ComparisonBuilder(indicator, figures, includesSubmitted).Build(quarter, clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>Pattern for <c>path like</c>: the caller's, or that of a province within it.</summary>
    private static async Task<string?> ScopeAsync(DbConnection connection, Caller caller, Guid? provinceId) => provinceId is not { } id
        ? caller.ReadScope
        : await OrganizationQueries.FindAsync(connection, id, caller.ReadScope) is { } place && place.Kind == Codes.Of(OrganizationKind.Province)
            ? place.Path + "%"
            : null;

    private static ProvinceMeasure ToMeasure(IndicatorRow row, MeasureRow counts) => new()
    {
        Code = row.Code,
        NameVi = row.NameVi,
        NameEn = row.NameEn,
        PillarId = row.PillarId,
        Kind = Codes.To<IndicatorKind>(row.Kind),
        CommuneCount = counts.CommuneCount,
        FigureCount = counts.FigureCount,
    };

    private static ProblemHttpResult NotAQuarter() =>
        Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [PeriodRules.NotAQuarter] });
}
