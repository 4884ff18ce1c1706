using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Links;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Money → task → indicator: the standing office attaches the rows of the plan that serve an indicator.</summary>
public sealed class LinkingTasksTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task What_is_attached_stands_by_the_indicator_with_its_sums_for_everybody_who_reads_the_plan()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var before = await LinksAsync(officer, commune);
        Assert.Equal((0, 0, null, null), (before.Tasks.Count, before.BudgetRows.Count, before.TaskMillion, before.BudgetYearMillion));

        var saved = await AttachAsync(standing, commune, before.Version, ["2", "1"], ["1"], "Kết luận họp giao ban");

        var read = await LinksAsync(officer, commune);
        Assert.Equal(["1", "2"], read.Tasks.Select(task => task.Number));
        Assert.Equal(["Phòng Kinh tế"], read.Tasks[0].Leads.Select(unit => unit.Name));
        Assert.Equal(["1"], read.BudgetRows.Select(row => row.Number));
        // The second task carries no sum.
        Assert.Equal((120.5m, 120.5m, before.Version + 1), (read.TaskMillion, read.BudgetYearMillion, read.Version));
        Assert.Equal(read.Version, saved.Version);
        Assert.Equal(
            [
                ("budget_row", null, "1", "Kết luận họp giao ban"), ("task", null, "1", "Kết luận họp giao ban"), ("task", null, "2", "Kết luận họp giao ban"),
            ],
            await RevisionsAsync(commune));
    }

    [Fact]
    public async Task A_change_takes_the_place_of_what_was_attached_and_notes_only_what_came_and_went()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var first = await AttachAsync(standing, commune, 1, ["1"], ["1"]);

        var second = await AttachAsync(standing, commune, first.Version, ["1", "2"], [], "Thôi dùng khoản này");

        Assert.Equal(["1", "2"], second.Tasks.Select(task => task.Number));
        Assert.Empty(second.BudgetRows);
        Assert.Null(second.BudgetYearMillion);
        Assert.Equal(
            [("budget_row", "1", null), ("task", null, "2")],
            (await RevisionsAsync(commune)).Where(row => row.Reason == "Thôi dùng khoản này").Select(row => (row.Field, row.OldValue, row.NewValue)));
    }

    [Fact]
    public async Task Who_saw_an_older_version_is_told_and_changes_nothing()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await AttachAsync(standing, commune, 1, ["1"], []);

        var problem = await standing.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, PathOf(commune), Change(commune, 1, ["2"], []));

        Assert.Equal("stale_version", problem.Code);
        Assert.Equal(["1"], (await LinksAsync(standing, commune)).Tasks.Select(task => task.Number));
    }

    [Fact]
    public async Task Rows_of_another_plan_are_refused_by_field()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var problem = await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, PathOf(commune), Change(other, 1, ["1"], ["1"]));

        Assert.Equal(["budgetRowIds", "taskIds"], problem.Errors.Keys.Order());
        Assert.Empty((await LinksAsync(standing, commune)).Tasks);
    }

    [Theory]
    [InlineData(Role.Officer, "kinh-te/")]
    [InlineData(Role.Committee, "")]
    public async Task Who_does_not_manage_the_plan_reads_and_does_not_attach(Role role, string place)
    {
        var commune = await Host.AddCommuneAsync();
        using var reader = await Host.SignInNewAsync(role, commune.Path + place);

        Assert.Empty((await LinksAsync(reader, commune)).Tasks);
        await reader.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Put, PathOf(commune), Change(commune, 1, ["1"], []));
    }

    [Fact]
    public async Task A_document_that_no_longer_holds_a_task_or_a_row_takes_its_links_along()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await AttachAsync(standing, commune, 1, ["1", "2"], ["1"]);
        var file = commune.File
            .With("""  - {"no": "2", name: "Tập huấn cán bộ", timeframe: {text: "Cả năm", kind: year}, lead: [van-phong]}""", "")
            .With("""  - {"no": "1", name: "Mã QR",""", """  - {"no": "9", name: "Mã QR",""");

        await standing.ImportAsync(file);

        var links = await LinksAsync(standing, commune);
        Assert.Equal(["1"], links.Tasks.Select(task => task.Number));
        Assert.Empty(links.BudgetRows);
        Assert.Equal(
            [("budget_row", "1", null), ("task", "2", null)],
            (await RevisionsAsync(commune)).Where(row => row.Reason == "import").Select(row => (row.Field, row.OldValue, row.NewValue)));
    }

    [Fact]
    public async Task A_document_that_words_a_task_or_a_row_anew_keeps_what_is_attached()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await AttachAsync(standing, commune, 1, ["1"], ["1"]);

        await standing.ImportAsync(commune.File.With("name: \"Mã QR\"", "name: \"Mã QR trên tuyến đường\"").With("year_total: 120.5", "year_total: 121.5"));

        var links = await LinksAsync(standing, commune);
        Assert.Equal(["1"], links.Tasks.Select(task => task.Number));
        Assert.Equal(("Mã QR trên tuyến đường", 121.5m), (Assert.Single(links.BudgetRows).Name, links.BudgetYearMillion));
        Assert.DoesNotContain(await RevisionsAsync(commune), row => row.Reason == "import");
    }

    private static string PathOf(TestCommune commune) => $"plans/{commune.PlanId}/indicators/{commune.RowId("2")}/links";

    private static Task<IndicatorLinks> LinksAsync(ApiClient client, TestCommune commune) => client.GetAsync<IndicatorLinks>(PathOf(commune));

    private static Task<IndicatorLinks> AttachAsync(
        ApiClient client, TestCommune commune, int version, string[] tasks, string[] budgetRows, string? reason = null) =>
        client.PutAsync<IndicatorLinks>(PathOf(commune), Change(commune, version, tasks, budgetRows) with { Reason = reason });

    /// <summary>By the numbers of a commune's plan.</summary>
    private static IndicatorLinksChange Change(TestCommune commune, int version, string[] tasks, string[] budgetRows) => new()
    {
        TaskIds = [.. tasks.Select(number => commune.Plan.Tasks.Single(task => task.Number == number).Id)],
        BudgetRowIds = [.. budgetRows.Select(number => commune.Plan.Budget.Rows.Single(row => row.Number == number).Id)],
        Version = version,
    };

    private async Task<(string Field, string? OldValue, string? NewValue, string? Reason)[]> RevisionsAsync(TestCommune commune) =>
        [.. (await Host.RevisionsAsync(commune.RowId("2"))).Where(row => row.Field is LinkRules.TaskField or LinkRules.BudgetRowField).Order()];
}
