using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>The program as it is installed (production), serving on a free port of this machine.</summary>
public sealed class Node : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly TestClock _clock;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _change;

    private Node(TestDatabase database, TestClock clock, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? change) =>
        (_database, _clock, _settings, _change) = (database, clock, settings, change);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static Node Start(TestDatabase database, TestClock clock, params IEnumerable<(string Key, string Value)> settings) =>
        Start(database, clock, null, settings);

    /// <param name="change">What the node has instead of the program's own parts.</param>
    public static Node Start(
        TestDatabase database, TestClock clock, Action<IServiceCollection>? change, params IEnumerable<(string Key, string Value)> settings)
    {
        var node = new Node(database, clock, settings.ToDictionary(setting => setting.Key, setting => setting.Value), change);
        node.UseKestrel(0);
        node.StartServer();
        node.Address = new Uri(node.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return node;
    }

    /// <summary>Somebody's browser: keeps cookies, and is signed out at first.</summary>
    public ApiClient Visitor() => new(Address);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Database:Provider", _database.Provider.ToString());
        builder.UseSetting("Database:ConnectionString", _database.ConnectionString);
        // All tests come from one address; the limit itself has a test that lowers it.
        builder.UseSetting("SignIn:AttemptsPerMinute", "100000");
        builder.UseSetting("PublicPages:RequestsPerMinute", "100000");
        // Receivers of tests are on this machine; that they are refused otherwise has a test of its own.
        builder.UseSetting("Webhooks:ThisMachine", "true");
        builder.UseSetting("ApiClients:WrongKeysPerMinute", "100000");
        // What a job does to other tests' rows they could not foresee; its own tests run it.
        builder.UseSetting("Jobs:IsOn", "false");
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            _change?.Invoke(services);
        });
    }
}
