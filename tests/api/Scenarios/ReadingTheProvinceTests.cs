using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Province;
using WardKpi.Api.Province.Comparison;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The communes of a province side by side; each test has a province of its own.</summary>
public sealed class ReadingTheProvinceTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Files = "EGOV.FILES_ONLINE";
    private const string Trained = "HR.STAFF_TRAINED";

    private static int _last;

    [Fact]
    public async Task Every_commune_stands_with_the_counts_of_its_own_overview_and_the_rates_of_timeliness()
    {
        var (province, sent, silent) = await TwoCommunesAsync();
        var admin = await Host.AdminAsync();
        await SendAsync(sent, admin);

        var view = await admin.GetAsync<ProvinceView>($"province?period=2026Q2&provinceId={province}");

        Assert.Equal(2, view.Communes.Count);
        foreach (var commune in new[] { sent, silent })
        {
            var standing = StandingOf(view, commune);
            var own = await commune.ProgressAsync(admin);
            Assert.Equivalent(own.Summary, standing.Summary);
            var timeliness = await admin.GetAsync<TimelinessView>($"timeliness?year=2026&by=commune&communeId={commune.Plan.Summary.CommuneId}");
            Assert.Equal(timeliness.Quarters[1].Figures, standing.Timeliness);
            Assert.Equal(commune.PlanId, standing.PlanId);
        }

        // One off track, one at risk, one on track, three met: 4 of 6.
        Assert.Equal((4, 6, 66.7m, 1, 3, 0), Figures(StandingOf(view, sent)));
        Assert.Equal((0, 0, null, null, 3, 0), Figures(StandingOf(view, silent)));
        Assert.Equal(24, view.Summary.Total);
        Assert.Equal(100, view.Summary.Counts.Sum(count => count.Percent));
        Assert.Equal((6, 0), (view.ReportCount, view.VerifiedCount));
    }

    [Fact]
    public async Task Equal_shares_share_a_place_and_a_commune_without_data_is_not_the_last_of_them()
    {
        var (province, first, second) = await TwoCommunesAsync();
        var admin = await Host.AdminAsync();
        var silent = await AddAsync(await NameOfAsync(province));
        await SendAsync(first, admin);
        await admin.StepAsync(await SendAsync(second, admin), "verify");

        var view = await admin.GetAsync<ProvinceView>($"province?period=2026Q2&provinceId={province}");

        // The narrative of the second is judged by its verification: 5 of 7 beside 4 of 6.
        Assert.Equal((4, 6, 66.7m, 2, 3, 0), Figures(StandingOf(view, first)));
        Assert.Equal((5, 7, 71.4m, 1, 3, 1), Figures(StandingOf(view, second)));
        Assert.Equal((0, 0, null, null, 3, 0), Figures(StandingOf(view, silent)));
        await SendAsync(silent, admin);
        var later = await admin.GetAsync<ProvinceView>($"province?period=2026Q2&provinceId={province}");
        Assert.Equal([1, 2, 2], new[] { second, first, silent }.Select(commune => StandingOf(later, commune).Rank!.Value));
    }

    [Fact]
    public async Task A_figure_over_communes_is_made_of_the_verified_ones_unless_the_sent_ones_are_asked_for()
    {
        var (province, first, second) = await TwoCommunesAsync();
        var admin = await Host.AdminAsync();
        await admin.StepAsync(await SendAsync(first, admin, (48, 100)), "verify");
        await SendAsync(second, admin, (270, 300));

        var verified = await CompareAsync(admin, province, Files);
        var both = await CompareAsync(admin, province, Files, "&includesSubmitted=true");

        Assert.Equal((48m, 100m, 48m, 1), (verified.RollUp.Numerator, verified.RollUp.Denominator, verified.RollUp.Value, verified.RollUp.CommuneCount));
        Assert.Equal([(CommuneGap.NotVerified, 1)], verified.RollUp.LeftOut.Select(left => (left.Gap, left.Count)));
        Assert.Equal(0, verified.RankedCount);
        // (48 + 270) ÷ (100 + 300) = 79,5 %; the mean of 48 % and 90 % would be 69.
        Assert.Equal((318m, 400m, 79.5m, 2), (both.RollUp.Numerator, both.RollUp.Denominator, both.RollUp.Value, both.RollUp.CommuneCount));
        Assert.Equal([(second.Name, 1, ReportState.Submitted), (first.Name, 2, ReportState.Verified)], both.Communes.Select(one => (one.Name, one.Rank!.Value, one.Counted!.ReportState!.Value)));
    }

    [Fact]
    public async Task A_draft_is_seen_by_nobody_here()
    {
        var (province, commune, _) = await TwoCommunesAsync();
        var admin = await Host.AdminAsync();
        await admin.WriteAsync(await commune.OpenAsync(admin), commune.WholeForm());

        var view = await CompareAsync(admin, province, Files, "&includesSubmitted=true");

        var row = view.Communes.Single(one => one.CommuneId == commune.Plan.Summary.CommuneId);
        Assert.Equal((CommuneGap.NoData, CommuneGap.NoData), (row.RankGap, row.RollUpGap));
        Assert.Equal((null, ProgressStatus.NoData, StatusReason.NotSubmitted), (row.Counted!.Value, row.Counted.Status, row.Counted.Reason));
    }

    [Fact]
    public async Task Of_a_code_that_stands_twice_one_row_counts_and_the_other_is_shown()
    {
        var (province, first, second) = await TwoCommunesAsync();
        var admin = await Host.AdminAsync();
        foreach (var commune in new[] { first, second })
        {
            var report = await admin.WriteAsync(
                await commune.OpenAsync(admin, "van-phong"), commune.Ratio("9", 30, 40), commune.Ratio("10", 1, 100), commune.Ratio("11", 70, 100));
            await admin.StepAsync(report, "submit");
        }

        var view = await CompareAsync(admin, province, Trained, "&includesSubmitted=true");

        // 30 + 30 of 40 + 40, and nothing of row 10.
        Assert.Equal((60m, 80m, 75m), (view.RollUp.Numerator, view.RollUp.Denominator, view.RollUp.Value));
        Assert.All(view.Communes, commune =>
        {
            Assert.Equal(("9", 75m), (commune.Counted!.Number, commune.Counted.Value));
            Assert.Equal(("10", 1m), (Assert.Single(commune.Others!).Number, commune.Others![0].Value));
            Assert.Equal(1, commune.Rank);
        });
    }

    [Fact]
    public async Task A_plan_with_targets_of_other_years_only_is_not_compared_but_stands_behind_the_figure()
    {
        var (province, first, second) = await TwoCommunesAsync();
        var admin = await Host.AdminAsync();
        foreach (var commune in new[] { first, second })
        {
            var report = await admin.WriteAsync(
                await commune.OpenAsync(admin, "van-phong"), commune.Ratio("9", 30, 40), commune.NotApplicable("10"), commune.Ratio("11", 70, 100));
            await admin.StepAsync(report, "submit");
        }

        var view = await CompareAsync(admin, province, "INFRA.COVERAGE_5G", "&includesSubmitted=true");

        Assert.All(view.Communes, commune =>
        {
            Assert.Equal((null, CommuneGap.HorizonOnly, null), (commune.Rank, commune.RankGap, commune.RollUpGap));
            Assert.Equal([2025, 2030], commune.Counted!.HorizonYears!);
        });
        Assert.Equal((70m, 2), (view.RollUp.Value, view.RollUp.CommuneCount));
    }

    [Fact]
    public async Task A_plan_without_the_measure_and_a_commune_without_a_plan_are_named_as_such()
    {
        var province = NewProvince();
        var has = await AddAsync(province);
        var lacks = await AddAsync(province, file => file.WithoutIndicator("1"));
        var admin = await Host.AdminAsync();
        var later = await AddAsync(province, file => file.With("year: 2026\n", "year: 2027\n").Replace("2026Q", "2027Q", StringComparison.Ordinal));
        var id = await IdOfAsync(province);

        var view = await CompareAsync(admin, id, Files);

        Assert.Equal(
            new Dictionary<string, (CommuneGap, Guid?)>
            {
                [has.Name] = (CommuneGap.NoData, has.PlanId),
                [lacks.Name] = (CommuneGap.NotInPlan, lacks.PlanId),
                [later.Name] = (CommuneGap.NoPlan, null),
            },
            view.Communes.ToDictionary(commune => commune.Name, commune => (commune.RollUpGap!.Value, commune.PlanId)));
        Assert.Equal(3, view.RollUp.LeftOut.Sum(left => left.Count));
    }

    [Fact]
    public async Task The_list_of_measures_says_how_many_communes_are_behind_each()
    {
        var (province, first, _) = await TwoCommunesAsync(file => file.WithoutIndicator("1"));
        var admin = await Host.AdminAsync();
        await SendAsync(first, admin);

        var list = await admin.GetAsync<ProvinceMeasures>($"province/indicators?period=2026Q2&provinceId={province}");

        // A code that stands twice in a plan is one measure of one commune; row 1 stands in one of the two plans.
        Assert.Equal((2, 0), CountsOf(Trained));
        Assert.Equal((1, 1), CountsOf(Files));
        Assert.Equal((2, 1), CountsOf("SEC.INCIDENTS"));
        // Three that each of the two defined for itself.
        Assert.DoesNotContain(list.Measures, measure => measure.Code.StartsWith("SM.", StringComparison.Ordinal));
        Assert.Equal(6, list.LocalCount);

        (int, int) CountsOf(string code) => list.Measures.Where(measure => measure.Code == code).Select(measure => (measure.CommuneCount, measure.FigureCount)).Single();
    }

    [Fact]
    public async Task Who_belongs_to_a_commune_sees_that_one_alone()
    {
        var (province, commune, _) = await TwoCommunesAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, await PathOfAsync(commune));

        Assert.Equal(commune.Name, Assert.Single((await committee.GetAsync<ProvinceView>("province?period=2026Q2")).Communes).Name);
        Assert.Equal(commune.Name, Assert.Single((await CompareAsync(committee, null, Files)).Communes).Name);
        await committee.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"province?period=2026Q2&provinceId={province}");
        await committee.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"province?period=2026Q2&provinceId={commune.Plan.Summary.CommuneId}");
    }

    [Fact]
    public async Task A_province_sees_its_own_communes_and_no_other_province()
    {
        var (province, first, second) = await TwoCommunesAsync();
        var (elsewhere, _, _) = await TwoCommunesAsync();
        using var viewer = await Host.SignInNewAsync(Role.ProvinceViewer, $"/{OrganizationPaths.CodeOf(await NameOfAsync(province))}/");

        var view = await viewer.GetAsync<ProvinceView>("province?period=2026Q2");

        Assert.Equal(new[] { first.Name, second.Name }.Order(), view.Communes.Select(commune => commune.Name).Order());
        await viewer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"province?period=2026Q2&provinceId={elsewhere}");
        await viewer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"province/indicators?period=2026Q2&provinceId={elsewhere}");
    }

    [Theory]
    [InlineData("province?period=2026")]
    [InlineData("province/indicators?period=202605")]
    [InlineData("province/indicators/EGOV.FILES_ONLINE?period=2026S1")]
    public async Task A_period_that_is_no_quarter_is_refused(string path)
    {
        var problem = await (await Host.AdminAsync()).RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, path);

        Assert.Equal("invalid", problem.Code);
        Assert.Equal("period", Assert.Single(problem.Errors).Key);
    }

    private static CommuneStanding StandingOf(ProvinceView view, TestCommune commune) =>
        view.Communes.Single(one => one.CommuneId == commune.Plan.Summary.CommuneId);

    private static (int Good, int Judged, decimal? Percent, int? Rank, int Reports, int Verified) Figures(CommuneStanding standing) =>
        (standing.GoodCount, standing.JudgedCount, standing.GoodPercent, standing.Rank, standing.ReportCount, standing.VerifiedCount);

    private static Task<ComparisonView> CompareAsync(ApiClient client, Guid? province, string code, string more = "") =>
        client.GetAsync<ComparisonView>($"province/indicators/{code}?period=2026Q2{(province is { } id ? $"&provinceId={id}" : "")}{more}");

    private static async Task<ReportView> SendAsync(TestCommune commune, ApiClient client, (decimal Numerator, decimal Denominator)? files = null)
    {
        var values = commune.WholeForm();
        if (files is { } given)
            values[0] = commune.Ratio("1", given.Numerator, given.Denominator);
        var report = await commune.OpenAsync(client);
        // A plan may lack a row of the form.
        return await client.StepAsync(
            await client.WriteAsync(report, [.. values.Where(value => report.Rows.Any(row => row.PlanIndicatorId == value.PlanIndicatorId))]), "submit");
    }

    private static string NewProvince() => $"Tỉnh Thử {Interlocked.Increment(ref _last)}";

    private Task<TestCommune> AddAsync(string province, Func<string, string>? edit = null) =>
        Host.AddCommuneAsync(file => (edit ?? (same => same))(file.With("province: \"Lâm Đồng\"", $"province: \"{province}\"")));

    private async Task<(Guid Province, TestCommune First, TestCommune Second)> TwoCommunesAsync(Func<string, string>? editSecond = null)
    {
        var province = NewProvince();
        var first = await AddAsync(province);
        var second = await AddAsync(province, editSecond);
        return (await IdOfAsync(province), first, second);
    }

    private async Task<Guid> IdOfAsync(string province) =>
        (await (await Host.AdminAsync()).GetAsync<IReadOnlyList<OrganizationView>>("organizations?kind=province")).Single(one => one.Name == province).Id;

    private async Task<string> NameOfAsync(Guid province) =>
        (await (await Host.AdminAsync()).GetAsync<IReadOnlyList<OrganizationView>>("organizations?kind=province")).Single(one => one.Id == province).Name;

    private async Task<string> PathOfAsync(TestCommune commune) =>
        (await (await Host.AdminAsync()).GetAsync<IReadOnlyList<OrganizationView>>("organizations?kind=commune"))
            .Single(one => one.Id == commune.Plan.Summary.CommuneId).Path;
}
