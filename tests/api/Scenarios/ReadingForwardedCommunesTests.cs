using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Province;
using WardKpi.Api.Province.Comparison;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Communes with nodes of their own beside those that report here; each test has a province of its own.</summary>
public sealed class ReadingForwardedCommunesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Files = "EGOV.FILES_ONLINE";
    private const string Trained = "HR.STAFF_TRAINED";
    private const string Quarter = "2026Q2";

    private static readonly DateTimeOffset Entered = new(2026, 6, 17, 3, 0, 0, TimeSpan.Zero);

    private static int _last;

    [Fact]
    public async Task A_commune_whose_plan_is_not_here_is_ranked_by_what_its_node_sent()
    {
        var (province, commune, distant) = await ProvinceAsync();
        await SendAsync(commune);
        var node = await NodeAsync(distant);
        await node.SendAsync(
            Ratio("1", Files, 270, 300) with { Status = ProgressStatus.Met },
            Ratio("2", Trained, 70, 100) with { Status = ProgressStatus.OnTrack, IsDemo = true },
            Ratio("3", "SM.RIENG", 80, 100) with { Status = ProgressStatus.OnTrack, IsLocal = true },
            Ratio("4", "SOC.VNEID", 10, 100) with { Status = ProgressStatus.OffTrack },
            Ratio("5", "INFRA.COVERAGE_5G", 10, 100) with { Status = ProgressStatus.NotDue },
            Ratio("1", Files, 1, 300) with { Status = ProgressStatus.OffTrack, Period = "2026Q1" });

        var view = await ViewAsync(province);

        var (own, forwarded) = (StandingOf(view, commune), StandingOf(view, distant));
        // 3 of 4 beside 4 of 6.
        Assert.Equal((3, 4, 75m, 1), (forwarded.GoodCount, forwarded.JudgedCount, forwarded.GoodPercent, forwarded.Rank));
        Assert.Equal((4, 6, 66.7m, 2), (own.GoodCount, own.JudgedCount, own.GoodPercent, own.Rank));
        Assert.Equal((Host.Clock.Now.UtcDateTime, null, Entered.UtcDateTime), (forwarded.ForwardedAt, forwarded.PlanId, forwarded.UpdatedAt));
        Assert.Equal((null, commune.PlanId), (own.ForwardedAt, own.PlanId));
        Assert.Equal((12 + 5, true), (view.Summary.Total, view.IsDemo));
        Assert.Equal((3, own.Timeliness), (view.ReportCount, view.Timeliness));

        // Taken back at the commune.
        await node.SendAsync(Ratio("2", Trained, 70, 100) with { Id = node.IdOf("2"), IsGone = true });
        Assert.Equal((2, 3), (StandingOf(await ViewAsync(province), distant).GoodCount, StandingOf(await ViewAsync(province), distant).JudgedCount));
        Assert.False((await ViewAsync(province)).IsDemo);
        // Nothing yet of the next quarter, which is the node's all the same.
        var next = StandingOf(await ViewAsync(province, "2026Q3"), distant);
        Assert.Equal((Host.Clock.Now.UtcDateTime, 0), (next.ForwardedAt, next.JudgedCount));
    }

    [Fact]
    public async Task Forwarded_counts_go_into_the_sum_and_the_ranking_as_those_entered_here()
    {
        var (province, commune, distant) = await ProvinceAsync();
        var other = await AddAsync(await NameOfAsync(province), year: 2027);
        var silent = await AddAsync(await NameOfAsync(province), year: 2027);
        await (await Host.AdminAsync()).StepAsync(await SendAsync(commune), "verify");
        await (await NodeAsync(distant)).SendAsync(
            Ratio("10", Files, 1, 100), Ratio("9", Files, 270, 300), Ratio("11", Trained, 1, 2) with { Operator = null, Target = null });
        await (await NodeAsync(other)).SendAsync(Ratio("1", Files, 50, 50) with { State = ReportState.Submitted });
        await (await NodeAsync(silent)).SendAsync(Ratio("1", Trained, 1, 2));

        var verified = await CompareAsync(province, Files);
        var all = await CompareAsync(province, Files, "&includesSubmitted=true");

        // (48 + 270) ÷ (100 + 300)
        Assert.Equal((318m, 400m, 79.5m, 2), (verified.RollUp.Numerator, verified.RollUp.Denominator, verified.RollUp.Value, verified.RollUp.CommuneCount));
        Assert.Equal(
            new Dictionary<string, (int?, CommuneGap?)>
            {
                [distant.Name] = (1, null), [commune.Name] = (2, null), [other.Name] = (null, CommuneGap.NotVerified), [silent.Name] = (null, CommuneGap.NoData),
            },
            verified.Communes.ToDictionary(one => one.Name, one => (one.Rank, one.RollUpGap)));
        // (48 + 270 + 50) ÷ (100 + 300 + 50)
        Assert.Equal((368m, 450m, 81.7778m, 3), (all.RollUp.Numerator, all.RollUp.Denominator, all.RollUp.Value, all.RollUp.CommuneCount));
        var figure = verified.Communes[0];
        Assert.Equal((null, Host.Clock.Now.UtcDateTime, "9", 60m, 55m), (figure.PlanId, figure.ForwardedAt, figure.Counted!.Number, figure.Counted.Target!.Value, figure.Counted.Milestone));
        Assert.Equal(("10", verified.NameVi), (Assert.Single(figure.Others!).Number, figure.Others![0].Text));
        Assert.Equal(CommuneGap.NoTarget, Of(await CompareAsync(province, Trained), distant).RankGap);
        var measures = await MeasuresAsync(await Host.AdminAsync(), province);
        Assert.Contains((Files, 3, 3), measures);
        Assert.Contains((Trained, 3, 2), measures);
    }

    [Fact]
    public async Task A_commune_sees_its_own_node_through_a_key_of_the_province_and_no_other()
    {
        var (province, commune, distant) = await ProvinceAsync();
        var path = $"/{OrganizationPaths.CodeOf(await NameOfAsync(province))}/";
        await (await NodeAsync(distant, path)).SendAsync(Ratio("1", Files, 270, 300));
        using var insider = await Host.SignInNewAsync(Role.Committee, await PathOfAsync(distant));
        using var neighbour = await Host.SignInNewAsync(Role.Committee, await PathOfAsync(commune));

        Assert.Equal(1, Assert.Single((await insider.GetAsync<ProvinceView>($"province?period={Quarter}")).Communes).JudgedCount);
        Assert.Equal([(Files, 1, 1)], await MeasuresAsync(insider));
        Assert.Equal(0, Assert.Single((await neighbour.GetAsync<ProvinceView>($"province?period={Quarter}")).Communes).JudgedCount);
        Assert.Contains((Files, 1, 0), await MeasuresAsync(neighbour));
    }

    /// <summary>Of 60 % or more.</summary>
    private static NodeValue Ratio(string number, string code, decimal numerator, decimal denominator) => new()
    {
        Seq = 1,
        Id = Guid.NewGuid(),
        IsGone = false,
        Path = "",
        OrganizationCode = "",
        UnitCode = "kinh-te",
        PillarId = "egov",
        IndicatorCode = code,
        IsLocal = false,
        PlanId = Guid.NewGuid(),
        PlanYear = 2026,
        PlanIndicatorId = Guid.NewGuid(),
        RowNumber = number,
        Period = Quarter,
        Operator = TargetOperator.Ge,
        Target = 60,
        Milestone = 55,
        EntryKind = EntryKind.Ratio,
        Numerator = numerator,
        Denominator = denominator,
        Value = 100 * numerator / denominator,
        Unit = "%",
        Status = ProgressStatus.Met,
        State = ReportState.Verified,
        Version = 1,
        IsDemo = false,
        UpdatedAt = Entered,
    };

    private sealed class CommuneNode(ApiClient machine, string path)
    {
        private readonly Guid run = Guid.NewGuid();
        private readonly Dictionary<string, Guid> ids = [];
        private int step;

        public Guid IdOf(string number) => ids[number];

        public async Task SendAsync(params NodeValue[] values)
        {
            foreach (var value in values.Where(value => value.Period == Quarter))
                ids[value.RowNumber] = value.Id;
            NodeValue[] own = [.. values.Select(value => value with { Path = $"{path}kinh-te/", OrganizationCode = path.Trim('/') })];
            await machine.PostAsync<NodePosition>(
                "exchange/nodes/changes", new NodeBatch { Run = run, Step = ++step, IsLast = true, Values = own, Events = [] });
        }
    }

    private async Task<CommuneNode> NodeAsync(TestCommune commune, string? keyPath = null)
    {
        var path = await PathOfAsync(commune);
        return new CommuneNode((await Host.AddPushMachineAsync(keyPath ?? path)).Client, path);
    }

    private static CommuneStanding StandingOf(ProvinceView view, TestCommune commune) =>
        view.Communes.Single(one => one.CommuneId == commune.Plan.Summary.CommuneId);

    private static CommuneFigure Of(ComparisonView view, TestCommune commune) =>
        view.Communes.Single(one => one.CommuneId == commune.Plan.Summary.CommuneId);

    private async Task<ProvinceView> ViewAsync(Guid province, string period = Quarter) =>
        await (await Host.AdminAsync()).GetAsync<ProvinceView>($"province?period={period}&provinceId={province}");

    private async Task<ComparisonView> CompareAsync(Guid province, string code, string more = "") =>
        await (await Host.AdminAsync()).GetAsync<ComparisonView>($"province/indicators/{code}?period={Quarter}&provinceId={province}{more}");

    private static async Task<IReadOnlyList<(string, int, int)>> MeasuresAsync(ApiClient client, Guid? province = null) =>
        [.. (await client.GetAsync<ProvinceMeasures>($"province/indicators?period={Quarter}{(province is { } id ? $"&provinceId={id}" : "")}"))
            .Measures.Select(one => (one.Code, one.CommuneCount, one.FigureCount))];

    /// <summary>48 of 100 files, and seven more.</summary>
    private async Task<ReportView> SendAsync(TestCommune commune)
    {
        var admin = await Host.AdminAsync();
        return await admin.StepAsync(await admin.WriteAsync(await commune.OpenAsync(admin), commune.WholeForm()), "submit");
    }

    private static string NewProvince() => $"Tỉnh Xa {Interlocked.Increment(ref _last)}";

    private Task<TestCommune> AddAsync(string province, int year = 2026) => Host.AddCommuneAsync(
        file => file.With("province: \"Lâm Đồng\"", $"province: \"{province}\"")
            .Replace("year: 2026\n", $"year: {year}\n", StringComparison.Ordinal).Replace("2026Q", $"{year}Q", StringComparison.Ordinal));

    /// <summary>One that reports here, and one that is known by a plan of next year only.</summary>
    private async Task<(Guid Province, TestCommune Commune, TestCommune Distant)> ProvinceAsync()
    {
        var province = NewProvince();
        var commune = await AddAsync(province);
        return (await IdOfAsync(province), commune, await AddAsync(province, year: 2027));
    }

    private async Task<IReadOnlyList<OrganizationView>> PlacesAsync(string kind) =>
        await (await Host.AdminAsync()).GetAsync<IReadOnlyList<OrganizationView>>($"organizations?kind={kind}");

    private async Task<Guid> IdOfAsync(string province) => (await PlacesAsync("province")).Single(one => one.Name == province).Id;

    private async Task<string> NameOfAsync(Guid province) => (await PlacesAsync("province")).Single(one => one.Id == province).Name;

    private async Task<string> PathOfAsync(TestCommune commune) =>
        (await PlacesAsync("commune")).Single(one => one.Id == commune.Plan.Summary.CommuneId).Path;
}
