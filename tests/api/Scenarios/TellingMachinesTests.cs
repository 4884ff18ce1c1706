using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Receivers are told of the steps of reports: signed, in order, each event until it is taken.</summary>
public sealed class TellingMachinesTests(PushHost host) : Scenario<PushHost>(host)
{
    private static readonly EventKind[] All = Enum.GetValues<EventKind>();

    [Fact]
    public async Task Every_step_of_a_report_is_told_in_order_and_signed()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();

        var report = await SubmitAsync(commune, officer);
        report = await office.StepAsync(report, "return", "Sửa dòng 1.");
        report = await officer.StepAsync(report, "submit");
        report = await office.StepAsync(report, "verify");
        report = await office.StepAsync(report, "reopen", "Nhập nhầm.");

        await receiver.TakesAsync(5);
        Assert.Equal(["report.submitted", "report.returned", "report.submitted", "report.verified", "report.reopened"], receiver.Taken);
        Assert.All(receiver.Received, one => Assert.True(one.IsSignedBy(made.Secret, Host.Clock.Now)));
        Assert.Equal(5, receiver.Received.Select(one => one.Id).Distinct().Count());
        var verified = receiver.Received[3].Data;
        Assert.Equal(
            (commune.Path.Trim('/'), "kinh-te", "2026Q2", report.Summary.Id, "submitted", "verified"),
            (verified.GetProperty("organizationCode").GetString(), verified.GetProperty("unitCode").GetString(), verified.GetProperty("period").GetString(),
                verified.GetProperty("reportId").GetGuid(), verified.GetProperty("from").GetString(), verified.GetProperty("to").GetString()));
        Assert.Equal(verified.GetProperty("seq").GetInt64() - 1, verified.GetProperty("since").GetInt64());
        Assert.Equal(receiver.Received[3].Id, verified.GetProperty("id").GetString());
        Assert.DoesNotContain("Người", System.Text.Encoding.UTF8.GetString(receiver.Received[3].Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_no_other()
    {
        // Its calls may take the usual time, much longer than this test.
        await using var host = new WardKpiHost();
        await host.StartAsync();
        await using var slow = new WebhookServer { Until = new TaskCompletionSource().Task };
        await using var receiver = new WebhookServer();
        var commune = await host.AddCommuneAsync();
        var machine = await host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, slow.Url);
        await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await SubmitAsync(commune, officer);
        await receiver.TakesAsync(1);
        await UntilAsync(() => slow.Received.Count == 1);

        await office.StepAsync(report, "verify");

        await receiver.TakesAsync(2);
        Assert.Null((await FindAsync(machine, made)).LastAt);
        Assert.Single(slow.Received);
    }

    [Fact]
    public async Task What_somebody_set_right_during_a_call_is_not_undone_by_its_failure()
    {
        var answers = new TaskCompletionSource();
        await using var receiver = new WebhookServer { Answer = 410, Until = answers.Task };
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        await SubmitAsync(commune, officer);
        await UntilAsync(() => receiver.Received.Count == 1);

        var change = new WebhookChange { Url = receiver.Url, Events = All, IsOn = true, Version = made.Webhook.Version };
        await machine.Client.PutAsync<WebhookView>($"exchange/webhooks/{made.Webhook.Id}", change);
        answers.SetResult();

        await UntilAsync(async () => (await FindAsync(machine, made)).LastStatus is not null || (await FindAsync(machine, made)).LastError is not null);
        var view = await FindAsync(machine, made);
        Assert.Equal((true, null, null), (view.IsOn, view.OffReason, view.FailingSince));
    }

    [Fact]
    public async Task What_a_client_may_see_now_decides_what_is_sent_shown_and_sent_again()
    {
        await using var receiver = new WebhookServer();
        var (commune, other) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        var pillars = commune.Plan.Indicators.Where(row => row.LeadId == commune.UnitId("kinh-te")).Select(row => row.PillarId).Distinct().ToList();
        var foreign = commune.Plan.Indicators.Select(row => row.PillarId).Distinct().Except(pillars).First();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await SubmitAsync(commune, officer);
        await UntilAsync(async () => (await DeliveriesAsync(machine, made, "delivered")).Count == 1);
        var delivery = Assert.Single(await DeliveriesAsync(machine, made));
        receiver.Answer = 503;
        await office.StepAsync(report, "verify");
        await UntilAsync(() => receiver.Received.Count == 2);
        await UntilAsync(async () => (await FindAsync(machine, made)).FailingSince is not null);

        await Host.ExecuteAsync(
            "update api_clients set organization_id = (select id from organizations where path = @Path) where id = @Id", new { other.Path, machine.Id });
        await AssertNothingIsLeftAsync();
        await Host.ExecuteAsync(
            "update api_clients set pillars = @foreign, organization_id = (select id from organizations where path = @Path) where id = @Id",
            new { foreign, commune.Path, machine.Id });
        await AssertNothingIsLeftAsync();

        async Task AssertNothingIsLeftAsync()
        {
            receiver.Answer = 204;
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
            await UntilAsync(async () => (await FindAsync(machine, made)).WaitingTotal == 0);
            Assert.Equal(2, receiver.Received.Count);
            Assert.Empty(await DeliveriesAsync(machine, made));
            await machine.Client.RefusedAsync(
                HttpStatusCode.NotFound, HttpMethod.Post, $"exchange/webhooks/{made.Webhook.Id}/deliveries/{delivery.Id}/replay");
        }
    }

    [Fact]
    public async Task Groups_that_are_not_the_clients_are_not_named()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        await SubmitAsync(commune, officer);
        var all = Assert.Single((await EventsAsync(machine)).Events).Pillars;
        var limited = await Host.AddPushMachineAsync(commune.Path, all[0]);
        var made = await MakeAsync(limited, receiver.Url);
        // A report of two groups, whatever the plan of the test holds.
        var foreign = commune.Plan.Indicators.Select(row => row.PillarId).First(pillar => pillar != all[0]);
        await Host.ExecuteAsync(
            "update exchange_events set pillars = @pillars where path like @scope", new { pillars = $"{all[0]},{foreign}", scope = commune.Path + "%" });

        await limited.Client.PostAsync<ReplayOutcome>($"exchange/webhooks/{made.Webhook.Id}/replay", new ReplayRequest { Since = 0 });

        await receiver.TakesAsync(1);
        Assert.Equal([all[0]], receiver.Received[0].Data.GetProperty("pillars").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal([all[0]], Assert.Single((await EventsAsync(limited)).Events).Pillars);
        await UntilAsync(async () => (await DeliveriesAsync(limited, made, "delivered")).Count == 1);
        Assert.Equal([all[0]], Assert.Single(await DeliveriesAsync(limited, made)).Event!.Pillars);
    }

    [Fact]
    public async Task Closing_the_books_is_told_report_by_report()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        await MakeAsync(await Host.AddPushMachineAsync(commune.Path), receiver.Url, EventKind.Locked);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        await office.StepAsync(await SubmitAsync(commune, officer), "verify");
        Host.Clock.MoveTo(2026, 8, 20, 9);
        using var later = await commune.StandingOfficeAsync();

        var locked = await later.PostAsync<LockOutcome>("reports/lock", new PeriodToLock { PlanId = commune.PlanId, Period = TestCommune.Quarter });

        Assert.Single(locked.Locked);
        await receiver.TakesAsync(1);
        Assert.Equal(["report.locked"], receiver.Taken);
    }

