using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using WardKpi.Api.Exchange;
using WardKpi.Api.Hosting.Examples;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting;

/// <summary>
/// Gives an operation what follows from how its route is built: who may call it, how it may be refused, examples. What only the handler
/// knows (404, 409, 422 …) the route itself states.
/// </summary>
public sealed class OpenApiOperations(IOptions<JsonOptions> json) : IOperationFilter
{
    public const string Session = "session";
    public const string Antiforgery = "antiforgery";
    public const string ApiKey = "apiKey";

    private const string ProblemType = "application/problem+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        var isWrite = context.ApiDescription.HttpMethod != HttpMethods.Get;
        var isExchange = metadata.OfType<IAuthorizeData>().Any(data => data.Policy?.StartsWith(ExchangeServices.PolicyPrefix, StringComparison.Ordinal) == true);
        string[] schemes = isExchange ? [ApiKey] : [.. isOpen ? Array.Empty<string>() : [Session], .. isWrite ? [Antiforgery] : Array.Empty<string>()];
        // An empty list says that nobody need sign in; none at all would leave it open whether that was forgotten.
        operation.Security = schemes.Length > 0 ? [SchemesOf(schemes, context.Document)] : [];

        int[] refusals =
        [
            .. isWrite || context.ApiDescription.ParameterDescriptions.Any(MayBeUnreadable) ? [StatusCodes.Status400BadRequest] : Array.Empty<int>(),
            .. isOpen ? Array.Empty<int>() : [StatusCodes.Status401Unauthorized],
            .. metadata.OfType<IAuthorizeData>().Any(data => data.Policy is not (null or Policies.Read))
                ? [StatusCodes.Status403Forbidden]
                : Array.Empty<int>(),
            .. operation.RequestBody is null ? Array.Empty<int>() : [StatusCodes.Status415UnsupportedMediaType],
            .. isExchange ? [StatusCodes.Status422UnprocessableEntity] : Array.Empty<int>(),
            .. isExchange ? [StatusCodes.Status429TooManyRequests] : Array.Empty<int>(),
            .. isExchange && operation.RequestBody is not null ? [StatusCodes.Status413PayloadTooLarge] : Array.Empty<int>(),
        ];
        foreach (var status in refusals)
            AddRefusal(operation, status, context);
        AddExamples(operation, isExchange ? MachineRefusals.All : isWrite ? CommonRefusals.All : CommonRefusals.OfReads, context.Document);
        operation.Responses = Sorted(operation.Responses!);
        OpenApiHeaders.Describe(operation, metadata);
    }

    private static OpenApiSecurityRequirement SchemesOf(IEnumerable<string> names, OpenApiDocument document)
    {
        var requirement = new OpenApiSecurityRequirement();
        foreach (var name in names)
            requirement[new OpenApiSecuritySchemeReference(name, document)] = [];
        return requirement;
    }

    /// <summary>A query parameter that is not a text; a bad one in the path finds no route.</summary>
    private static bool MayBeUnreadable(Microsoft.AspNetCore.Mvc.ApiExplorer.ApiParameterDescription parameter) =>
        parameter.Source == Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource.Query && parameter.ParameterDescriptor?.ParameterType != typeof(string);

    private static void AddRefusal(OpenApiOperation operation, int status, OperationFilterContext context) =>
        operation.Responses!.TryAdd($"{status}", new OpenApiResponse
        {
            Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemType] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), context.SchemaRepository),
                },
            },
        });

    private void AddExamples(OpenApiOperation operation, IReadOnlyList<ProblemHttpResult> common, OpenApiDocument document)
    {
        if (!OperationExample.All.TryGetValue(operation.OperationId!, out var example))
            return;
        foreach (var (type, media) in MediaOf(operation.RequestBody?.Content))
            SetExample(media, type, example.Body);

        foreach (var (status, response) in operation.Responses!)
        {
            foreach (var (type, media) in MediaOf(response.Content))
            {
                if (type == ProblemType)
                    media.Examples = RefusalsOf(example, int.Parse(status), common, document);
                else
                    SetExample(media, type, example.Answer);
            }
        }
    }

    private void SetExample(OpenApiMediaType media, string type, object? example)
    {
        media.Example = example is IReadOnlyDictionary<string, JsonNode> byType ? byType.GetValueOrDefault(type)?.DeepClone() : ToJson(example);
        // A handler that reads or writes the body itself has one type for all media, though JSON is never a mere string here.
        if (media is { Example: JsonObject, Schema: OpenApiSchema { Type: JsonSchemaType.String } })
            media.Schema = new OpenApiSchema { Type = JsonSchemaType.Object };
        // The same rows in another form are a text.
        if (media.Example is JsonValue)
            media.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    private static IEnumerable<(string Type, OpenApiMediaType Media)> MediaOf(IDictionary<string, OpenApiMediaType>? content) =>
        (content ?? new Dictionary<string, OpenApiMediaType>()).Select(pair => (pair.Key, pair.Value));

    private Dictionary<string, IOpenApiExample> RefusalsOf(
        OperationExample example, int status, IReadOnlyList<ProblemHttpResult> common, OpenApiDocument document)
    {
        var own = example.Refusals.Where(refusal => refusal.StatusCode == status).ToList();
        var examples = own.ToDictionary(CodeOf, IOpenApiExample (refusal) => new OpenApiExample { Value = ToJson(refusal.ProblemDetails) });
        // A 401 of the sign-in is about the password, never about a session.
        if (own.Count > 0 && common != MachineRefusals.All && status != StatusCodes.Status400BadRequest && status != StatusCodes.Status409Conflict)
            return examples;
        foreach (var refusal in common.Where(refusal => refusal.StatusCode == status))
            examples.TryAdd(CodeOf(refusal), new OpenApiExampleReference(CodeOf(refusal), document));
        return examples;
    }

    private JsonNode? ToJson(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, json.Value.SerializerOptions);

    private static string CodeOf(ProblemHttpResult refusal) => (string)refusal.ProblemDetails.Extensions["code"]!;

    private static OpenApiResponses Sorted(OpenApiResponses responses)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            sorted[status] = response;
        return sorted;
    }

    /// <summary>The examples that operations share, once.</summary>
    public sealed class SharedExamples(IOptions<JsonOptions> json) : IDocumentFilter
    {
        public void Apply(OpenApiDocument document, DocumentFilterContext context) =>
            document.Components!.Examples = CommonRefusals.All.Union(MachineRefusals.All).ToDictionary(CodeOf, IOpenApiExample (refusal) => new OpenApiExample
            {
                Value = JsonSerializer.SerializeToNode(refusal.ProblemDetails, json.Value.SerializerOptions),
            });
    }
}
