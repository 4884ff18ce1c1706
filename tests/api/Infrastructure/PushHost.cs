using System.Net;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Looks for what waits ten times a second.</summary>
public sealed class PushHost : WardKpiHost
{
    protected override IEnumerable<(string Key, string Value)> FirstSettings => [("Webhooks:Interval", "00:00:00.1"), ("Webhooks:SendTime", "00:00:02")];
}

/// <summary>A machine with its key.</summary>
public sealed record PushMachine(Guid Id, string Key, ApiClient Client);

/// <summary>A commune, a machine that hears of its reports, and the receiver that the machine is told at.</summary>
public sealed record PushLine(
    WebhookServer Receiver, TestCommune Commune, PushMachine Machine, WebhookWithSecret Made, ApiClient Officer, ApiClient Office) : IAsyncDisposable
{
    public Task<ReportView> SubmitAsync() => Commune.SubmitAsync(Officer);

    public Task<WebhookView> FindAsync() => Machine.FindAsync(Made);

    public Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(string? state = null) => Machine.DeliveriesAsync(Made, state);

    public ValueTask DisposeAsync()
    {
        Officer.Dispose();
        Office.Dispose();
        return Receiver.DisposeAsync();
    }
}

public static class PushSteps
{
    /// <param name="receiver">One that takes everything, where none is given.</param>
    public static async Task<PushLine> OpenLineAsync(this WardKpiHost host, WebhookServer? receiver = null)
    {
        receiver ??= new WebhookServer();
        var commune = await host.AddCommuneAsync();
        var machine = await host.AddPushMachineAsync(commune.Path);
        var made = await machine.AddWebhookAsync(receiver.Url);
        return new PushLine(receiver, commune, machine, made, await commune.OfficerAsync(), await commune.StandingOfficeAsync());
    }

    /// <param name="events">None: all of them.</param>
    public static Task<WebhookWithSecret> AddWebhookAsync(this PushMachine machine, string url, params EventKind[] events) =>
        machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks",
            new NewWebhook { Url = url, Events = events.Length > 0 ? events : Enum.GetValues<EventKind>() },
            HttpStatusCode.Created);

    public static Task<WebhookView> FindAsync(this PushMachine machine, WebhookWithSecret made) =>
        machine.Client.GetAsync<WebhookView>($"exchange/webhooks/{made.Webhook.Id}");

    public static Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(this PushMachine machine, WebhookWithSecret made, string? state = null) =>
        machine.Client.GetAsync<IReadOnlyList<DeliveryView>>($"exchange/webhooks/{made.Webhook.Id}/deliveries{(state is null ? "" : $"?state={state}")}");

    public static Task<EventPage> EventsAsync(this PushMachine machine) => machine.Client.GetAsync<EventPage>("exchange/events?limit=1000");

    public static async Task<ReportView> SubmitAsync(this TestCommune commune, ApiClient officer)
    {
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        return await officer.StepAsync(report, "submit");
    }

    /// <summary>A machine that may do all below a place.</summary>
    public static async Task<PushMachine> AddPushMachineAsync(this WardKpiHost host, string? path, string? pillars = null, Node? node = null)
    {
        var key = await host.AddKeyAsync(path, pillars, string.Join(',', Enum.GetValues<ApiScope>().Select(Codes.Of)), node);
        return new PushMachine(key.Id, key.Text, new ApiClient((node ?? host.Node).Address) { Key = key.Text });
    }
}
