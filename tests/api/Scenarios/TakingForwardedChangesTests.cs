using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>What the province takes of a commune's node, and what it refuses.</summary>
public sealed class TakingForwardedChangesTests(PushHost province) : ForwardingScenario(province)
{
    [Fact]
    public async Task A_new_key_goes_on_with_what_the_revoked_one_sent()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        var other = await Host.AddPushMachineAsync(village.Commune.Path);
        var batch = new NodeBatch { Run = Guid.NewGuid(), Step = 1, IsLast = true, Values = await village.ValuesAsync(), Events = [] };
        Assert.Equal("held_here", (await other.Client.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "exchange/nodes/changes", batch)).Code);

        await RevokeAsync(village);
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
        var here = await CopyAsync(village);
        using var officer = await here.OfficerAsync();
        await here.SubmitAsync(officer);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(village.ForwardAsync);

        Assert.StartsWith("held_here", fault.Message, StringComparison.Ordinal);
        Assert.Contains("nguồn khác", (await village.ViewAsync()).Error!, StringComparison.Ordinal);
        Assert.Equal(0, (await village.PositionAsync()).Step);
    }

    [Fact]
    public async Task What_a_node_sends_for_is_not_sent_a_second_time_from_the_copy_of_its_plan()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync();
        await village.ForwardAsync();
        var here = await CopyAsync(village);
        using var officer = await here.OfficerAsync();
        using var machine = await Host.AddMachineAsync(here.Path);
        var draft = await RefusedAsync(await DraftAsync(TestCommune.Quarter));
        var other = await RefusedAsync(await DraftAsync("2026Q1"));
        Assert.Equal("held_by_node", (await machine.DeliverOneAsync(here.Delivered("2", 7) with { Version = 1 })).Code);
        await AssertSameAsync(village, 8);

        // Given up: what came from the node stays, the quarters behind it are the province's.
        await RevokeAsync(village);
        await RefusedAsync(draft);
        await officer.StepAsync(other, "submit");
        Assert.Equal(16, (await ReadAsync(Host.Node, here.Path)).Count);

        async Task<ReportView> DraftAsync(string period) =>
            await officer.WriteAsync(await here.OpenAsync(officer, period: period), here.WholeForm());

        async Task<ReportView> RefusedAsync(ReportView report)
        {
            var problem = await officer.RefusedAsync(
                HttpStatusCode.Conflict, HttpMethod.Post, $"reports/{report.Summary.Id}/submit", new ReportStep { Version = report.Summary.Version!.Value });
            Assert.Equal("held_by_node", problem.Code);
            var after = await officer.ReadAsync(report);
            Assert.Equal((ReportState.Draft, 8), (after.Summary.State, after.Summary.FilledCount));
            return after;
        }
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
}
