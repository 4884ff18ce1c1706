using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Jobs;
using WardKpi.Api.Province;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;
using ApiClient = WardKpi.Api.Tests.Infrastructure.ApiClient;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A commune without a steady line sends its changes to the province: nothing is lost, nothing comes twice. Two hosts, two databases.</summary>
public sealed class ForwardingChangesTests(PushHost province) : Scenario<PushHost>(province)
{
    private const string Officer = "can-bo-kinh-te";
    private const string Office = "van-phong";

    [Fact]
    public async Task What_the_commune_sent_stands_at_the_province_through_every_step()
    {
        await using var village = await VillageAsync();
        Assert.Equal((0, 0), await village.ForwardAsync());

        var report = await village.SubmitAsync();
        Assert.Equal((8, 0), await village.ForwardAsync());
        await AssertSameAsync(village, 8);

        report = await village.Office.StepAsync(report, "verify");
        await village.ForwardAsync();
        Assert.All(await AssertSameAsync(village, 8), value => Assert.Equal(ReportState.Verified, value.State));

        report = await village.Office.StepAsync(report, "reopen", "Nhập nhầm.");
        await village.ForwardAsync();
        Assert.Empty(await AssertSameAsync(village, 0));

        await village.Officer.WriteAsync(report, village.Commune.Figure("2", 7, version: 1));
        await village.Officer.StepAsync(await village.Officer.ReadAsync(report), "submit");
        await village.ForwardAsync();
        Assert.Contains(await AssertSameAsync(village, 8), value => value.Value == 7);
        Assert.Equal((0, 0), await village.ForwardAsync());
    }

    [Fact]
    public async Task The_province_counts_what_the_commune_sent_as_the_commune_does()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        Host.Clock.Advance(TimeSpan.FromMinutes(75));
        await village.ForwardAsync();
        using var viewer = await Host.SignInNewAsync(Role.Committee, village.Commune.Path);

        var there = Assert.Single((await village.Office.GetAsync<ProvinceView>("province?period=2026Q2")).Communes);
        var here = await viewer.GetAsync<ProvinceView>("province?period=2026Q2");

