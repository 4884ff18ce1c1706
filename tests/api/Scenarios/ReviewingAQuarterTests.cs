using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.History;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ReviewingAQuarterTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Returned_rows_are_changed_or_answered_before_the_report_is_sent_again_and_the_reviewer_sees_what_changed()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await SentAsync(commune, officer);

        report = await ReturnAsync(standing, report, commune, ("1", "Mẫu số?"), ("2", "Đếm lại."));

        Assert.Equal(ReportState.Returned, report.Summary.State);
        Assert.Equal(("Mẫu số?", "Người StandingOffice"), (report.Row("1").OpenRequest?.Text, report.Row("1").OpenRequest?.PersonName));
        Assert.Equal((1, 0), (report.Row("1").CommentCount, report.Row("3").CommentCount));
        Assert.Null(report.Row("3").OpenRequest);
        Assert.Null(report.Events[^1].Reason);
        // No dead end: a row that nobody asked about may be changed as well.
        report = await officer.WriteAsync(report, commune.Figure("3", 5, version: 1));
        var problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");
        Assert.Equal("report_unanswered", problem.Code);
        Assert.Equal(["1: Mẫu số?", "2: Đếm lại."], problem.Errors.Values.SelectMany(lines => lines).Order());
        Assert.Contains(commune.RowId("1").ToString(), problem.Errors.Keys);

        report = await officer.WriteAsync(report, commune.Ratio("1", 48, 120, version: 1));
        Assert.True(report.Row("1").OpenRequest is { IsChanged: true, IsAnswered: false });
        problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");
        Assert.Equal([commune.RowId("2").ToString()], problem.Errors.Keys);
        await CommentAsync(officer, report, commune.RowId("2"), "Đã đếm lại: đúng 6 tuyến.");
        report = await officer.ReadAsync(report);
        Assert.True(report.Row("2").OpenRequest is { IsChanged: false, IsAnswered: true });
        report = await officer.StepAsync(report, "submit");

        report = await standing.ReadAsync(report);
        Assert.All(report.Rows, row => Assert.Null(row.OpenRequest));
        Assert.Equal((40m, 48m), (report.Row("1").Actual?.Value, report.Row("1").LastSubmitted?.Value));
        Assert.Equal((5m, 4m), (report.Row("3").Actual?.Value, report.Row("3").LastSubmitted?.Value));
        Assert.All(report.Rows.Where(row => row.Number is not ("1" or "3")), row => Assert.Null(row.LastSubmitted));
        var comments = await standing.GetAsync<IReadOnlyList<ReportComment>>($"reports/{report.Summary.Id}/comments");
        Assert.Equal(["Mẫu số?", "Đếm lại.", "Đã đếm lại: đúng 6 tuyến."], comments.Select(comment => comment.Text));
        Assert.Equal([true, true, false], comments.Select(comment => comment.AsksChange));
        Assert.Equal([true, true, false], comments.Select(comment => comment.ResolvedAt is not null));
        // A return and its comments share a change number, so that the timeline shows them together.
        Assert.Equal(report.Events.Single(step => step.ToState == ReportState.Returned).ChangeSeq, comments[0].ChangeSeq);
        Assert.Null((await standing.StepAsync(report, "verify")).Row("1").LastSubmitted);
    }

    [Fact]
    public async Task A_reviewer_who_adds_a_word_has_not_answered_for_the_unit()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await ReturnAsync(standing, await SentAsync(commune, officer), commune, ("2", "Đếm lại."));

        await CommentAsync(standing, report, commune.RowId("2"), "Xem biên bản tháng 5.");

        Assert.Equal("report_unanswered", (await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit")).Code);
    }

    [Fact]
    public async Task A_return_without_rows_needs_a_reason_and_rows_need_a_word_each()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await SentAsync(commune, officer);

        Assert.Equal(["reason"], (await RefusedReturnAsync(standing, HttpStatusCode.BadRequest, report)).Errors.Keys);
        Assert.Equal(
            ["rows[0].comment"], (await RefusedReturnAsync(standing, HttpStatusCode.BadRequest, report, (commune.RowId("1"), "  "))).Errors.Keys);
        Assert.Equal(
            ["rows"],
            (await RefusedReturnAsync(standing, HttpStatusCode.BadRequest, report, (commune.RowId("1"), "a"), (commune.RowId("1"), "b"))).Errors.Keys);
        // Row 9 is another unit's; nothing of the return is kept.
        var problem = await RefusedReturnAsync(standing, HttpStatusCode.BadRequest, report, (commune.RowId("1"), "a"), (commune.RowId("9"), "b"));
        Assert.Equal(["rows[1].planIndicatorId"], problem.Errors.Keys);
        Assert.Equal(ReportState.Submitted, (await standing.ReadAsync(report)).Summary.State);
        Assert.Equal(0, (await standing.ReadAsync(report)).Row("1").CommentCount);
    }

    [Fact]
    public async Task Everybody_who_enters_or_reviews_comments_on_a_row_in_any_state()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var committee = await Host.SignInNewAsync(Api.Accounts.Role.Committee, commune.Path);
        var report = await commune.OpenAsync(officer);

        await CommentAsync(officer, report, commune.RowId("3"), "Chờ số của bưu điện.");
        report = await officer.StepAsync(await officer.WriteAsync(report, commune.WholeForm()), "submit");
        report = await standing.StepAsync(report, "verify");
        var comments = await CommentAsync(standing, report, commune.RowId("3"), " Nhớ ghi nguồn.  ");

        Assert.Equal([("Người Officer", "Chờ số của bưu điện."), ("Người StandingOffice", "Nhớ ghi nguồn.")], comments.Select(row => (row.PersonName, row.Text)));
        Assert.Equal(2, (await officer.ReadAsync(report)).Row("3").CommentCount);
        Assert.Equal(2, (await committee.GetAsync<IReadOnlyList<ReportComment>>($"reports/{report.Summary.Id}/comments")).Count);
        await standing.RefusedAsync(
            HttpStatusCode.NotFound, HttpMethod.Post, $"reports/{report.Summary.Id}/rows/{commune.RowId("9")}/comments", new NewComment { Text = "?" });
    }

    [Fact]
    public async Task A_figure_that_changed_back_is_no_difference_and_a_note_alone_is_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await standing.StepAsync(await SentAsync(commune, officer), "verify");
        report = await standing.StepAsync(report, "reopen", "Bổ sung nguồn.");

        report = await officer.WriteAsync(report, commune.Figure("2", 7, version: 1));
        report = await officer.WriteAsync(
            report, commune.Figure("2", 6, version: 2), commune.Figure("3", 4, version: 1) with { Source = "Bưu điện xã" });

        Assert.Null(report.Row("2").LastVerified);
        Assert.Equal((null, "Bưu điện xã"), (report.Row("3").LastVerified?.Source, report.Row("3").Actual?.Source));
    }

    [Fact]
    public async Task A_row_that_was_added_after_the_verification_stands_as_new_before_the_next_reviewer()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await standing.StepAsync(await SentAsync(commune, officer), "verify");
        var free = commune.Plan.Indicators.First(row => row.IsUnassigned);
        await standing.PutAsync<Plans.PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{free.Id}/settings",
            new Plans.PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), Version = free.Version });
        report = await standing.StepAsync(report, "reopen", "Giao thêm chỉ tiêu.");

        Assert.Null(report.Row(free.Number).LastVerified);
        report = await officer.WriteAsync(report, commune.Ratio(free.Number, 1, 2));

        Assert.True(report.Row(free.Number).LastVerified is { Version: 0, EntryKind: null });
    }

    [Fact]
    public async Task A_step_on_a_stale_version_says_who_did_what_meanwhile()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var seen = await SentAsync(commune, officer);
        await standing.StepAsync(seen, "return", "Thiếu nguồn.");

        var problem = await standing.RefusedStepAsync(HttpStatusCode.Conflict, seen, "verify");

        Assert.Equal("stale_version", problem.Code);
        Assert.StartsWith("Người StandingOffice đã trả lại báo cáo này lúc ", problem.Detail, StringComparison.Ordinal);
        Assert.Equal((ReportState.Returned, "Thiếu nguồn."), (problem.LastStep?.ToState, problem.LastStep?.Reason));
    }

    [Fact]
    public async Task Of_several_reports_each_is_verified_on_its_own()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var stranger = await other.OfficerAsync();
        var good = await SentAsync(commune, officer);
        var office = await standing.WriteAsync(
            await commune.OpenAsync(standing, "van-phong"), commune.Ratio("9", 1, 2), commune.Ratio("10", 1, 2), commune.Ratio("11", 1, 2));
        var stale = await standing.StepAsync(office, "submit");
        await standing.StepAsync(stale, "return", "Xem lại.");
        var draft = await standing.WriteAsync(await commune.OpenAsync(standing, "vhxh"), commune.Ratio("12", 1, 2));
        var foreign = await SentAsync(other, stranger);

        var outcomes = await standing.PostAsync<IReadOnlyList<VerifyOutcome>>("reports/verify", new ReportSelection
        {
            Reports = [.. new[] { stale, draft, foreign, good }.Select(one => new SelectedReport { Id = one.Summary.Id!.Value, Version = one.Summary.Version!.Value })],
        });

        Assert.Equal(["stale_version", "wrong_state", "not_found", null], outcomes.Select(outcome => outcome.Code));
        Assert.Equal([false, false, false, true], outcomes.Select(outcome => outcome.IsVerified));
        Assert.Contains("đã trả lại báo cáo này", outcomes[0].Detail, StringComparison.Ordinal);
        Assert.Equal(ReportState.Verified, (await standing.ReadAsync(good)).Summary.State);
        Assert.Equal(ReportState.Submitted, (await stranger.ReadAsync(foreign)).Summary.State);
        Assert.Equal(
            ["reports"],
            (await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "reports/verify", new ReportSelection { Reports = [] })).Errors.Keys);
    }

    [Fact]
    public async Task The_history_of_a_cell_holds_every_period_and_every_revision()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var first = await officer.WriteAsync(await commune.OpenAsync(officer, period: "2026Q1"), commune.WholeForm());
        await standing.StepAsync(await officer.StepAsync(first, "submit"), "verify");
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 6));
        report = await standing.WriteAsync(report, commune.Figure("2", 7, version: 1) with { Note = "Thêm đường Hùng Vương." });
        await officer.WriteAsync(report, commune.NotApplicable("2", version: 2));

        var history = await officer.GetAsync<RowHistory>($"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/history");

        Assert.Equal(["2026Q1", "2026Q2", "2026Q3", "2026Q4"], history.Periods.Select(one => one.Period));
        Assert.Equal([2m, 5.5m, 9m, 12.5m], history.Periods.Select(one => one.Milestone));
        Assert.Equal(
            [(6m, ReportState.Verified, "Người StandingOffice", "Phòng Kinh tế"), (null, ReportState.Draft, null, "Phòng Kinh tế"), (null, null, null, null), (null, null, null, null)],
            history.Periods.Select(one => (one.Actual?.Value, one.State, one.VerifiedBy, one.OrganizationName)));
        Assert.Equal(
            [
                ("2026Q2", 3, EntryKind.NotApplicable, null, null, "Người Officer"),
                ("2026Q2", 2, EntryKind.Value, 7m, "Thêm đường Hùng Vương.", "Người StandingOffice"),
                ("2026Q2", 1, EntryKind.Value, 6m, null, "Người Officer"),
                ("2026Q1", 1, EntryKind.Value, 6m, null, "Người Officer"),
            ],
            history.Revisions.Select(one => (one.Period, one.Version, one.EntryKind!.Value, one.Value, one.Note, one.UpdatedBy)));
        Assert.Equal(40, (await officer.GetAsync<RowHistory>($"reports/{report.Summary.Id}/rows/{commune.RowId("1")}/history")).Baseline?.Value);
    }

    [Fact]
    public async Task The_history_reaches_back_into_earlier_plans_of_the_commune()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var admin = await Host.AdminAsync();
        var lastYear = await admin.ImportAsync(commune.File.Replace("2026", "2025", StringComparison.Ordinal).With("as_of: 2025", "as_of: 2024"));
        var row = (await admin.GetAsync<Plans.PlanView>($"plans/{lastYear.PlanId}")).Indicators.Single(one => one.Number == "2");
        var old = await officer.PostAsync<ReportView>(
            "reports", new OpenReport { PlanId = lastYear.PlanId!.Value, OrganizationId = commune.UnitId("kinh-te"), Period = "2025Q4" }, HttpStatusCode.Created);
        await officer.WriteAsync(old, new ReportDraftValue { PlanIndicatorId = row.Id, Version = 0, EntryKind = EntryKind.Value, Value = 3 });
        var report = await commune.OpenAsync(officer);

        var history = await officer.GetAsync<RowHistory>($"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/history");

        Assert.Equal(["2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"], history.Periods.Select(one => one.Period));
        Assert.Equal((3m, null), (history.Periods[0].Actual?.Value, history.Periods[0].Milestone));
        // The year after knows nothing of what came later.
        var back = await officer.GetAsync<RowHistory>($"reports/{old.Summary.Id}/rows/{row.Id}/history");
        Assert.Equal(["2025Q1", "2025Q2", "2025Q3", "2025Q4"], back.Periods.Select(one => one.Period));
    }

    [Fact]
    public async Task Who_takes_over_a_row_sees_what_the_unit_before_has_sent_and_no_draft_of_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var heir = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}van-phong/");
        using var standing = await commune.StandingOfficeAsync();
        var before = await officer.WriteAsync(await commune.OpenAsync(officer, period: "2026Q1"), commune.WholeForm());
        await standing.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId("2")}/settings",
            new PlanIndicatorSettings { LeadId = commune.UnitId("van-phong"), Version = 1 });
        var report = await heir.WriteAsync(await commune.OpenAsync(heir, "van-phong"), commune.NotApplicable("2"));
        var path = $"reports/{report.Summary.Id}/rows/{commune.RowId("2")}/history";

        Assert.Null(report.Row("2").Previous);
        Assert.Empty(report.Row("2").Warnings);
        var seen = await heir.GetAsync<RowHistory>(path);
        Assert.Null(seen.Periods[0].Actual);
        Assert.Equal(["2026Q2"], seen.Revisions.Select(one => one.Period));
        Assert.Equal(6, (await standing.GetAsync<RowHistory>(path)).Periods[0].Actual?.Value);

        await officer.StepAsync(before, "submit");
        report = await heir.ReadAsync(report);
        Assert.Equal(6, report.Row("2").Previous?.Value);
        Assert.Equal([WarningCode.NotApplicable], report.Row("2").Warnings.Select(warning => warning.Code));
        Assert.Equal(6, (await heir.GetAsync<RowHistory>(path)).Periods[0].Actual?.Value);
    }

    [Fact]
    public async Task The_history_of_a_row_is_asked_through_the_report_that_holds_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var theirs = await commune.OpenAsync(standing, "van-phong");
        var own = await commune.OpenAsync(officer);

        await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"reports/{theirs.Summary.Id}/rows/{commune.RowId("9")}/history");
        await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"reports/{own.Summary.Id}/rows/{commune.RowId("9")}/history");
    }

    [Fact]
    public async Task The_books_of_a_plan_are_of_its_own_year()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        await standing.RefusedAsync(
            HttpStatusCode.NotFound, HttpMethod.Post, "reports/lock", new PeriodToLock { PlanId = commune.PlanId, Period = "2025Q1" });
        Assert.Equal(
            ["period"],
            (await standing.RefusedAsync(
                HttpStatusCode.BadRequest, HttpMethod.Post, "reports/lock", new PeriodToLock { PlanId = commune.PlanId, Period = "2026" })).Errors.Keys);
    }

    internal static async Task<ReportView> SentAsync(TestCommune commune, ApiClient officer, string period = TestCommune.Quarter) =>
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer, period: period), commune.WholeForm()), "submit");

    private static Task<ReportView> ReturnAsync(ApiClient client, ReportView report, TestCommune commune, params (string Number, string Comment)[] rows) =>
        client.PostAsync<ReportView>($"reports/{report.Summary.Id}/return", ReturnOf(report, [.. rows.Select(row => (commune.RowId(row.Number), row.Comment))]));

    private static Task<ProblemView> RefusedReturnAsync(
        ApiClient client, HttpStatusCode expected, ReportView report, params (Guid Row, string Comment)[] rows) =>
        client.RefusedAsync(expected, HttpMethod.Post, $"reports/{report.Summary.Id}/return", ReturnOf(report, rows));

    private static ReportReturn ReturnOf(ReportView report, (Guid Row, string Comment)[] rows) => new()
    {
        Version = report.Summary.Version!.Value,
        Rows = [.. rows.Select(row => new RowReturn { PlanIndicatorId = row.Row, Comment = row.Comment })],
    };

    private static Task<IReadOnlyList<ReportComment>> CommentAsync(ApiClient client, ReportView report, Guid row, string text) =>
        client.PostAsync<IReadOnlyList<ReportComment>>($"reports/{report.Summary.Id}/rows/{row}/comments", new NewComment { Text = text });
}
