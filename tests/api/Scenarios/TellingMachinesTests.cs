using System.Net;
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
    [Fact]
    public async Task Every_step_of_a_report_is_told_in_order_and_signed()
    {
        await using var line = await Host.OpenLineAsync();

        var report = await line.SubmitAsync();
        report = await line.Office.StepAsync(report, "return", "Sửa dòng 1.");
        report = await line.Officer.StepAsync(report, "submit");
        report = await line.Office.StepAsync(report, "verify");
        report = await line.Office.StepAsync(report, "reopen", "Nhập nhầm.");

        await line.Receiver.TakesAsync(5);
        Assert.Equal(["report.submitted", "report.returned", "report.submitted", "report.verified", "report.reopened"], line.Receiver.Taken);
        Assert.All(line.Receiver.Received, one => Assert.True(one.IsSignedBy(line.Made.Secret, Host.Clock.Now)));
        Assert.Equal(5, line.Receiver.Received.Select(one => one.Id).Distinct().Count());
        var verified = line.Receiver.Received[3].Data;
        Assert.Equal(
            (line.Commune.Path.Trim('/'), "kinh-te", "2026Q2", report.Summary.Id, "submitted", "verified"),
            (verified.GetProperty("organizationCode").GetString(), verified.GetProperty("unitCode").GetString(), verified.GetProperty("period").GetString(),
                verified.GetProperty("reportId").GetGuid(), verified.GetProperty("from").GetString(), verified.GetProperty("to").GetString()));
        Assert.Equal(verified.GetProperty("seq").GetInt64() - 1, verified.GetProperty("since").GetInt64());
        Assert.Equal(line.Receiver.Received[3].Id, verified.GetProperty("id").GetString());
        Assert.DoesNotContain("Người", System.Text.Encoding.UTF8.GetString(line.Receiver.Received[3].Body), StringComparison.Ordinal);
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
        var made = await machine.AddWebhookAsync(slow.Url);
        await machine.AddWebhookAsync(receiver.Url);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await commune.SubmitAsync(officer);
        await receiver.TakesAsync(1);
        await UntilAsync(() => slow.Received.Count == 1);

        await office.StepAsync(report, "verify");

        await receiver.TakesAsync(2);
        Assert.Null((await machine.FindAsync(made)).LastAt);
        Assert.Single(slow.Received);
    }

    [Fact]
    public async Task What_a_client_may_see_now_decides_what_is_sent_shown_and_sent_again()
    {
        await using var line = await Host.OpenLineAsync();
        var other = await Host.AddCommuneAsync();
        var pillars = line.Commune.Plan.Indicators.Where(row => row.LeadId == line.Commune.UnitId("kinh-te")).Select(row => row.PillarId).Distinct().ToList();
        var foreign = line.Commune.Plan.Indicators.Select(row => row.PillarId).Distinct().Except(pillars).First();
        var report = await line.SubmitAsync();
        await UntilAsync(async () => (await line.DeliveriesAsync("delivered")).Count == 1);
        var delivery = Assert.Single(await line.DeliveriesAsync());
        line.Receiver.Answer = 503;
        await line.Office.StepAsync(report, "verify");
        await UntilAsync(() => line.Receiver.Received.Count == 2);
        await UntilAsync(async () => (await line.FindAsync()).FailingSince is not null);

        await Host.ExecuteAsync(
            "update api_clients set organization_id = (select id from organizations where path = @Path) where id = @Id", new { other.Path, line.Machine.Id });
        await AssertNothingIsLeftAsync();
        await Host.ExecuteAsync(
            "update api_clients set pillars = @foreign, organization_id = (select id from organizations where path = @Path) where id = @Id",
            new { foreign, line.Commune.Path, line.Machine.Id });
        await AssertNothingIsLeftAsync();

        async Task AssertNothingIsLeftAsync()
        {
            line.Receiver.Answer = 204;
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
            await UntilAsync(async () => (await line.FindAsync()).WaitingTotal == 0);
            Assert.Equal(2, line.Receiver.Received.Count);
            Assert.Empty(await line.DeliveriesAsync());
            await line.Machine.Client.RefusedAsync(
                HttpStatusCode.NotFound, HttpMethod.Post, $"exchange/webhooks/{line.Made.Webhook.Id}/deliveries/{delivery.Id}/replay");
        }
    }

    [Fact]
    public async Task Groups_that_are_not_the_clients_are_not_named()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        await commune.SubmitAsync(officer);
        var all = Assert.Single((await machine.EventsAsync()).Events).Pillars;
        var limited = await Host.AddPushMachineAsync(commune.Path, all[0]);
        var made = await limited.AddWebhookAsync(receiver.Url);
        // A report of two groups, whatever the plan of the test holds.
        var foreign = commune.Plan.Indicators.Select(row => row.PillarId).First(pillar => pillar != all[0]);
        await Host.ExecuteAsync(
            "update exchange_events set pillars = @pillars where path like @scope", new { pillars = $"{all[0]},{foreign}", scope = commune.Path + "%" });

        await limited.Client.PostAsync<ReplayOutcome>($"exchange/webhooks/{made.Webhook.Id}/replay", new ReplayRequest { Since = 0 });

        await receiver.TakesAsync(1);
        Assert.Equal([all[0]], receiver.Received[0].Data.GetProperty("pillars").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal([all[0]], Assert.Single((await limited.EventsAsync()).Events).Pillars);
        await UntilAsync(async () => (await limited.DeliveriesAsync(made, "delivered")).Count == 1);
        Assert.Equal([all[0]], Assert.Single(await limited.DeliveriesAsync(made)).Event!.Pillars);
    }

    [Fact]
    public async Task Closing_the_books_is_told_report_by_report()
    {
        await using var receiver = new WebhookServer();
        var commune = await Host.AddCommuneAsync();
        await (await Host.AddPushMachineAsync(commune.Path)).AddWebhookAsync(receiver.Url, EventKind.Locked);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        await office.StepAsync(await commune.SubmitAsync(officer), "verify");
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
        await using var line = await Host.OpenLineAsync(new WebhookServer { Answer = 503 });
        await line.Office.StepAsync(await line.SubmitAsync(), "verify");

        await UntilAsync(async () => (await line.FindAsync()).LastStatus == 503);
        await WaitForRoundsAsync();
        var first = Assert.Single(line.Receiver.Received);
        Host.Clock.Advance(TimeSpan.FromSeconds(13));
        await UntilAsync(() => line.Receiver.Received.Count == 2);
        await WaitForRoundsAsync();
        Assert.Equal(first.Id, line.Receiver.Received[1].Id);
        line.Receiver.Answer = 200;
        Host.Clock.Advance(TimeSpan.FromSeconds(80));
        await line.Receiver.TakesAsync(2);

        Assert.Equal(["report.submitted", "report.verified"], line.Receiver.Taken);
        var view = await line.FindAsync();
        Assert.Equal((0, null, 200), (view.WaitingTotal, view.FailingSince, view.LastStatus));
        var deliveries = await line.DeliveriesAsync();
        Assert.Equal([EventKind.Verified, EventKind.Submitted], deliveries.Select(one => one.Event!.Type));
        Assert.Equal([503, 503, 200], deliveries[1].Attempts.Select(one => one.Status));
        // What a receiver says to refuse is for people alone.
        Assert.All(deliveries.SelectMany(one => one.Attempts), one => Assert.Null(one.Answer));
        var shown = await (await Host.AdminAsync()).GetAsync<IReadOnlyList<DeliveryView>>($"webhooks/{line.Made.Webhook.Id}/deliveries");
        Assert.Equal(500, shown[1].Attempts[0].Answer!.Length);
    }

    [Fact]
    public async Task An_event_that_is_refused_does_not_hold_up_the_others_and_is_given_up_at_last()
    {
        await using var line = await Host.OpenLineAsync();
        line.Receiver.Answers["report.submitted"] = 422;
        await line.Office.StepAsync(await line.SubmitAsync(), "verify");

        await line.Receiver.TakesAsync(1);
        Assert.Equal(["report.verified"], line.Receiver.Taken);
        for (var call = 2; call <= 9; call++)
        {
            await UntilAsync(async () => (await line.DeliveriesAsync()).Single(one => one.Event?.Type == EventKind.Submitted).Attempts.Count == call - 1);
            Host.Clock.Advance(TimeSpan.FromHours(29));
            // A webhook that fails for days is switched off: what it takes meanwhile keeps it on.
            await line.Machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{line.Made.Webhook.Id}/ping");
            var pings = call - 1;
            await UntilAsync(() => line.Receiver.Taken.Count(type => type == "ping") == pings);
        }

        await UntilAsync(async () => (await line.DeliveriesAsync("given_up")).Count == 1);
        Assert.Equal(9, Assert.Single(await line.DeliveriesAsync("given_up")).Attempts.Count);
    }

    [Fact]
    public async Task Two_nodes_tell_each_event_once()
    {
        await using var line = await Host.OpenLineAsync();
        await using var other = Host.StartNode(("Webhooks:Interval", "00:00:00.1"));
        var report = await line.SubmitAsync();

        for (var round = 0; round < 6; round++)
            report = await line.Office.StepAsync(await line.Office.StepAsync(await SubmitAgainAsync(report), "verify"), "reopen", "Kiểm tra lại.");

        await line.Receiver.TakesAsync(18);
        await WaitForRoundsAsync();
        Assert.Equal(18, line.Receiver.Received.Count);
        Assert.Equal(line.Receiver.Received.Select(one => one.Data.GetProperty("seq").GetInt64()).Order(), line.Receiver.Received.Select(one => one.Data.GetProperty("seq").GetInt64()));

        async Task<ReportView> SubmitAgainAsync(ReportView report) =>
            report.Summary.State == ReportState.Submitted ? report : await line.Officer.StepAsync(report, "submit");
    }

    [Fact]
    public async Task A_node_that_died_while_sending_leaves_the_webhook_to_the_next()
    {
        await using var line = await Host.OpenLineAsync();
        await Host.ExecuteAsync(
            "update webhooks set leased_until = @until where id = @Id", new { line.Made.Webhook.Id, until = Host.Clock.Now.UtcDateTime.AddMinutes(1) });
        await line.SubmitAsync();

        await WaitForRoundsAsync();
        Assert.Empty(line.Receiver.Received);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await line.Receiver.TakesAsync(1);
    }

    [Fact]
    public async Task Place_and_groups_of_the_client_limit_what_it_hears()
    {
        await using var receiver = new WebhookServer();
        var (commune, foreign) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        var pillars = commune.Plan.Indicators.Where(row => row.LeadId == commune.UnitId("kinh-te")).Select(row => row.PillarId).Distinct().ToList();
        var other = commune.Plan.Indicators.Select(row => row.PillarId).Distinct().Except(pillars).First();
        await (await Host.AddPushMachineAsync(foreign.Path)).AddWebhookAsync(receiver.Url);
        await (await Host.AddPushMachineAsync($"{commune.Path}{commune.Plan.Units.First(unit => unit.Code != "kinh-te").Code}/")).AddWebhookAsync(receiver.Url);
        await (await Host.AddPushMachineAsync(commune.Path, other)).AddWebhookAsync(receiver.Url);
        await (await Host.AddPushMachineAsync(commune.Path)).AddWebhookAsync(receiver.Url, EventKind.Verified);
        var listener = await Host.AddPushMachineAsync("/lam-dong/", pillars[0]);
        var made = await listener.AddWebhookAsync(receiver.Url);
        using var officer = await commune.OfficerAsync();

        await commune.SubmitAsync(officer);

        await receiver.TakesAsync(1);
        await WaitForRoundsAsync();
        Assert.True(Assert.Single(receiver.Received).IsSignedBy(made.Secret, Host.Clock.Now));
        Assert.Contains((await listener.EventsAsync()).Events, one => one.OrganizationCode == commune.Path.Trim('/'));
        foreach (var deaf in new[] { await Host.AddPushMachineAsync(foreign.Path), await Host.AddPushMachineAsync(commune.Path, other) })
            Assert.Empty((await deaf.EventsAsync()).Events);
    }

    [Fact]
    public async Task Events_are_pulled_page_by_page_and_none_is_skipped()
    {
        var commune = await Host.AddCommuneAsync();
        var machine = await Host.AddPushMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        using var office = await commune.StandingOfficeAsync();
        var report = await commune.SubmitAsync(officer);
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
    public async Task One_delivery_is_sent_again_under_the_same_id()
    {
        await using var line = await Host.OpenLineAsync();
        await line.SubmitAsync();
        await UntilAsync(async () => (await line.DeliveriesAsync("delivered")).Count == 1);
        var delivery = Assert.Single(await line.DeliveriesAsync());

        (await line.Machine.Client.SendAsync(HttpMethod.Post, $"exchange/webhooks/{line.Made.Webhook.Id}/deliveries/{delivery.Id}/replay")).Expect(HttpStatusCode.Accepted);

        await line.Receiver.TakesAsync(2);
        Assert.Single(line.Receiver.Received.Select(one => one.Id).Distinct());
        await UntilAsync(async () => Assert.Single(await line.DeliveriesAsync()).Attempts.Count == 2);
    }
}
