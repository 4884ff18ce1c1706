using System.Reflection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace WardKpi.Api.Hosting;

/// <summary>Serves the built dashboard: beside the program once published, from the source tree before.</summary>
public static class WebClient
{
    private const int SecondsOfAYear = 365 * 24 * 60 * 60;

    public static void UseWebClient(this WebApplication app)
    {
        if (FindFolder() is not { } folder)
            return;
        var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context =>
            {
                // Vite puts a hash into the names below assets/, so they never change; everything else is asked for again.
                var isHashed = context.Context.Request.Path.StartsWithSegments("/assets");
                context.Context.Response.Headers[HeaderNames.CacheControl] = isHashed ? $"public, max-age={SecondsOfAYear}, immutable" : "no-cache";
            },
        });
    }

    /// <summary>Every other address that is not the API's belongs to the client's own router.</summary>
    public static void MapWebClient(this WebApplication app)
    {
        app.MapFallback("/api/{**rest}", () => Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
        if (FindFolder() is { } folder)
            app.MapFallback(() => Results.File(Path.Combine(folder, "index.html"), "text/html; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
    }

    private static string? FindFolder()
    {
        var built = typeof(WebClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "WebClient")?.Value;
        string?[] places = [Path.Combine(AppContext.BaseDirectory, "wwwroot"), built];
        return places.FirstOrDefault(place => place is not null && File.Exists(Path.Combine(place, "index.html"))) is { } found
            ? Path.GetFullPath(found)
            : null;
    }
}
