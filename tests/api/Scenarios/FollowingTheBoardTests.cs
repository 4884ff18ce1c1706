using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Notices;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The standing office sees every form of the year at once, and asks for those that are missing.</summary>
public sealed class FollowingTheBoardTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task The_board_holds_every_unit_in_all_four_quarters_and_says_what_the_lists_say()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 6), commune.NotApplicable("4"));

        var board = await BoardAsync(standing, commune);

        Assert.Equal((commune.PlanId, 2026), (board.PlanId, board.Year));
        foreach (var quarter in new[] { "2026Q1", "2026Q2", "2026Q3", "2026Q4" })
            Assert.Equivalent(
                await standing.GetAsync<IReadOnlyList<ReportSummary>>($"reports?period={quarter}"),
                board.Cells.Where(cell => cell.Summary.Period == quarter).Select(cell => cell.Summary),
                strict: true);
        var cell = Cell(board, commune);
        Assert.Equal((ReportState.Draft, 2, 8), (cell.Summary.State, cell.Summary.FilledCount, cell.Summary.RowCount));
        Assert.Equal((Host.Clock.Now.UtcDateTime, "Người Officer"), (cell.TouchedAt, cell.TouchedBy));
        Assert.Null(Cell(board, commune, period: "2026Q3").TouchedAt);
    }

    [Fact]
    public async Task Everybody_sees_as_much_of_the_board_as_of_the_reports()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        using var viewer = await Host.SignInNewAsync(Role.ProvinceViewer, "/lam-dong/");

        Assert.Equal(["Phòng Kinh tế"], (await BoardAsync(officer, commune)).Cells.Select(cell => cell.Summary.OrganizationName).Distinct());
        foreach (var reader in new[] { committee, viewer })
            Assert.Equal(3, (await BoardAsync(reader, commune)).Cells.Select(cell => cell.Summary.OrganizationId).Distinct().Count());
    }

    [Fact]
    public async Task What_changed_since_the_last_verification_is_counted()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        report = await standing.StepAsync(report, "verify");
        Assert.Equal(0, Cell(await BoardAsync(standing, commune), commune).ChangedCount);

        Host.Clock.Advance(TimeSpan.FromMinutes(5));
        report = await standing.StepAsync(report, "reopen", "Sửa hai chỉ tiêu.");
        var reopened = Cell(await BoardAsync(standing, commune), commune);
        Assert.Equal((0, Host.Clock.Now.UtcDateTime, "Người StandingOffice"), (reopened.ChangedCount, reopened.TouchedAt, reopened.TouchedBy));
        await officer.WriteAsync(report, commune.Ratio("1", 49, 100, version: 1), commune.Figure("2", 7, version: 1), commune.Figure("3", 4, version: 1));

        var cell = Cell(await BoardAsync(standing, commune), commune);

        // The third was sent as it stood.
        Assert.Equal(2, cell.ChangedCount);
        Assert.Equal(2, (await standing.ReadAsync(report)).Rows.Count(row => row.LastVerified is not null));
        Assert.Equal("Người Officer", cell.TouchedBy);
    }

    [Fact]
    public async Task A_figure_that_was_typed_back_is_no_change_and_a_row_filled_since_is_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        report = await standing.StepAsync(await standing.StepAsync(report, "verify"), "reopen", "Giao thêm chỉ tiêu");
        var free = commune.Plan.Indicators.First(row => row.IsUnassigned);
        await standing.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{free.Id}/settings",
            new PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), Version = free.Version });
        Assert.Equal(0, Cell(await BoardAsync(standing, commune), commune).ChangedCount);

        await officer.WriteAsync(report, commune.Ratio("1", 49, 100, version: 1));
        await officer.WriteAsync(report, commune.Ratio("1", 48, 100, version: 2), commune.NotApplicable(free.Number));

        Assert.Equal(1, Cell(await BoardAsync(standing, commune), commune).ChangedCount);
        Assert.Equal([free.Number], (await standing.ReadAsync(report)).Rows.Where(row => row.LastVerified is not null).Select(row => row.Number));
    }

    [Fact]
    public async Task Whoever_wrote_last_touched_the_report_whatever_they_wrote_and_whatever_the_clock_said()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 6));
        // A clock that was set back.
        await Host.ExecuteAsync(
            "update actuals set updated_at = '2026-12-31 00:00:00.000' where report_id = @id", new { id = report.Summary.Id });

        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await standing.PutAsync<ReportView>($"reports/{report.Summary.Id}/words", new WordsDraft { Version = 0, Difficulties = "Thiếu máy" });
        Assert.Equal(("Người StandingOffice", Host.Clock.Now.UtcDateTime), Touch(await BoardAsync(standing, commune), commune));

        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await officer.PostAsync<IReadOnlyList<ReportComment>>(
            $"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/comments", new NewComment { Text = "Đang rà" });
        Assert.Equal(("Người Officer", Host.Clock.Now.UtcDateTime), Touch(await BoardAsync(standing, commune), commune));
    }

    [Fact]
    public async Task Odd_values_are_counted_as_the_report_counts_them()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: "2026Q1"), commune.Ratio("1", 40, 100), commune.Ratio("5", 60, 80));
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer),
            commune.Ratio("1", 480, 1000),
            commune.Ratio("5", 700, 800) with { Explanation = "Đếm cả hồ sơ của chi nhánh." });

        var cell = Cell(await BoardAsync(standing, commune), commune);

        Assert.Equal((2, 1), (cell.WarningCount, cell.UnexplainedCount));
        Assert.Equal((report.WarningCount, report.UnexplainedCount), (cell.WarningCount, cell.UnexplainedCount));
        Assert.Equal(0, Cell(await BoardAsync(standing, commune), commune, period: "2026Q1").WarningCount);
    }

    [Fact]
    public async Task A_reminder_reaches_every_officer_of_the_unit_and_stands_on_the_board()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var colleague = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var unit = commune.UnitId("kinh-te");

        var outcome = await RemindAsync(standing, commune, [unit], "  Gửi trước thứ Sáu.  ");

        Assert.Equal([unit], outcome.Reminded);
        Assert.Empty(outcome.AlreadyReminded.Concat(outcome.AlreadySent).Concat(outcome.Nobody));
        foreach (var member in new[] { officer, colleague })
        {
            var notice = Assert.Single((await member.GetAsync<NoticeList>("notices")).Notices);
            Assert.Equal((NoticeKind.Remind, "Gửi trước thứ Sáu.", "Người StandingOffice"), (notice.Kind, notice.Text, notice.SenderName));
            Assert.Null(notice.ReportId);
        }

        var board = await BoardAsync(standing, commune);
        Assert.Equal((Host.Clock.Now.UtcDateTime, "Người StandingOffice"), (Cell(board, commune).RemindedAt, Cell(board, commune).RemindedBy));
        Assert.Null(Cell(board, commune, period: "2026Q3").RemindedAt);
    }

    [Fact]
    public async Task A_person_is_not_reminded_twice_within_some_hours_whoever_asks()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var second = await commune.StandingOfficeAsync();
        var unit = commune.UnitId("kinh-te");
        await RemindAsync(standing, commune, [unit]);

        var again = await RemindAsync(second, commune, [unit]);

        Assert.Empty(again.Reminded);
        Assert.Equal([unit], again.AlreadyReminded);
        // Who joined since gets one all the same.
        using var newcomer = await commune.OfficerAsync();
        Assert.Equal([unit], (await RemindAsync(second, commune, [unit])).Reminded);
        Assert.Equal(1, (await newcomer.GetAsync<NoticeList>("notices")).UnreadCount);
        Assert.Equal(1, (await officer.GetAsync<NoticeList>("notices")).UnreadCount);
        // Another quarter is another form.
        Assert.Equal([unit], (await RemindAsync(second, commune, [unit], period: "2026Q1")).Reminded);

        // The clock itself would end the sessions of this class.
        await Host.ExecuteAsync(
            "update notices set at = @then where organization_id = @unit", new { then = Host.Clock.Now.UtcDateTime.AddHours(-13), unit });
        Assert.Equal([unit], (await RemindAsync(standing, commune, [unit])).Reminded);
        Assert.Equal(3, (await officer.GetAsync<NoticeList>("notices")).UnreadCount);
    }

    [Fact]
    public async Task Two_who_remind_at_once_remind_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var second = await commune.StandingOfficeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(turn => RemindAsync(turn % 2 == 0 ? standing : second, commune, [commune.UnitId("kinh-te")])));

        Assert.Single(outcomes, outcome => outcome.Reminded.Count == 1);
        Assert.Equal(1, (await officer.GetAsync<NoticeList>("notices")).UnreadCount);
    }

    [Fact]
    public async Task A_unit_without_an_active_account_is_named_and_one_that_has_sent_is_left_alone()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        await Host.AddPersonAsync("da-nghi", Role.Officer, $"{commune.Path}vhxh/");
        await Host.ExecuteAsync("update people set is_active = 0 where user_name = 'da-nghi'");

        var outcome = await RemindAsync(standing, commune, [commune.UnitId("kinh-te"), commune.UnitId("vhxh")]);

        Assert.Empty(outcome.Reminded.Concat(outcome.AlreadyReminded));
        Assert.Equal([commune.UnitId("kinh-te")], outcome.AlreadySent);
        Assert.Equal([commune.UnitId("vhxh")], outcome.Nobody);
        Assert.Empty((await officer.GetAsync<NoticeList>("notices")).Notices);
    }

    [Fact]
    public async Task Only_who_may_review_reminds_and_only_units_of_the_own_commune()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        using var standing = await commune.StandingOfficeAsync();
        using var stranger = await elsewhere.StandingOfficeAsync();
        var remind = Body(commune, [commune.UnitId("kinh-te")]);

        foreach (var reader in new[] { officer, committee })
            await reader.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "reports/remind", remind);
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, "reports/remind", remind);
        await standing.RefusedAsync(
            HttpStatusCode.NotFound, HttpMethod.Post, "reports/remind", Body(commune, [commune.UnitId("kinh-te"), elsewhere.UnitId("kinh-te")]));
        await standing.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, "reports/remind", remind with { Period = "2025Q4" });
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"reports/board?planId={commune.PlanId}");

        Assert.Empty((await officer.GetAsync<NoticeList>("notices")).Notices);
    }

    private static (string?, DateTime?) Touch(ReportBoard board, TestCommune commune) => (Cell(board, commune).TouchedBy, Cell(board, commune).TouchedAt);

    private static BoardCell Cell(ReportBoard board, TestCommune commune, string unit = "kinh-te", string period = TestCommune.Quarter) =>
        board.Cells.Single(cell => cell.Summary.OrganizationId == commune.UnitId(unit) && cell.Summary.Period == period);

    private static Task<ReportBoard> BoardAsync(ApiClient client, TestCommune commune) =>
        client.GetAsync<ReportBoard>($"reports/board?planId={commune.PlanId}");

    private static Task<RemindOutcome> RemindAsync(
        ApiClient client, TestCommune commune, Guid[] units, string? text = null, string period = TestCommune.Quarter) =>
        client.PostAsync<RemindOutcome>("reports/remind", Body(commune, units) with { Text = text, Period = period });

    private static RemindUnits Body(TestCommune commune, Guid[] units) =>
        new() { PlanId = commune.PlanId, Period = TestCommune.Quarter, OrganizationIds = units };
}
