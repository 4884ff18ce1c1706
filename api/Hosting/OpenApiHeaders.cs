using Microsoft.OpenApi;
using WardKpi.Api.Http;

namespace WardKpi.Api.Hosting;

/// <summary>The headers of answers, as far as they follow from the route or the status.</summary>
public static class OpenApiHeaders
{
    public static void Describe(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        var deprecation = metadata.OfType<Deprecation>().LastOrDefault();
        operation.Deprecated = deprecation is not null;
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is not OpenApiResponse answer)
                continue;
            if (status == $"{StatusCodes.Status429TooManyRequests}")
                Add(answer, "Retry-After", "Seconds to wait before the next call.", JsonSchemaType.Integer);
            if (status == $"{StatusCodes.Status201Created}")
                Add(answer, "Location", "Where what was made is read.");
            if (operation.Responses.ContainsKey($"{StatusCodes.Status304NotModified}") && (status is "200" or "304"))
                Add(answer, "ETag", "To be sent back as `If-None-Match`: the answer is 304 without a body while nothing changed.");
            if (deprecation is null)
                continue;
            Add(answer, Versioning.DeprecationHeader, "Since when the route should not be taken up any more (RFC 9745).");
            Add(answer, Versioning.SunsetHeader, "When the route goes (RFC 8594).");
            Add(answer, "Link", "The route that comes in its place (`successor-version`), and this contract (`deprecation`).");
        }
    }

    private static void Add(OpenApiResponse answer, string name, string description, JsonSchemaType type = JsonSchemaType.String) =>
        (answer.Headers ??= new Dictionary<string, IOpenApiHeader>()).TryAdd(
            name, new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } });
}
