using System.Net;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class WritingWordsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Weak = "Đường truyền tại ba thôn chưa ổn định.";
    private const string Wish = "Đề nghị tỉnh bổ sung trạm phát sóng.";

    [Fact]
    public async Task Words_are_kept_with_who_and_when_and_make_a_draft()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        Assert.Equal((0, null, null), (report.Words.Version, report.Words.UpdatedAt, report.Words.UpdatedBy));

        report = await WriteAsync(officer, report, 0, $"  {Weak}\n", Wish);

        Assert.Equal((1, Weak, Wish, "Người Officer"), (report.Words.Version, report.Words.Difficulties, report.Words.Proposals, report.Words.UpdatedBy));
        Assert.Equal(Host.Clock.Now.UtcDateTime, report.Words.UpdatedAt);
        Assert.Equal((ReportState.Draft, 2), (report.Summary.State, report.Summary.Version));
        using var standing = await commune.StandingOfficeAsync();
        Assert.Equal(Weak, (await standing.ReadAsync(report)).Words.Difficulties);
    }

    [Fact]
    public async Task The_same_words_again_are_no_conflict_and_no_new_version()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await WriteAsync(officer, await commune.OpenAsync(officer), 0, Weak, null);

        report = await WriteAsync(officer, report, 0, Weak + " ", "");

        Assert.Equal(1, report.Words.Version);
    }

    [Fact]
    public async Task Words_that_somebody_changed_first_are_shown_beside_the_own_ones()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await WriteAsync(officer, await commune.OpenAsync(officer), 0, Weak, null);
        await WriteAsync(standing, report, 1, "Thiếu cán bộ.", null);

        var problem = await officer.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Put, $"reports/{report.Summary.Id}/words", new WordsDraft { Version = 1, Difficulties = Weak, Proposals = Wish });

        Assert.Equal("stale_version", problem.Code);
        Assert.Equal((Weak, Wish), (problem.Words?.Yours.Difficulties, problem.Words?.Yours.Proposals));
        Assert.Equal((2, "Thiếu cán bộ.", "Người StandingOffice"), (problem.Words?.Theirs.Version, problem.Words?.Theirs.Difficulties, problem.Words?.Theirs.UpdatedBy));
        Assert.Equal("Thiếu cán bộ.", (await officer.ReadAsync(report)).Words.Difficulties);
    }

    [Fact]
    public async Task What_was_written_before_stays_readable()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await WriteAsync(officer, await commune.OpenAsync(officer), 0, Weak, Wish);
        report = await WriteAsync(officer, report, 1, null, Wish);

        Assert.Equal((2, null, Wish), (report.Words.Version, report.Words.Difficulties, report.Words.Proposals));
        Assert.Equal(
            [Weak, ""],
            await Host.SelectAsync<string>("select coalesce(difficulties, '') from report_words where report_id = @Id order by version", new { report.Summary.Id }));
        var numbers = await Host.SelectAsync<long>("select change_seq from report_words where report_id = @Id order by version", new { report.Summary.Id });
        Assert.True(numbers[0] < numbers[1]);
    }

    [Fact]
    public async Task The_words_of_the_quarter_before_stand_beside()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await WriteAsync(officer, await commune.OpenAsync(officer, period: "2026Q1"), 0, Weak, null);

        var report = await commune.OpenAsync(officer);

        Assert.Equal(("2026Q1", Weak, null), (report.Words.Previous?.Period, report.Words.Previous?.Difficulties, report.Words.Previous?.Proposals));
        Assert.Equal(0, report.Words.Version);
        Assert.Null((await commune.OpenAsync(officer, period: "2026Q3")).Words.Previous);
    }

    [Fact]
    public async Task A_report_that_was_sent_takes_no_words()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");

        var problem = await officer.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Put, $"reports/{report.Summary.Id}/words", new WordsDraft { Version = 0, Difficulties = Weak });

        Assert.Equal("wrong_state", problem.Code);
        Assert.Equal(0, (await officer.ReadAsync(report)).Words.Version);
    }

    private static Task<ReportView> WriteAsync(ApiClient client, ReportView report, int version, string? difficulties, string? proposals) =>
        client.PutAsync<ReportView>(
            $"reports/{report.Summary.Id}/words", new WordsDraft { Version = version, Difficulties = difficulties, Proposals = proposals });
}
