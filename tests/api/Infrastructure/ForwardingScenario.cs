using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Communes with nodes of their own, and a province that takes what they send.</summary>
public abstract class ForwardingScenario(PushHost province) : Scenario<PushHost>(province)
{
    /// <summary>A commune with a database of its own, known to the province, which made it a key.</summary>
    protected async Task<Village> VillageAsync(params (string Key, string Value)[] settings)
    {
        var host = new WardKpiHost();
        await host.StartAsync();
        var commune = await host.AddCommuneAsync();
        await (await Host.AdminAsync()).ImportAsync(commune.File);
        var machine = await Host.AddPushMachineAsync(commune.Path);
        await host.AddPersonAsync(Village.OfficerName, Role.Officer, $"{commune.Path}kinh-te/");
        await host.AddPersonAsync(Village.OfficeName, Role.StandingOffice, commune.Path);
        var village = new Village(host, commune, machine, new LineServer(Host.Node.Address), settings);
        await village.RestartAsync();
        return village;
    }

    protected Task RevokeAsync(Village village) => Host.ExecuteAsync(
        "update api_clients set revoked_at = @now where id = @Id", new { village.Machine.Id, now = Host.Clock.Now.UtcDateTime });

    /// <summary>The commune with the copy of its plan that stands at the province.</summary>
    protected async Task<TestCommune> CopyAsync(Village village)
    {
        var own = await Host.AdminAsync();
        var plan = Assert.Single(await own.GetAsync<PlanSummary[]>("plans"), plan => plan.CommuneName == village.Commune.Name);
        return new TestCommune(Host, village.Commune.Name, village.Commune.File, await own.GetAsync<PlanView>($"plans/{plan.Id}"));
    }

    /// <summary>Every sent value that a reader gets, on both sides the same.</summary>
    protected async Task<IReadOnlyList<ExchangeValue>> AssertSameAsync(Village village, int total)
    {
        var there = Plain(await ReadAsync(village.Node, village.Commune.Path));
        var here = Plain(await ReadAsync(Host.Node, village.Commune.Path));
        Assert.Equal(total, there.Count);
        Assert.Equal(there, here);
        return here;

        static List<ExchangeValue> Plain(IEnumerable<ExchangeValue> values) =>
            [.. values.OrderBy(value => value.Id).Select(value => value with { Seq = 0, RecordedAt = default })];
    }

    protected static async Task<IReadOnlyList<ExchangeValue>> ReadAsync(Node node, string path, long since = 0)
    {
        await using var connection = await node.Services.GetRequiredService<Data.Database>().OpenAsync(CancellationToken.None);
        var filter = new ExchangeFilter
        {
            Root = path, UpTo = long.MaxValue, Since = since, States = [ReportState.Submitted, ReportState.Verified, ReportState.Locked],
        };
        var values = new List<ExchangeValue>();
        await foreach (var value in ExchangeReader.ReadAsync(connection, filter, null, CancellationToken.None))
            values.Add(value);
        return values;
    }
}
