using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Http;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Sdmx;

public static class SdmxEndpoints
{
    private const string Flat = "AllDimensions";
    private const string Mine = $"{SdmxRules.Agency}/{SdmxRules.Flow}";

    private static readonly string[] DataFormats =
    [
        "application/vnd.sdmx.data+json;version=2.1.0", "application/vnd.sdmx.data+json;version=2.0.0",
        "application/vnd.sdmx.data+csv;version=2.1.0", "application/vnd.sdmx.data+csv;version=2.0.0",
    ];

    private static readonly string[] StructureFormats =
        ["application/vnd.sdmx.structure+json;version=2.1.0", "application/vnd.sdmx.structure+json;version=2.0.0"];

    /// <summary>What the standard has and this does not, with the value that changes nothing.</summary>
    private static readonly Dictionary<string, string?> Lacking = new(StringComparer.OrdinalIgnoreCase)
    {
        ["attributes"] = "dsd",
        ["measures"] = "all",
        ["includeHistory"] = "false",
        ["firstNObservations"] = null,
        ["lastNObservations"] = null,
    };

    private static readonly HashSet<string> Known = new(
    [
        .. SdmxRules.Dimensions.Append(SdmxRules.ObservationStatus).Select(component => $"c[{component}]"),
        "startPeriod", "endPeriod", "updatedAfter", "asOf", "dimensionAtObservation", .. Lacking.Keys,
    ], StringComparer.OrdinalIgnoreCase);

    // Any version that the specification's wildcards and the one number name.
    private static readonly string[] Versions = [SdmxRules.Version, "*", "~", "+", "latest"];

