using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Dhis2;

public static class Dhis2Endpoints
{
    public const string Code = "code";

    private static readonly string[] Repeatable = ["dataElement", "orgUnit", "period"];

    private static readonly HashSet<string> Names = new(
        [
            .. Repeatable, "startDate", "endDate", "lastUpdated", "children", "includeDeleted", "limit",
            "idScheme", "dataElementIdScheme", "orgUnitIdScheme", "categoryOptionComboIdScheme",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static void MapDhis2(this RouteGroupBuilder exchange)
    {
        var group = exchange.MapGroup("/dhis2").WithTags("Exchange").RequireScope(ApiScope.ReadValues);
        group.MapGet("/dataValueSets", GetDataValues).WithName("GetDhis2DataValues").WithSummary("Verified values as DHIS2 data values")
            .WithDescription("Parameters as DHIS2 names them; identifiers are codes. A ratio gives three data values: the percent, `.NUM` and `.DEN`. With `lastUpdated` what went away since comes with `deleted: true`. \"Không phát sinh\" is no data value. No comments are given: notes are words of officers, and the state of a value is told by ListExchangeValues. Streamed; 304 to `If-None-Match` where nothing changed. 422 `invalid_query` names each parameter at fault; one that nobody knows is a fault too.")
            .Produces<Dhis2DataValueSet>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/metadata", GetMetadata).WithName("GetDhis2Metadata").WithSummary("Data elements and organisation units that data values name")
            .Produces<Dhis2Metadata>().Produces(StatusCodes.Status304NotModified);
    }

    /// <param name="dataElement">Codes of data elements, repeated.</param>
    /// <param name="orgUnit">Codes of organizations, repeated; without any all that the client sees.</param>
    /// <param name="period">Quarters, repeated: <c>2026Q3</c>.</param>
    /// <param name="startDate">Quarters that begin on this day or later.</param>
    /// <param name="endDate">Quarters that end on this day or before.</param>
    /// <param name="lastUpdated">Only what changed after this instant.</param>
    /// <param name="children">Communes below the provinces that <c>orgUnit</c> names too.</param>
    /// <param name="includeDeleted">With <c>lastUpdated</c>: what went away; on unless it is false.</param>
    /// <param name="limit">At most so many data values.</param>
    /// <param name="idScheme">Only <c>code</c>.</param>
    /// <param name="dataElementIdScheme">Only <c>code</c>.</param>
    /// <param name="orgUnitIdScheme">Only <c>code</c>.</param>
    /// <param name="categoryOptionComboIdScheme">Only <c>code</c>.</param>
    private static async Task<Results<Dhis2Answer, StatusCodeHttpResult, ProblemHttpResult>> GetDataValues(
        ApiClient client,
        HttpContext context,
        Database database,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken,
        string[]? dataElement = null,
        string[]? orgUnit = null,
        Period[]? period = null,
        DateOnly? startDate = null,
        DateOnly? endDate = null,
        DateTimeOffset? lastUpdated = null,
        bool children = false,
        bool includeDeleted = true,
        int? limit = null,
        string idScheme = Code,
        string dataElementIdScheme = Code,
        string orgUnitIdScheme = Code,
        string categoryOptionComboIdScheme = Code)
    {
        if (new[] { idScheme, dataElementIdScheme, orgUnitIdScheme, categoryOptionComboIdScheme }.Any(scheme => !scheme.Equals(Code, StringComparison.OrdinalIgnoreCase)))
            return UnsupportedScheme();
        var indicators = await IndicatorsAsync(client, database, cancellationToken);
        var faults = QueryNames.FaultsOf(Names, Repeatable, context.Request.Query.Select(one => (one.Key, one.Value.Count)));
        if (period?.Any(one => one.Kind != PeriodKind.Quarter) == true)
            faults.TryAdd("period", [PeriodRules.NotAQuarter]);
        if (limit < 1)
            faults.TryAdd("limit", ["Ghi số giá trị nhiều nhất, từ 1."]);
        if (endDate < startDate)
            faults.TryAdd("endDate", ["Ngày cuối phải từ ngày đầu (startDate) trở đi."]);
        var elements = indicators.SelectMany(Dhis2Rules.ToDataElements).Select(element => element.Code).ToHashSet();
        if (dataElement?.Any(code => !elements.Contains(code)) == true)
            faults.TryAdd("dataElement", ["Có mã không nằm trong danh mục của khóa truy cập: xem dhis2/metadata."]);
        if (faults.Count > 0)
            return KnownParameters.Invalid(faults);
        if (ExchangeTags.IsKnown(context, ExchangeTags.Of(client, context.Request)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var wanted = new Dhis2Question
        {
            DataElements = dataElement?.ToHashSet() ?? [],
            Periods = period?.Select(one => one.ToString()).ToHashSet() ?? [],
            StartDate = startDate,
            EndDate = endDate,
            IncludeDeleted = includeDeleted,
            Limit = limit,
        };
        var (walk, refusal) = await ExchangeWalk.PlanAsync(
            database,
            client,
            new ExchangeQuestion
            {
                Organizations = orgUnit ?? [],
                WithChildren = children,
                UpdatedAfter = lastUpdated,
                IndicatorCode = wanted.OnlyIndicator,
                Period = wanted.Periods.Count == 1 ? wanted.Periods.First() : null,
            },
            cancellationToken);
        if (refusal is not null)
        {
            ExchangeTags.Withdraw(context.Response);
            return refusal;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        var known = new Dhis2Known(
            indicators.Where(row => Codes.To<IndicatorKind>(row.Kind) == IndicatorKind.Ratio).Select(row => row.Code).ToHashSet(),
            (await Dhis2Queries.CombinedAsync(connection, client)).Select(row => row.PlanIndicatorId).ToHashSet());
        return new Dhis2Answer(database, walk!, wanted, known, json.Value.SerializerOptions);
    }

    private static async Task<FileContentHttpResult> GetMetadata(
        ApiClient client, Database database, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var indicators = await ClientCatalogue.IndicatorsAsync(connection, client);
        var places = await ClientCatalogue.PlacesAsync(connection, client);
        var metadata = new Dhis2Metadata
        {
            DataElements = [.. indicators.DistinctBy(row => row.Code).SelectMany(Dhis2Rules.ToDataElements)],
            OrganisationUnits = [.. places.Select(Dhis2Rules.ToOrganisationUnit)],
            CategoryOptionCombos =
            [
                .. (await Dhis2Queries.CombinedAsync(connection, client)).Select(row => Dhis2Rules.ComboOf(row.RowNumber, row.PlanNumber))
                    .Order(StringComparer.Ordinal).Prepend(Dhis2Rules.Default).Distinct().Select(code => new Dhis2OptionCombo { Code = code, Name = code }),
            ],
        };
        var content = JsonSerializer.SerializeToUtf8Bytes(metadata, json.Value.SerializerOptions);
        return TypedResults.Bytes(content, MediaTypeNames.Application.Json, entityTag: ExchangeTags.Of(content));
    }

    public static ProblemHttpResult UnsupportedScheme() =>
        Problems.Unprocessable("unsupported_scheme", "Chỉ trao đổi theo mã: đặt idScheme là code.");

    private static async Task<IReadOnlyList<IndicatorRow>> IndicatorsAsync(ApiClient client, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ClientCatalogue.IndicatorsAsync(connection, client);
    }
}
