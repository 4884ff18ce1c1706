using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Jobs;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A commune's node with its officer and its standing office, and the line to the province's.</summary>
public sealed class Village(
    WardKpiHost host, TestCommune commune, PushMachine machine, LineServer line, (string Key, string Value)[] settings) : IAsyncDisposable
{
    public const string OfficerName = "can-bo-kinh-te";
    public const string OfficeName = "van-phong";

    private Node? node;

    public WardKpiHost Host => host;

    public TestCommune Commune => commune;

    public PushMachine Machine => machine;

    public LineServer Line => line;

    public Node Node => node!;

    public ApiClient Officer { get; private set; } = null!;

    public ApiClient Office { get; private set; } = null!;

    public Task RestartAsync() => StartAsync(host.Database);

    /// <summary>Goes on with a former copy of the database.</summary>
    public Task RestoreAsync(TestDatabase copy) => StartAsync(copy);

    /// <summary>Values that went over, and whether nobody was reached.</summary>
    public async Task<(int Forwarded, int Unreached)> ForwardAsync()
    {
        var job = Node.Services.GetServices<IJob>().Single(job => job.Kind == JobKind.ForwardChanges);
        var counts = await job.RunAsync(TestContext.Current.CancellationToken);
        return (counts["forwarded"], counts["unreached"]);
    }

    public Task<NodePosition> PositionAsync() => machine.Client.GetAsync<NodePosition>("exchange/nodes/position");

    public async Task<OutgoingView> ViewAsync()
    {
        using var admin = Node.Visitor();
        await admin.SignInAsync(Tests.Accounts.Admin);
        return (await admin.GetAsync<ForwardingView>("forwarding")).Outgoing!;
    }

    public async Task<IReadOnlyList<NodeValue>> ValuesAsync()
    {
        await using var connection = await Node.Services.GetRequiredService<Data.Database>().OpenAsync(CancellationToken.None);
        var values = new List<NodeValue>();
        await foreach (var row in ExchangeLog.OwnAfterAsync(connection, 0, Guid.Empty, long.MaxValue))
            values.Add(ForwardingRules.ToValue(row));
        return values;
    }

    /// <summary>Eight values.</summary>
    public async Task<ReportView> SubmitAsync(string period = TestCommune.Quarter)
    {
        var report = await Officer.WriteAsync(await commune.OpenAsync(Officer, period: period), commune.WholeForm());
        return await Officer.StepAsync(report, "submit");
    }

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        Office.Dispose();
        await Node.DisposeAsync();
        await line.DisposeAsync();
        await host.DisposeAsync();
    }

    private async Task StartAsync(TestDatabase database)
    {
        if (node is not null)
            await node.DisposeAsync();
        node = Node.Start(database, host.Clock, [.. settings, ("Forwarding:Url", line.Url), ("Forwarding:Key", machine.Key)]);
        Officer = await SignInAsync(OfficerName);
        Office = await SignInAsync(OfficeName);
    }

    private async Task<ApiClient> SignInAsync(string name)
    {
        var client = Node.Visitor();
        await client.SignInAsync(name);
        return client;
    }
}