    [Fact]
    public async Task What_a_receiver_misses_comes_in_its_order_when_it_is_back()
    {
        await using var receiver = new WebhookServer { Answer = 503 };
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        await office.StepAsync(await SubmitAsync(commune, officer), "verify");

        await UntilAsync(async () => (await FindAsync(machine, made)).LastStatus == 503);
        await WaitForRoundsAsync();
        var first = Assert.Single(receiver.Received);
        Host.Clock.Advance(TimeSpan.FromSeconds(13));
        await UntilAsync(() => receiver.Received.Count == 2);
        await WaitForRoundsAsync();
        Assert.Equal(first.Id, receiver.Received[1].Id);
        receiver.Answer = 200;
        Host.Clock.Advance(TimeSpan.FromSeconds(80));
        await receiver.TakesAsync(2);

        Assert.Equal(["report.submitted", "report.verified"], receiver.Taken);
        var view = await FindAsync(machine, made);
        Assert.Equal((0, null, 200), (view.WaitingTotal, view.FailingSince, view.LastStatus));
        var deliveries = await DeliveriesAsync(machine, made);
        Assert.Equal([EventKind.Verified, EventKind.Submitted], deliveries.Select(one => one.Event!.Type));
        Assert.Equal([503, 503, 200], deliveries[1].Attempts.Select(one => one.Status));
        // What a receiver says to refuse is for people alone.
        Assert.All(deliveries.SelectMany(one => one.Attempts), one => Assert.Null(one.Answer));
        var shown = await (await Host.AdminAsync()).GetAsync<IReadOnlyList<DeliveryView>>($"webhooks/{made.Webhook.Id}/deliveries");
        Assert.Equal(500, shown[1].Attempts[0].Answer!.Length);
    }

