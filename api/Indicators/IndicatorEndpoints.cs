using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Indicators;

public static class IndicatorEndpoints
{
    public static void MapIndicators(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/indicators").WithTags("Indicators");
        group.MapGet("/", List).WithName("ListIndicators").WithSummary("The catalogue: pillars and indicators");
        group.MapGet("/{code}", Get).WithName("GetIndicator").WithSummary("One indicator by its code")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <param name="pillar">Only indicators of this pillar.</param>
    /// <param name="q">Words of the code or the name, without regard to case.</param>
    private static async Task<Ok<CatalogView>> List(
        Caller caller, Database database, CancellationToken cancellationToken, string? pillar = null, string? q = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await IndicatorQueries.ListAsync(connection, caller.ReadScope, pillar);
        // Searched here: SQLite's lower() knows no Vietnamese letters, and the catalogue is small.
        var words = (q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = rows.Where(row => words.All(word => $"{row.Code} {row.NameVi} {row.NameEn}".Contains(word, StringComparison.CurrentCultureIgnoreCase)));
        return TypedResults.Ok(new CatalogView
        {
            Pillars = await IndicatorQueries.ListPillarsAsync(connection),
            Indicators = [.. found.Select(row => row.ToView())],
        });
    }

    private static async Task<Results<Ok<IndicatorView>, ProblemHttpResult>> Get(
        string code, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await IndicatorQueries.ListAsync(connection, caller.ReadScope, code: code.ToUpperInvariant());
        return rows.Count == 0 ? Problems.NotFound() : TypedResults.Ok(rows[0].ToView());
    }
}
