using System.Net;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A provincial system asks what the codes mean before it reads a figure.</summary>
public sealed class ReadingTheDictionaryTests(DemoHost host) : Scenario<DemoHost>(host)
{
    private const string KyHoa = "/ha-tinh/xa-ky-hoa/";

    [Fact]
    public async Task An_entry_says_what_is_counted_how_and_where_it_stands_elsewhere()
    {
        using var machine = await Host.AddPullingMachineAsync(null);

        var dictionary = await machine.GetAsync<DictionaryView>("dictionary");

        Assert.Equal(142, dictionary.Entries.Count(entry => !entry.IsLocal));
        var entry = dictionary.Entries.Single(one => one.Code == "SOC.CASHLESS");
        Assert.Equal((1, "%", IndicatorKind.Ratio, "quarter", 1), (entry.Version!.Value, entry.Unit, entry.Kind, entry.Frequency, entry.Decimals));
        Assert.StartsWith("Số giao dịch thanh toán không dùng tiền mặt so với tổng số giao dịch thanh toán.", entry.DefinitionVi);
        Assert.Equal("100 × tử số ÷ mẫu số", entry.FormulaVi);
        var cited = entry.CitedDocuments.Single(one => one.Document.StartsWith("Nghị quyết số 57-NQ/TW", StringComparison.Ordinal));
        Assert.Contains("Kế hoạch số 58/KH-UBND xã Kỳ Hoa", cited.CitedBy);
        Assert.Contains(entry.Crosswalk, link => link is { System: "nq57", Relation: CrosswalkRelation.Narrower, Code: null });
        Assert.DoesNotContain(dictionary.Entries.SelectMany(one => one.Crosswalk), link => link is { Relation: CrosswalkRelation.Exact, Certainty: CrosswalkCertainty.Memory });
        Assert.Contains(entry.Crosswalk, link => link is { System: "dti", Relation: CrosswalkRelation.Broader });
        Assert.All(dictionary.Entries.SelectMany(one => one.Crosswalk), link => Assert.NotEmpty(link.Source));
    }

    [Fact]
    public async Task The_formula_of_a_ratio_is_that_by_which_it_is_computed()
    {
        using var machine = await Host.AddPullingMachineAsync(null);

        var ratios = (await machine.GetAsync<DictionaryView>("dictionary")).Entries.Where(entry => entry.Kind == IndicatorKind.Ratio).ToList();

        Assert.All(ratios, entry => Assert.Equal(
            ReportRules.Quotient(3, 7, entry.Unit),
            Math.Round(decimal.Parse(entry.FormulaVi.Contains('×') ? entry.FormulaVi.Split(' ')[0].Replace(".", "") : "1") * 3 / 7, 4, MidpointRounding.AwayFromZero)));
        Assert.Equal("1.000 × tử số ÷ mẫu số", ratios.Single(entry => entry.Code == "ECON.TECH_FIRMS").FormulaVi);
        Assert.Equal("100 × tử số ÷ mẫu số", DictionaryWords.FormulaOf("ratio", null, false));
    }

