using System.Reflection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
#if COMPLETE_FEED
using WardKpi.Api.Jobs.Engines;
#endif

namespace WardKpi.Api.Hosting;

/// <summary>Serves the built dashboard: beside the program once published, from the source tree before.</summary>
public static class WebClient
{
    private const int SecondsOfAYear = 365 * 24 * 60 * 60;

    public static void UseWebClient(this WebApplication app)
    {
        if (FindFolder() is not { } folder)
            return;
        app.Use((context, next) =>
        {
            if (IsPage(context.Request))
                context.Request.Path = "/index.html";
            return next();
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = context =>
            {
                // Vite puts a hash into the names below assets/, so they never change; everything else is asked for again.
                var isHashed = context.Context.Request.Path.StartsWithSegments("/assets");
                context.Context.Response.Headers[HeaderNames.CacheControl] = isHashed ? $"public, max-age={SecondsOfAYear}, immutable" : "no-cache";
            },
        });
    }

    /// <summary>Addresses of the client's own router: neither files nor the service's. A fallback route instead would swallow every 405.</summary>
    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Path.HasExtension(request.Path)
        && !request.Path.StartsWithSegments("/api")
#if COMPLETE_FEED
        && !request.Path.StartsWithSegments(HangfireEngine.Dashboard)
#endif
        && !request.Path.StartsWithSegments("/health");

    private static string? FindFolder()
    {
        var built = typeof(WebClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "WebClient")?.Value;
        string?[] places = [Path.Combine(AppContext.BaseDirectory, "wwwroot"), built];
        return places.FirstOrDefault(place => place is not null && File.Exists(Path.Combine(place, "index.html"))) is { } found
            ? Path.GetFullPath(found)
            : null;
    }
}
