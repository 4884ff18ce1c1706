using System.Net;
using WardKpi.Api.Exchange.Dhis2.Importing;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>What DHIS2 exports comes in by DHIS2's own words, under the rules of the sheet.</summary>
public sealed class ImportingDhis2DataValuesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Percent_numerator_and_denominator_make_one_value()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();

        var summary = await ImportAsync(
            machine, commune, "", Of("EGOV.FILES_ONLINE", "47"), Of("EGOV.FILES_ONLINE.NUM", "48"), Of("EGOV.FILES_ONLINE.DEN", "100"),
            Of("SM.QR_STREETS", "5"), Of("SM.QR_STREETS", "6"), Of("SEC.LEVEL_APPROVED", "true"), Of("DATA.OPEN_DATA", "Hai bộ dữ liệu."));

        Assert.Equal(("SUCCESS", 7, 0), (summary.Status, summary.ImportCount.Imported, summary.ImportCount.Ignored));
        var report = await commune.OpenAsync(officer);
        Assert.Equal((EntryKind.Ratio, 48, 100, 48), (report.Row("1").Actual!.EntryKind, report.Row("1").Actual!.Numerator, report.Row("1").Actual!.Denominator, report.Row("1").Actual!.Value));
        Assert.Equal((6, machine.Name), (report.Row("2").Actual!.Value, report.Row("2").Actual!.UpdatedBy));
        Assert.Equal((EntryKind.YesNo, 1), (report.Row("6").Actual!.EntryKind, report.Row("6").Actual!.Value));
        Assert.Equal("Hai bộ dữ liệu.", report.Row("8").Actual!.Text);
    }

    [Fact]
    public async Task The_summary_counts_data_values_and_names_conflicts_by_place()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);

        var summary = await ImportAsync(
            machine, commune, "", Of("SM.QR_STREETS", "6"), Of("EGOV.FILES_ONLINE.NUM", "120"), Of("EGOV.FILES_ONLINE.DEN", "100"),
            Of("HR.STAFF_TRAINED", "70"), Of("HR.STAFF_TRAINED", "80") with { AttributeOptionCombo = "10@12/KH-UBND" },
            Of("SM.QR_STREETS", "6") with { OrgUnit = "00000" });

        Assert.Equal("WARNING", summary.Status);
        Assert.Equal((1, 5), (summary.ImportCount.Imported, summary.ImportCount.Ignored));
        Assert.Equal([0, 1, 2, 3, 5], summary.RejectedIndexes);
        Assert.Equal(
            [("numerator_above_denominator", "EGOV.FILES_ONLINE", "1,2"), ("row_ambiguous", "HR.STAFF_TRAINED", "3"), ("organization_unknown", "00000", "5")],
            summary.Conflicts.Select(conflict => (conflict.ErrorCode, conflict.Object, string.Join(',', conflict.Indexes))));
    }

    [Fact]
    public async Task Strategies_dry_runs_and_deletions_are_those_of_dhis2()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        Dhis2ImportValue[] both = [Of("SM.QR_STREETS", "7"), Of("SM.WAIT_MINUTES", "4")];

        Assert.Equal(2, (await ImportAsync(machine, commune, "?dryRun=true", both)).ImportCount.Imported);
        Assert.Equal(2, (await ImportAsync(machine, commune, "?importStrategy=UPDATE", both)).ImportCount.Ignored);
        Assert.Equal(2, (await ImportAsync(machine, commune, "?importStrategy=CREATE", both)).ImportCount.Imported);
        Assert.Equal(2, (await ImportAsync(machine, commune, "", both)).ImportCount.Ignored);
        var mixed = await ImportAsync(machine, commune, "", Of("SM.QR_STREETS", "8"), Of("SM.WAIT_MINUTES", null) with { Deleted = true });
        Assert.Equal((1, 1), (mixed.ImportCount.Updated, mixed.ImportCount.Deleted));
        Assert.Equal(1, (await ImportAsync(machine, commune, "?importStrategy=DELETE", Of("SM.QR_STREETS", null))).ImportCount.Deleted);
    }

    [Fact]
    public async Task Other_schemes_and_strategies_are_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        var import = new Dhis2Import { DataValues = [Of("SM.QR_STREETS", "7")] };

        foreach (var (query, code) in new[] { ("idScheme=uid", "unsupported_scheme"), ("importStrategy=MERGE", "unsupported_strategy") })
            Assert.Equal(code, (await machine.SendAsync($"dhis2/dataValueSets?{query}", import)).Expect(HttpStatusCode.UnprocessableEntity).As<ProblemView>().Code);
    }

    private static Dhis2ImportValue Of(string element, string? value) => new() { DataElement = element, Value = value };

    private static async Task<Dhis2ImportSummary> ImportAsync(DeliveringMachine machine, TestCommune commune, string query, params Dhis2ImportValue[] values) =>
        (await machine.SendAsync(
            $"dhis2/dataValueSets{query}", new Dhis2Import { OrgUnit = commune.Path.Trim('/'), Period = TestCommune.Quarter, DataValues = values }))
        .Expect(HttpStatusCode.OK).As<Dhis2ImportSummary>();
}
