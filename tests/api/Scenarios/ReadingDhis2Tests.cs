using System.Net;
using WardKpi.Api.Exchange.Dhis2;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A DHIS2 of the province pulls data values, by codes.</summary>
public sealed class ReadingDhis2Tests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Values = "dhis2/dataValueSets";

    protected override bool BeginsAtStart => false;

    [Fact]
    public async Task A_ratio_is_three_data_values_a_yes_a_word_and_a_text_itself()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        var values = await ReadAsync(machine);

        var ratio = values.Where(value => value.DataElement.StartsWith("EGOV.FILES_ONLINE", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            [("EGOV.FILES_ONLINE", "48"), ("EGOV.FILES_ONLINE.NUM", "48"), ("EGOV.FILES_ONLINE.DEN", "100")],
            ratio.Select(value => (value.DataElement, value.Value!)));
        Assert.All(ratio, value => Assert.Equal(
            (commune.Path.Trim('/'), "2026Q2", "default", null), (value.OrgUnit, value.Period, value.CategoryOptionCombo, value.AttributeOptionCombo)));
        Assert.Equal("true", values.Single(value => value.DataElement == "SEC.LEVEL_APPROVED").Value);
        Assert.Equal("40", values.Single(value => value.DataElement == "DATA.SECTOR_DATABASES").Value);
        Assert.Equal("Đã công bố hai bộ dữ liệu.", values.Single(value => value.DataElement == "DATA.OPEN_DATA").Value);
        Assert.DoesNotContain(values, value => value.Deleted == true);
    }

    [Fact]
    public async Task A_code_that_the_plan_carries_twice_is_told_apart_by_its_row()
    {
        var commune = await Host.AddCommuneAsync();
        using var admin = await Host.SignInAsync(Accounts.Admin);
        using var standing = await commune.StandingOfficeAsync();
        var report = await admin.WriteAsync(
            await commune.OpenAsync(admin, "van-phong"), commune.Ratio("9", 9, 10), commune.Ratio("10", 4, 8), commune.Ratio("11", 1, 2));
        await standing.StepAsync(await admin.StepAsync(report, "submit"), "verify");
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        var values = await ReadAsync(machine, "?dataElement=HR.STAFF_TRAINED");

        var metadata = await machine.GetAsync<Dhis2Metadata>("dhis2/metadata");
        Assert.Equal(["default", "10@12/KH-UBND", "9@12/KH-UBND"], metadata.CategoryOptionCombos.Select(combo => combo.Code));
        Assert.Equal([("9@12/KH-UBND", "90"), ("10@12/KH-UBND", "50")], values.OrderByDescending(value => value.Value).Select(value => (value.AttributeOptionCombo!, value.Value!)));
    }

    [Fact]
    public async Task Elements_periods_days_and_a_limit_narrow_what_comes()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        var all = (await ReadAsync(machine)).Count;

        Assert.Equal(["SEC.LEVEL_APPROVED"], (await ReadAsync(machine, "?dataElement=SEC.LEVEL_APPROVED")).Select(value => value.DataElement));
        Assert.Equal(["100", "48"], (await ReadAsync(machine, "?dataElement=EGOV.FILES_ONLINE.NUM&dataElement=EGOV.FILES_ONLINE.DEN")).Select(value => value.Value).Order());
        Assert.Equal(all, (await ReadAsync(machine, "?period=2026Q1&period=2026Q2")).Count);
        Assert.Empty(await ReadAsync(machine, "?period=2026Q1"));
        Assert.Equal(all, (await ReadAsync(machine, "?startDate=2026-04-01&endDate=2026-06-30")).Count);
        Assert.Empty(await ReadAsync(machine, "?startDate=2026-04-02"));
        Assert.Empty(await ReadAsync(machine, "?endDate=2026-06-29"));
        Assert.Equal(3, (await ReadAsync(machine, "?limit=3")).Count);
        Assert.Equal("unsupported_scheme", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"{Values}?orgUnitIdScheme=uid")).Code);
    }

    [Theory]
    [InlineData("period", "2026")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "0")]
    [InlineData("dataElement", "NOPE")]
    [InlineData("attributeOptionCombo", "default")]
    [InlineData("endDate", "2025-01-01&startDate=2026-01-01")]
    public async Task A_parameter_that_cannot_be_kept_to_is_named(string name, string value)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        var answer = (await machine.AskAsync($"{Values}?{name}={value}")).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("invalid_query", answer.As<ProblemView>().Code);
        Assert.Contains($"\"errors\":{{\"{name}\":", answer.Body);
        Assert.Equal("unsupported_scheme", (await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"{Values}?categoryOptionComboIdScheme=uid")).Code);
    }

    [Fact]
    public async Task What_went_away_since_is_told_as_deleted_and_nothing_new_is_304()
    {
        var commune = await Host.AddCommuneAsync();
        var report = await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);
        var tag = (await machine.AskAsync(Values)).Header("ETag");
        (await machine.AskAsync(Values, known: tag)).Expect(HttpStatusCode.NotModified);
        // Behind what lastUpdated reaches back.
        Host.Clock.Advance(TimeSpan.FromMinutes(6));
        var before = Host.Clock.Now;
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var standing = await commune.StandingOfficeAsync();

        await standing.StepAsync(report, "reopen", "kiểm tra lại");

        (await machine.AskAsync(Values, known: tag)).Expect(HttpStatusCode.OK);
        var gone = await ReadAsync(machine, $"?lastUpdated={before:yyyy-MM-ddTHH:mm:ssZ}");
        Assert.All(gone, value => Assert.Equal((true, null), (value.Deleted, value.Value)));
        Assert.Contains(gone, value => value is { DataElement: "EGOV.FILES_ONLINE.DEN", AttributeOptionCombo: null });
        Assert.Empty(await ReadAsync(machine, $"?lastUpdated={before:yyyy-MM-ddTHH:mm:ssZ}&includeDeleted=false"));
        Assert.Empty(await ReadAsync(machine));
    }

    [Fact]
    public async Task A_province_stands_for_its_communes_only_with_children()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync("/lam-dong/");
        var code = commune.Path.Trim('/');

        Assert.Empty(await ReadAsync(machine, "?orgUnit=lam-dong"));
        Assert.Contains(await ReadAsync(machine, "?orgUnit=lam-dong&children=true"), value => value.OrgUnit == code);
        var own = await ReadAsync(machine, $"?orgUnit={code}");
        Assert.All(own, value => Assert.Equal(code, value.OrgUnit));
        // Asked for twice, given once.
        Assert.Equal(own.Count, (await ReadAsync(machine, $"?orgUnit={code}&orgUnit=/{code}/")).Count);
    }

    [Fact]
    public async Task No_parameter_leads_to_another_commune()
    {
        var (own, other) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        await VerifyAsync(other);
        using var machine = await Host.AddPullingMachineAsync(own.Path);
        var code = other.Path.Trim('/');

        Assert.Empty(await ReadAsync(machine));
        foreach (var query in new[] { "?period=2026Q2", "?dataElement=EGOV.FILES_ONLINE", "?startDate=2026-01-01", "?children=true", "?lastUpdated=2020-01-01T00:00:00Z", "?limit=10" })
            Assert.Empty(await ReadAsync(machine, query));
        var refusals = new List<string>();
        foreach (var place in new[] { code, $"/{code}/", $"{code}/kinh-te", "lam-dong", "khong-co" })
            refusals.Add((await machine.RefusedAsync(HttpStatusCode.UnprocessableEntity, $"{Values}?orgUnit={place}&children=true")).Detail);
        Assert.Single(refusals.Distinct());
        Assert.DoesNotContain((await machine.GetAsync<Dhis2Metadata>("dhis2/metadata")).OrganisationUnits, unit => unit.Code == code);
    }

    [Fact]
    public async Task The_metadata_names_every_element_and_unit_of_the_values()
    {
        var commune = await Host.AddCommuneAsync();
        await VerifyAsync(commune);
        using var machine = await Host.AddPullingMachineAsync(commune.Path);

        var metadata = await machine.GetAsync<Dhis2Metadata>("dhis2/metadata");

        var values = await ReadAsync(machine);
        Assert.Empty(values.Select(value => value.DataElement).Except(metadata.DataElements.Select(element => element.Code)));
        Assert.Equal([commune.Path.Trim('/')], metadata.OrganisationUnits.Select(unit => unit.Code));
        Assert.Equal(metadata.DataElements.Count, metadata.DataElements.DistinctBy(element => element.ShortName).Count());
        var ratio = metadata.DataElements.Single(element => element.Code == "EGOV.FILES_ONLINE");
        Assert.Equal(("NUMBER", "NONE"), (ratio.ValueType, ratio.AggregationType));
        Assert.Equal("LAST", metadata.DataElements.Single(element => element.Code == "EGOV.FILES_ONLINE.NUM").AggregationType);
    }

    private static async Task<IReadOnlyList<Dhis2DataValue>> ReadAsync(PullingMachine machine, string query = "") =>
        (await machine.GetAsync<Dhis2DataValueSet>(Values + query)).DataValues;

    private static async Task<ReportView> VerifyAsync(TestCommune commune)
    {
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        return await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");
    }
}
