using System.Net;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ExplainingFiguresTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Before = "2026Q1";

    [Fact]
    public async Task A_saved_value_is_answered_with_what_looks_odd_about_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.Ratio("5", 40, 100), commune.Ratio("1", 48, 100));

        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Ratio("5", 70, 160), commune.Ratio("1", 50, 102));

        var warning = Assert.Single(report.Row("5").Warnings);
        Assert.Equal(new ReportWarning { Code = WarningCode.DenominatorJump, Period = Before, PreviousValue = 100, Percent = 60 }, warning);
        Assert.Empty(report.Row("1").Warnings);
        Assert.Equal((1, 1), (report.WarningCount, report.UnexplainedCount));
    }

    [Fact]
    public async Task A_report_is_sent_once_each_odd_figure_has_a_word_that_the_reviewer_reads()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.WholeForm());
        var odd = commune.Ratio("5", 1, 9);
        // A text that says something new, and more streets than before.
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer),
            [
                .. commune.WholeForm().Where(value => value.PlanIndicatorId != odd.PlanIndicatorId && value.PlanIndicatorId != commune.RowId("8")
                    && value.PlanIndicatorId != commune.RowId("1")),
                commune.Ratio("1", 50, 100), commune.Narrative("8", "Đã công bố bộ dữ liệu thứ ba."), odd,
            ]);

        var problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");
        Assert.Equal("report_unexplained", problem.Code);
        Assert.Equal([odd.PlanIndicatorId.ToString()], problem.Errors.Keys);
        Assert.Equal(["5: chưa giải thích số liệu khác thường."], problem.Errors.Values.Single());

        // A note is no explanation.
        report = await officer.WriteAsync(report, odd with { Version = 1, Note = "Theo báo cáo của thôn" });
        Assert.Equal("report_unexplained", (await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit")).Code);

        report = await officer.WriteAsync(report, odd with { Version = 2, Explanation = "Tính cả hộ kinh doanh tại chợ mới." });
        Assert.Equal((1, 0), (report.WarningCount, report.UnexplainedCount));
        await officer.StepAsync(report, "submit");

        var seen = (await standing.ReadAsync(report)).Row("5");
        Assert.Equal([WarningCode.DenominatorJump, WarningCode.PercentCollapse], seen.Warnings.Select(warning => warning.Code));
        Assert.Equal("Tính cả hộ kinh doanh tại chợ mới.", seen.Actual?.Explanation);
    }

    [Fact]
    public async Task Everything_that_keeps_a_report_from_being_sent_is_told_at_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.Ratio("5", 80, 100));
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer),
            [.. commune.WholeForm().Where(value => value.PlanIndicatorId != commune.RowId("1") && value.PlanIndicatorId != commune.RowId("5")), commune.Ratio("5", 1, 9)]);

        var problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");

        Assert.Equal("report_incomplete", problem.Code);
        Assert.Equal(["1: chưa nhập.", "5: chưa giải thích số liệu khác thường."], problem.Errors.Values.SelectMany(lines => lines).Order());
        Assert.Contains("Còn 1 chỉ tiêu chưa nhập", problem.Detail);
        Assert.Contains("Còn 1 chỉ tiêu có số liệu khác thường", problem.Detail);
    }

    [Fact]
    public async Task An_old_word_answers_for_a_new_figure_only_once_somebody_keeps_or_changes_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        const string Word = "Thêm chợ mới.";
        await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.Ratio("5", 80, 100));
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer),
            [.. commune.WholeForm().Where(value => value.PlanIndicatorId != commune.RowId("5")), commune.Ratio("5", 96, 160) with { Explanation = Word }]);
        report = await standing.StepAsync(await officer.StepAsync(report, "submit"), "return", "Rà lại");
        var odd = commune.Ratio("5", 10, 160, version: 1) with { Explanation = Word };

        report = await officer.WriteAsync(report, odd);

        Assert.Equal((1, true, Word), (report.UnexplainedCount, report.Row("5").IsExplanationOld, report.Row("5").Actual?.Explanation));
        Assert.Equal(1, (await UnexplainedOnBoardAsync(standing, commune)));
        var problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");
        Assert.Equal("report_unexplained", problem.Code);
        Assert.Contains("viết cho số liệu trước", Assert.Single(problem.Errors.Values.Single()), StringComparison.Ordinal);
        // A note beside it says nothing of the figure.
        report = await officer.WriteAsync(report, odd with { Version = 2, Note = "Đã rà." });
        Assert.Equal(1, report.UnexplainedCount);

        var kept = odd with { Version = 3, Note = "Đã rà.", IsExplanationKept = true };
        report = await officer.WriteAsync(report, kept);
        Assert.Equal((0, false, 4), (report.UnexplainedCount, report.Row("5").IsExplanationOld, report.Row("5").Actual!.Version));
        // An answer that was lost may be asked for again.
        Assert.Equal(4, (await officer.WriteAsync(report, kept)).Row("5").Actual!.Version);
        Assert.Equal(0, await UnexplainedOnBoardAsync(standing, commune));

        report = await officer.WriteAsync(report, commune.Ratio("5", 9, 160, version: 4) with { Explanation = "Chợ cũ đã đóng." });
        Assert.Equal((0, false), (report.UnexplainedCount, report.Row("5").IsExplanationOld));
        await officer.StepAsync(report, "submit");
    }

    [Fact]
    public async Task A_warning_that_comes_up_later_is_not_answered_by_a_word_from_before()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var before = await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.Ratio("5", 40, 100));
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Ratio("5", 64, 160) with { Explanation = "Thêm chợ mới." });
        Assert.Equal((1, 0), (report.WarningCount, report.UnexplainedCount));

        await officer.WriteAsync(before, commune.Ratio("5", 99, 100, version: 1));

        report = await officer.ReadAsync(report);
        Assert.Equal([WarningCode.DenominatorJump, WarningCode.PercentCollapse], report.Row("5").Warnings.Select(warning => warning.Code));
        Assert.Equal((1, true), (report.UnexplainedCount, report.Row("5").IsExplanationOld));
    }

    [Fact]
    public async Task Missing_rows_are_told_before_odd_ones()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.Ratio("5", 40, 100));
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Ratio("5", 70, 160));

        Assert.Equal("report_incomplete", (await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit")).Code);
    }

    [Fact]
    public async Task An_explanation_stays_when_its_warning_is_gone()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: Before), commune.Ratio("5", 40, 100));
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Ratio("5", 70, 160) with { Explanation = "Thêm chợ mới." });

        report = await officer.WriteAsync(report, commune.Ratio("5", 45, 104, version: 1) with { Explanation = "Thêm chợ mới." });

        Assert.Equal("Thêm chợ mới.", report.Row("5").Actual?.Explanation);
        Assert.Empty(report.Row("5").Warnings);
        Assert.Equal((0, 0), (report.WarningCount, report.UnexplainedCount));
    }

    [Fact]
    public async Task The_first_quarter_remembers_the_plan_of_the_year_before()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var imported = await admin.ImportAsync(commune.File.Replace("2026", "2025", StringComparison.Ordinal));
        var last = new TestCommune(Host, commune.Name, commune.File, await admin.GetAsync<PlanView>($"plans/{imported.PlanId}"));
        using var standing = await commune.StandingOfficeAsync();
        await standing.WriteAsync(
            await last.OpenAsync(standing, period: "2025Q4"), last.Ratio("5", 70, 100), last.Figure("2", 12), last.Narrative("8", "Quý IV: đã mở dữ liệu."));
        // The code of rows 9 and 10 stands twice: which of them goes on is not known.
        await standing.WriteAsync(await last.OpenAsync(standing, "van-phong", "2025Q4"), last.Ratio("9", 90, 100), last.Ratio("10", 90, 100));

        var report = await standing.WriteAsync(
            await commune.OpenAsync(standing, period: Before),
            commune.Ratio("5", 30, 100), commune.Figure("2", 1), commune.Narrative("8", "Quý I: đã mở dữ liệu."));
        var office = await standing.WriteAsync(
            await commune.OpenAsync(standing, "van-phong", Before), commune.Ratio("9", 10, 100), commune.Ratio("10", 10, 100));

        Assert.Equal(
            [("5", WarningCode.PercentCollapse, "2025Q4"), ("8", WarningCode.IdenticalText, "2025Q4")],
            report.Rows.SelectMany(row => row.Warnings.Select(warning => (row.Number, warning.Code, warning.Period!))));
        Assert.Equal(0, office.WarningCount);
    }

    [Fact]
    public async Task What_a_write_answers_is_what_the_next_reader_finds()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        // Finer than what is stored.
        Host.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        var opened = await commune.OpenAsync(officer);

        var first = await officer.WriteAsync(opened, commune.WholeForm());
        await AssertReadAsync(officer, first);
        var second = await officer.WriteAsync(first, commune.Ratio("5", 2, 3, version: 1) with { Note = " ghi chú ", Explanation = "vì" });
        await AssertReadAsync(officer, second);
        var emptied = await officer.WriteAsync(second, commune.Figure("2", null, version: 1) with { EntryKind = null });
        await AssertReadAsync(officer, emptied);
        Assert.Equal((ReportState.Draft, 7), (emptied.Summary.State, emptied.Summary.FilledCount));
    }

    private static async Task<int> UnexplainedOnBoardAsync(ApiClient client, TestCommune commune) =>
        (await client.GetAsync<ReportBoard>($"reports/board?planId={commune.PlanId}")).Cells.Sum(cell => cell.UnexplainedCount);

    private static async Task AssertReadAsync(ApiClient client, ReportView answer) =>
        Assert.Equivalent(await client.ReadAsync(answer), answer, strict: true);
}
