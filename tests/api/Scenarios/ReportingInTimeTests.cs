using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Who reports, and in time. Today is 18 June: the forms of the first quarter were due on 31 March, those of the second are due on 30 June.</summary>
public sealed class ReportingInTimeTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Rates_are_what_one_reckons_by_hand()
    {
        var commune = await WithMonthlyReportAsync();
        using var standing = await commune.StandingOfficeAsync();
        // First quarter: Phòng Kinh tế in time with 8 of 8 cells, Văn phòng missing with 1 of 3, Phòng Văn hóa - Xã hội waived.
        await SentAsync(standing, commune, "kinh-te", "2026Q1", commune.WholeForm());
        await MeetAsync(commune, "kinh-te", "2026Q1", "2026-03-30 02:00:00.000");
        await standing.WriteAsync(await commune.OpenAsync(standing, "van-phong", "2026Q1"), commune.Ratio("9", 1, 2));
        await WaiveAsync(standing, commune, "vhxh", "2026Q1");
        // Second quarter: nothing is due; Văn phòng has sent.
        await SentAsync(standing, commune, "van-phong", "2026Q2", [commune.NotApplicable("9") with { Explanation = "Lớp mở trong quý III." }, commune.NotApplicable("10"), commune.NotApplicable("11")]);

        var view = await GetAsync(standing);

        Assert.Equal((2026, Host.Clock.Now.UtcDateTime), (view.Year, view.AsOf));
        var first = Figures(view.Quarters, "2026Q1");
        Assert.Equal((2, 1, 0, 1, 0, 1), (first.Expected, first.OnTime, first.Late, first.Missing, first.NotDue, first.Waived));
        Assert.Equal((50m, 50m, 50m, 0m, 50m), (first.ReportingRate, first.OnTimeRate, first.OnTimePercent, first.LatePercent, first.MissingPercent));
        // 9 of 11 cells = 81.81…
        Assert.Equal((11, 9, 81.8m), (first.CellCount, first.FilledCount, first.ValueCompleteness));
        // Three forms and the report of June.
        var second = Figures(view.Quarters, "2026Q2");
        Assert.Equal((0, 4, 1, null, null), (second.Expected, second.NotDue, second.SentEarly, second.ReportingRate, second.ValueCompleteness));
        Assert.Equal((2, 1, 1), (view.Total.Expected, view.Total.OnTime, view.Total.Missing));
        Assert.Equal(["Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND - UBND"], view.Lines.Select(line => line.Name));
        Assert.Equal(100m, view.Lines.Single(line => line.Name == "Phòng Kinh tế").Total.OnTimeRate);
        Assert.Equal(0m, view.Lines.Single(line => line.Name == "Văn phòng HĐND - UBND").Total.OnTimeRate);
        Assert.Null(view.Lines.Single(line => line.Name == "Phòng Văn hóa - Xã hội").Total.OnTimeRate);
    }

    [Fact]
    public async Task What_is_sent_behind_the_due_moment_is_late_and_what_is_returned_is_missing_until_it_is_sent_again()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await SentAsync(standing, commune, "kinh-te", "2026Q1", commune.WholeForm());
        Assert.Equal((0, 1, 2), await OutcomesAsync(standing));

        report = await standing.StepAsync(report, "return", "Kiểm tra lại.");
        Assert.Equal((0, 0, 3), await OutcomesAsync(standing));

        await standing.StepAsync(report, "submit");
        Assert.Equal((0, 1, 2), await OutcomesAsync(standing));
        // By its first sending: had that been in time, it is in time.
        await Host.ExecuteAsync(
            "update report_events set at = '2026-03-31 09:59:00.000' where report_id = @id and to_state = 'submitted' and from_state = 'draft'",
            new { id = report.Summary.Id });
        await standing.StepAsync(await standing.StepAsync(await standing.ReadAsync(report), "return", "Thêm nguồn."), "submit");
        Assert.Equal((1, 0, 2), await OutcomesAsync(standing));
    }

    [Fact]
    public async Task A_kind_of_report_is_looked_at_alone()
    {
        var commune = await WithMonthlyReportAsync();
        using var standing = await commune.StandingOfficeAsync();

        var forms = await GetAsync(standing, "?kind=form");
        var declared = await GetAsync(standing, "?kind=declared");

        Assert.Equal([3, 3, 3, 3], forms.Quarters.Select(quarter => quarter.Figures.Expected + quarter.Figures.NotDue));
        // The month of today and the next four: June; July, August, September; October.
        Assert.Equal([0, 1, 3, 1], declared.Quarters.Select(quarter => quarter.Figures.Expected + quarter.Figures.NotDue));
        Assert.Equal("Phòng Kinh tế", Assert.Single(declared.Lines).Name);
        Assert.Equal(0, declared.Total.CellCount);
        Assert.Equal(5, (await GetAsync(standing, $"?kind=declared&planId={commune.PlanId}")).Total.NotDue);
        Assert.Empty((await GetAsync(standing, $"?planId={Guid.NewGuid()}")).Lines);
    }

    [Fact]
    public async Task A_province_sees_its_communes_side_by_side_and_one_of_them_unit_by_unit()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var viewer = await Host.SignInNewAsync(Role.ProvinceViewer, "/lam-dong/");
        using var standing = await commune.StandingOfficeAsync();
        await SentAsync(standing, commune, "kinh-te", "2026Q1", commune.WholeForm());

        var communes = (await GetAsync(viewer, "?by=commune")).Lines.ToDictionary(line => line.Name);
        var units = await GetAsync(viewer, $"?communeId={commune.Plan.Summary.CommuneId}");

        Assert.Equal((3, 1, 33.3m), Q1(communes[commune.Name]));
        Assert.Equal((3, 0, 0m), Q1(communes[other.Name]));
        Assert.Equal(3, units.Lines.Count);
        Assert.All(units.Lines, line => Assert.Equal(commune.Name, line.CommuneName));
        Assert.Equal(Figures(communes[commune.Name].Quarters, "2026Q1"), Figures(units.Quarters, "2026Q1"));

        static (int, int, decimal?) Q1(TimelinessLine line)
        {
            var figures = Figures(line.Quarters, "2026Q1");
            return (figures.Expected, figures.Late, figures.ReportingRate);
        }
    }

    [Fact]
    public async Task Everybody_of_the_commune_sees_all_of_its_units_and_nobody_those_of_another()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);

        foreach (var reader in new[] { officer, committee })
        {
            var view = await GetAsync(reader);
            Assert.Equal(3, view.Lines.Count);
            Assert.All(view.Lines, line => Assert.Equal(commune.Name, line.CommuneName));
            Assert.Empty((await GetAsync(reader, $"?communeId={other.Plan.Summary.CommuneId}")).Lines);
        }
    }

    [Fact]
    public async Task Another_year_holds_nothing_of_this_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        Assert.Empty((await GetAsync(standing, "?year=2025")).Lines);
        Assert.Equal(["2027Q1", "2027Q2", "2027Q3", "2027Q4"], (await GetAsync(standing, "?year=2027")).Quarters.Select(quarter => quarter.Period));
        await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "timeliness?year=1");
    }

    private Task<TestCommune> WithMonthlyReportAsync() => Host.AddCommuneAsync(file => file + """

          - {cadence: monthly, from: "Phòng Kinh tế", to: "Phòng Văn hóa - Xã hội", text: "Báo cáo tháng"}
        """);

    private static async Task<ReportView> SentAsync(ApiClient client, TestCommune commune, string unit, string period, ReportDraftValue[] values) =>
        await client.StepAsync(await client.WriteAsync(await commune.OpenAsync(client, unit, period), values), "submit");

    private Task MeetAsync(TestCommune commune, string unit, string period, string at) => Host.ExecuteAsync(
        "update obligations set met_at = @at where organization_id = @unit and period = @period and form_plan_id is not null",
        new { at, unit = commune.UnitId(unit), period });

    private async Task WaiveAsync(ApiClient client, TestCommune commune, string unit, string period)
    {
        var (id, version) = Assert.Single(await Host.SelectAsync<(Guid, int)>(
            "select id, version from obligations where organization_id = @unit and period = @period", new { unit = commune.UnitId(unit), period }));
        await client.PostAsync<ObligationView>($"deadlines/{id}/waive", new WaiveObligation { Version = version, Reason = "Chưa có việc để báo cáo" });
    }

    private static async Task<(int OnTime, int Late, int Missing)> OutcomesAsync(ApiClient client)
    {
        var figures = Figures((await GetAsync(client)).Quarters, "2026Q1");
        return (figures.OnTime, figures.Late, figures.Missing);
    }

    private static TimelinessFigures Figures(IEnumerable<QuarterTimeliness> quarters, string period) =>
        quarters.Single(quarter => quarter.Period == period).Figures;

    private static Task<TimelinessView> GetAsync(ApiClient client, string query = "") => client.GetAsync<TimelinessView>($"timeliness{query}");
}
