using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using WardKpi.Api.Exchange;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting;

/// <summary>A schema that may be fetched.</summary>
/// <param name="Name">In its address.</param>
/// <param name="Id">Its <c>$id</c>.</param>
/// <param name="Describes">Operations whose bodies it describes.</param>
public sealed record ExchangeSchema(string Name, string Id, string Describes);

/// <summary>
/// The bodies of the exchange as JSON Schemas (draft 2020-12), each whole in itself; made from the contract, so that the two cannot differ.
/// </summary>
public sealed class ExchangeSchemas(IServiceProvider services)
{
    public const string MediaType = "application/schema+json";

    private const string Draft = "https://json-schema.org/draft/2020-12/schema";
    private const string InContract = "#/components/schemas/";
    private const string InSchema = "#/$defs/";

    private static readonly (string Name, string Component, string Describes)[] Known =
    [
        ("values", "ExchangeValuesPage", "ListExchangeValues"),
        ("value", "ExchangeValue", "ListExchangeValues, a line of NDJSON"),
        ("delivery", "Delivery", "DeliverValues, request"),
        ("delivery-result", "DeliveryResult", "DeliverValues, answer"),
        ("dhis2-data-value-set", "Dhis2DataValueSet", "GetDhis2DataValues"),
        ("dhis2-import", "Dhis2Import", "ImportDhis2DataValues, request"),
        ("dhis2-import-summary", "Dhis2ImportSummary", "ImportDhis2DataValues, answer"),
        ("dictionary", "DictionaryView", "the dictionary"),
        ("organization", "ExchangeOrganization", "an organization of the list"),
        ("event", "EventView", "the body of a webhook"),
        ("problem", "ProblemDetails", "every refusal"),
    ];

    private readonly Lazy<IReadOnlyDictionary<string, JsonObject>> all = new(() => Make(services));

    public static IReadOnlyList<ExchangeSchema> List { get; } = [.. Known.Select(one => new ExchangeSchema(one.Name, IdOf(one.Name), one.Describes))];

    public JsonObject? Find(string name) => all.Value.GetValueOrDefault(name);

    private static string IdOf(string name) => $"urn:ward-kpi:schema:v{Versioning.Version}:{name}";

    private static Dictionary<string, JsonObject> Make(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        using var text = new StringWriter();
        scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApi.Document).SerializeAsV31(new OpenApiJsonWriter(text));
        // The same reference everywhere, and nothing else on the wire looks like one.
        var contract = JsonNode.Parse(text.ToString().Replace(InContract, InSchema, StringComparison.Ordinal))!;
        var components = contract["components"]!["schemas"]!.AsObject();
        return Known.ToDictionary(one => one.Name, one => SchemaOf(one.Name, one.Component, components));
    }

    private static JsonObject SchemaOf(string name, string component, JsonObject components)
    {
        var schema = new JsonObject { ["$schema"] = Draft, ["$id"] = IdOf(name), ["title"] = component };
        foreach (var (keyword, rule) in components[component]!.AsObject())
            schema[keyword] = rule?.DeepClone();
        var used = new SortedSet<string>(StringComparer.Ordinal);
        Collect(components[component]!, components, used);
        if (used.Count > 0)
            schema["$defs"] = new JsonObject(used.Select(part => KeyValuePair.Create(part, (JsonNode?)components[part]!.DeepClone())));
        return schema;
    }

    private static void Collect(JsonNode node, JsonObject components, SortedSet<string> used)
    {
        if (node is JsonArray items)
            foreach (var item in items.OfType<JsonNode>())
                Collect(item, components, used);
        if (node is not JsonObject parts)
            return;
        foreach (var (name, part) in parts)
        {
            if (name == "$ref" && (string)part! is var reference && used.Add(reference[InSchema.Length..]))
                Collect(components[reference[InSchema.Length..]]!, components, used);
            else if (part is not null)
                Collect(part, components, used);
        }
    }
}

public static class ExchangeSchemaEndpoints
{
    public static void MapExchangeSchemas(this WebApplication app)
    {
        var group = app.MapGroup($"{ExchangeServices.Prefix}/schemas").AllowAnonymous().WithTags("Exchange");
        group.MapGet("/", List).WithName("ListExchangeSchemas").WithSummary("The JSON Schemas (draft 2020-12) of what is read and written here");
        group.MapGet("/{name}", Get).WithName("GetExchangeSchema").WithSummary("One of them, whole in itself")
            .Produces<string>(StatusCodes.Status200OK, ExchangeSchemas.MediaType).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<ExchangeSchema>> List() => TypedResults.Ok(ExchangeSchemas.List);

    /// <param name="name">As ListExchangeSchemas names it.</param>
    private static Results<JsonHttpResult<JsonObject>, ProblemHttpResult> Get(string name, ExchangeSchemas schemas) =>
        schemas.Find(name) is { } schema ? TypedResults.Json(schema, contentType: ExchangeSchemas.MediaType) : Problems.NotFound();
}
