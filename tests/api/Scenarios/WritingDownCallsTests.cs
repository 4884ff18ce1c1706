using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Jobs;
using WardKpi.Api.Tests.Infrastructure;
using static WardKpi.Api.Tests.Infrastructure.MachineSteps;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The sharing log: which machine took or brought what.</summary>
public sealed class WritingDownCallsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Every_call_of_a_key_is_written_down_with_what_came_of_it()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { RequestsPerMinute = 5 });
        using var machine = Host.Machine(issued.Key);
        var served = (await machine.AskAsync()).Expect(HttpStatusCode.OK);
        (await machine.SendAsync(HttpMethod.Get, "exchange/khong-co?a=1")).Expect(HttpStatusCode.NotFound);
        (await machine.SendAsync(HttpMethod.Post, "exchange/values")).Expect(HttpStatusCode.Forbidden);
        var changed = await admin.ChangeAsync(issued.Client.Id, issued.Client.Change() with { Addresses = ["192.0.2.1"] });
        (await machine.AskAsync()).Expect(HttpStatusCode.Forbidden);
        await admin.ChangeAsync(issued.Client.Id, changed.Change() with { Addresses = null, RequestsPerMinute = 4 });
        (await machine.AskAsync()).Expect(HttpStatusCode.TooManyRequests);
        await admin.PostAsync<ApiClientView>($"api-clients/{issued.Client.Id}/revoke", new { });
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await machine.AskAsync()).Expect(HttpStatusCode.Unauthorized);

        var calls = await admin.CallsAsync(issued.Client.Id, 6);

        // A call is written down behind its answer, so that the next may overtake it.
        Assert.Equal([200, 401, 403, 403, 404, 429], calls.Select(call => call.Status).Order());
        var first = calls.Single(call => call.Status == 200);
        Assert.Equal(
            ("GET", "/api/v1/exchange/client", null, CallOutcome.Served, "127.0.0.1", issued.Client.Name),
            (first.Method, first.Path, first.Query, first.Outcome, first.Address, first.ClientName));
        Assert.Equal(TestClock.Start.UtcDateTime, first.At);
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(served.Body), first.Bytes);
        Assert.Equal("a=1", calls.Single(call => call.Status == 404).Query);
        Assert.All(calls.Where(call => call.Status >= 400), call => Assert.Equal(CallOutcome.Refused, call.Outcome));
    }

    [Fact]
    public async Task A_use_of_the_key_is_remembered_and_a_refused_one_is_none()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { Addresses = ["192.0.2.1"] });
        using var machine = Host.Machine(issued.Key);
        await machine.RefusedAsync(HttpStatusCode.Forbidden);
        await admin.CallsAsync(issued.Client.Id, 1);
        var refused = await admin.FindAsync(issued.Client.Id);

        await admin.ChangeAsync(issued.Client.Id, refused.Change() with { Addresses = null });
        await machine.AskedAsync();
        await admin.CallsAsync(issued.Client.Id, 2);
        var used = await admin.FindAsync(issued.Client.Id);

        Assert.Equal((null, 1), (refused.LastUsedAt, refused.CallsToday));
        Assert.Equal((TestClock.Start.UtcDateTime, 2), (used.LastUsedAt, used.CallsToday));
    }

    [Fact]
    public async Task Whoever_knows_no_more_than_a_prefix_writes_nothing_into_the_log()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var stranger = Host.Machine(issued.Key[..^4] + "0000");
        using var machine = Host.Machine(issued.Key);

        await stranger.RefusedAsync(HttpStatusCode.Unauthorized);
        await machine.AskedAsync();

        Assert.Equal(200, Assert.Single(await admin.CallsAsync(issued.Client.Id, 1)).Status);
        Assert.Equal(1, (await admin.FindAsync(issued.Client.Id)).CallsToday);
    }

    [Fact]
    public async Task Of_the_calls_over_the_limit_one_a_minute_has_a_line_and_all_are_counted()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { RequestsPerMinute = 1 });
        using var machine = Host.Machine(issued.Key);
        await machine.AskedAsync();
        for (var call = 0; call < 5; call++)
            await machine.RefusedAsync(HttpStatusCode.TooManyRequests);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await machine.AskedAsync();
        await machine.RefusedAsync(HttpStatusCode.TooManyRequests);

        var calls = await admin.CallsAsync(issued.Client.Id, 4);

        Assert.Equal([200, 200, 429, 429], calls.Select(call => call.Status).Order());
        Assert.Equal(8, (await admin.FindAsync(issued.Client.Id)).CallsToday);
    }

    [Fact]
    public async Task Bytes_are_those_that_went_over_the_line()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms($"Hệ thống {new string('x', 180)}"));
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Node.Address, "/api/v1/exchange/client"));
        request.Headers.Add(ApiKeyHandler.KeyHeader, issued.Key);
        request.Headers.Add("Accept-Encoding", "br");

        using var message = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("br", Assert.Single(message.Content.Headers.ContentEncoding));
        var call = Assert.Single(await admin.CallsAsync(issued.Client.Id, 1));
        Assert.Equal(body.Length, call.Bytes);
        Assert.Equal(System.Net.HttpStatusCode.OK, (HttpStatusCode)call.Status);
    }

    [Fact]
    public async Task No_key_stands_in_the_log_wherever_somebody_put_it()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var machine = Host.Machine(issued.Key);

        (await machine.SendAsync(HttpMethod.Get, $"exchange/{issued.Key}?q={issued.Key}&api_key=abc&Token=def&year=2026")).Expect(HttpStatusCode.NotFound);

        var call = Assert.Single(await admin.CallsAsync(issued.Client.Id, 1));
        Assert.Equal(("/api/v1/exchange/wkpi_…", "q=wkpi_…&api_key=…&Token=…&year=2026"), (call.Path, call.Query));
    }

    [Fact]
    public async Task An_address_that_is_longer_than_its_column_is_cut()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        using var machine = Host.Machine(issued.Key);

        await machine.SendAsync(HttpMethod.Get, $"exchange/{new string('a', 400)}?q={new string('b', 1200)}");

        var call = Assert.Single(await admin.CallsAsync(issued.Client.Id, 1));
        Assert.Equal((CallRules.PathLimit, CallRules.QueryLimit), (call.Path.Length, call.Query!.Length));
    }

    [Fact]
    public async Task The_log_is_asked_by_client_day_and_outcome_and_turned_page_by_page()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        // Many of one moment: only their ids tell them apart.
        for (var index = 0; index < 250; index++)
            await InsertAsync(issued.Client.Id, new DateTime(2026, 6, 1, 3, index % 2, 0), index % 5 == 0 ? 304 : 200);
        await InsertAsync(issued.Client.Id, new DateTime(2026, 5, 31, 16, 59, 59), 500);
        await InsertAsync(issued.Client.Id, new DateTime(2026, 5, 31, 17, 0, 0), 422);

        var seen = new List<CallView>();
        var query = $"sharing-log?clientId={issued.Client.Id}&from=2026-06-01&to=2026-06-01";
        var page = await admin.GetAsync<SharingLogPage>(query);
        seen.AddRange(page.Calls);
        while (page.HasMore)
        {
            page = await admin.GetAsync<SharingLogPage>($"{query}&before={page.Calls[^1].Id}");
            seen.AddRange(page.Calls);
        }

        Assert.Equal(251, seen.Select(call => call.Id).Distinct().Count());
        Assert.Equal(251, seen.Count);
        Assert.Equal(seen.OrderByDescending(call => call.At).Select(call => call.At), seen.Select(call => call.At));
        Assert.Equal(422, seen[^1].Status);
        Assert.Equal(50, (await admin.GetAsync<SharingLogPage>($"{query}&outcome=unchanged")).Calls.Count);
        Assert.Equal(500, Assert.Single((await admin.GetAsync<SharingLogPage>($"sharing-log?clientId={issued.Client.Id}&to=2026-05-31")).Calls).Status);
        Assert.Empty((await admin.GetAsync<SharingLogPage>($"sharing-log?clientId={Guid.NewGuid()}")).Calls);
        await admin.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"{query}&before={Guid.NewGuid()}");
    }

    [Fact]
    public async Task Totals_tell_calls_rows_bytes_and_refusals_of_each_day_in_Vietnam()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms("=SUM(A1)"));
        using var machine = Host.Machine(issued.Key);
        await machine.AskedAsync();
        // Seven in the evening of the 18th in London is past midnight in Hà Nội.
        Host.Clock.MoveTo(new DateTimeOffset(2026, 6, 18, 10, 30, 0, TimeSpan.Zero));
        (await machine.SendAsync(HttpMethod.Get, "exchange/khong-co")).Expect(HttpStatusCode.NotFound);
        Host.Clock.MoveTo(new DateTimeOffset(2026, 6, 18, 17, 0, 0, TimeSpan.Zero));
        await machine.AskedAsync();
        using var later = await Host.SignInAsync(Accounts.Admin);
        var calls = await later.CallsAsync(issued.Client.Id, 3);

        var totals = await later.GetAsync<SharingTotals>($"sharing-log/totals?clientId={issued.Client.Id}");
        var csv = (await later.SendAsync(HttpMethod.Get, $"sharing-log/calls.csv?clientId={issued.Client.Id}")).Expect(HttpStatusCode.OK);

        Assert.Equal((new DateOnly(2026, 5, 21), new DateOnly(2026, 6, 19)), (totals.From, totals.To));
        Assert.Equal(
            [(new DateOnly(2026, 6, 18), 2L, 1L), (new DateOnly(2026, 6, 19), 1L, 0L)],
            totals.Days.Select(day => (day.Day, day.Calls, day.Refused)));
        Assert.Equal((3, 1, calls.Sum(call => call.Bytes)), (totals.Calls, totals.Refused, totals.Bytes));
        var lines = csv.Body.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        // A spreadsheet must not compute what somebody named a machine.
        Assert.StartsWith("2026-06-19 00:00:00;'=SUM(A1);GET;/api/v1/exchange/client;;200;;", lines[1], StringComparison.Ordinal);
        Assert.Equal("text/csv", csv.Message.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Rows_are_those_that_the_handler_counted()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms() with { Scopes = [ApiScope.WriteValues], OrganizationId = commune.Plan.Summary.CommuneId });
        using var machine = new DeliveringMachine(Host.Node.Address, new MachineKey(issued.Client.Id, issued.Client.Name, issued.Key));

        await machine.DeliverAsync("?dryRun=true", commune.Delivered("2", 6), commune.Delivered("3", 4));

        Assert.Equal(2, Assert.Single(await admin.CallsAsync(issued.Client.Id, 1)).Rows);
        Assert.Equal(2, (await admin.GetAsync<SharingTotals>($"sharing-log/totals?clientId={issued.Client.Id}")).Rows);
    }

    [Fact]
    public async Task A_commune_sees_the_calls_of_its_own_machines_only()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        var system = await Host.AdminAsync();
        var own = await system.IssueAsync(Terms() with { OrganizationId = commune.UnitId("kinh-te") });
        var theirs = await system.IssueAsync(Terms() with { OrganizationId = other.Plan.Summary.CommuneId });
        foreach (var issued in new[] { own, theirs })
        {
            using var machine = Host.Machine(issued.Key);
            await machine.AskedAsync();
        }

        var foreign = Assert.Single(await system.CallsAsync(theirs.Client.Id, 1));
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        await administrator.CallsAsync(own.Client.Id, 1);

        Assert.Equal(own.Client.Id, Assert.Single((await administrator.GetAsync<SharingLogPage>("sharing-log")).Calls).ClientId);
        Assert.Empty((await administrator.GetAsync<SharingLogPage>($"sharing-log?clientId={theirs.Client.Id}")).Calls);
        await administrator.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"sharing-log?before={foreign.Id}");
        Assert.Equal(own.Client.Id, Assert.Single((await administrator.GetAsync<SharingTotals>("sharing-log/totals")).Days).ClientId);
        Assert.Empty((await administrator.GetAsync<SharingTotals>($"sharing-log/totals?clientId={theirs.Client.Id}")).Days);
        Assert.DoesNotContain(
            $"{foreign.At:yyyy}", (await administrator.SendAsync(HttpMethod.Get, $"sharing-log/calls.csv?clientId={theirs.Client.Id}")).Body);
    }

    [Fact]
    public async Task What_waits_when_the_program_stops_is_written_first()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        await using (var node = Node.Start(Host.Database, Host.Clock))
        {
            using var machine = new Machine(node.Address, issued.Key);
            for (var call = 0; call < 20; call++)
                await machine.AskedAsync();
        }

        Assert.Equal(20, (await admin.GetAsync<SharingLogPage>($"sharing-log?clientId={issued.Client.Id}")).Calls.Count);
    }

    [Fact]
    public async Task Old_calls_are_cleared_away_by_night_and_their_totals_stay()
    {
        var admin = await Host.AdminAsync();
        var issued = await admin.IssueAsync(Terms());
        var now = Host.Clock.Now.UtcDateTime;
        await InsertAsync(issued.Client.Id, now.AddDays(-400).AddMinutes(-1), 200);
        await InsertAsync(issued.Client.Id, now.AddDays(-400).AddMinutes(1), 200);
        await using var node = Host.StartNode();

        var counts = await node.RunAsync(JobKind.Prune);

        Assert.Equal(1, counts["calls"]);
        Assert.Single(await Host.SelectAsync<Guid>("select id from exchange_calls where client_id = @Id", new { issued.Client.Id }));
        Assert.Equal(2, (await admin.GetAsync<SharingTotals>($"sharing-log/totals?clientId={issued.Client.Id}&from=2025-01-01")).Calls);
    }

    private async Task InsertAsync(Guid clientId, DateTime at, int status) =>
        await Host.Node.WriteCallsAsync(new CallRow
        {
            Id = Guid.CreateVersion7(), ClientId = clientId, At = DateTime.SpecifyKind(at, DateTimeKind.Utc), Method = "GET", Path = "/api/v1/exchange/values", Status = status,
        });
}
