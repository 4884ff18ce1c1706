using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Organizations;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class EnteringByHamletTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Hamlets_make_the_units_value_to_four_places()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        Assert.Equal((true, 0, 3), Counts(report.Row("5")));

        var first = await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[0], 1, 3), Ratio(hamlets[1], 1, 7));
        var second = await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[2], 90, 104));

        // (1 + 1) ÷ (3 + 7), and then (1 + 1 + 90) ÷ (3 + 7 + 104).
        Assert.Equal((EntryKind.Ratio, 2m, 10m, 20m, 1), Figures(first.Report.Row("5").Actual!));
        Assert.Equal((EntryKind.Ratio, 92m, 114m, 80.7018m, 2), Figures(second.Report.Row("5").Actual!));
        Assert.Equal((true, 3, 3), Counts(second.Report.Row("5")));
        Assert.Equal((3, 3, 3, 80.7018m), (second.Breakdown.Sum.Counted, second.Breakdown.Sum.Filled, second.Breakdown.Sum.Total, second.Breakdown.Sum.Value));
        Assert.Equal(ReportState.Draft, second.Report.Summary.State);
        Assert.Equal(["1", "1", "1"], await RevisionsAsync(report));
    }

    [Fact]
    public async Task What_a_write_answers_is_what_the_next_reader_finds()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        // Finer than what is stored.
        Host.Clock.Advance(TimeSpan.FromTicks(1_234_567));

        var written = await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[0], 1, 3));

        Assert.Equivalent(await officer.GetAsync<HamletBreakdown>(PathOf(report, commune.RowId("5"))), written.Breakdown, strict: true);
        Assert.Equivalent(await officer.ReadAsync(report), written.Report, strict: true);
    }

    [Fact]
    public async Task Figures_are_added_up_and_hamlets_without_anything_to_measure_left_out()
    {
        var (commune, hamlets) = await AddByHamletAsync("2");
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        var row = commune.RowId("2");

        var written = await WriteAsync(officer, report, row, Figure(hamlets[0], 3), Figure(hamlets[1], 4.5m), Nothing(hamlets[2]));

        Assert.Equal((EntryKind.Value, 7.5m), (written.Report.Row("2").Actual!.EntryKind, written.Report.Row("2").Actual!.Value));
        Assert.Equal((2, 3), (written.Breakdown.Sum.Counted, written.Breakdown.Sum.Filled));

        written = await WriteAsync(officer, report, row, Nothing(hamlets[0], 1), Nothing(hamlets[1], 1));
        Assert.Equal(EntryKind.NotApplicable, written.Report.Row("2").Actual!.EntryKind);

        written = await WriteAsync(officer, report, row, [.. written.Breakdown.Hamlets.Select(hamlet => Empty(hamlet.HamletId, hamlet.Actual!.Version))]);
        Assert.Null(written.Report.Row("2").Actual!.EntryKind);
        Assert.Equal((true, 0, 3), Counts(written.Report.Row("2")));
        Assert.Equal(["1", "1", "1", "2", "2", "2", "3", "3"], await RevisionsAsync(report));
    }

    [Fact]
    public async Task The_words_beside_a_sum_stay_and_are_still_the_units_to_write()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[0], 10, 20));

        report = await officer.WriteAsync(report, commune.Ratio("5", 10, 20, version: 1) with { Note = "Tổ công nghệ số rà soát", Source = "Các thôn" });
        var written = await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[1], 30, 30));

        var actual = written.Report.Row("5").Actual!;
        Assert.Equal((EntryKind.Ratio, 40m, 50m, 80m, 3), Figures(actual));
        Assert.Equal(("Tổ công nghệ số rà soát", "Các thôn"), (actual.Note, actual.Source));
    }

    [Fact]
    public async Task A_figure_of_the_unit_is_refused_where_hamlets_make_it()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);

        var problem = await officer.RefusedWriteAsync(HttpStatusCode.BadRequest, report, commune.Ratio("5", 10, 20));
        Assert.Contains("nhập theo thôn", Assert.Single(problem.Errors["values[0].entryKind"]), StringComparison.Ordinal);

        await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[0], 10, 20));
        foreach (var direct in new[] { commune.Ratio("5", 11, 20, 1), commune.NotApplicable("5", 1), commune.Figure("5", 50, EntryKind.Percent, 1) })
            await officer.RefusedWriteAsync(HttpStatusCode.BadRequest, report, direct);
        Assert.Equal((EntryKind.Ratio, 10m, 20m, 50m, 1), Figures((await officer.ReadAsync(report)).Row("5").Actual!));
    }

    [Fact]
    public async Task A_value_from_before_the_setting_stays_until_the_first_hamlet_and_the_sum_stays_after_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        var hamlets = await AddHamletsAsync(standing, commune);

        var on = await SetAsync(standing, commune, "5", isByHamlet: true);

        report = await officer.ReadAsync(report);
        Assert.True(on.IsByHamlet);
        Assert.Equal((1m, 3m), (report.Row("5").Actual!.Numerator, report.Row("5").Actual!.Denominator));
        // A report that was whole before is whole still.
        report = await officer.StepAsync(report, "submit");
        report = await standing.StepAsync(report, "return", "Nhập theo thôn");

        report = (await WriteAsync(officer, report, commune.RowId("5"), Ratio(hamlets[0], 4, 5))).Report;
        Assert.Equal((4m, 5m), (report.Row("5").Actual!.Numerator, report.Row("5").Actual!.Denominator));

        await SetAsync(standing, commune, "5", isByHamlet: false, version: on.Version);
        report = await officer.ReadAsync(report);
        Assert.False(report.Row("5").IsByHamlet);
        Assert.Equal((4m, 5m), (report.Row("5").Actual!.Numerator, report.Row("5").Actual!.Denominator));
        report = await officer.WriteAsync(report, commune.Ratio("5", 5, 5, report.Row("5").Actual!.Version));
        Assert.Equal(100, report.Row("5").Actual!.Value);
    }

    [Fact]
    public async Task A_report_is_not_sent_while_hamlets_are_missing()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer), [.. commune.WholeForm().Where(value => value.PlanIndicatorId != commune.RowId("5"))]);
        var row = commune.RowId("5");

        report = (await WriteAsync(officer, report, row, Ratio(hamlets[0], 10, 20))).Report;
        var problem = await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");
        Assert.Equal("report_incomplete", problem.Code);
        Assert.Equal("5: còn thiếu 2/3 thôn, tổ dân phố.", Assert.Single(problem.Errors[row.ToString()]));
        Assert.Equal((8, 7), (report.Summary.RowCount, report.Summary.FilledCount));

        report = (await WriteAsync(officer, report, row, Nothing(hamlets[1]), Ratio(hamlets[2], 0, 5))).Report;
        Assert.Equal((8, 8), (report.Summary.RowCount, report.Summary.FilledCount));
        Assert.Equal(ReportState.Submitted, (await officer.StepAsync(report, "submit")).Summary.State);
        var refused = await officer.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Put, PathOf(report, row), new HamletDraft { Values = [Ratio(hamlets[0], 11, 20, 1)] });
        Assert.Equal("wrong_state", refused.Code);
    }

    [Fact]
    public async Task Two_people_on_two_hamlets_do_not_meet_and_on_one_are_shown_both_values()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        var row = commune.RowId("5");

        await Task.WhenAll(
            WriteAsync(officer, report, row, Ratio(hamlets[0], 1, 10)),
            WriteAsync(standing, report, row, Ratio(hamlets[1], 2, 10)));
        Assert.Equal((3m, 20m), (await SumAsync(officer, report)));

        var answer = await standing.SendAsync(
            HttpMethod.Put, PathOf(report, row), new HamletDraft { Values = [Ratio(hamlets[0], 9, 10), Ratio(hamlets[2], 5, 10)] });
        answer.Expect(HttpStatusCode.Conflict);
        var conflict = Assert.Single(answer.As<Conflicts>().HamletConflicts);
        Assert.Equal((hamlets[0], "Thôn 1", 9m, 1m), (conflict.HamletId, conflict.HamletName, conflict.Yours.Numerator, conflict.Theirs.Numerator));
        // All or none.
        Assert.Equal((3m, 20m), await SumAsync(officer, report));

        // An answer that was lost may be asked for again.
        await WriteAsync(officer, report, row, Ratio(hamlets[0], 1, 10));
        await WriteAsync(standing, report, row, Ratio(hamlets[0], 9, 10, 1));
        Assert.Equal((11m, 20m), await SumAsync(officer, report));
    }

    [Fact]
    public async Task A_hamlets_faults_name_the_hamlet()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);

        var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, PathOf(report, commune.RowId("5")), new HamletDraft
        {
            Values =
            [
                Ratio(hamlets[0], 30, 20),
                Figure(hamlets[1], 50) with { EntryKind = EntryKind.Percent },
                Ratio(Guid.NewGuid(), 1, 2),
                Ratio(hamlets[2], 1, 2, version: 4),
            ],
        });

        Assert.Equal("Thôn 1: Tử số lớn hơn mẫu số: kiểm tra lại số liệu.", Assert.Single(problem.Errors["values[0].numerator"]));
        Assert.StartsWith("Thôn 2: Theo thôn, tổ dân phố chỉ nhận tử số và mẫu số", Assert.Single(problem.Errors["values[1].entryKind"]), StringComparison.Ordinal);
        Assert.Equal(["values[0].numerator", "values[1].entryKind", "values[2].hamletId", "values[3].version"], problem.Errors.Keys.Order());
        Assert.Null((await officer.ReadAsync(report)).Row("5").Actual);
    }

    [Fact]
    public async Task An_ended_hamlet_keeps_what_it_reported_and_takes_no_more()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await commune.OpenAsync(officer);
        var row = commune.RowId("5");
        await WriteAsync(officer, report, row, Ratio(hamlets[0], 1, 10));

        foreach (var (index, name) in new[] { (0, "Thôn 1"), (1, "Thôn 2") })
            await standing.PutAsync<HamletView>(
                $"organizations/hamlets/{hamlets[index]}", new HamletChange { Name = name, Position = index + 1, IsActive = false, Version = 1 });

        var breakdown = await officer.GetAsync<HamletBreakdown>(PathOf(report, row));
        Assert.Equal([(hamlets[0], false), (hamlets[2], true)], breakdown.Hamlets.Select(hamlet => (hamlet.HamletId, hamlet.IsActive)));
        Assert.Equal((1, 2), (breakdown.Sum.Filled, breakdown.Sum.Total));
        var problem = await officer.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Put, PathOf(report, row), new HamletDraft { Values = [Ratio(hamlets[0], 2, 10, 1)] });
        Assert.Contains("Thôn 1 đã ngừng", Assert.Single(problem.Errors["values[0].hamletId"]), StringComparison.Ordinal);

        var written = await WriteAsync(officer, report, row, Empty(hamlets[0], 1), Ratio(hamlets[2], 3, 4));
        Assert.Equal((3m, 4m), (written.Report.Row("5").Actual!.Numerator, written.Report.Row("5").Actual!.Denominator));
        Assert.Equal((true, 1, 1), Counts(written.Report.Row("5")));
    }

    [Fact]
    public async Task The_quarter_before_stands_beside_each_hamlet()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        await WriteAsync(officer, await commune.OpenAsync(officer, period: "2026Q1"), commune.RowId("5"), Ratio(hamlets[0], 1, 10), Ratio(hamlets[1], 2, 10));

        var breakdown = await officer.GetAsync<HamletBreakdown>(PathOf(await commune.OpenAsync(officer), commune.RowId("5")));

        Assert.Equal([1m, 2m, null], breakdown.Hamlets.Select(hamlet => hamlet.Previous?.Numerator));
        Assert.All(breakdown.Hamlets, hamlet => Assert.Null(hamlet.Actual));
        Assert.Equal((3m, 20m, 15m, 2), (breakdown.PreviousSum!.Numerator!.Value, breakdown.PreviousSum.Denominator!.Value, breakdown.PreviousSum.Value!.Value, breakdown.PreviousSum.Counted));
    }

    [Fact]
    public async Task Only_what_adds_up_is_entered_by_hamlet_and_only_where_there_are_hamlets()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var settings = new PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), IsByHamlet = true, Version = 1 };
        var path = $"plans/{commune.PlanId}/indicators";

        var problem = await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"{path}/{commune.RowId("5")}/settings", settings);
        Assert.Contains("chưa có thôn, tổ dân phố nào", Assert.Single(problem.Errors["isByHamlet"]), StringComparison.Ordinal);
        await AddHamletsAsync(standing, commune);
        foreach (var number in new[] { "6", "7", "8" })
            await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"{path}/{commune.RowId(number)}/settings", settings);

        var report = await commune.OpenAsync(officer);
        Assert.Equal(
            "not_by_hamlet", (await officer.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Get, PathOf(report, commune.RowId("5")))).Code);
        await officer.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, PathOf(report, commune.RowId("9")));
        // Settings that say nothing of hamlets leave the row as it is.
        await SetAsync(standing, commune, "5", isByHamlet: true);
        Assert.True((await SetAsync(standing, commune, "5", isByHamlet: null, version: 2)).IsByHamlet);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("verify")]
    public async Task A_hamlet_that_comes_later_leaves_what_was_sent_whole(string? last)
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await WholeAsync(officer, commune, hamlets);
        report = await officer.StepAsync(report, "submit");
        if (last is not null)
            report = await standing.StepAsync(report, last);

        await AddAsync(standing, commune, "Thôn 4");

        await AssertCountedAsync(standing, commune, report, (3, 3), 8);
    }

    [Fact]
    public async Task A_correction_that_keeps_the_sum_is_a_change_all_the_same()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var row = commune.RowId("5");
        var report = await officer.StepAsync(await WholeAsync(officer, commune, hamlets), "submit");
        report = await standing.StepAsync(report, "verify");
        report = await standing.StepAsync(report, "reopen", "Rà lại");
        report = await officer.StepAsync(report, "submit");
        report = await standing.PostAsync<ReportView>($"reports/{report.Summary.Id}/return", new ReportReturn
        {
            Version = report.Summary.Version!.Value,
            Rows = [new RowReturn { PlanIndicatorId = row, Comment = "Thôn 1 và Thôn 2 nhầm nhau" }],
        });
        Assert.Equal("report_unanswered", (await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit")).Code);
        Assert.Null(report.Row("5").LastVerified ?? report.Row("5").LastSubmitted);

        report = (await WriteAsync(officer, report, row, Ratio(hamlets[0], 2, 3, 1), Ratio(hamlets[1], 0, 3, 1))).Report;

        Assert.True(report.Row("5").OpenRequest?.IsChanged);
        Assert.Equal((report.Row("5").Actual, report.Row("5").Actual), (report.Row("5").LastVerified, report.Row("5").LastSubmitted));
        Assert.Null(report.Row("1").LastSubmitted);
        var board = await standing.GetAsync<ReportBoard>($"reports/board?planId={commune.PlanId}");
        Assert.Equal(1, board.Cells.Single(cell => cell.Summary.Id == report.Summary.Id).ChangedCount);
        Assert.Equal(ReportState.Submitted, (await officer.StepAsync(report, "submit")).Summary.State);
    }

    [Fact]
    public async Task A_report_that_is_given_back_waits_only_for_hamlets_that_its_quarter_knew()
    {
        var (commune, hamlets) = await AddByHamletAsync("5");
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await WholeAsync(officer, commune, hamlets), "submit");
        report = await standing.StepAsync(report, "return", "Rà lại");
        var added = (await AddAsync(standing, commune, "Thôn 4")).Hamlets[^1].Id;

        await AssertCountedAsync(officer, commune, report, (3, 4), 7);
        // The last day of June in Vietnam is over at five in the afternoon, UTC.
        await Host.ExecuteAsync("update organizations set created_at = '2026-06-30 16:59:59.999' where id = @added", new { added });
        await AssertCountedAsync(officer, commune, report, (3, 4), 7);
        await Host.ExecuteAsync("update organizations set created_at = '2026-06-30 17:00:00.000' where id = @added", new { added });
        await AssertCountedAsync(officer, commune, report, (3, 3), 8);

        // It may report all the same, and then counts.
        await WriteAsync(officer, report, commune.RowId("5"), Ratio(added, 1, 2));
        await AssertCountedAsync(officer, commune, report, (4, 4), 8);
        Assert.Equal(ReportState.Submitted, (await officer.StepAsync(report, "submit")).Summary.State);
    }

    [Fact]
    public async Task A_list_of_names_is_added_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var added = await AddAsync(standing, commune, "Thôn 1", " THÔN   1", "Tân Thanh", "Tân Thành", "Thôn 2");

        Assert.Equal(["Thôn 1", "Tân Thanh", "Tân Thành", "Thôn 2"], added.Added);
        Assert.Equal(["THÔN 1"], added.Skipped);
        Assert.Equal([1, 2, 3, 4], added.Hamlets.Select(hamlet => hamlet.Position));
        var tree = await standing.GetAsync<IReadOnlyList<OrganizationView>>("organizations?kind=hamlet");
        Assert.Equal(["tan-thanh", "tan-thanh-2", "thon-1", "thon-2"], tree.Select(node => node.Code).Order());
        // Hamlets lead nothing and enter nothing by themselves.
        Assert.DoesNotContain((await standing.GetAsync<PlanView>($"plans/{commune.PlanId}")).Units, unit => unit.Kind == OrganizationKind.Hamlet);

        var moved = await standing.PutAsync<HamletView>(
            $"organizations/hamlets/{added.Hamlets[3].Id}", new HamletChange { Name = "Thôn 2", Position = 2, IsActive = false, Version = 1 });
        Assert.Equal((2, false, 2), (moved.Position, moved.IsActive, moved.Version));
        var again = await AddAsync(standing, commune, "thôn 2");
        Assert.Equal("Thôn 2", Assert.Single(again.Resumed));
        Assert.Empty(again.Added.Concat(again.Skipped));
        Assert.Equal(["Thôn 1", "Thôn 2", "Tân Thanh", "Tân Thành"], again.Hamlets.Select(hamlet => hamlet.Name));
    }

    [Fact]
    public async Task Two_hamlets_do_not_share_a_name_and_two_people_do_not_overwrite_each_other()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var hamlets = (await AddAsync(standing, commune, "Thôn 1", "Thôn 2")).Hamlets;
        var change = new HamletChange { Name = "Thôn Đông", Position = 1, IsActive = true, Version = 1 };

        await standing.PutAsync<HamletView>($"organizations/hamlets/{hamlets[0].Id}", change);

        await standing.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"organizations/hamlets/{hamlets[0].Id}", change with { Name = "Thôn Tây" });
        var problem = await standing.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Put, $"organizations/hamlets/{hamlets[1].Id}", change with { Name = "thôn  đông" });
        Assert.Equal(["name"], problem.Errors.Keys);
        await standing.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Put, $"organizations/hamlets/{commune.UnitId("kinh-te")}", change);
        // A plan's unit does not take the code of a hamlet.
        var faults = (await standing.RefusedImportAsync(commune.File.Replace("to-cong-dong", "thon-2", StringComparison.Ordinal))).Faults;
        Assert.Equal("unit_code_clash", Assert.Single(faults).Code);
    }

    [Fact]
    public async Task Who_manages_the_commune_manages_its_hamlets()
    {
        var commune = await Host.AddCommuneAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        using var officer = await commune.OfficerAsync();

        Assert.Single((await AddAsync(administrator, commune, "Thôn 1")).Added);
        await officer.RefusedAsync(
            HttpStatusCode.Forbidden, HttpMethod.Post, "organizations/hamlets", new NewHamlets { CommuneId = CommuneId(commune), Names = ["Thôn 2"] });
        Assert.Single(await officer.GetAsync<IReadOnlyList<HamletView>>($"organizations/hamlets?communeId={CommuneId(commune)}"));
        foreach (var names in new[] { Array.Empty<string>(), [" "], [new string('x', 301)] })
            await administrator.RefusedAsync(
                HttpStatusCode.BadRequest, HttpMethod.Post, "organizations/hamlets", new NewHamlets { CommuneId = CommuneId(commune), Names = names });
    }

    private async Task<(TestCommune Commune, IReadOnlyList<Guid> Hamlets)> AddByHamletAsync(string number)
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var hamlets = await AddHamletsAsync(standing, commune);
        await SetAsync(standing, commune, number, isByHamlet: true);
        return (commune, hamlets);
    }

    private static async Task<IReadOnlyList<Guid>> AddHamletsAsync(ApiClient client, TestCommune commune) =>
        [.. (await AddAsync(client, commune, "Thôn 1", "Thôn 2", "Thôn 3")).Hamlets.Select(hamlet => hamlet.Id)];

    private static Task<HamletsAdded> AddAsync(ApiClient client, TestCommune commune, params string[] names) =>
        client.PostAsync<HamletsAdded>("organizations/hamlets", new NewHamlets { CommuneId = CommuneId(commune), Names = names });

    private static Task<PlanIndicatorView> SetAsync(ApiClient client, TestCommune commune, string number, bool? isByHamlet, int version = 1) =>
        client.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId(number)}/settings",
            new PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), IsByHamlet = isByHamlet, Version = version });

    private static Task<HamletsWritten> WriteAsync(ApiClient client, ReportView report, Guid row, params HamletDraftValue[] values) =>
        client.PutAsync<HamletsWritten>(PathOf(report, row), new HamletDraft { Values = values });

    /// <summary>A form that may be sent: three hamlets make row 5.</summary>
    private static async Task<ReportView> WholeAsync(ApiClient officer, TestCommune commune, IReadOnlyList<Guid> hamlets)
    {
        var report = await officer.WriteAsync(
            await commune.OpenAsync(officer), [.. commune.WholeForm().Where(value => value.PlanIndicatorId != commune.RowId("5"))]);
        return (await WriteAsync(officer, report, commune.RowId("5"), [.. hamlets.Select(hamlet => Ratio(hamlet, 1, 3))])).Report;
    }

    /// <summary>The report, the list and the board count alike.</summary>
    private static async Task AssertCountedAsync(
        ApiClient client, TestCommune commune, ReportView report, (int Filled, int Total) hamlets, int filledRows)
    {
        var read = await client.ReadAsync(report);
        var list = await client.GetAsync<IReadOnlyList<ReportSummary>>($"reports?period={report.Summary.Period}");
        var board = await client.GetAsync<ReportBoard>($"reports/board?planId={commune.PlanId}");
        Assert.Equal((true, hamlets.Filled, hamlets.Total), Counts(read.Row("5")));
        Assert.Equal(filledRows, read.Summary.FilledCount);
        Assert.Equal(filledRows, list.Single(form => form.Id == report.Summary.Id).FilledCount);
        Assert.Equal(filledRows, board.Cells.Single(cell => cell.Summary.Id == report.Summary.Id).Summary.FilledCount);
    }

    private static async Task<(decimal?, decimal?)> SumAsync(ApiClient client, ReportView report)
    {
        var actual = (await client.ReadAsync(report)).Row("5").Actual!;
        return (actual.Numerator, actual.Denominator);
    }

    private async Task<IEnumerable<string>> RevisionsAsync(ReportView report) => await Host.SelectAsync<string>(
        """
        select v.version
        from hamlet_value_revisions v
        join hamlet_values h on h.id = v.hamlet_value_id
        where h.report_id = @id
        order by v.version
        """,
        new { id = report.Summary.Id });

    private static string PathOf(ReportView report, Guid row) => $"reports/{report.Summary.Id}/rows/{row}/hamlets";

    private static Guid CommuneId(TestCommune commune) => commune.Plan.Summary.CommuneId;

    private static (bool, int, int) Counts(ReportRow row) => (row.IsByHamlet, row.Hamlets!.Filled, row.Hamlets.Total);

    private static (EntryKind?, decimal?, decimal?, decimal?, int) Figures(ActualView actual) =>
        (actual.EntryKind, actual.Numerator, actual.Denominator, actual.Value, actual.Version);

    private static HamletDraftValue Ratio(Guid hamlet, decimal numerator, decimal denominator, int version = 0) =>
        new() { HamletId = hamlet, Version = version, EntryKind = EntryKind.Ratio, Numerator = numerator, Denominator = denominator };

    private static HamletDraftValue Figure(Guid hamlet, decimal value, int version = 0) =>
        new() { HamletId = hamlet, Version = version, EntryKind = EntryKind.Value, Value = value };

    private static HamletDraftValue Nothing(Guid hamlet, int version = 0) =>
        new() { HamletId = hamlet, Version = version, EntryKind = EntryKind.NotApplicable };

    private static HamletDraftValue Empty(Guid hamlet, int version) => new() { HamletId = hamlet, Version = version };

    private sealed record Conflicts
    {
        public required IReadOnlyList<HamletConflict> HamletConflicts { get; init; }
    }
}
