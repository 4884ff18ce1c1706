using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A webhook is called as long as it answers, its client has a key and its address is safe; only its own people and machine manage it.</summary>
public sealed class KeepingWebhooksTests(PushHost host) : Scenario<PushHost>(host)
{
    private static readonly EventKind[] All = Enum.GetValues<EventKind>();

    [Fact]
    public async Task What_somebody_set_right_during_a_call_is_not_undone_by_its_failure()
    {
        var answers = new TaskCompletionSource();
        await using var line = await Host.OpenLineAsync(new WebhookServer { Answer = 410, Until = answers.Task });
        await line.SubmitAsync();
        await UntilAsync(() => line.Receiver.Received.Count == 1);

        var change = new WebhookChange { Url = line.Receiver.Url, Events = All, IsOn = true, Version = line.Made.Webhook.Version };
        await line.Machine.Client.PutAsync<WebhookView>($"exchange/webhooks/{line.Made.Webhook.Id}", change);
        answers.SetResult();

        await UntilAsync(async () => (await line.FindAsync()).LastStatus is not null || (await line.FindAsync()).LastError is not null);
        var view = await line.FindAsync();
        Assert.Equal((true, null, null), (view.IsOn, view.OffReason, view.FailingSince));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_not_called_any_more()
    {
        await using var line = await Host.OpenLineAsync(new WebhookServer { Answer = 410 });
        var report = await line.SubmitAsync();

        await UntilAsync(async () => !(await line.FindAsync()).IsOn);
        Assert.Equal(OffReason.Gone, (await line.FindAsync()).OffReason);
        await line.Office.StepAsync(report, "verify");
        await WaitForRoundsAsync();
        Assert.Single(line.Receiver.Received);

        // On again: what waited goes out, what happened meanwhile is asked for.
        line.Receiver.Answer = 204;
        var view = await line.FindAsync();
        await line.Machine.Client.PutAsync<WebhookView>(
            $"exchange/webhooks/{view.Id}", new WebhookChange { Url = view.Url, Events = view.Events, IsOn = true, Version = view.Version });
        await line.Receiver.TakesAsync(1);
        var replay = await line.Machine.Client.PostAsync<ReplayOutcome>($"exchange/webhooks/{view.Id}/replay", new ReplayRequest { From = TestClock.Start.UtcDateTime });
        Assert.Equal((2, false), (replay.Total, replay.HasMore));
        await line.Receiver.TakesAsync(3);
        Assert.Equal(["report.submitted", "report.submitted", "report.verified"], line.Receiver.Taken);
    }

    [Fact]
    public async Task One_of_which_nothing_arrives_for_days_is_switched_off()
    {
        await using var line = await Host.OpenLineAsync(new WebhookServer { Answer = 500 });
        await line.SubmitAsync();
        await UntilAsync(() => line.Receiver.Received.Count == 1);
        await UntilAsync(async () => (await line.FindAsync()).FailingSince is not null);

        Host.Clock.Advance(TimeSpan.FromDays(3));

        await UntilAsync(async () => (await line.FindAsync()).OffReason == OffReason.Failing);
        Assert.False((await line.FindAsync()).IsOn);
    }

    [Fact]
    public async Task A_revoked_or_expired_client_hears_nothing_not_even_what_waits()
    {
        await using var receiver = new WebhookServer { Answer = 503 };
        var commune = await Host.AddCommuneAsync();
        var (revoked, expired) = (await Host.AddPushMachineAsync(commune.Path), await Host.AddPushMachineAsync(commune.Path));
        await revoked.AddWebhookAsync(receiver.Url);
        await expired.AddWebhookAsync(receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await commune.SubmitAsync(officer);
        await UntilAsync(() => receiver.Received.Count == 2);

        await Host.ExecuteAsync("update api_clients set revoked_at = @now where id = @Id", new { revoked.Id, now = Host.Clock.Now.UtcDateTime });
        await Host.ExecuteAsync("update api_clients set expires_at = @now where id = @Id", new { expired.Id, now = Host.Clock.Now.UtcDateTime });
        receiver.Answer = 204;
        await office.StepAsync(report, "verify");
        Host.Clock.Advance(TimeSpan.FromHours(1));
        await WaitForRoundsAsync();

        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(2, Assert.Single(await Host.SelectAsync<int>(
            "select count(*) from webhook_deliveries d join webhooks w on w.id = d.webhook_id where w.client_id in (@a, @b)", new { a = revoked.Id, b = expired.Id })));
        var admin = await Host.AdminAsync();
        Assert.All(
            (await admin.GetAsync<WebhookView[]>("webhooks")).Where(one => one.ClientId == revoked.Id || one.ClientId == expired.Id),
            one => Assert.True(one.IsSilent));
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_one_before_it_for_a_day()
    {
        await using var line = await Host.OpenLineAsync();
        var address = $"exchange/webhooks/{line.Made.Webhook.Id}";

        var changed = await line.Machine.Client.PostAsync<WebhookWithSecret>($"{address}/secret", new { });
        (await line.Machine.Client.SendAsync(HttpMethod.Post, $"{address}/ping")).Expect(HttpStatusCode.Accepted);
        await line.Receiver.TakesAsync(1);
        Assert.True(line.Receiver.Received[0].IsSignedBy(line.Made.Secret, Host.Clock.Now));
        Assert.True(line.Receiver.Received[0].IsSignedBy(changed.Secret, Host.Clock.Now));

        Host.Clock.Advance(TimeSpan.FromHours(25));
        (await line.Machine.Client.SendAsync(HttpMethod.Post, $"{address}/ping")).Expect(HttpStatusCode.Accepted);
        await line.Receiver.TakesAsync(2);
        Assert.Equal("ping", line.Receiver.Received[1].Type);
        Assert.False(line.Receiver.Received[1].IsSignedBy(line.Made.Secret, Host.Clock.Now));
        Assert.True(line.Receiver.Received[1].IsSignedBy(changed.Secret, Host.Clock.Now));
        Assert.Empty(await Host.SelectAsync<string>("select secret from webhooks where secret like 'whsec%'"));
    }

    [Fact]
    public async Task Nobody_manages_the_webhooks_of_others()
    {
        await using var receiver = new WebhookServer();
        var (commune, foreign) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await machine.AddWebhookAsync(receiver.Url);
        var delivery = Guid.NewGuid();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        Assert.Equal(made.Webhook.Id, Assert.Single(await administrator.GetAsync<WebhookView[]>("webhooks")).Id);

        using var stranger = await Host.SignInNewAsync(Role.CommuneAdmin, foreign.Path);
        var sibling = (await Host.AddPushMachineAsync(commune.Path)).Client;
        foreach (var (client, prefix) in new[] { (stranger, "webhooks"), (sibling, "exchange/webhooks") })
        {
            Assert.Empty(await client.GetAsync<WebhookView[]>(prefix));
            var one = $"{prefix}/{made.Webhook.Id}";
            var change = new WebhookChange { Url = receiver.Url, Events = All, IsOn = true, Version = 1 };
            foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
            {
                (HttpMethod.Get, one, null), (HttpMethod.Put, one, change), (HttpMethod.Delete, one, null), (HttpMethod.Post, $"{one}/secret", null),
                (HttpMethod.Post, $"{one}/ping", null), (HttpMethod.Get, $"{one}/deliveries", null),
                (HttpMethod.Post, $"{one}/deliveries/{delivery}/replay", null), (HttpMethod.Post, $"{one}/replay", new ReplayRequest { Since = 0 }),
            })
                await client.RefusedAsync(HttpStatusCode.NotFound, method, path, body);
        }

        await stranger.RefusedAsync(
            HttpStatusCode.NotFound, HttpMethod.Post, "webhooks", new NewWebhook { ClientId = machine.Id, Url = receiver.Url, Events = All });
    }

    [Theory]
    [InlineData("http://tinh.vn/webhook")]
    [InlineData("tinh.vn")]
    [InlineData("ftp://tinh.vn/")]
    [InlineData("")]
    public async Task An_address_that_is_not_safe_is_refused(string url)
    {
        var machine = await Host.AddPushMachineAsync(null);

        var problem = await machine.Client.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "exchange/webhooks", new NewWebhook { Url = url, Events = All });

        Assert.Equal(["url"], problem.Errors.Keys);
    }

    [Fact]
    public async Task What_only_this_machine_sees_is_not_called_unless_it_is_allowed()
    {
        await using var receiver = new WebhookServer();
        await using var host = new WardKpiHost();
        await host.StartAsync();
        await using var node = Node.Start(host.Database, host.Clock, ("Webhooks:ThisMachine", "false"), ("Webhooks:Interval", "00:00:00.1"));
        var machine = await host.AddPushMachineAsync(null, node: node);
        var wanted = new NewWebhook { Url = receiver.Url, Events = All };
        var problem = await machine.Client.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "exchange/webhooks", wanted);
        Assert.Equal(["url"], problem.Errors.Keys);
        foreach (var hidden in new[] { "https://169.254.169.254/", "https://0.0.0.0/", "https://[fe80::1]/", "https://[::ffff:127.0.0.1]/" })
            await machine.Client.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "exchange/webhooks", wanted with { Url = hidden });

        // A name may lead to this machine as well: what counts is the address behind it.
        var made = await machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks", wanted with { Url = $"https://tinh.vn:{receiver.Port}/" }, HttpStatusCode.Created);
        await host.ExecuteAsync("update webhooks set url = @url where id = @Id", new { url = receiver.Url, made.Webhook.Id });
        (await machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{made.Webhook.Id}/ping")).Expect(HttpStatusCode.Accepted);

        await UntilAsync(async () => (await machine.FindAsync(made)).LastError is not null);
        Assert.Empty(receiver.Received);
        var view = await machine.FindAsync(made);
        var off = await machine.Client.PutAsync<WebhookView>(
            $"exchange/webhooks/{view.Id}", new WebhookChange { Url = view.Url, Events = view.Events, IsOn = false, Version = view.Version });
        Assert.False(off.IsOn);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var line = await Host.OpenLineAsync(new WebhookServer { Answer = 307 });

        await line.SubmitAsync();

        await UntilAsync(async () => (await line.FindAsync()).LastStatus == 307);
        Assert.Equal(1, (await line.FindAsync()).WaitingTotal);
    }
}
