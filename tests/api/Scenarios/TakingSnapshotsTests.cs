using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Jobs;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Reports.Snapshots;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A verified period is kept as it was reported, whatever becomes of the plan afterwards.</summary>
public sealed class TakingSnapshotsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_period_is_frozen_once_its_last_report_is_verified()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await VerifiedAsync(commune, standing, "kinh-te");
        await VerifiedAsync(commune, standing, "van-phong");
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        Assert.Empty(await ListAsync(standing, commune));

        await VerifiedAsync(commune, standing, "vhxh");
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        var one = Assert.Single(await ListAsync(standing, commune));
        Assert.Equal((TestCommune.Quarter, 1, Host.Clock.Now.UtcDateTime), (one.Period, one.Number, one.TakenAt));
        var frozen = (await GetAsync(standing, commune, 1)).As<FrozenPeriod>();
        Assert.True(frozen.IsComplete);
        Assert.Empty(frozen.MissingUnits);
        Assert.Equal((commune.PlanId, commune.Name, "12/KH-UBND"), (frozen.Plan.Id, frozen.Plan.CommuneName, frozen.Plan.Number));
        Assert.Equal(["Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND - UBND"], frozen.Reports.Select(report => report.OrganizationName));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], frozen.Reports[1].Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_bytes_that_are_answered()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await AllVerifiedAsync(commune, standing);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        var answer = await GetAsync(standing, commune, 1);

        var hash = Assert.Single(await ListAsync(standing, commune)).Hash;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Body))), hash);
        Assert.Equal($"\"{hash}\"", answer.Header("ETag"));
        Assert.Equal("application/json", answer.Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(standing, commune, $"\"{hash}\""));
        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(standing, commune, "\"other\""));
    }

    [Fact]
    public async Task What_was_reported_stands_in_it_and_as_progress_judged_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer),
            [.. commune.WholeForm().Select(value => value.PlanIndicatorId == commune.RowId("2") ? value with { Note = "Thêm hai tuyến.", Source = "Sổ theo dõi" } : value)]);
        await officer.PutAsync<ReportView>($"reports/{report.Summary.Id}/words", new WordsDraft { Version = 0, Difficulties = "Thiếu máy." });
        var path = $"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/evidence";
        foreach (var name in new[] { "b.pdf", "a.pdf" })
            await officer.PostAsync<EvidenceView>(
                $"{path}/files", new MultipartFormDataContent { { new ByteArrayContent(EvidenceFiles.Pdf(name)), "file", name } });
        await standing.StepAsync(await officer.StepAsync(await officer.ReadAsync(report), "submit"), "verify");
        foreach (var unit in new[] { "vhxh", "van-phong" })
            await VerifiedAsync(commune, standing, unit);
        var progress = await commune.ProgressAsync(standing);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        var frozen = (await GetAsync(standing, commune, 1)).As<FrozenPeriod>();

        var unitReport = frozen.Reports.Single(one => one.OrganizationName == "Phòng Kinh tế");
        Assert.Equal(("Người Officer", "Người StandingOffice", "Thiếu máy."), (unitReport.SubmittedBy, unitReport.VerifiedBy, unitReport.Difficulties));
        Assert.Equal((100m, 90m), (unitReport.OnTrack, unitReport.AtRisk));
        var streets = unitReport.Rows.Single(row => row.Number == "2");
        Assert.Equal((6m, "Thêm hai tuyến.", "Sổ theo dõi"), (streets.Value.Value, streets.Value.Note, streets.Value.Source));
        Assert.Equal((5.5m, 12m, ProgressStatus.OnTrack), (streets.Milestone, streets.Target?.Value, streets.Status));
        Assert.Equal(
            [("b.pdf", Hash("b.pdf")), ("a.pdf", Hash("a.pdf"))], streets.Evidence.Select(item => (item.FileName!, item.Sha256!)));
        Assert.Equal(
            progress.Indicators.Select(row => (row.Number, row.Status)).Order(),
            frozen.Reports.SelectMany(one => one.Rows).Select(row => (row.Number, row.Status)).Order());

        static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(EvidenceFiles.Pdf(text)));
    }

    [Fact]
    public async Task Opened_again_and_verified_anew_it_is_frozen_a_second_time_and_the_first_stays()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = (await AllVerifiedAsync(commune, standing))[0];
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        var first = await GetAsync(standing, commune, 1);

        report = await standing.StepAsync(report, "reopen", "Đếm lại.");
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        report = await standing.WriteAsync(report, commune.Figure("2", 7, version: 1));
        Assert.Single(await ListAsync(standing, commune));
        await standing.StepAsync(await standing.StepAsync(report, "submit"), "verify");
        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        Assert.Equal([1, 2], (await ListAsync(standing, commune)).Select(one => one.Number));
        Assert.Equal(first.Body, (await GetAsync(standing, commune, 1)).Body);
        Assert.Equal([6m, 7m], new[] { first, await GetAsync(standing, commune, 2) }.Select(FigureOf));

        static decimal? FigureOf(Answer answer) =>
            answer.As<FrozenPeriod>().Reports.SelectMany(one => one.Rows).Single(row => row.Number == "2").Value.Value;
    }

    [Fact]
    public async Task After_the_lock_date_what_is_verified_is_frozen_and_says_who_is_missing()
    {
        // Today is 18 June: the books of the first quarter closed in April, those of the second close in July.
        const string closed = "2026Q1";
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await VerifiedAsync(commune, standing, "kinh-te");
        await VerifiedAsync(commune, standing, "kinh-te", closed);

        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        Assert.Equal([closed], (await ListAsync(standing, commune)).Select(one => one.Period));
        var frozen = (await GetAsync(standing, commune, 1, closed)).As<FrozenPeriod>();
        Assert.False(frozen.IsComplete);
        Assert.Equal(["Phòng Văn hóa - Xã hội", "Văn phòng HĐND - UBND"], frozen.MissingUnits);
        Assert.Equal("Phòng Kinh tế", Assert.Single(frozen.Reports).OrganizationName);
        await VerifiedAsync(commune, standing, "vhxh", closed);
        await VerifiedAsync(commune, standing, "van-phong", closed);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        Assert.True((await GetAsync(standing, commune, 2, closed)).As<FrozenPeriod>().IsComplete);
    }

    [Fact]
    public async Task A_unit_that_was_let_off_holds_nothing_up_and_is_named()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await VerifiedAsync(commune, standing, "kinh-te");
        await VerifiedAsync(commune, standing, "van-phong");
        var (id, version) = Assert.Single(await Host.SelectAsync<(Guid, int)>(
            "select id, version from obligations where organization_id = @unit and period = @Quarter",
            new { unit = commune.UnitId("vhxh"), Quarter = TestCommune.Quarter }));
        await standing.PostAsync<ObligationView>($"deadlines/{id}/waive", new WaiveObligation { Version = version, Reason = "Chưa có việc để báo cáo" });

        await Host.Node.RunAsync(JobKind.TakeSnapshots);

        var frozen = (await GetAsync(standing, commune, 1)).As<FrozenPeriod>();
        Assert.True(frozen.IsComplete);
        Assert.Empty(frozen.MissingUnits);
        Assert.Equal(["Phòng Văn hóa - Xã hội"], frozen.WaivedUnits);
    }

    [Fact]
    public async Task Whoever_reads_the_plan_reads_what_was_frozen_of_it_and_nobody_else()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await AllVerifiedAsync(commune, standing);
        await Host.Node.RunAsync(JobKind.TakeSnapshots);
        using var officer = await commune.OfficerAsync();
        using var viewer = await Host.SignInNewAsync(Role.ProvinceViewer, "/lam-dong/");
        var elsewhere = await Host.AddCommuneAsync();
        using var stranger = await elsewhere.StandingOfficeAsync();

        foreach (var reader in new[] { officer, viewer })
            Assert.Equal(3, (await GetAsync(reader, commune, 1)).As<FrozenPeriod>().Reports.Count);
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"plans/{commune.PlanId}/snapshots");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"plans/{commune.PlanId}/snapshots/{TestCommune.Quarter}/1");
        await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"plans/{commune.PlanId}/snapshots/{TestCommune.Quarter}/2");
    }

    private static async Task<ReportView[]> AllVerifiedAsync(TestCommune commune, ApiClient standing) =>
    [
        await VerifiedAsync(commune, standing, "kinh-te"),
        await VerifiedAsync(commune, standing, "van-phong"),
        await VerifiedAsync(commune, standing, "vhxh"),
    ];

    private static async Task<ReportView> VerifiedAsync(
        TestCommune commune, ApiClient standing, string unit, string period = TestCommune.Quarter)
    {
        var report = await commune.OpenAsync(standing, unit, period);
        ReportDraftValue[] values = unit == "kinh-te" ? commune.WholeForm() : [.. report.Rows.Select(row => commune.NotApplicable(row.Number))];
        report = await standing.WriteAsync(report, values);
        return await standing.StepAsync(await standing.StepAsync(report, "submit"), "verify");
    }

    private static Task<IReadOnlyList<SnapshotSummary>> ListAsync(ApiClient client, TestCommune commune) =>
        client.GetAsync<IReadOnlyList<SnapshotSummary>>($"plans/{commune.PlanId}/snapshots");

    private static async Task<Answer> GetAsync(ApiClient client, TestCommune commune, int number, string period = TestCommune.Quarter) =>
        (await client.SendAsync(HttpMethod.Get, $"plans/{commune.PlanId}/snapshots/{period}/{number}")).Expect(HttpStatusCode.OK);

    private async Task<HttpStatusCode> AskAgainAsync(ApiClient client, TestCommune commune, string tag)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = client.Cookies }) { BaseAddress = Host.Node.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/plans/{commune.PlanId}/snapshots/{TestCommune.Quarter}/1");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        return (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
