using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using WardKpi.Api;
using WardKpi.Api.Hosting;

[assembly: AssemblyFixture(typeof(WardKpi.Contract.Tests.Infrastructure.ContractHost))]

namespace WardKpi.Contract.Tests.Infrastructure;

/// <summary>The running program, for what its code says of itself: routes and contract.</summary>
public sealed class ContractHost : WebApplicationFactory<Program>
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"wardkpi-{Guid.NewGuid():n}");

    public ContractHost()
    {
        UseKestrel(0);
        StartServer();
        Yaml = Api.Hosting.OpenApi.Write(Services);
        using var scope = Services.CreateScope();
        using var text = new StringWriter();
        scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger("v1").SerializeAsV31(new OpenApiJsonWriter(text));
        Document = JsonNode.Parse(text.ToString())!.AsObject();
        Endpoints = [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    /// <summary>The contract as the code writes it.</summary>
    public string Yaml { get; }

    /// <summary>The same, to walk through.</summary>
    public JsonObject Document { get; }

    public IReadOnlyList<RouteEndpoint> Endpoints { get; }

    /// <summary>The operations of the contract.</summary>
    public IEnumerable<Operation> Operations =>
        from path in Document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new Operation($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject());

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseSetting("Jobs:IsOn", "false")
        .UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(folder, "contract.db")}");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // A pooled connection holds the file open, and Windows does not delete an open file.
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

/// <param name="Route">Verb and path.</param>
public sealed record Operation(string Route, JsonObject Json)
{
    public string? Text(string field) => (string?)Json[field];

    /// <summary>Place and description of every medium of the body and of the answers.</summary>
    public IEnumerable<(string Place, JsonObject Media)> Media() =>
        from part in Parts()
        from media in part.Json?["content"]?.AsObject() ?? []
        select ($"{Route} {part.Name} {media.Key}", media.Value!.AsObject());

    private IEnumerable<(string Name, JsonObject? Json)> Parts() =>
    [
        ("body", Json["requestBody"]?.AsObject()),
        .. Json["responses"]!.AsObject().Select(response => (response.Key, (JsonObject?)response.Value!.AsObject())),
    ];
}