        var standing = Assert.Single(here.Communes);
        // One off track, one at risk, one on track, three met: 4 of 6. The two neutral ones crossed the line, the four that were never entered did not.
        Assert.Equal((4, 6, 66.7m, 1), (standing.GoodCount, standing.JudgedCount, standing.GoodPercent, standing.Rank));
        Assert.Equal((there.GoodCount, there.JudgedCount, there.UpdatedAt), (standing.GoodCount, standing.JudgedCount, standing.UpdatedAt));
        Assert.Equal((12, 8, 8), (there.Summary.Total, standing.Summary.Total, here.Summary.Total));
        // A copy of the plan is here, and nothing in it: no link to it, and none of its duties is missing.
        Assert.Equal((null, 0, 0), (standing.PlanId, here.Timeliness.Expected, here.ReportCount));
        Assert.Equal(Host.Clock.Now.UtcDateTime, standing.ForwardedAt);
        Assert.Null(there.ForwardedAt);
    }

    [Fact]
    public async Task A_line_that_breaks_in_the_middle_costs_nothing()
    {
        await using var village = await VillageAsync(("Forwarding:BatchRows", "3"));
        await village.SubmitAsync();
        village.Line.Left = 2;

        Assert.Equal((6, 1), await village.ForwardAsync());
        var view = await village.ViewAsync();
        Assert.Equal(2, view.WaitingTotal);
        Assert.NotNull(view.Error);
        Assert.Equal((0, 1), await village.ForwardAsync());
        village.Line.Left = null;
        // Started anew, as after a night.
        await village.RestartAsync();
        Assert.Equal((2, 0), await village.ForwardAsync());

        await AssertSameAsync(village, 8);
        Assert.Equal((0, null), ((await village.ViewAsync()).WaitingTotal, (await village.ViewAsync()).Error));
    }

    [Fact]
    public async Task A_lost_answer_changes_nothing_whatever_happened_since()
    {
        await using var village = await VillageAsync();
        var report = await village.SubmitAsync();
        village.Line.LosesAnswers = true;
        Assert.Equal((0, 1), await village.ForwardAsync());
        var run = (await village.PositionAsync()).Run;
        var states = await StatesAsync(village);
        village.Line.LosesAnswers = false;

        await village.ForwardAsync();

        Assert.Equal(run, (await village.PositionAsync()).Run);
        Assert.Equal(states, await StatesAsync(village));
        await AssertSameAsync(village, 8);
        Assert.Equal((0, null), ((await village.ViewAsync()).WaitingTotal, (await village.ViewAsync()).Error));

        // Lost once more, and this time the commune goes on before it asks again.
        report = await village.Office.StepAsync(report, "verify");
        village.Line.LosesAnswers = true;
        await village.ForwardAsync();
        Assert.Equal(run, (await village.PositionAsync()).Run);
        village.Line.LosesAnswers = false;
        await village.Office.StepAsync(report, "reopen", "Nhập nhầm.");
        await village.ForwardAsync();

        Assert.Equal(run, (await village.PositionAsync()).Run);
        Assert.Empty(await AssertSameAsync(village, 0));
    }

    [Fact]
    public async Task A_new_key_goes_on_with_what_the_revoked_one_sent()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        var other = await Host.AddPushMachineAsync(village.Commune.Path);
        var batch = new NodeBatch { Run = Guid.NewGuid(), Step = 1, IsLast = true, Values = await village.ValuesAsync(), Events = [] };
        Assert.Equal("held_here", (await other.Client.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "exchange/nodes/changes", batch)).Code);

        await Host.ExecuteAsync("update api_clients set revoked_at = @now where id = @Id", new { village.Machine.Id, now = Host.Clock.Now.UtcDateTime });
        await other.Client.PostAsync<NodePosition>("exchange/nodes/changes", batch);

        await AssertSameAsync(village, 8);
    }

    [Fact]
    public async Task A_commune_that_gets_another_official_code_has_it_on_what_was_forwarded()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();

        await Host.ExecuteAsync(
            "update organizations set official_code = '99002' where path = @Path; update change_counter set recorded_by = null", new { village.Commune.Path });
        Host.StartNode();

        Assert.Equal(Enumerable.Repeat("99002", 8), await Host.SelectAsync<string>(
            "select organization_code from exchange_values where path like @scope and ended_seq is null", new { scope = $"{village.Commune.Path}%" }));
    }

    [Fact]
    public async Task A_batch_twice_is_taken_once_and_a_gap_says_where_to_go_on()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        var position = await village.PositionAsync();
        var machine = village.Machine.Client;
        var batch = new NodeBatch { Run = position.Run!.Value, Step = position.Step + 1, IsLast = true, Values = [], Events = [] };

        var first = await machine.PostAsync<NodePosition>("exchange/nodes/changes", batch);
        Assert.Equal(first, await machine.PostAsync<NodePosition>("exchange/nodes/changes", batch));

        var gap = (await machine.SendAsync(HttpMethod.Post, "exchange/nodes/changes", batch with { Step = batch.Step + 2 })).Expect(HttpStatusCode.Conflict);
        Assert.Contains("\"gap\"", gap.Body, StringComparison.Ordinal);
        Assert.Contains($"\"step\":{batch.Step}", gap.Body, StringComparison.Ordinal);
        foreach (var other in new[] { batch with { Run = Guid.NewGuid() }, batch with { Step = 1 }, batch with { IsLast = false } })
            Assert.Equal("start_over", (await machine.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "exchange/nodes/changes", other)).Code);
    }

    [Fact]
    public async Task A_province_restored_from_a_copy_gets_what_it_lost()
    {
        await using var village = await VillageAsync(("Forwarding:BatchRows", "3"));
        await village.SubmitAsync();
        await village.ForwardAsync();
        // As a copy of an hour ago would have it: the last batch never came.
        var last = await village.PositionAsync();
        await Host.ExecuteAsync(
            """
            delete from exchange_values where node_id = @Id and node_seq = @Seq and value_id >= (select max(value_id) from exchange_values where node_id = @Id)
            """,
            new { village.Machine.Id, last.Seq });
        var before = Assert.Single(await Host.SelectAsync<string>(
            "select max(value_id) from exchange_values where node_id = @Id and value_id < @last", new { village.Machine.Id, last = last.Id.ToString() }));
        await Host.ExecuteAsync("update exchange_nodes set step = step - 1, value_id = @before where client_id = @Id", new { village.Machine.Id, before });
        await village.SubmitAsync("2026Q1");

        await village.ForwardAsync();

        Assert.Equal(last.Run, (await village.PositionAsync()).Run);
        await AssertSameAsync(village, 16);
    }

    [Fact]
    public async Task A_commune_restored_from_a_copy_sends_everything_anew()
    {
        Assert.SkipUnless(Host.Database.Provider == DatabaseProvider.Sqlite, "copies a file");
        await using var receiver = new WebhookServer();
        await using var village = await VillageAsync();
        await village.Machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks", new NewWebhook { Url = receiver.Url, Events = [EventKind.Submitted] }, HttpStatusCode.Created);
        await village.ForwardAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        var file = Path.Combine(Path.GetTempPath(), $"wardkpi-{Guid.NewGuid():n}", "copy.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await village.Host.SelectAsync<int>("vacuum into @file", new { file });
        await village.SubmitAsync("2026Q1");
        await village.ForwardAsync();
        await AssertSameAsync(village, 16);

        await using var copy = TestDatabase.OfFile(file);
        await village.RestoreAsync(copy);
        // More numbers than the province has had: they alone would tell nothing.
        var report = await village.Commune.OpenAsync(village.Officer, period: "2026Q1");
        for (var round = 0; round < 12; round++)
            await village.Officer.WriteAsync(report, village.Commune.Figure("3", round, version: round));
        await village.Officer.WriteAsync(report, [.. village.Commune.WholeForm().Where(value => value.PlanIndicatorId != village.Commune.RowId("3"))]);
        await village.Officer.StepAsync(await village.Officer.ReadAsync(report), "submit");
        await village.ForwardAsync();

        Assert.Contains(await AssertSameAsync(village, 16), value => value is { Period: "2026Q1", RowNumber: "3", Value: 11 });
        await receiver.TakesAsync(3);
        await Patience.WaitForRoundsAsync();
        Assert.Equal(3, receiver.Received.Select(one => one.Id).Distinct().Count());
        Assert.Equal(3, receiver.Received.Count);
    }

    [Fact]
    public async Task What_happened_at_the_commune_is_told_by_the_province_and_points_at_the_values()
    {
        await using var receiver = new WebhookServer();
        await using var village = await VillageAsync(("Forwarding:BatchRows", "3"));
        await village.Machine.Client.PostAsync<WebhookWithSecret>(
            "exchange/webhooks", new NewWebhook { Url = receiver.Url, Events = Enum.GetValues<EventKind>() }, HttpStatusCode.Created);
        // What happened before the first time is history.
        await village.ForwardAsync();
        await village.Office.StepAsync(await village.SubmitAsync(), "verify");

        await village.ForwardAsync();

        await receiver.TakesAsync(2);
        Assert.Equal(["report.submitted", "report.verified"], receiver.Taken);
        var since = receiver.Received[1].Data.GetProperty("since").GetInt64();
        Assert.Equal(8, (await ReadAsync(Host.Node, village.Commune.Path, since)).Count);
    }

    [Fact]
    public async Task Rows_of_a_foreign_commune_are_refused_by_name_and_nothing_is_half_written()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        var foreign = await Host.AddCommuneAsync();
        var thief = (await Host.AddPushMachineAsync(foreign.Path)).Client;
        var values = await village.ValuesAsync();
        var mine = values[0] with { Id = Guid.NewGuid(), Path = $"{foreign.Path}kinh-te/", OrganizationCode = foreign.Path.Trim('/') };
        var batch = new NodeBatch { Run = Guid.NewGuid(), Step = 1, IsLast = true, Values = [mine, values[1]], Events = [] };

        var problem = await thief.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "exchange/nodes/changes", batch);

        Assert.Equal("foreign_organization", problem.Code);
        Assert.Contains(village.Commune.Path.Trim('/'), problem.Detail, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync(Host.Node, foreign.Path));
        Assert.Equal(0, (await thief.GetAsync<NodePosition>("exchange/nodes/position")).Step);
        // Another's value under a name of one's own.
        var taken = batch with { Values = [mine with { Id = values[0].Id }] };
        Assert.Equal("held_here", (await thief.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "exchange/nodes/changes", taken)).Code);
        await AssertSameAsync(village, 8);
    }

    [Fact]
    public async Task What_no_node_of_ours_would_send_is_refused_with_its_place()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        var values = await village.ValuesAsync();
        var batch = new NodeBatch { Run = Guid.NewGuid(), Step = 1, IsLast = true, Values = [null!, null!], Events = [null!] };

        Assert.Contains("values[0]", await FaultsOfAsync(batch));
        Assert.Contains("events[0]", await FaultsOfAsync(batch));
        // More than the columns hold.
        Assert.Equal(["values[0].numerator"], await FaultsOfAsync(batch with { Values = [values[0] with { Numerator = 12345678901234567890m }], Events = [] }));

        async Task<IEnumerable<string>> FaultsOfAsync(NodeBatch wrong) =>
            (await village.Machine.Client.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "exchange/nodes/changes", wrong)).Errors.Keys;
    }

    [Fact]
    public async Task Events_of_groups_that_are_not_the_clients_are_refused()
    {
        var commune = await Host.AddCommuneAsync();
        var machine = (await Host.AddPushMachineAsync(commune.Path, "chinh_quyen_so")).Client;
        var one = new NodeEvent
        {
            Id = Guid.NewGuid(), Seq = 1, Type = EventKind.Submitted, At = TestClock.Start.UtcDateTime, Path = $"{commune.Path}kinh-te/",
            OrganizationCode = commune.Path.Trim('/'), UnitCode = "kinh-te", PlanId = Guid.NewGuid(), PlanYear = 2026, Period = "2026Q2",
            ReportId = Guid.NewGuid(), From = ReportState.Draft, To = ReportState.Submitted, Pillars = ["chinh_quyen_so", "kinh_te_so"],
        };
        var batch = new NodeBatch { Run = Guid.NewGuid(), Step = 1, IsLast = true, Values = [], Events = [one] };

        var problem = await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "exchange/nodes/changes", batch);

        Assert.Equal("foreign_pillar", problem.Code);
    }

    [Fact]
    public async Task What_the_province_holds_by_itself_is_not_written_over()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        var own = await Host.AdminAsync();
        var plan = Assert.Single(await own.GetAsync<Plans.PlanSummary[]>("plans"), plan => plan.CommuneName == village.Commune.Name);
        var here = new TestCommune(Host, village.Commune.Name, village.Commune.File, await own.GetAsync<Plans.PlanView>($"plans/{plan.Id}"));
        using var officer = await here.OfficerAsync();
        await officer.StepAsync(await officer.WriteAsync(await here.OpenAsync(officer), here.WholeForm()), "submit");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(village.ForwardAsync);

        Assert.StartsWith("held_here", fault.Message, StringComparison.Ordinal);
        Assert.Contains("nguồn khác", (await village.ViewAsync()).Error!, StringComparison.Ordinal);
        Assert.Equal(0, (await village.PositionAsync()).Step);
    }

    [Fact]
    public async Task A_revoked_key_is_said_in_words_and_a_new_change_goes_out_by_itself()
    {
        await using var village = await VillageAsync(("Forwarding:Interval", "00:00:00.1"));
        await village.SubmitAsync();
        await Patience.UntilAsync(async () => (await ReadAsync(Host.Node, village.Commune.Path)).Count == 8);

        await Host.ExecuteAsync("update api_clients set revoked_at = @now where id = @Id", new { village.Machine.Id, now = Host.Clock.Now.UtcDateTime });
        await village.SubmitAsync("2026Q1");

        await Patience.UntilAsync(async () => (await village.ViewAsync()).Error?.Contains("thu hồi", StringComparison.Ordinal) == true);
        Assert.Equal(8, (await village.ViewAsync()).WaitingTotal);
    }

    [Fact]
    public async Task Administrators_see_the_nodes_of_their_own_place()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, village.Commune.Path);
        using var stranger = await Host.SignInNewAsync(Role.CommuneAdmin, (await Host.AddCommuneAsync()).Path);

        var node = Assert.Single((await administrator.GetAsync<ForwardingView>("forwarding")).Nodes);

        Assert.Equal((village.Commune.Name, true, 8), (node.OrganizationName, node.IsWhole, node.ValueTotal));
        Assert.Empty((await stranger.GetAsync<ForwardingView>("forwarding")).Nodes);
    }

    [Theory]
    [InlineData("http://tinh.vn", "wkpi_abcdefgh_secret")]
    [InlineData("https://tinh.vn", "khóa")]
    [InlineData("https://tinh.vn", null)]
    public async Task The_program_does_not_start_with_a_forwarding_that_is_not_safe(string url, string? key)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var node = Host.StartNode(key is null ? [("Forwarding:Url", url)] : [("Forwarding:Url", url), ("Forwarding:Key", key)]);
        });

        Assert.Contains("Forwarding: ", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A commune with a database of its own, known to the province, which made it a key.</summary>
    private async Task<Village> VillageAsync(params (string Key, string Value)[] settings)
    {
        var host = new WardKpiHost();
        await host.StartAsync();
        var commune = await host.AddCommuneAsync();
        await (await Host.AdminAsync()).ImportAsync(commune.File);
        var machine = await Host.AddPushMachineAsync(commune.Path);
        await host.AddPersonAsync(Officer, Role.Officer, $"{commune.Path}kinh-te/");
        await host.AddPersonAsync(Office, Role.StandingOffice, commune.Path);
        var village = new Village(host, commune, machine, new LineServer(Host.Node.Address), settings);
        await village.RestartAsync();
        return village;
    }

    /// <summary>Every sent value that a reader gets, on both sides the same.</summary>
    private async Task<IReadOnlyList<ExchangeValue>> AssertSameAsync(Village village, int total)
    {
        var there = Plain(await ReadAsync(village.Node, village.Commune.Path));
        var here = Plain(await ReadAsync(Host.Node, village.Commune.Path));
        Assert.Equal(total, there.Count);
        Assert.Equal(there, here);
        return here;

        static List<ExchangeValue> Plain(IEnumerable<ExchangeValue> values) =>
            [.. values.OrderBy(value => value.Id).Select(value => value with { Seq = 0, RecordedAt = default })];
    }

    private static async Task<IReadOnlyList<ExchangeValue>> ReadAsync(Node node, string path, long since = 0)
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

    private async Task<int> StatesAsync(Village village) =>
        Assert.Single(await Host.SelectAsync<int>("select count(*) from exchange_values where node_id = @Id", new { village.Machine.Id }));

    private sealed class Village(
        WardKpiHost host, TestCommune commune, PushMachine machine, LineServer line, (string Key, string Value)[] settings) : IAsyncDisposable
    {
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
            Officer = await SignInAsync(ForwardingChangesTests.Officer);
            Office = await SignInAsync(ForwardingChangesTests.Office);
        }

        private async Task<ApiClient> SignInAsync(string name)
        {
            var client = Node.Visitor();
            await client.SignInAsync(name);
            return client;
        }
    }
}
