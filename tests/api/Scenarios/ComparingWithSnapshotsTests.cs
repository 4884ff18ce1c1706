using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Jobs;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Snapshots.Changes;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>"As reported" against now: what changed after a period was frozen, and who changed it, when and why.</summary>
public sealed class ComparingWithSnapshotsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Nothing_changed_is_an_empty_list_that_names_who_approved()
    {
        var (commune, standing, _) = await FrozenAsync();

        var found = await CompareAsync(standing, commune);

        Assert.Empty(found.Rows);
        Assert.True(found.IsComplete);
        Assert.Equal(12, found.FrozenRowCount);
        Assert.Equal((1, Host.Clock.Now.UtcDateTime), (found.Snapshot.Number, found.Snapshot.TakenAt));
        Assert.Equal(
            ["Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND - UBND"], found.Units.Select(unit => unit.Name));
        Assert.All(found.Units, unit => Assert.Equal(("Người StandingOffice", ReportState.Verified), (unit.VerifiedBy, unit.StateNow)));
    }

    [Fact]
    public async Task A_figure_that_was_corrected_stands_then_and_now_with_who_when_and_why()
    {
        var (commune, standing, report) = await FrozenAsync();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        report = await standing.StepAsync(report, "reopen", "Đếm lại.");
        report = await standing.WriteAsync(report, commune.Figure("2", 4, version: 1));
        await standing.StepAsync(await standing.StepAsync(report, "submit"), "verify");

        var row = Assert.Single((await CompareAsync(standing, commune)).Rows);

        Assert.Equal(("2", RowChangeKind.Changed, "Phòng Kinh tế"), (row.Number, row.Kind, row.OrganizationName));
        Assert.Equal([FrozenField.Value, FrozenField.Status], row.Fields);
        Assert.Equal((6m, ProgressStatus.OnTrack), (row.Then?.Value.Value, row.Then?.Status));
        Assert.Equal((4m, ProgressStatus.OffTrack, ReportState.Verified), (row.Now?.Value.Value, row.Now?.Status, row.StateNow));
        var revision = Assert.Single(row.Revisions);
        Assert.Equal(("Người StandingOffice", 4m, Host.Clock.Now.UtcDateTime), (revision.UpdatedBy, revision.Value, revision.UpdatedAt));
        Assert.Equal([ReportState.Verified, ReportState.Submitted, ReportState.Draft], row.Steps.Select(step => step.ToState));
        Assert.Equal("Đếm lại.", row.Steps[2].Reason);
        Assert.Empty(row.PlanChanges);
    }

    [Fact]
    public async Task A_reopened_report_takes_its_rows_out_of_what_is_verified_until_it_is_verified_again()
    {
        var (commune, standing, report) = await FrozenAsync();

        report = await standing.StepAsync(report, "reopen", "Đếm lại.");

        var found = await CompareAsync(standing, commune);
        Assert.Equal(8, found.Rows.Count);
        Assert.All(found.Rows, row => Assert.Contains(FrozenField.State, row.Fields));
        Assert.Equal(ReportState.Draft, found.Units.Single(unit => unit.Name == "Phòng Kinh tế").StateNow);
        await standing.StepAsync(await standing.StepAsync(report, "submit"), "verify");
        Assert.Empty((await CompareAsync(standing, commune)).Rows);
    }

    [Fact]
    public async Task A_target_that_a_later_document_raised_is_a_difference_though_the_books_are_closed()
    {
        var (commune, standing, _) = await FrozenAsync();
        Host.Clock.Advance(TimeSpan.FromHours(1));

        await standing.ImportAsync(commune.File.With("{by: 2026, op: \">=\", value: 60}", "{by: 2026, op: \">=\", value: 90}"));

        var row = Assert.Single((await CompareAsync(standing, commune)).Rows);
        Assert.Equal("1", row.Number);
        Assert.Equal([FrozenField.Target, FrozenField.Milestone, FrozenField.Status], row.Fields);
        Assert.Equal((60m, 90m), (row.Then?.Target?.Value, row.Now?.Target?.Value));
        var change = Assert.Single(row.PlanChanges);
        Assert.Equal(("target 2026", "≥ 60", "≥ 90", "import"), (change.Field, change.OldValue, change.NewValue, change.Reason));
        Assert.Equal(("Người StandingOffice", Host.Clock.Now.UtcDateTime), (change.PersonName, change.At));
        Assert.Empty(row.Revisions);
    }

    [Fact]
    public async Task A_row_that_a_later_document_no_longer_holds_is_withdrawn()
    {
        var (commune, standing, _) = await FrozenAsync();
        Host.Clock.Advance(TimeSpan.FromHours(1));

        await standing.ImportAsync(commune.File.WithoutIndicator("4"));

        var row = Assert.Single((await CompareAsync(standing, commune)).Rows);
        Assert.Equal(("4", RowChangeKind.Withdrawn, null), (row.Number, row.Kind, row.Now));
        Assert.Equal(0, row.Then?.Value.Value);
        Assert.Equal(("is_withdrawn", "true"), (Assert.Single(row.PlanChanges).Field, row.PlanChanges[0].NewValue));
    }

    [Fact]
    public async Task Evidence_that_came_afterwards_is_named_with_who_added_it()
    {
        var (commune, standing, report) = await FrozenAsync();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        report = await standing.StepAsync(report, "reopen", "Thiếu minh chứng.");
        await standing.PostAsync<EvidenceView>(
            $"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/evidence/documents", new EvidenceDocument { Number = "12/BC", Issuer = "UBND xã" });
        await standing.StepAsync(await standing.StepAsync(await standing.ReadAsync(report), "submit"), "verify");

        var row = Assert.Single((await CompareAsync(standing, commune)).Rows);

        Assert.Equal([FrozenField.Evidence], row.Fields);
        Assert.Equal((0, 1), (row.Then?.Evidence.Count, row.Now?.Evidence.Count));
        var change = Assert.Single(row.EvidenceChanges);
        Assert.Equal(("12/BC", false, "Người StandingOffice"), (change.DocumentNumber, change.IsRemoved, change.PersonName));
    }

    [Fact]
    public async Task A_unit_that_came_after_the_books_had_closed_adds_its_rows()
    {
        const string closed = "2026Q1";
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await VerifiedAsync(commune, standing, "vhxh", closed);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        await VerifiedAsync(commune, standing, "van-phong", closed);

        var found = await CompareAsync(standing, commune, closed);
        Assert.Equal((false, 1), (found.IsComplete, found.FrozenRowCount));
        Assert.Contains("Văn phòng HĐND - UBND", found.MissingUnits);
        Assert.Equal(["9", "10", "11"], found.Rows.Select(row => row.Number));
        Assert.All(found.Rows, row => Assert.Equal((RowChangeKind.Added, null), (row.Kind, row.Then)));
    }

    [Fact]
    public async Task Half_typed_figures_stay_with_the_unit_until_they_are_sent()
    {
        const string closed = "2026Q1";
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var frozen = await VerifiedAsync(commune, standing, "vhxh", closed);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        var missing = await commune.OpenAsync(standing, "van-phong", closed);
        await standing.WriteAsync(missing, [.. missing.Rows.Select(row => commune.NotApplicable(row.Number))]);
        Assert.Empty((await CompareAsync(standing, commune, closed)).Rows);

        await standing.StepAsync(frozen, "reopen", "Đếm lại.");
        var row = Assert.Single((await CompareAsync(standing, commune, closed)).Rows);
        Assert.Equal((RowChangeKind.Changed, null, ReportState.Draft), (row.Kind, row.Now, row.StateNow));
        Assert.Equal([FrozenField.State], row.Fields);
        Assert.Empty(row.Revisions);
    }

    [Fact]
    public async Task Who_may_open_every_report_compares_and_an_officer_of_one_unit_does_not()
    {
        var (commune, _, _) = await FrozenAsync();
        using var officer = await commune.OfficerAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var stranger = await elsewhere.StandingOfficeAsync();

        foreach (var (role, place) in new[] { (Role.Committee, commune.Path), (Role.CommuneAdmin, commune.Path), (Role.ProvinceViewer, "/lam-dong/") })
        {
            using var reader = await Host.SignInNewAsync(role, place);
            Assert.Empty((await CompareAsync(reader, commune)).Rows);
        }

        foreach (var reader in new[] { officer, stranger })
            await reader.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, PathOf(commune, TestCommune.Quarter));
    }

    /// <summary>Every unit verified and the period frozen; answers the report of Phòng Kinh tế.</summary>
    private async Task<(TestCommune Commune, ApiClient Standing, ReportView Report)> FrozenAsync()
    {
        var commune = await Host.AddCommuneAsync();
        var standing = await commune.StandingOfficeAsync();
        var report = await VerifiedAsync(commune, standing, "kinh-te");
        await VerifiedAsync(commune, standing, "van-phong");
        await VerifiedAsync(commune, standing, "vhxh");
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        return (commune, standing, report);
    }

    private static async Task<ReportView> VerifiedAsync(
        TestCommune commune, ApiClient standing, string unit, string period = TestCommune.Quarter)
    {
        var report = await commune.OpenAsync(standing, unit, period);
        ReportDraftValue[] values = unit == "kinh-te" ? commune.WholeForm() : [.. report.Rows.Select(row => commune.NotApplicable(row.Number))];
        report = await standing.WriteAsync(report, values);
        return await standing.StepAsync(await standing.StepAsync(report, "submit"), "verify");
    }

    private static string PathOf(TestCommune commune, string period) => $"plans/{commune.PlanId}/snapshots/{period}/1/changes";

    private static Task<SnapshotChanges> CompareAsync(ApiClient client, TestCommune commune, string period = TestCommune.Quarter) =>
        client.GetAsync<SnapshotChanges>(PathOf(commune, period));
}
