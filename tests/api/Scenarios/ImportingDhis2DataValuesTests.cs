using System.Net;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Exchange.Dhis2;
using WardKpi.Api.Exchange.Dhis2.Importing;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>What DHIS2 exports comes in by DHIS2's own words, under the rules of the sheet.</summary>
public sealed class ImportingDhis2DataValuesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    protected override bool BeginsAtStart => false;

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
        Assert.Contains("attributeOptionCombo", summary.Conflicts[1].Value, StringComparison.Ordinal);
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
    public async Task A_ratio_told_anew_as_a_percent_loses_its_figures_and_nothing_else()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        await ImportAsync(machine, commune, "", Of("EGOV.FILES_ONLINE.NUM", "48"), Of("EGOV.FILES_ONLINE.DEN", "100"));

        var delta = await ImportAsync(machine, commune, "", Of("EGOV.FILES_ONLINE", "80"), Gone("EGOV.FILES_ONLINE.NUM"), Gone("EGOV.FILES_ONLINE.DEN"));
        var told = (await commune.OpenAsync(officer)).Row("1").Actual!;
        var lone = await ImportAsync(machine, commune, "", Gone("EGOV.FILES_ONLINE.NUM"));
        var kept = (await commune.OpenAsync(officer)).Row("1").Actual!;
        var whole = await ImportAsync(machine, commune, "", Gone("EGOV.FILES_ONLINE"), Gone("EGOV.FILES_ONLINE.NUM"), Gone("EGOV.FILES_ONLINE.DEN"));

        Assert.Equal(("SUCCESS", 3, 0), (delta.Status, delta.ImportCount.Updated, delta.ImportCount.Deleted));
        Assert.Equal((EntryKind.Percent, 80, null, null), (told.EntryKind, told.Value, told.Numerator, told.Denominator));
        Assert.Equal("part_alone", Assert.Single(lone.Conflicts).ErrorCode);
        Assert.Equal((80, told.Version), (kept.Value, kept.Version));
        Assert.Equal(3, whole.ImportCount.Deleted);
        Assert.Null((await commune.OpenAsync(officer)).Row("1").Actual!.EntryKind);
    }

    [Fact]
    public async Task A_refused_value_withholds_the_deletions_of_its_report_too()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        await ImportAsync(machine, commune, "", Of("SM.QR_STREETS", "6"));

        var summary = await ImportAsync(machine, commune, "", Gone("SM.QR_STREETS"), Of("SM.WAIT_MINUTES", "-4"));

        Assert.Equal(("ERROR", 0), (summary.Status, summary.ImportCount.Deleted));
        Assert.Equal([0, 1], summary.RejectedIndexes);
        Assert.Equal(6, (await commune.OpenAsync(officer)).Row("2").Actual!.Value);
    }

    [Fact]
    public async Task A_word_means_what_its_indicator_takes()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();

        var refused = await ImportAsync(
            machine, commune, "", Of("SM.QR_STREETS", "true"), Of("EGOV.FILES_ONLINE", "48"), Of("EGOV.FILES_ONLINE.DEN", "100"),
            Of("EGOV.FILES_ONLINE.NUM", "bốn mươi"), Of("DATA.SECTOR_DATABASES", "1"), Of("SM.WAIT_MINUTES", "4 phút"));
        var taken = await ImportAsync(machine, commune, "", Of("DATA.SECTOR_DATABASES", "true"), Of("DATA.OPEN_DATA", "3"));
        var report = await commune.OpenAsync(officer);
        await ImportAsync(machine, commune, "", Of("DATA.SECTOR_DATABASES", "1.0"));

        Assert.Equal(
            [("value_unreadable", "0"), ("value_unreadable", "3"), ("kind_ambiguous", "4"), ("value_unreadable", "5")],
            refused.Conflicts.Select(conflict => (conflict.ErrorCode, string.Join(',', conflict.Indexes))));
        Assert.Equal([0, 1, 2, 3, 4, 5], refused.RejectedIndexes);
        Assert.Equal(2, taken.ImportCount.Imported);
        Assert.Equal((EntryKind.YesNo, 1), (report.Row("7").Actual!.EntryKind, report.Row("7").Actual!.Value));
        Assert.Equal((EntryKind.Narrative, "3"), (report.Row("8").Actual!.EntryKind, report.Row("8").Actual!.Text));
        var percent = (await commune.OpenAsync(officer)).Row("7").Actual!;
        Assert.Equal((EntryKind.Completion, 1), (percent.EntryKind, percent.Value));
    }

    [Fact]
    public async Task What_one_commune_exports_another_takes_and_again_changes_nothing()
    {
        var (from, to) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        using var source = await Host.AddPullingMachineAsync(from.Path);
        using var machine = await Host.AddMachineAsync(to.Path);
        using var officer = await from.OfficerAsync();
        using var other = await to.OfficerAsync();
        using var standing = await from.StandingOfficeAsync();
        var sent = await officer.StepAsync(
            await officer.WriteAsync(
                await from.OpenAsync(officer),
                [.. from.WholeForm().Select(value => value.PlanIndicatorId == from.RowId("7") ? value with { Value = 1 } : value with { Note = "Nội bộ" })]),
            "submit");
        var verified = await standing.StepAsync(sent, "verify");

        var first = await ImportAsync(machine, to, "", await ExportAsync());
        Compare(verified, await to.OpenAsync(other));
        // Further back than a pull by an instant reaches for certainty.
        Host.Clock.Advance(TimeSpan.FromMinutes(10));
        var since = Host.Clock.Now;
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var reopened = await standing.StepAsync(verified, "reopen", "nhập lại");
        var anew = await officer.WriteAsync(
            reopened, from.Figure("1", 80, EntryKind.Percent, reopened.Row("1").Actual!.Version), from.NotApplicable("2", reopened.Row("2").Actual!.Version));
        var again = await standing.StepAsync(await officer.StepAsync(anew, "submit"), "verify");
        var delta = await ExportAsync($"?lastUpdated={since:yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(3, delta.Count(value => value.Deleted == true));
        var second = await ImportAsync(machine, to, "", delta);
        var repeated = await ImportAsync(machine, to, "", delta);

        Assert.Equal(("SUCCESS", "SUCCESS", "SUCCESS"), (first.Status, second.Status, repeated.Status));
        Assert.Equal((0, 0, 0, delta.Length), (repeated.ImportCount.Imported, repeated.ImportCount.Updated, repeated.ImportCount.Deleted, repeated.ImportCount.Ignored));
        var copy = await to.OpenAsync(other);
        Assert.Equal((EntryKind.Percent, 80), (copy.Row("1").Actual!.EntryKind, copy.Row("1").Actual!.Value));
        Assert.Null(copy.Row("2").Actual!.EntryKind);
        Compare(again, copy, but: "2");

        async Task<Dhis2ImportValue[]> ExportAsync(string query = "") =>
        [
            .. (await source.GetAsync<Dhis2DataValueSet>("dhis2/dataValueSets" + query)).DataValues.Select(value => new Dhis2ImportValue
            {
                DataElement = value.DataElement,
                Period = value.Period,
                AttributeOptionCombo = value.AttributeOptionCombo,
                Value = value.Value,
                Deleted = value.Deleted,
            }),
        ];

        static void Compare(ReportView one, ReportView two, string? but = null) => Assert.Equal(
            one.Rows.Where(row => row.Number != but).Select(row => (row.Number, row.Actual!.EntryKind, row.Actual.Numerator, row.Actual.Denominator, row.Actual.Value, row.Actual.Text)),
            two.Rows.Where(row => row.Number != but).Select(row => (row.Number, row.Actual!.EntryKind, row.Actual.Numerator, row.Actual.Denominator, row.Actual.Value, row.Actual.Text)));
    }

    [Fact]
    public async Task Too_many_values_are_refused_however_few_parts_make_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        var many = Enumerable.Range(0, DeliveryRules.MostRows + 1).Select(number => Of($"X.{number}", "1"));

        var refusal = (await machine.SendAsync("dhis2/dataValueSets", new Dhis2Import { DataValues = [.. many] })).Expect(HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal("too_many_rows", refusal.As<ProblemView>().Code);
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

    private static Dhis2ImportValue Gone(string element) => Of(element, null) with { Deleted = true };

    private static async Task<Dhis2ImportSummary> ImportAsync(DeliveringMachine machine, TestCommune commune, string query, params Dhis2ImportValue[] values) =>
        (await machine.SendAsync(
            $"dhis2/dataValueSets{query}", new Dhis2Import { OrgUnit = commune.Path.Trim('/'), Period = TestCommune.Quarter, DataValues = values }))
        .Expect(HttpStatusCode.OK).As<Dhis2ImportSummary>();
}
