using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Province;
using WardKpi.Api.Province.Comparison;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A commune without a steady line sends its changes to the province: nothing is lost, nothing comes twice. Two hosts, two databases.</summary>
public sealed class ForwardingChangesTests(PushHost province) : ForwardingScenario(province)
{
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

        // A quarter that its node has not sent is its node's all the same.
        var unsent = await viewer.GetAsync<ProvinceView>("province?period=2026Q1");
        Assert.Equal((null, Host.Clock.Now.UtcDateTime), (unsent.Communes[0].PlanId, unsent.Communes[0].ForwardedAt));
        Assert.Equal((0, 0, 0), (unsent.Summary.Total, unsent.ReportCount, unsent.Timeliness.Expected));
    }

    [Fact]
    public async Task What_a_report_opened_again_took_back_leaves_its_commune_at_its_node()
    {
        await using var village = await VillageAsync();
        var report = await village.Office.StepAsync(await village.SubmitAsync(), "verify");
        await village.ForwardAsync();
        await village.Office.StepAsync(report, "reopen", "Nhập nhầm.");
        await village.ForwardAsync();
        using var viewer = await Host.SignInNewAsync(Role.Committee, village.Commune.Path);

        var here = await viewer.GetAsync<ProvinceView>("province?period=2026Q2");

        Assert.NotNull(Assert.Single(here.Communes).ForwardedAt);
        Assert.Equal((0, 0), (here.Summary.Total, here.Timeliness.Expected));
    }

    [Fact]
    public async Task A_commune_that_sent_the_quarter_at_the_province_is_counted_by_that_in_every_list()
    {
        await using var village = await VillageAsync();
        await village.SubmitAsync("2026Q1");
        await village.ForwardAsync();
        await RevokeAsync(village);
        var here = await CopyAsync(village);
        using var officer = await here.OfficerAsync();
        await here.SubmitAsync(officer);
        // Twice in one quarter, as both sides could once send it; and a measure that only the node sent.
        var code = here.Plan.Indicators.Single(row => row.Number == "9").Code;
        await Host.ExecuteAsync(
            "update exchange_values set period = '2026Q2', indicator_code = @code where node_id = @Id and row_number = '1'", new { village.Machine.Id, code });
        using var viewer = await Host.SignInNewAsync(Role.Committee, village.Commune.Path);

        var measure = (await viewer.GetAsync<ProvinceMeasures>("province/indicators?period=2026Q2")).Measures.Single(one => one.Code == code);
        var commune = Assert.Single((await viewer.GetAsync<ComparisonView>($"province/indicators/{code}?period=2026Q2")).Communes);

        Assert.Equal((null, CommuneGap.NoData), (commune.ForwardedAt, commune.RollUpGap));
        Assert.Equal((1, 0), (measure.CommuneCount, measure.FigureCount));
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
    public async Task A_revoked_key_is_said_in_words_and_a_new_change_goes_out_by_itself()
    {
        await using var village = await VillageAsync(("Forwarding:Interval", "00:00:00.1"));
        await village.SubmitAsync();
        await Patience.UntilAsync(async () => (await ReadAsync(Host.Node, village.Commune.Path)).Count == 8);

        await RevokeAsync(village);
        await village.SubmitAsync("2026Q1");

        await Patience.UntilAsync(async () => (await village.ViewAsync()).Error?.Contains("thu hồi", StringComparison.Ordinal) == true);
        Assert.Equal(8, (await village.ViewAsync()).WaitingTotal);
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

    private async Task<int> StatesAsync(Village village) =>
        Assert.Single(await Host.SelectAsync<int>("select count(*) from exchange_values where node_id = @Id", new { village.Machine.Id }));
}
