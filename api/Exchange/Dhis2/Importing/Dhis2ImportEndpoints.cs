using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Dhis2.Importing;

public sealed class Dhis2ImportValidator : AbstractValidator<Dhis2Import>
{
    public Dhis2ImportValidator() => RuleFor(import => import.DataValues).HoldsValues();
}

public static class Dhis2ImportEndpoints
{
    public static void MapDhis2Import(this RouteGroupBuilder exchange) => exchange.MapPost("/dhis2/dataValueSets", Import)
        .RequireScope(ApiScope.WriteValues).WithTags("Exchange").WithMetadata(new RequestSizeLimitAttribute(DeliveryRules.MostBytes))
        .WithName("ImportDhis2DataValues").WithSummary("Bring values as DHIS2 data values")
        .WithDescription("As DeliverValues, in DHIS2's words: identifiers are codes, the percent, `.NUM` and `.DEN` of a ratio make one value, at most 2000 of which are taken. `deleted: true` at the percent or the only data value empties the cell unless other parts bring figures; at `.NUM` and `.DEN` it only takes these away. `true` and `false` are yes and no; where completion is asked for in percent, 0 and 1 percent are `0.0` and `1.0`. `importStrategy` is CREATE, UPDATE, CREATE_AND_UPDATE (where absent) or DELETE. The data values of one report are written all or none; reports do not wait for each other. The answer is 200 whatever came of it: read `status` and `conflicts`.")
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <param name="importStrategy">CREATE, UPDATE, CREATE_AND_UPDATE or DELETE.</param>
    /// <param name="dryRun">Says what would come of it and writes nothing.</param>
    /// <param name="idScheme">Only <c>code</c>.</param>
    private static async Task<Results<Ok<Dhis2ImportSummary>, ProblemHttpResult>> Import(
        Dhis2Import import,
        HttpContext context,
        ApiClient client,
        DeliveryService service,
        CancellationToken cancellationToken,
        string importStrategy = "CREATE_AND_UPDATE",
        bool dryRun = false,
        string idScheme = Dhis2Endpoints.Code)
    {
        if (!idScheme.Equals(Dhis2Endpoints.Code, StringComparison.OrdinalIgnoreCase))
            return Dhis2Endpoints.UnsupportedScheme();
        if (Dhis2ImportRules.ReadStrategy(importStrategy) is not { } strategy)
            return UnsupportedStrategy();
        var groups = Dhis2ImportRules.Group(import, strategy);
        if (groups.Count > DeliveryRules.MostRows)
            return DeliveryEndpoints.TooManyRows();
        context.CountRows(import.DataValues.Count);
        var rows = await service.DeliverAsync([.. groups.Select(group => group.Value)], dryRun, client, cancellationToken);
        return TypedResults.Ok(Dhis2ImportRules.Summarize([.. groups.Zip(rows)], strategy, dryRun));
    }

    public static ProblemHttpResult UnsupportedStrategy() => Problems.Unprocessable(
        "unsupported_strategy", "importStrategy chỉ nhận CREATE, UPDATE, CREATE_AND_UPDATE hoặc DELETE.");
}
