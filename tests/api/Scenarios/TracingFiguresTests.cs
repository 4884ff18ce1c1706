using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.History;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>From an indicator to the quarter, to who reported and verified it, and to every value that stood there.</summary>
public sealed class TracingFiguresTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_quarter_tells_who_reported_and_verified_it_and_how_its_value_came_about()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        var report = await standing.StepAsync(
            await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit"), "verify");
        report = await standing.StepAsync(report, "reopen", "Đếm lại.");
        report = await officer.WriteAsync(report, commune.Figure("2", 7, version: 1));
        await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");

        var history = await HistoryAsync(committee, commune, "2");

        Assert.Equal(["2026Q1", "2026Q2", "2026Q3", "2026Q4"], history.Periods.Select(period => period.Period));
        var quarter = history.Periods[1];
        Assert.Equal(
            ("Phòng Kinh tế", ReportState.Verified, "Người Officer", "Người StandingOffice"),
            (quarter.OrganizationName, quarter.State, quarter.SubmittedBy, quarter.VerifiedBy));
        Assert.Equal((7m, 5.5m, report.Summary.Id), (quarter.Actual?.Value, quarter.Milestone, quarter.ReportId));
        Assert.Equal([7m, 6m], quarter.Revisions.Select(revision => revision.Value));
        Assert.Equal(
            [
                ReportState.Verified, ReportState.Submitted, ReportState.Draft, ReportState.Verified, ReportState.Submitted, ReportState.Draft,
            ],
            quarter.Steps.Select(step => step.ToState));
        Assert.Equal("Đếm lại.", quarter.Steps[2].Reason);
        Assert.Equal(("Phòng Kinh tế", null), (history.Periods[0].OrganizationName, history.Periods[0].State));
    }

    [Fact]
    public async Task Another_unit_reads_what_was_sent_and_neither_opens_the_report_nor_sees_what_was_not_sent()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var colleague = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}van-phong/");
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        Assert.Null((await HistoryAsync(colleague, commune, "2")).Periods[1].Actual);
        Assert.Equal(6, (await HistoryAsync(officer, commune, "2")).Periods[1].Actual?.Value);

        await officer.StepAsync(report, "submit");

        var seen = (await HistoryAsync(colleague, commune, "2")).Periods[1];
        Assert.Equal((6m, ReportState.Submitted, null), (seen.Actual?.Value, seen.State, seen.ReportId));
        Assert.Empty(seen.Steps);
        Assert.Single(seen.Revisions);
    }

    [Fact]
    public async Task The_report_that_is_named_answers_the_evidence_of_the_row()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        await officer.PostAsync<EvidenceView>(
            $"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/evidence/documents", new EvidenceDocument { Number = "12/BC", Issuer = "UBND xã" });

        var quarter = (await HistoryAsync(committee, commune, "2")).Periods[1];

        var evidence = await committee.GetAsync<EvidenceList>($"reports/{quarter.ReportId}/evidence?planIndicatorId={commune.RowId("2")}");
        Assert.Equal("12/BC", Assert.Single(evidence.Items).DocumentNumber);
    }

    [Fact]
    public async Task What_an_earlier_plan_of_the_commune_holds_for_the_same_code_comes_first_with_its_number()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        await admin.WriteAsync(await commune.OpenAsync(admin), commune.Figure("2", 6));
        var next = await admin.ImportAsync(commune.File.Replace("2026", "2027", StringComparison.Ordinal).With("12/KH-UBND", "9/KH-UBND"));
        var plan = await admin.GetAsync<PlanView>($"plans/{next.PlanId}");
        var row = plan.Indicators.Single(one => one.Number == "2").Id;

        var history = await admin.GetAsync<IndicatorHistory>($"plans/{next.PlanId}/indicators/{row}/history");

        Assert.Equal(["2026Q2", "2027Q1", "2027Q2", "2027Q3", "2027Q4"], history.Periods.Select(period => period.Period));
        Assert.Equal(("12/KH-UBND", 6m), (history.Periods[0].EarlierPlan, history.Periods[0].Actual?.Value));
        Assert.Null(history.Periods[1].EarlierPlan);
    }

    private static Task<IndicatorHistory> HistoryAsync(ApiClient client, TestCommune commune, string number) =>
        client.GetAsync<IndicatorHistory>($"plans/{commune.PlanId}/indicators/{commune.RowId(number)}/history");
}