    public static void MapSdmx(this RouteGroupBuilder exchange)
    {
        var group = exchange.MapGroup("/sdmx").WithTags("Exchange").RequireScope(ApiScope.ReadValues);
        group.MapGet("/data/dataflow/{agency}/{flow}/{version}/{key?}", GetData)
            .WithName("GetSdmxData").WithSummary("Values as SDMX-JSON or SDMX-CSV data message")
            .WithDescription("After SDMX REST 2: the key is `FREQ.REF_AREA.INDICATOR.PLAN_INDICATOR` with `*` for any and several keys between commas; `c[TIME_PERIOD]=ge:2026-Q1` (quarters, years, months or days), `startPeriod`, `endPeriod`, `updatedAfter`, `asOf`; 501 for parameters of the standard that are not offered, 422 for names that nobody knows. Points and slashes of our codes are @ in ids of SDMX: `EGOV@FILES_ONLINE`. Verified values only (OBS_STATUS A, and M for what did not occur); `c[OBS_STATUS]=A,P,M` gives those that wait for verification too. With `updatedAfter` what went away comes with ACTION D. Always flat: `dimensionAtObservation=AllDimensions`. CSV is sent in constant memory. 204 where nothing matches, 304 to `If-None-Match` where nothing changed.")
            .Produces<string>(StatusCodes.Status200OK, "application/vnd.sdmx.data+csv", "application/vnd.sdmx.data+json")
            .Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status406NotAcceptable)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status501NotImplemented);
        group.MapGet("/structure/dataflow/{agency}/{flow}/{version}", GetStructure)
            .WithName("GetSdmxStructure").WithSummary("Dataflow, data structure definition, concepts and codelists as SDMX-JSON")
            .WithDescription("`references=none` gives the dataflow alone, anything else all that it refers to; the codelists of areas and indicators hold what the client sees.")
            .Produces<string>(StatusCodes.Status200OK, "application/vnd.sdmx.structure+json")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status406NotAcceptable);
    }

    /// <param name="agency">WARDKPI</param>
    /// <param name="flow">WARD_KPI</param>
    /// <param name="version">1.0</param>
    /// <param name="key">Without one, everything.</param>
    private static async Task<Results<SdmxAnswer, StatusCodeHttpResult, ProblemHttpResult>> GetData(
        string agency,
        string flow,
        string version,
        [AsParameters] SdmxParameters asked,
        ApiClient client,
        HttpContext context,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? key = null)
    {
        if (!IsMine(agency, flow, version))
            return UnknownFlow();
        if (MediaChoice.Of(context.Request, DataFormats) is not { } format)
            return MediaChoice.Refusal(DataFormats);
        var given = context.Request.Query;
        if (given.Keys.FirstOrDefault(name => IsComponent(name) && !Known.Contains(name)) is { } stranger)
            return BadComponent(stranger[2..^1]);
        if (QueryNames.FaultsOf(Known, [], given.Select(one => (one.Key, one.Value.Count))) is { Count: > 0 } faults)
            return KnownParameters.Invalid(faults);
        if (given.Keys.FirstOrDefault(name => Lacking.TryGetValue(name, out var plain) && given[name] != plain) is { } lacking)
            return NotOffered(lacking);
        if (asked.DimensionAtObservation is not (null or Flat))
            return NotFlat();
        if (SdmxQuery.Read(key, ComponentsOf(asked), out var fault) is not { } query)
            return BadComponent(fault!);
        if (asked.AsOf is { } at && !ValuesRules.IsSettled(at.UtcDateTime, clock.GetUtcNow().UtcDateTime))
            return Problems.Unprocessable("unsettled_instant", ValuesRules.TooYoung);
        if (ExchangeTags.IsKnown(context, ExchangeTags.Of(client, context.Request)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        var (walk, refusal) = await ExchangeWalk.PlanAsync(
            database,
            client,
            new ExchangeQuestion
            {
                Organizations = [.. query.NamedAreas.Select(SdmxRules.OrganizationOf)],
                IsEverywhere = query.IsEverywhere,
                UpdatedAfter = asked.UpdatedAfter,
                AsOf = asked.AsOf,
                IndicatorCode = query.OnlyIndicator,
                States = StatesOf(query),
                Occurrences = query.Statuses?.SelectMany(SdmxRules.OccurrencesOf).ToList(),
            },
            cancellationToken);
        if (refusal is not null)
        {
            ExchangeTags.Withdraw(context.Response);
            return refusal;
        }

        var codes = (await walk!.CodesAsync(database, cancellationToken)).ToDictionary(area => SdmxRules.IdOf(area.Key), area => area.Value);
        await using var connection = await database.OpenAsync(cancellationToken);
        var (areas, indicators) = await CodesAsync(connection, client);
        return new SdmxAnswer(
            Taken(walk, database, query, codes, cancellationToken), format, SdmxStructure.CodesOf(areas, indicators), clock.GetUtcNow().UtcDateTime);
    }

    /// <param name="agency">WARDKPI</param>
    /// <param name="flow">WARD_KPI</param>
    /// <param name="version">1.0</param>
    /// <param name="references">What comes along: <c>none</c> or <c>all</c>.</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetStructure(
        string agency,
        string flow,
        string version,
        ApiClient client,
        HttpContext context,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string references = "none")
    {
        if (!IsMine(agency, flow, version))
            return UnknownFlow();
        if (MediaChoice.Of(context.Request, StructureFormats) is not { } format)
            return MediaChoice.Refusal(StructureFormats);
        await using var connection = await database.OpenAsync(cancellationToken);
        var (areas, indicators) = await CodesAsync(connection, client);
        var message = SdmxStructure.Write(
            format, references != "none", areas, indicators, clock.GetUtcNow().UtcDateTime);
        return TypedResults.Bytes(message, format);
    }

    private static async Task<(IReadOnlyList<SdmxCode> Areas, IReadOnlyList<SdmxCode> Indicators)> CodesAsync(DbConnection connection, ApiClient client)
    {
        var areas = (await ClientCatalogue.PlacesAsync(connection, client)).Select(place => new SdmxCode(SdmxRules.IdOf(place.Code), place.Name));
        var indicators = (await ClientCatalogue.IndicatorsAsync(connection, client))
            .Select(row => new SdmxCode(SdmxRules.IdOf(row.Code), row.NameVi, row.NameEn));
        return ([.. areas.DistinctBy(code => code.Id)], [.. indicators.DistinctBy(code => code.Id)]);
    }

    private static async IAsyncEnumerable<ExchangeValue> Taken(
        ExchangeWalk walk,
        Database database,
        SdmxQuery query,
        IReadOnlyDictionary<string, IReadOnlySet<string>> codes,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in walk.ReadAsync(database, cancellationToken))
            if (query.Takes(row, codes))
                yield return row;
    }

    private static bool IsMine(string agency, string flow, string version) => $"{agency}/{flow}" == Mine && Versions.Contains(version);

    private static bool IsComponent(string name) => name.StartsWith("c[", StringComparison.Ordinal) && name.EndsWith(']');

    private static IEnumerable<KeyValuePair<string, string>> ComponentsOf(SdmxParameters asked)
    {
        (string Name, string? Expression)[] parts =
        [
            (SdmxRules.Frequency, asked.Frequency), (SdmxRules.Area, asked.Area), (SdmxRules.Indicator, asked.Indicator),
            (SdmxRules.PlanIndicator, asked.PlanIndicator), (SdmxRules.Time, asked.Time), (SdmxRules.Time, asked.StartPeriod is { } start ? $"ge:{start}" : null),
            (SdmxRules.Time, asked.EndPeriod is { } end ? $"le:{end}" : null), (SdmxRules.ObservationStatus, asked.Status),
        ];
        // A plus is an and there; in an address it also stands for a space.
        return from part in parts where part.Expression is not null select KeyValuePair.Create(part.Name, part.Expression.Replace(' ', '+'));
    }

    private static IReadOnlyList<ReportState> StatesOf(SdmxQuery query) => query.Statuses?.Contains(SdmxRules.Provisional) == true
        ? [ReportState.Submitted, ReportState.Verified, ReportState.Locked]
        : [ReportState.Verified, ReportState.Locked];

    public static ProblemHttpResult UnknownFlow() =>
        Problems.Of(StatusCodes.Status404NotFound, "unknown_dataflow", "Không có luồng dữ liệu này: dùng WARDKPI/WARD_KPI/1.0.");

    public static ProblemHttpResult NotFlat() => Problems.Of(
        StatusCodes.Status501NotImplemented, "not_implemented", "Chỉ có dạng phẳng: đặt dimensionAtObservation là AllDimensions.");

    public static ProblemHttpResult NotOffered(string name) => Problems.Of(
        StatusCodes.Status501NotImplemented, "not_implemented", $"Tham số {name} của SDMX chưa được hỗ trợ: bỏ tham số này đi.");

    public static ProblemHttpResult BadComponent(string part) => Problems.Unprocessable(
        "bad_component", $"Không hiểu điều kiện ở {part}: kiểm tra tên chiều dữ liệu và phép so sánh.", new Dictionary<string, object?> { ["component"] = part });
}
