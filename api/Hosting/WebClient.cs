using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.StaticFiles;
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

    private static readonly Encoding[] Encodings = [new("br", "br"), new("gzip", "gz")];

    public static void UseWebClient(this WebApplication app)
    {
        if (FindFolder() is not { } folder)
            return;
        var files = new PhysicalFileProvider(folder);
        app.Use((context, next) =>
        {
            if (IsPage(context.Request))
                context.Request.Path = "/index.html";
            if (EncodingOf(context.Request, files) is { } encoding)
                context.Request.Path += $".{encoding.Extension}";
            return next();
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new PackedContentTypes(),
            OnPrepareResponse = context => SetHeaders(context.Context),
        });
    }

    private static void SetHeaders(HttpContext context)
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        // Vite puts a hash into the names below assets/, so they never change; everything else is asked for again.
        headers.CacheControl = path.StartsWithSegments("/assets") ? $"public, max-age={SecondsOfAYear}, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (Encodings.FirstOrDefault(one => path.Value!.EndsWith($".{one.Extension}", StringComparison.Ordinal)) is { } encoding)
            headers.ContentEncoding = encoding.Name;
    }

    /// <summary>The best packing that the browser takes and the build laid beside the file.</summary>
    private static Encoding? EncodingOf(HttpRequest request, IFileProvider files)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return Encodings.FirstOrDefault(one =>
            accepted.Contains(one.Name, StringComparison.OrdinalIgnoreCase) && files.GetFileInfo($"{request.Path}.{one.Extension}").Exists);
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

    private sealed record Encoding(string Name, string Extension);

    /// <summary>A packed file is of the kind that it is without its last extension.</summary>
    private sealed class PackedContentTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider known = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType)
        {
            var packed = Encodings.FirstOrDefault(one => subpath.EndsWith($".{one.Extension}", StringComparison.Ordinal));
            return known.TryGetContentType(packed is null ? subpath : Path.GetFileNameWithoutExtension(subpath), out contentType);
        }
    }
}
