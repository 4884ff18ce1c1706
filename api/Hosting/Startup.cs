using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Demo;
using WardKpi.Api.Demo.Sandbox;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Reports.Evidence;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Hosting;

public static class Startup
{
    public static async Task MigrateAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var clock = app.Services.GetRequiredService<TimeProvider>();
        await new Migrator(options.Provider, options.ConnectionString, time: clock).RunAsync();
        await new ReferenceData(options.Provider, options.ConnectionString, time: clock).LoadAsync();
        await app.Services.GetRequiredService<ExchangeRecorder>().CatchUpAsync(CancellationToken.None);
    }

    /// <summary>Migrates, makes the folder of the evidence, gives plans of before their rules, loads the demo where it is on, starts to serve and says where.</summary>
    public static async Task StartWardKpiAsync(this WebApplication app)
    {
        await app.MigrateAsync();
        app.Services.GetRequiredService<EvidenceStore>().Prepare();
        await app.Services.GetRequiredService<PlanRuleWriter>().AddMissingAsync(CancellationToken.None);
        var demo = app.Services.GetRequiredService<DemoMode>();
        if (demo.IsSandbox)
            await app.Services.GetRequiredService<SandboxData>().LoadAsync(CancellationToken.None);
        else if (demo.IsOn)
            await app.Services.GetRequiredService<DemoData>().LoadAsync(CancellationToken.None);
        await app.StartAsync();
        PrintWelcome(app, demo);
    }

    private static void PrintWelcome(WebApplication app, DemoMode demo)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine($"Ward KPI: {string.Join(", ", addresses)}");
        if (!demo.IsOn)
            return;
        Console.WriteLine($"Demo sign-ins (password {DemoMode.Password}):");
        foreach (var person in demo.SignIns)
            Console.WriteLine($"  {person.UserName,-32} {person.DisplayName}");
        Console.WriteLine("Demo keys of machines (Authorization: Bearer …):");
        foreach (var client in demo.Clients)
            Console.WriteLine($"  {client.Key}  {client.Name}");
    }
}
