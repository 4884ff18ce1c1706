using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using WardKpi.Api.Demo;
using WardKpi.Api.Demo.Sandbox;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Hosting;

public static class HostingServices
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultAddress);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        // On while developing, so that the README's command shows something; in production only where somebody asks for it.
        services.AddSingleton(new DemoMode(
            builder.Configuration.GetValue("Demo", builder.Environment.IsDevelopment()), builder.Configuration.GetValue("Sandbox", false)));
        services.AddSingleton<DemoData>();
        services.AddSingleton<SandboxData>();
        services.ConfigureHttpJsonOptions(options => SetUpJson(options.SerializerOptions));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in configuration.GetSection("Proxy:Known").Get<string[]>() ?? [])
                options.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/yaml", "image/svg+xml", "text/calendar",
                "application/x-ndjson", "text/csv", "application/vnd.sdmx.data+json", "application/vnd.sdmx.data+csv", "application/vnd.sdmx.structure+json",
            ];
        });
        // The default packs 117 kB of progress into 39, this into 25; a slow line feels it, the server hardly.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        // Requests are logged by whoever stands in front; the program's own log keeps to what somebody must act on.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Also where somebody asks for more of the above: addresses of calendar programs hold a private token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Its warning at every start says that the keys lie unencrypted: they lie in the database, beside what they guard.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>What belongs to no group of routes.</summary>
    public static void MapHosting(this WebApplication app)
    {
        app.MapJobEngine();
        app.MapHealth();
        app.MapOpenApi();
    }

    public static void SetUpJson(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