    [Fact]
    public async Task The_same_as_a_table_has_a_line_an_entry()
    {
        using var machine = await Host.AddPullingMachineAsync(KyHoa);
        var count = (await machine.GetAsync<DictionaryView>("dictionary")).Entries.Count;

        var answer = (await machine.AskAsync("dictionary", "text/csv")).Expect(HttpStatusCode.OK);

        Assert.Equal("text/csv", answer.Message.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("code,version,changedAt,", answer.Body);
        Assert.Equal(count + 1, answer.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("not_acceptable", (await machine.RefusedAsync(HttpStatusCode.NotAcceptable, "dictionary", "application/xml")).Code);
    }

    [Fact]
    public async Task A_changed_catalogue_is_a_new_version_beside_the_former_one()
    {
        using var machine = await Host.AddPullingMachineAsync(KyHoa);
        var (before, tag) = await TaggedAsync(machine);
        (await machine.AskAsync("dictionary", known: tag)).Expect(HttpStatusCode.NotModified);
        Host.Clock.Advance(TimeSpan.FromMinutes(5));

        await new ReferenceData(
            Host.Database.Provider,
            Host.Database.ConnectionString,
            EmbeddedData.Catalog().Replace("name_en: \"Share of villages with 4G or 5G signal\"", "name_en: \"Villages with a signal\""),
            time: Host.Clock).LoadAsync(TestContext.Current.CancellationToken);

        var (after, _) = await TaggedAsync(machine, tag);
        Assert.Equal(before.Version + 1, after.Version);
        var changed = Assert.Single(after.Entries, entry => entry.Version == after.Version);
        Assert.Equal(("INFRA.VILLAGE_MOBILE", "Villages with a signal"), (changed.Code, changed.NameEn));
        Assert.Equal(after.PublishedAt, changed.ChangedAt);
        var former = await machine.GetAsync<DictionaryView>($"dictionary?version={before.Version}");
        Assert.Equal("Share of villages with 4G or 5G signal", former.Entries.Single(entry => entry.Code == changed.Code).NameEn);
        Assert.Equal(before.Version, (await machine.GetAsync<DictionaryView>($"dictionary?asOf={before.PublishedAt:O}")).Version);
        Assert.Equal("unknown_version", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, "dictionary?version=99")).Code);
        Assert.Equal("unknown_version", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, "dictionary?asOf=2020-01-01T00:00:00Z")).Code);
    }

    [Fact]
    public async Task A_machine_of_some_groups_of_indicators_reads_of_these_only()
    {
        using var machine = await Host.AddPullingMachineAsync(KyHoa, "egov,soc");

        var dictionary = await machine.GetAsync<DictionaryView>("dictionary");

        Assert.Equal(["egov", "soc"], dictionary.Entries.Select(entry => entry.PillarId).Distinct().Order());
        Assert.Equal(["egov", "soc"], dictionary.Pillars.Select(pillar => pillar.Id).Order());
        Assert.Empty((await machine.GetAsync<DictionaryView>("dictionary?pillar=infra")).Entries);
        Assert.All(
            (await machine.GetAsync<IReadOnlyList<ExchangePlan>>("plans")).SelectMany(plan => plan.Indicators),
            row => Assert.Contains(row.PillarId, new[] { "egov", "soc" }));
    }

    [Fact]
    public async Task Own_measures_of_communes_are_marked_and_stay_with_who_may_see_them()
    {
        var commune = await Host.AddCommuneAsync();
        using var own = await Host.AddPullingMachineAsync(commune.Path);
        using var other = await Host.AddPullingMachineAsync(KyHoa);

        var local = (await own.GetAsync<DictionaryView>("dictionary")).Entries.Single(entry => entry.IsLocal && entry.Code == "SM.QR_STREETS");

        Assert.Equal((commune.Path.Trim('/'), null), (local.OrganizationCode, local.Version));
        Assert.DoesNotContain((await other.GetAsync<DictionaryView>("dictionary")).Entries, entry => entry.IsLocal);
        Assert.DoesNotContain((await own.GetAsync<DictionaryView>("dictionary?version=1")).Entries, entry => entry.IsLocal);
    }

    [Fact]
    public async Task An_organization_has_its_official_code_and_the_units_that_became_part_of_it()
    {
        using var machine = await Host.AddPullingMachineAsync("/ha-tinh/");

        var tree = await machine.GetAsync<IReadOnlyList<ExchangeOrganization>>("organizations");

        Assert.All(tree, node => Assert.StartsWith("/ha-tinh/", node.Path));
        Assert.Equal("42", tree.Single(node => node.Kind == OrganizationKind.Province).OfficialCode);
        var commune = tree.Single(node => node.Path == KyHoa);
        Assert.Equal(("18814", "18814", "42"), (commune.OfficialCode, commune.Code, commune.ParentCode));
        Assert.Equal(
            [("18814", "Xã Kỳ Tân", "1665/NQ-UBTVQH15"), ("18829", "Xã Kỳ Hoa", "1665/NQ-UBTVQH15")],
            commune.Aliases.Select(alias => (alias.Code, alias.Name, alias.Resolution)));
        Assert.All(commune.Aliases, alias => Assert.Equal((AliasKind.Merged, new DateOnly(2025, 7, 1)), (alias.Kind, alias.Since)));
        Assert.Equal("ha-tinh/xa-ky-hoa/vhxh", tree.Single(node => node.Path == KyHoa + "vhxh/").Code);
        Assert.All(
            await machine.GetAsync<IReadOnlyList<ExchangeOrganization>>("organizations?kind=commune"),
            node => Assert.Equal(OrganizationKind.Commune, node.Kind));
        var tag = (await machine.AskAsync("organizations")).Header("ETag");
        (await machine.AskAsync("organizations", known: tag)).Expect(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Every_shipped_commune_and_province_has_its_code()
    {
        using var machine = await Host.AddPullingMachineAsync(null);
        var places = (await machine.GetAsync<IReadOnlyList<ExchangeOrganization>>("organizations"))
            .Where(node => node.Kind is OrganizationKind.Commune or OrganizationKind.Province && !node.Path.StartsWith("/lam-dong/", StringComparison.Ordinal));

        Assert.Equal(
            ["05716", "16576", "18814", "18838", "19", "26299", "38", "42", "75"],
            places.Select(node => node.OfficialCode!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("18814")]
    [InlineData("ha-tinh/xa-ky-hoa")]
    [InlineData("/ha-tinh/xa-ky-hoa/")]
    [InlineData("18829")]
    public async Task A_plan_is_found_by_any_code_of_its_commune(string code)
    {
        using var machine = await Host.AddPullingMachineAsync("/ha-tinh/");

        var plan = Assert.Single(await machine.GetAsync<IReadOnlyList<ExchangePlan>>($"plans?organization={Uri.EscapeDataString(code)}"));

        Assert.Equal(("18814", "58/KH-UBND"), (plan.OrganizationCode, plan.Number));
        var row = plan.Indicators.Single(one => one.RowNumber == "II.2.16");
        Assert.Equal(("EGOV.FILES_ONLINE", TargetOperator.Gt, 80m), (row.IndicatorCode, row.Targets.Single(target => target.Year == 2026).Operator, row.Targets.Single(target => target.Year == 2026).Value));
        Assert.Equal(80m, row.Milestones.Single(step => step.Period == "2026Q4").Value);
    }

    [Fact]
    public async Task Plans_that_nobody_changed_are_not_sent_again()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        var tag = (await machine.AskAsync("plans")).Expect(HttpStatusCode.OK).Header("ETag");

        (await machine.AskAsync("plans", known: tag)).Expect(HttpStatusCode.NotModified);
        (await machine.AskAsync("plans?year=2026", known: tag)).Expect(HttpStatusCode.OK);
        using var officer = await commune.OfficerAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());

        (await machine.AskAsync("plans", known: tag)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Codes_of_another_commune_are_as_unknown_as_codes_that_never_were()
    {
        using var machine = await Host.AddPullingMachineAsync(KyHoa);

        var answers = new List<string>();
        foreach (var code in new[] { "18838", "18850", "42", "ha-tinh/xa-ky-lac", "05734", "99999" })
        {
            var problem = await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"plans?organization={code}");
            answers.Add($"{problem.Code} {problem.Detail}");
        }

        Assert.Single(answers.Distinct());
        Assert.All(await machine.GetAsync<IReadOnlyList<ExchangePlan>>("plans"), plan => Assert.Equal("18814", plan.OrganizationCode));
    }

    [Fact]
    public async Task A_key_without_the_scope_opens_nothing_of_it()
    {
        using var machine = await Host.AddPullingMachineAsync(KyHoa, scopes: "read_values");

        foreach (var path in new[] { "dictionary", "organizations", "plans" })
            Assert.Equal("missing_scope", (await machine.RefusedAsync(HttpStatusCode.Forbidden, path)).Code);
    }

    private static async Task<(DictionaryView Dictionary, string Tag)> TaggedAsync(PullingMachine machine, string? known = null)
    {
        var answer = (await machine.AskAsync("dictionary", known: known)).Expect(HttpStatusCode.OK);
        return (answer.As<DictionaryView>(), answer.Header("ETag"));
    }
}
