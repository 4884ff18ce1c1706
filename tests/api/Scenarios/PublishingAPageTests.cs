using System.Net;
using System.Net.Http.Headers;
using WardKpi.Api.Accounts;
using WardKpi.Api.Progress;
using WardKpi.Api.PublicPages;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class PublishingAPageTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static string PathOf(TestCommune commune) => $"public{commune.Path.TrimEnd('/')}";

    private static string SettingsOf(TestCommune commune) => $"public-pages/{commune.Plan.Summary.CommuneId}";

    private static PublicPageChange On(TestCommune commune, int version, params string[] numbers) => new()
    {
        IsOn = true,
        Introduction = "  Kết quả của xã.  ",
        PlanIndicatorIds = [.. numbers.Select(commune.RowId)],
        Version = version,
    };

    [Fact]
    public async Task A_page_that_is_off_and_one_of_nowhere_are_refused_alike()
    {
        var commune = await Host.AddCommuneAsync();
        using var anybody = Host.Node.Visitor();
        var never = await anybody.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, PathOf(commune));
        using var standing = await commune.StandingOfficeAsync();
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "1") with { IsOn = false });

        var off = await anybody.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, PathOf(commune));
        var nowhere = await anybody.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "public/lam-dong/xa-khong-co");

        Assert.Equal((never.Code, never.Detail), (off.Code, off.Detail));
        Assert.Equal((nowhere.Code, nowhere.Detail), (off.Code, off.Detail));
    }

    [Fact]
    public async Task Only_verified_figures_of_the_chosen_indicators_are_shown_in_the_chosen_order()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var anybody = Host.Node.Visitor();
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "2", "1"));
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        report = await officer.StepAsync(report, "submit");

        var before = Assert.Single((await anybody.GetAsync<PublicPageView>(PathOf(commune))).Plans);
        Assert.Equal(["2", "1"], before.Indicators.Select(row => row.Number));
        Assert.All(before.Indicators, row => Assert.Null(row.Value));
        Assert.All(before.Indicators.SelectMany(row => row.Quarters), quarter => Assert.Null(quarter.Value));
        Assert.Equal(0, before.VerifiedUnits);

        await standing.StepAsync(report, "verify");
        var after = Assert.Single((await anybody.GetAsync<PublicPageView>(PathOf(commune))).Plans);
        var inside = await commune.ProgressAsync(standing);

        Assert.Equal(TestCommune.Quarter, after.Period);
        Assert.Equal((1, 6m, 48m), (after.VerifiedUnits, after.Indicators[0].Value, after.Indicators[1].Value));
        Assert.All(after.Indicators, row =>
        {
            var shown = inside.Row(row.Number);
            Assert.Equal((shown.Status, shown.Milestone, shown.Value), (row.Status, row.Milestone, row.Value));
        });
        Assert.Equal(2, after.Summary.Total);
        Assert.NotNull(after.VerifiedAt);
    }

    [Fact]
    public async Task The_first_unit_of_a_new_quarter_hides_no_figure_of_the_others()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var neighbour = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}van-phong/");
        using var standing = await commune.StandingOfficeAsync();
        using var anybody = Host.Node.Visitor();
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "1", "9"));
        await VerifyAsync(officer, standing, await commune.OpenAsync(officer, period: "2026Q1"), [.. commune.WholeForm()[..7], commune.Narrative("8", "Chưa công bố bộ nào.")]);
        await VerifyAsync(
            neighbour, standing, await commune.OpenAsync(neighbour, "van-phong", "2026Q1"),
            commune.Ratio("9", 30, 40), commune.Ratio("10", 3, 4), commune.NotApplicable("11"));
        await VerifyAsync(officer, standing, await commune.OpenAsync(officer), [commune.Ratio("1", 60, 100), .. commune.WholeForm()[1..]]);

        var plan = Assert.Single((await anybody.GetAsync<PublicPageView>(PathOf(commune))).Plans);

        Assert.Equal((TestCommune.Quarter, 1, 2), (plan.Period, plan.VerifiedUnits, plan.Units));
        Assert.Equal([TestCommune.Quarter, "2026Q1"], plan.Indicators.Select(row => row.Period));
        Assert.Equal([60m, 75m], plan.Indicators.Select(row => row.Value));
        var first = (await commune.ProgressAsync(standing, "2026Q1")).Row("9");
        Assert.Equal((first.Status, first.Milestone), (plan.Indicators[1].Status, plan.Indicators[1].Milestone));
        Assert.All(plan.Summary.Counts, one => Assert.Equal(plan.Indicators.Count(row => row.Status == one.Status), one.Count));
        Assert.DoesNotContain(plan.Indicators, row => row.Status == ProgressStatus.NoData);
    }

    [Fact]
    public async Task Nothing_of_people_drafts_or_remarks_leaves_the_house()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var anybody = Host.Node.Visitor();
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "1", "8"));
        var row = commune.Ratio("1", 48, 100) with { Note = "ghi chú nội bộ", Source = "Nguồn nội bộ" };
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), [row, .. commune.WholeForm()[1..]]);
        await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");

        var body = (await anybody.SendAsync(HttpMethod.Get, PathOf(commune))).Expect(HttpStatusCode.OK).Body;

        foreach (var hidden in new[] { "nội bộ", "Người ", "Đã công bố hai bộ dữ liệu", "updatedBy", "leadName", "responsible" })
            Assert.DoesNotContain(hidden, body, StringComparison.Ordinal);
        Assert.Contains("Kết quả của xã.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_may_be_kept_and_asked_from_other_sites_until_something_on_it_changes()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "1"));
        using var http = new HttpClient { BaseAddress = Host.Node.Address };
        var path = $"/api/v1/{PathOf(commune)}";

        using var first = await http.GetAsync(path, TestContext.Current.CancellationToken);
        using var same = await AskAgainAsync(http, path, first.Headers.ETag!);
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        using var drafted = await AskAgainAsync(http, path, first.Headers.ETag!);
        await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");
        using var verified = await AskAgainAsync(http, path, first.Headers.ETag!);
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 1, "2"));
        using var other = await AskAgainAsync(http, path, verified.Headers.ETag!);

        Assert.Equal("max-age=300, public", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order()));
        Assert.Equal("*", Assert.Single(first.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.All([same, drafted], answer => Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode));
        Assert.All([first, verified, other], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        using var session = await http.GetAsync("/api/v1/session", TestContext.Current.CancellationToken);
        Assert.False(session.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.True(session.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Only_a_public_page_may_stand_inside_another_site()
    {
        using var http = new HttpClient { BaseAddress = Host.Node.Address };
        using var page = await http.GetAsync("/public/lam-dong/xa-thu", TestContext.Current.CancellationToken);
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        Assert.EndsWith("frame-ancestors *", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (var path in new[] { "/overview", "/public", "/public/", "/public/x", "/public/x/", "/public//x", "/public/a/b/c", "/publications/a/b", "/api/v1/public/lam-dong/xa-thu" })
        {
            using var other = await http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal("DENY", Assert.Single(other.Headers.GetValues("X-Frame-Options")));
            Assert.EndsWith("frame-ancestors 'none'", Assert.Single(other.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Settings_that_somebody_changed_first_and_indicators_of_elsewhere_are_refused()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        var settings = await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "1"));
        Assert.Equal((1, "Kết quả của xã.", $"/public{commune.Path.TrimEnd('/')}"), (settings.Version, settings.Introduction, settings.Address));

        var stale = await administrator.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, SettingsOf(commune), On(commune, 0, "2"));
        var foreign = await administrator.RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Put, SettingsOf(commune), On(other, 1, "1"));

        Assert.Equal(("stale_version", "foreign_indicator"), (stale.Code, foreign.Code));
        var kept = await administrator.GetAsync<PublicPageSettings>(SettingsOf(commune));
        Assert.Equal((1, commune.RowId("1")), (kept.Version, Assert.Single(kept.PlanIndicatorIds)));
    }

    [Fact]
    public async Task A_page_without_indicators_or_with_one_twice_is_not_switched_on()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var empty = await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, SettingsOf(commune), On(commune, 0));
        var twice = await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, SettingsOf(commune), On(commune, 0, "1", "1"));

        Assert.All([empty, twice], problem => Assert.Contains("planIndicatorIds", problem.Errors.Keys));
    }

    [Fact]
    public async Task Officers_and_the_committee_do_not_keep_the_page()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);

        foreach (var person in new[] { officer, committee })
            await person.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Put, SettingsOf(commune), On(commune, 0, "1"));
    }

    [Fact]
    public async Task Too_many_questions_from_one_address_are_told_to_wait()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await standing.PutAsync<PublicPageSettings>(SettingsOf(commune), On(commune, 0, "1"));
        using var anybody = Host.StartNode(("PublicPages:RequestsPerMinute", "2")).Visitor();
        await anybody.GetAsync<PublicPageView>(PathOf(commune));
        await anybody.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "public/lam-dong/xa-khong-co");

        var answer = (await anybody.SendAsync(HttpMethod.Get, PathOf(commune))).Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal("too_many_requests", answer.As<ProblemView>().Code);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Message.Headers.RetryAfter?.Delta);
        (await anybody.SendAsync(HttpMethod.Get, "session")).Expect(HttpStatusCode.OK);
    }

    private static async Task VerifyAsync(ApiClient officer, ApiClient standing, ReportView opened, params ReportDraftValue[] values) =>
        await standing.StepAsync(await officer.StepAsync(await officer.WriteAsync(opened, values), "submit"), "verify");

    private static async Task<HttpResponseMessage> AskAgainAsync(HttpClient http, string path, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(known);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
