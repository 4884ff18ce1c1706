using Microsoft.Net.Http.Headers;

namespace WardKpi.Api.Http;

/// <summary>A route that will go.</summary>
/// <param name="On">Since when nobody should begin to use it.</param>
/// <param name="Sunset">When it goes.</param>
/// <param name="Successor">Path of the route to use instead.</param>
public sealed record Deprecation(DateOnly On, DateOnly Sunset, string Successor);

/// <summary>Every answer says which version of the API it comes from, and of a route that will go when, and what comes in its place.</summary>
public static class Versioning
{
    public const string Header = "Api-Version";
    public const string Version = "1";
    public const string Prefix = "/api/v1";

    /// <summary>RFC 9745.</summary>
    public const string DeprecationHeader = "Deprecation";

    /// <summary>RFC 8594.</summary>
    public const string SunsetHeader = "Sunset";

    // Where the word "deprecated" stands for programs.
    private const string Contract = "</openapi.yaml>; rel=\"deprecation\"; type=\"application/yaml\"";

    /// <summary>Marks a route in the contract, and its answers by headers (docs/exchange/versioning.md).</summary>
    public static TBuilder Deprecated<TBuilder>(this TBuilder builder, DateOnly on, DateOnly sunset, string successor)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Deprecation(on, sunset, successor));

    /// <summary>Finds the route; whatever may refuse comes behind.</summary>
    public static void UseVersionedRouting(this WebApplication app)
    {
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Prefix))
                return next();
            var deprecation = context.GetEndpoint()?.Metadata.GetMetadata<Deprecation>();
            // At the last moment: the handler of errors empties the headers that were set before it.
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers, deprecation);
                return Task.CompletedTask;
            });
            return next();
        });
    }

    private static void Write(IHeaderDictionary headers, Deprecation? deprecation)
    {
        headers[Header] = Version;
        if (deprecation is null)
            return;
        var (on, sunset) = (StartOf(deprecation.On), StartOf(deprecation.Sunset));
        headers[DeprecationHeader] = $"@{on.ToUnixTimeSeconds()}";
        headers[SunsetHeader] = HeaderUtilities.FormatDate(sunset);
        headers.Append(HeaderNames.Link, $"<{deprecation.Successor}>; rel=\"successor-version\"");
        headers.Append(HeaderNames.Link, Contract);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