    [Fact]
    public async Task An_event_that_is_refused_does_not_hold_up_the_others_and_is_given_up_at_last()
    {
        await using var receiver = new WebhookServer();
        receiver.Answers["report.submitted"] = 422;
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        await office.StepAsync(await SubmitAsync(commune, officer), "verify");

        await receiver.TakesAsync(1);
        Assert.Equal(["report.verified"], receiver.Taken);
        for (var call = 2; call <= 9; call++)
        {
            await UntilAsync(async () => (await DeliveriesAsync(machine, made)).Single(one => one.Event?.Type == EventKind.Submitted).Attempts.Count == call - 1);
            Host.Clock.Advance(TimeSpan.FromHours(29));
            // A webhook that fails for days is switched off: what it takes meanwhile keeps it on.
            await machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{made.Webhook.Id}/ping");
            var pings = call - 1;
            await UntilAsync(() => receiver.Taken.Count(type => type == "ping") == pings);
        }

        await UntilAsync(async () => (await DeliveriesAsync(machine, made, "given_up")).Count == 1);
        Assert.Equal(9, Assert.Single(await DeliveriesAsync(machine, made, "given_up")).Attempts.Count);
    }

    [Fact]
    public async Task Two_nodes_tell_each_event_once()
    {
        await using var receiver = new WebhookServer();
        await using var other = Host.StartNode(("Webhooks:Interval", "00:00:00.1"));
        var commune = await Host.AddCommuneAsync();
        await MakeAsync(await Host.AddPushMachineAsync(commune.Path), receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await SubmitAsync(commune, officer);

        for (var round = 0; round < 6; round++)
            report = await office.StepAsync(await office.StepAsync(await SubmitAgainAsync(officer, report), "verify"), "reopen", "Kiểm tra lại.");

        await receiver.TakesAsync(18);
        await WaitForRoundsAsync();
        Assert.Equal(18, receiver.Received.Count);
        Assert.Equal(receiver.Received.Select(one => one.Data.GetProperty("seq").GetInt64()).Order(), receiver.Received.Select(one => one.Data.GetProperty("seq").GetInt64()));

        static async Task<ReportView> SubmitAgainAsync(ApiClient officer, ReportView report) =>
            report.Summary.State == ReportState.Submitted ? report : await officer.StepAsync(report, "submit");
    }

    [Fact]
    public async Task A_node_that_died_while_sending_leaves_the_webhook_to_the_next()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        var made = await MakeAsync(await Host.AddPushMachineAsync(commune.Path), receiver.Url);
        await Host.ExecuteAsync(
            "update webhooks set leased_until = @until where id = @Id", new { made.Webhook.Id, until = Host.Clock.Now.UtcDateTime.AddMinutes(1) });
        using var officer = await commune.OfficerAsync();
        await SubmitAsync(commune, officer);

        await WaitForRoundsAsync();
        Assert.Empty(receiver.Received);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await receiver.TakesAsync(1);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_not_called_any_more()
    {
        await using var receiver = new WebhookServer { Answer = 410 };
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await SubmitAsync(commune, officer);

        await UntilAsync(async () => !(await FindAsync(machine, made)).IsOn);
        Assert.Equal(OffReason.Gone, (await FindAsync(machine, made)).OffReason);
        await office.StepAsync(report, "verify");
        await WaitForRoundsAsync();
        Assert.Single(receiver.Received);

        // On again: what waited goes out, what happened meanwhile is asked for.
        receiver.Answer = 204;
        var view = await FindAsync(machine, made);
        await machine.Client.PutAsync<WebhookView>(
            $"exchange/webhooks/{view.Id}", new WebhookChange { Url = view.Url, Events = view.Events, IsOn = true, Version = view.Version });
        await receiver.TakesAsync(1);
        var replay = await machine.Client.PostAsync<ReplayOutcome>($"exchange/webhooks/{view.Id}/replay", new ReplayRequest { From = TestClock.Start.UtcDateTime });
        Assert.Equal((2, false), (replay.Total, replay.HasMore));
        await receiver.TakesAsync(3);
        Assert.Equal(["report.submitted", "report.submitted", "report.verified"], receiver.Taken);
    }

    [Fact]
    public async Task One_of_which_nothing_arrives_for_days_is_switched_off()
    {
        await using var receiver = new WebhookServer { Answer = 500 };
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        await SubmitAsync(commune, officer);
        await UntilAsync(() => receiver.Received.Count == 1);
        await UntilAsync(async () => (await FindAsync(machine, made)).FailingSince is not null);

        Host.Clock.Advance(TimeSpan.FromDays(3));

        await UntilAsync(async () => (await FindAsync(machine, made)).OffReason == OffReason.Failing);
        Assert.False((await FindAsync(machine, made)).IsOn);
    }

    [Fact]
    public async Task A_revoked_or_expired_client_hears_nothing_not_even_what_waits()
    {
        await using var receiver = new WebhookServer { Answer = 503 };
        var commune = await Host.AddCommuneAsync();
        var (revoked, expired) = (await Host.AddPushMachineAsync(commune.Path), await Host.AddPushMachineAsync(commune.Path));
        await MakeAsync(revoked, receiver.Url);
        await MakeAsync(expired, receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await SubmitAsync(commune, officer);
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
    public async Task Place_and_groups_of_the_client_limit_what_it_hears()
    {
        await using var receiver = new WebhookServer();
        var (commune, foreign) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        var pillars = commune.Plan.Indicators.Where(row => row.LeadId == commune.UnitId("kinh-te")).Select(row => row.PillarId).Distinct().ToList();
        var other = commune.Plan.Indicators.Select(row => row.PillarId).Distinct().Except(pillars).First();
        await MakeAsync(await Host.AddPushMachineAsync(foreign.Path), receiver.Url);
        await MakeAsync(await Host.AddPushMachineAsync($"{commune.Path}{commune.Plan.Units.First(unit => unit.Code != "kinh-te").Code}/"), receiver.Url);
        await MakeAsync(await Host.AddPushMachineAsync(commune.Path, other), receiver.Url);
        await MakeAsync(await Host.AddPushMachineAsync(commune.Path), receiver.Url, EventKind.Verified);
        var listener = await Host.AddPushMachineAsync("/lam-dong/", pillars[0]);
        var made = await MakeAsync(listener, receiver.Url);
        using var officer = await commune.OfficerAsync();

        await SubmitAsync(commune, officer);

        await receiver.TakesAsync(1);
        await WaitForRoundsAsync();
        Assert.True(Assert.Single(receiver.Received).IsSignedBy(made.Secret, Host.Clock.Now));
        Assert.Contains((await EventsAsync(listener)).Events, one => one.OrganizationCode == commune.Path.Trim('/'));
        foreach (var deaf in new[] { await Host.AddPushMachineAsync(foreign.Path), await Host.AddPushMachineAsync(commune.Path, other) })
            Assert.Empty((await EventsAsync(deaf)).Events);
    }

    [Fact]
    public async Task Events_are_pulled_page_by_page_and_none_is_skipped()
    {
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await SubmitAsync(commune, officer);
        for (var round = 0; round < 3; round++)
            report = await officer.StepAsync(await office.StepAsync(report, "return", "Sửa."), "submit");

        var (since, types) = (0L, new List<EventKind>());
        EventPage page;
        do
        {
            page = await machine.Client.GetAsync<EventPage>($"exchange/events?since={since}&limit=2");
            types.AddRange(page.Events.Select(one => one.Type));
            since = page.Next;
        }
        while (page.HasMore);

        Assert.Equal(7, types.Count);
        Assert.Equal(EventKind.Submitted, types[^1]);
        Assert.Empty((await machine.Client.GetAsync<EventPage>($"exchange/events?since={since}")).Events);
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_one_before_it_for_a_day()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        var address = $"exchange/webhooks/{made.Webhook.Id}";

        var changed = await machine.Client.PostAsync<WebhookWithSecret>($"{address}/secret", new { });
        (await machine.Client.SendAsync(HttpMethod.Post, $"{address}/ping")).Expect(HttpStatusCode.Accepted);
        await receiver.TakesAsync(1);
        Assert.True(receiver.Received[0].IsSignedBy(made.Secret, Host.Clock.Now));
        Assert.True(receiver.Received[0].IsSignedBy(changed.Secret, Host.Clock.Now));

        Host.Clock.Advance(TimeSpan.FromHours(25));
        (await machine.Client.SendAsync(HttpMethod.Post, $"{address}/ping")).Expect(HttpStatusCode.Accepted);
        await receiver.TakesAsync(2);
        Assert.Equal("ping", receiver.Received[1].Type);
        Assert.False(receiver.Received[1].IsSignedBy(made.Secret, Host.Clock.Now));
        Assert.True(receiver.Received[1].IsSignedBy(changed.Secret, Host.Clock.Now));
        Assert.Empty(await Host.SelectAsync<string>("select secret from webhooks where secret like 'whsec%'"));
    }

    [Fact]
    public async Task One_delivery_is_sent_again_under_the_same_id()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();
        await SubmitAsync(commune, officer);
        await UntilAsync(async () => (await DeliveriesAsync(machine, made, "delivered")).Count == 1);
        var delivery = Assert.Single(await DeliveriesAsync(machine, made));

        (await machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{made.Webhook.Id}/deliveries/{delivery.Id}/replay")).Expect(HttpStatusCode.Accepted);

        await receiver.TakesAsync(2);
        Assert.Single(receiver.Received.Select(one => one.Id).Distinct());
        await UntilAsync(async () => Assert.Single(await DeliveriesAsync(machine, made)).Attempts.Count == 2);
    }

    [Fact]
    public async Task Nobody_manages_the_webhooks_of_others()
    {
        await using var receiver = new WebhookServer();
        var (commune, foreign) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
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

        // A name may lead to this machine as well: what counts is the address behind it.
        var made = await machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks", wanted with { Url = $"https://tinh.vn:{receiver.Port}/" }, HttpStatusCode.Created);
        await host.ExecuteAsync("update webhooks set url = @url where id = @Id", new { url = receiver.Url, made.Webhook.Id });
        (await machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{made.Webhook.Id}/ping")).Expect(HttpStatusCode.Accepted);

        await UntilAsync(async () => (await FindAsync(machine, made)).LastError is not null);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var receiver = new WebhookServer { Answer = 307 };
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        var made = await MakeAsync(machine, receiver.Url);
        using var officer = await commune.OfficerAsync();

        await SubmitAsync(commune, officer);

        await UntilAsync(async () => (await FindAsync(machine, made)).LastStatus == 307);
        Assert.Equal(1, (await FindAsync(machine, made)).WaitingTotal);
    }

    private static Task<WebhookWithSecret> MakeAsync(PushMachine machine, string url, params EventKind[] events) =>
        machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks", new NewWebhook { Url = url, Events = events.Length > 0 ? events : All }, HttpStatusCode.Created);

    private static async Task<WebhookView> FindAsync(PushMachine machine, WebhookWithSecret made) =>
        await machine.Client.GetAsync<WebhookView>($"exchange/webhooks/{made.Webhook.Id}");

    private static Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(PushMachine machine, WebhookWithSecret made, string? state = null) =>
        machine.Client.GetAsync<IReadOnlyList<DeliveryView>>($"exchange/webhooks/{made.Webhook.Id}/deliveries{(state is null ? "" : $"?state={state}")}");

    private static Task<EventPage> EventsAsync(PushMachine machine) => machine.Client.GetAsync<EventPage>("exchange/events?limit=1000");

    private static async Task<ReportView> SubmitAsync(TestCommune commune, ApiClient officer)
    {
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        return await officer.StepAsync(report, "submit");
    }
}
