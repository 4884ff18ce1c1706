using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Progress;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class EnteringAQuarterTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_row_that_is_assigned_after_a_report_was_sent_does_not_slip_into_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        report = await officer.StepAsync(await officer.WriteAsync(report, commune.WholeForm()), "submit");
        var free = commune.Plan.Indicators.First(row => row.IsUnassigned);

        await standing.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{free.Id}/settings",
            new PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), Version = free.Version });

        Assert.Equal(8, (await officer.ReadAsync(report)).Rows.Count);
        var reopened = await standing.StepAsync(report, "return", "Bổ sung chỉ tiêu mới giao");
        Assert.Equal(9, reopened.Rows.Count);
    }

    [Fact]
    public async Task A_form_shows_the_rows_of_its_unit_with_target_and_milestone()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var report = await commune.OpenAsync(officer);

        Assert.Equal(ReportState.Empty, report.Summary.State);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], report.Rows.Select(row => row.Number));
        Assert.Equal((8, 0), (report.Summary.RowCount, report.Summary.FilledCount));
        // From 40 in 2025 to 60: 40 + 20 × 2/4.
        Assert.Equal((40, 50), (report.Row("1").Baseline, report.Row("1").Milestone));
        Assert.Equal(60, report.Row("1").Target?.Value);
        // Set by hand in the plan.
        Assert.Equal(5.5m, report.Row("2").Milestone);
        Assert.All(report.Rows, row => Assert.Null(row.Actual));
    }

    [Fact]
    public async Task A_row_that_nobody_leads_stands_in_the_form_of_the_standing_office()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var row = Assert.Single((await commune.OpenAsync(standing, "vhxh")).Rows);

        Assert.Equal("12", row.Number);
        Assert.True(row.IsUnassigned);
    }

    [Fact]
    public async Task Opening_twice_gives_the_same_report()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var first = await officer.PostAsync<ReportView>("reports", commune.FormOf("kinh-te"), HttpStatusCode.Created);
        var second = await officer.PostAsync<ReportView>("reports", commune.FormOf("kinh-te"), HttpStatusCode.OK);

        Assert.Equal(first.Summary.Id, second.Summary.Id);
    }

    [Fact]
    public async Task An_answer_that_says_more_carries_a_higher_number_and_a_reading_that_of_the_last_write()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var opened = await commune.OpenAsync(officer);
        var written = await officer.WriteAsync(opened, commune.WholeForm());
        var read = await officer.ReadAsync(opened);
        var sent = await officer.StepAsync(written, "submit");

        Assert.True(0 < opened.Seq && opened.Seq < written.Seq && written.Seq < sent.Seq, $"{opened.Seq}, {written.Seq}, {sent.Seq}");
        Assert.Equal(written.Seq, read.Seq);
        Assert.Equal(sent.Events[^1].ChangeSeq, sent.Seq);
    }

    [Fact]
    public async Task Two_people_who_open_a_form_at_once_get_one_report()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => commune.OpenAsync(turn % 2 == 0 ? officer : standing)));

        Assert.Single(reports.Select(report => report.Summary.Id).Distinct());
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("202606")]
    [InlineData("quý 2")]
    public async Task A_form_is_of_a_quarter(string period)
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "reports", commune.FormOf("kinh-te", period));

        Assert.Equal(["period"], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_ratio_becomes_a_percent_of_four_decimals()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var row = (await officer.WriteAsync(await commune.OpenAsync(officer), commune.Ratio("5", 2, 3))).Row("5");

        Assert.Equal((2m, 3m, 66.6667m), (row.Actual?.Numerator, row.Actual?.Denominator, row.Actual?.Value));
        Assert.Equal(EntryKind.Ratio, row.Actual?.EntryKind);
        // 66.6667 ÷ 80
        Assert.Equal(0.8333m, row.Attainment);
    }

    [Fact]
    public async Task A_bare_percent_is_taken_where_the_base_is_not_known()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var actual = (await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("1", 18.7m, EntryKind.Percent))).Row("1").Actual;

        Assert.Equal((EntryKind.Percent, 18.7m), (actual?.EntryKind, actual?.Value));
        Assert.Null(actual?.Numerator);
    }

    [Fact]
    public async Task Zero_empty_and_not_applicable_are_three_things()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer), commune.Figure("2", 0), commune.Figure("3", 4), commune.NotApplicable("4"));

        await officer.WriteAsync(report, new ReportDraftValue { PlanIndicatorId = commune.RowId("3"), Version = 1, EntryKind = null });

        report = await officer.ReadAsync(report);
        Assert.Equal((EntryKind.Value, 0m), (report.Row("2").Actual?.EntryKind, report.Row("2").Actual?.Value));
        Assert.Null(report.Row("3").Actual?.EntryKind);
        Assert.Equal(2, report.Row("3").Actual?.Version);
        Assert.Null(report.Row("3").Actual?.Value);
        Assert.Equal(EntryKind.NotApplicable, report.Row("4").Actual?.EntryKind);
        Assert.Null(report.Row("4").Actual?.Value);
        Assert.Equal(2, report.Summary.FilledCount);
        // 0 of 5,5; nothing there; nothing to measure.
        Assert.Equal(
            [ProgressStatus.OffTrack, ProgressStatus.NoData, ProgressStatus.NotApplicable],
            new[] { "2", "3", "4" }.Select(number => report.Row(number).Status));
    }

    [Theory]
    [InlineData("0.0001")]
    [InlineData("1640.25")]
    [InlineData("99999999999.9999")]
    public async Task Figures_come_back_as_they_were_typed(string text)
    {
        var figure = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", figure));

        Assert.Equal(figure, (await officer.ReadAsync(report)).Row("2").Actual?.Value);
    }

    [Fact]
    public async Task A_wrong_entry_names_its_field_and_nothing_of_the_batch_is_kept()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);

        var problem = await officer.RefusedWriteAsync(
            HttpStatusCode.BadRequest,
            report,
            commune.Ratio("1", 12, 10),
            commune.Ratio("5", 1, 0),
            commune.Figure("2", -1),
            commune.Figure("3", 4),
            commune.Figure("4", null),
            commune.Figure("6", 3, EntryKind.YesNo),
            commune.Figure("7", 101, EntryKind.Completion),
            commune.Figure("8", 1));

        Assert.Equal("invalid", problem.Code);
        Assert.Equal(
            [
                "values[0].numerator", "values[1].denominator", "values[2].value", "values[4].value", "values[5].value", "values[6].value",
                "values[7].entryKind",
            ],
            problem.Errors.Keys.Order());
        Assert.All((await officer.ReadAsync(report)).Rows, row => Assert.Null(row.Actual));
    }

    [Fact]
    public async Task A_row_of_another_unit_is_refused_by_name()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedWriteAsync(
            HttpStatusCode.BadRequest, await commune.OpenAsync(officer), commune.Figure("2", 1), commune.Ratio("9", 1, 2));

        Assert.Equal(["values[1].planIndicatorId"], problem.Errors.Keys);
    }

    [Fact]
    public async Task An_indicator_is_written_once_in_a_batch()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedWriteAsync(
            HttpStatusCode.BadRequest, await commune.OpenAsync(officer), commune.Figure("2", 1), commune.Figure("2", 2));

        Assert.Equal(["values"], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_stale_version_shows_both_values_and_who_and_when()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        await standing.WriteAsync(report, commune.Figure("2", 7));

        var problem = await officer.RefusedWriteAsync(HttpStatusCode.Conflict, report, commune.Figure("2", 9), commune.Figure("3", 4));

        Assert.Equal("stale_version", problem.Code);
        var conflict = Assert.Single(problem.Conflicts);
        Assert.Equal(commune.RowId("2"), conflict.PlanIndicatorId);
        Assert.Equal((9m, 7m), (conflict.Yours.Value, conflict.Theirs?.Value));
        Assert.Equal(("Người StandingOffice", 1), (conflict.Theirs?.UpdatedBy, conflict.Theirs?.Version));
        Assert.Equal(Host.Clock.Now.UtcDateTime, conflict.Theirs?.UpdatedAt);
        // The cell that nobody disputes is not written either.
        report = await officer.ReadAsync(report);
        Assert.Equal(7, report.Row("2").Actual?.Value);
        Assert.Null(report.Row("3").Actual);
    }

    [Fact]
    public async Task A_version_of_a_cell_that_was_never_filled_is_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedWriteAsync(
            HttpStatusCode.BadRequest, await commune.OpenAsync(officer), commune.Figure("2", 6), commune.Figure("3", 4, version: 3));

        Assert.Equal(["values[1].version"], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_value_sent_again_is_no_conflict_and_no_new_version()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        await officer.WriteAsync(report, commune.Ratio("5", 1, 3));

        var again = await officer.WriteAsync(report, commune.Ratio("5", 1, 3));

        Assert.Equal(1, again.Row("5").Actual?.Version);
    }

    [Fact]
    public async Task Of_two_people_in_one_cell_one_wins_and_the_other_is_told()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        var path = $"reports/{report.Summary.Id}/values";

        for (var version = 0; version < 5; version++)
        {
            var answers = await Task.WhenAll(
                officer.SendAsync(HttpMethod.Put, path, new ReportDraft { Values = [commune.Figure("2", 100 + version, version: version)] }),
                standing.SendAsync(HttpMethod.Put, path, new ReportDraft { Values = [commune.Figure("2", 200 + version, version: version)] }));

            var won = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            var lost = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
            var kept = won.As<ReportView>().Row("2").Actual?.Value;
            Assert.Equal(kept, Assert.Single(lost.As<ProblemView>().Conflicts).Theirs?.Value);
            Assert.Equal(kept, (await officer.ReadAsync(report)).Row("2").Actual?.Value);
        }
    }

    [Fact]
    public async Task Thirty_two_writers_at_once_lose_nothing_that_was_acknowledged()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        string[] figures = ["2", "3", "4"];
        var versions = figures.ToDictionary(number => number, _ => 0);
        var acknowledged = new List<(string Number, decimal Value)>();

        // Every writer tries its value on a cell until it gets through, taking the version from each refusal.
        await Task.WhenAll(Enumerable.Range(1, 32).Select(async writer =>
        {
            var number = figures[writer % figures.Length];
            var version = 0;
            while (true)
            {
                var answer = await officer.SendAsync(
                    HttpMethod.Put,
                    $"reports/{report.Summary.Id}/values",
                    new ReportDraft { Values = [commune.Figure(number, writer, version: version)] });
                if (answer.Status == HttpStatusCode.OK)
                {
                    lock (acknowledged)
                        acknowledged.Add((number, writer));
                    return;
                }

                answer.Expect(HttpStatusCode.Conflict);
                version = answer.As<ProblemView>().Conflicts.Single().Theirs!.Version;
            }
        }));

        Assert.Equal(32, acknowledged.Count);
        report = await officer.ReadAsync(report);
        foreach (var cell in acknowledged.GroupBy(write => write.Number))
        {
            var kept = await Host.SelectAsync<decimal>(
                """
                select v.value
                from actual_revisions v
                join actuals a on a.id = v.actual_id
                where a.plan_indicator_id = @id
                order by v.version
                """,
                new { id = commune.RowId(cell.Key) });
            Assert.Equal(cell.Select(write => write.Value).Order(), kept.Order());
            Assert.Equal((cell.Count(), kept[^1]), (report.Row(cell.Key).Actual!.Version, report.Row(cell.Key).Actual!.Value));
        }
    }

    [Fact]
    public async Task An_incomplete_report_is_not_sent_and_its_empty_rows_are_named()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), [.. commune.WholeForm().Skip(2)]);

        var problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");

        Assert.Equal("report_incomplete", problem.Code);
        Assert.Equal(new[] { commune.RowId("1"), commune.RowId("2") }.Select(id => id.ToString()).Order(), problem.Errors.Keys.Order());
        Assert.Equal(ReportState.Draft, (await officer.ReadAsync(report)).Summary.State);
    }

    [Fact]
    public async Task A_report_is_sent_returned_with_a_reason_corrected_sent_again_and_verified()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        Assert.Equal((ReportState.Submitted, "Người Officer"), (report.Summary.State, report.Summary.SubmittedBy));
        Assert.False(report.Actions.CanEdit);
        Assert.Equal("wrong_state", (await officer.RefusedWriteAsync(HttpStatusCode.Conflict, report, commune.Figure("2", 1, version: 1))).Code);

        Assert.Equal(["reason"], (await standing.RefusedStepAsync(HttpStatusCode.BadRequest, report, "return", "  ")).Errors.Keys);
        report = await standing.StepAsync(report, "return", "Mẫu số quý này là 120.");
        report = await officer.WriteAsync(report, commune.Ratio("1", 48, 120, version: 1));
        Assert.Equal(ReportState.Returned, report.Summary.State);
        report = await officer.StepAsync(report, "submit");
        report = await standing.StepAsync(report, "verify");

        Assert.Equal((ReportState.Verified, "Người StandingOffice"), (report.Summary.State, report.Summary.VerifiedBy));
        Assert.Equal("wrong_state", (await officer.RefusedWriteAsync(HttpStatusCode.Conflict, report, commune.Figure("2", 1, version: 1))).Code);
        Assert.Equal(
            [ReportState.Draft, ReportState.Submitted, ReportState.Returned, ReportState.Submitted, ReportState.Verified],
            report.Events.Select(step => step.ToState));
        Assert.Equal(
            ["Người Officer", "Người Officer", "Người StandingOffice", "Người Officer", "Người StandingOffice"],
            report.Events.Select(step => step.PersonName));
        Assert.Equal([null, null, "Mẫu số quý này là 120.", null, null], report.Events.Select(step => step.Reason));
        Assert.All(report.Events, step => Assert.Equal(Host.Clock.Now.UtcDateTime, step.At));
    }

    [Fact]
    public async Task A_reopened_report_shows_what_changed_since_it_was_verified()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        report = await standing.StepAsync(await officer.StepAsync(report, "submit"), "verify");

        Assert.Equal(["reason"], (await standing.RefusedStepAsync(HttpStatusCode.BadRequest, report, "reopen")).Errors.Keys);
        report = await standing.StepAsync(report, "reopen", "Công an xã đính chính.");
        Assert.All(report.Rows, row => Assert.Null(row.LastVerified));
        report = await officer.WriteAsync(report, commune.Ratio("1", 54, 100, version: 1));

        Assert.Equal((ReportState.Draft, null), (report.Summary.State, report.Summary.VerifiedAt));
        Assert.Equal((54m, 48m), (report.Row("1").Actual?.Value, report.Row("1").LastVerified?.Value));
        Assert.All(report.Rows.Where(row => row.Number != "1"), row => Assert.Null(row.LastVerified));
    }

    [Fact]
    public async Task Only_the_standing_office_reviews()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");

        foreach (var verb in new[] { "return", "verify", "reopen" })
            Assert.Equal("forbidden", (await officer.RefusedStepAsync(HttpStatusCode.Forbidden, report, verb, "thử")).Code);
        Assert.Equal(new ReportActions { CanEdit = false, CanSubmit = false, CanReturn = false, CanVerify = false, CanReopen = false }, report.Actions);
    }

    [Fact]
    public async Task Steps_out_of_order_are_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await standing.WriteAsync(await commune.OpenAsync(standing), commune.WholeForm());

        foreach (var verb in new[] { "return", "verify", "reopen" })
            Assert.Equal("wrong_state", (await standing.RefusedStepAsync(HttpStatusCode.Conflict, report, verb, "thử")).Code);
    }

    [Fact]
    public async Task A_step_on_a_report_that_somebody_moved_is_stale()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var seen = await standing.WriteAsync(await commune.OpenAsync(standing), commune.WholeForm());
        await standing.StepAsync(seen, "submit");

        Assert.Equal("stale_version", (await standing.RefusedStepAsync(HttpStatusCode.Conflict, seen, "submit")).Code);
    }

    [Fact]
    public async Task A_locked_period_refuses_a_new_value_and_every_step()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await standing.WriteAsync(await commune.OpenAsync(standing), commune.WholeForm());
        await Host.ExecuteAsync("update reports set state = 'locked' where id = @id", new { id = report.Summary.Id!.Value });

        Assert.Equal("wrong_state", (await standing.RefusedWriteAsync(HttpStatusCode.Conflict, report, commune.Figure("2", 1, version: 1))).Code);
        foreach (var verb in new[] { "submit", "return", "verify", "reopen" })
            Assert.Equal("wrong_state", (await standing.RefusedStepAsync(HttpStatusCode.Conflict, report, verb, "thử")).Code);
    }

    [Fact]
    public async Task Every_change_of_a_cell_leaves_a_revision()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 1));
        await officer.WriteAsync(report, commune.Figure("2", 2, version: 1));
        await officer.WriteAsync(report, commune.NotApplicable("2", version: 2));

        var revisions = await Host.SelectAsync<(int Version, string Kind, decimal? Value, string Who)>(
            """
            select v.version, v.entry_kind, v.value, p.display_name
            from actual_revisions v
            join actuals a on a.id = v.actual_id
            join people p on p.id = v.person_id
            where a.plan_indicator_id = @id
            order by v.version
            """,
            new { id = commune.RowId("2") });

        Assert.Equal([(1, "value", 1m, "Người Officer"), (2, "value", 2m, "Người Officer"), (3, "not_applicable", null, "Người Officer")], revisions);
    }

    [Fact]
    public async Task A_value_stays_in_its_report_when_the_row_gets_another_lead()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 6));

        await standing.PutAsync<Plans.PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId("2")}/settings",
            new Plans.PlanIndicatorSettings { LeadId = commune.UnitId("van-phong"), Version = 1 });

        Assert.Equal(6, (await commune.OpenAsync(standing)).Row("2").Actual?.Value);
        Assert.DoesNotContain((await commune.OpenAsync(standing, "van-phong")).Rows, row => row.Number == "2");
        Assert.Contains((await commune.OpenAsync(standing, "van-phong", "2026Q3")).Rows, row => row.Number == "2");
    }
}
