using System.Net;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Reports.History;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>A machine writes by the rules of people, under its own name.</summary>
public sealed class DeliveringValuesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_delivered_value_stands_in_the_sheet_with_the_name_of_the_machine()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();

        var result = await machine.DeliverAsync(
            commune.Of("1") with { Numerator = 48, Denominator = 100, Note = "Cả quý" }, commune.Delivered("2", 6) with { Source = "Sổ tay" },
            commune.Of("8") with { Text = "Đã công bố hai bộ dữ liệu." }, commune.Delivered("6", 1),
            commune.Delivered("7", 40), commune.Of("4") with { EntryKind = EntryKind.NotApplicable });

        Assert.Equal(6, result.Counts.Created);
        Assert.All(result.Rows, row => Assert.Equal((DeliveryOutcome.Created, 1), (row.Outcome, row.Version)));
        var report = await commune.OpenAsync(officer);
        Assert.Equal(ReportState.Draft, report.Summary.State);
        Assert.Equal(6, report.Summary.FilledCount);
        var ratio = report.Row("1").Actual!;
        Assert.Equal((EntryKind.Ratio, 48, "Cả quý"), (ratio.EntryKind, ratio.Value, ratio.Note));
        Assert.Equal((machine.Name, machine.Name), (ratio.UpdatedBy, ratio.Source));
        Assert.Equal("Sổ tay", report.Row("2").Actual!.Source);
        Assert.Equal(EntryKind.Completion, report.Row("7").Actual!.EntryKind);
        Assert.Equal(EntryKind.YesNo, report.Row("6").Actual!.EntryKind);
        Assert.Equal(machine.Name, Assert.Single(report.Events).PersonName);
    }

    [Fact]
    public async Task History_and_board_name_the_machine()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        await machine.DeliverAsync(commune.Delivered("2", 6));
        var report = await commune.OpenAsync(officer);
        await officer.WriteAsync(report, commune.Figure("2", 7, version: 1));
        await machine.DeliverAsync(commune.Delivered("2", 8) with { Version = 2 });

        var history = await officer.GetAsync<IndicatorHistory>($"plans/{commune.PlanId}/indicators/{commune.RowId("2")}/history");
        var quarter = history.Periods.Single(one => one.Period == TestCommune.Quarter);

        Assert.Equal([machine.Name, "Người Officer", machine.Name], quarter.Revisions.Select(value => value.UpdatedBy));
        Assert.Equal(machine.Name, quarter.Actual!.UpdatedBy);
        Assert.Equal(machine.Name, Assert.Single(quarter.Steps).PersonName);
        var board = await standing.GetAsync<ReportBoard>($"reports/board?planId={commune.PlanId}");
        Assert.Equal(machine.Name, Assert.Single(board.Cells, cell => cell.TouchedAt is not null).TouchedBy);
    }

    [Fact]
    public async Task The_same_delivery_again_writes_nothing()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        var admin = await Host.AdminAsync();
        await machine.DeliverAsync(commune.Delivered("2", 6), commune.Delivered("3", 4));
        var seq = await admin.ChangeSeqAsync();

        var again = await machine.DeliverAsync(commune.Delivered("2", 6), commune.Delivered("3", 4));

        Assert.Equal(2, again.Counts.Unchanged);
        Assert.Equal(seq, await admin.ChangeSeqAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_and_leaves_nothing_behind()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        var seq = await officer.ChangeSeqAsync();

        var result = await machine.DeliverAsync("?dryRun=true", commune.Delivered("2", 6), commune.Delivered("9", 50));

        Assert.True(result.IsDryRun);
        Assert.Equal((1, 1), (result.Counts.Created, result.Counts.Refused));
        Assert.Equal("row_ambiguous", result.Rows[1].Code);
        Assert.Equal(seq, await officer.ChangeSeqAsync());
        Assert.All(await officer.GetAsync<IReadOnlyList<ReportSummary>>($"reports?period={TestCommune.Quarter}"), form => Assert.Null(form.Id));
    }

    [Fact]
    public async Task One_refused_row_withholds_the_others_of_its_report_only()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);

        var result = await machine.DeliverAsync(
            commune.Delivered("2", 6), commune.Delivered("1", 120), commune.Of("10") with { RowNumber = "10", Numerator = 9, Denominator = 10 });

        Assert.Equal(
            [DeliveryOutcome.Withheld, DeliveryOutcome.Refused, DeliveryOutcome.Created], result.Rows.Select(row => row.Outcome));
        Assert.Equal(("percent_above_100", "value", "Tỷ lệ vượt 100 %: kiểm tra lại số liệu."), (result.Rows[1].Code, result.Rows[1].Field, result.Rows[1].Message));
        Assert.Null(result.Rows[0].Version);
        Assert.Single(await StoredAsync(commune));
    }

    [Fact]
    public async Task What_a_person_wrote_is_written_over_only_by_who_saw_it()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var reader = await Host.AddMachineAsync(commune.Path, scopes: [ApiScope.WriteValues, ApiScope.ReadValues]);
        using var officer = await commune.OfficerAsync();
        var report = await commune.OpenAsync(officer);
        await officer.WriteAsync(report, commune.Figure("2", 7) with { Note = "Chờ công an xác nhận", Source = "Anh Nam" });

        var hidden = await machine.DeliverOneAsync(commune.Delivered("2", 8));
        var blind = await reader.DeliverOneAsync(commune.Delivered("2", 8));
        var stale = await reader.DeliverOneAsync(commune.Delivered("2", 8) with { Version = 0 });
        var seen = await machine.DeliverOneAsync(commune.Delivered("2", 8) with { Version = blind.Version });
        var own = await machine.DeliverOneAsync(commune.Delivered("2", 9));

        Assert.Equal(("written_by_other", 1, null), (hidden.Code, hidden.Version, hidden.Current));
        Assert.Equal(("written_by_other", 7), (blind.Code, blind.Current?.Value));
        Assert.Equal((null, null, null), (blind.Current!.Note, blind.Current.Source, blind.Current.UpdatedBy));
        Assert.Equal(("stale_version", 7), (stale.Code, stale.Current?.Value));
        Assert.Equal((DeliveryOutcome.Updated, 2), (seen.Outcome, seen.Version));
        Assert.Equal((DeliveryOutcome.Updated, 3), (own.Outcome, own.Version));
    }

    [Fact]
    public async Task A_report_that_was_sent_takes_nothing_but_what_it_holds()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");

        Assert.Equal(DeliveryOutcome.Unchanged, (await machine.DeliverOneAsync(commune.Delivered("2", 6))).Outcome);
        var refused = await machine.DeliverOneAsync(commune.Delivered("2", 8) with { Version = 1 });

        Assert.Equal((DeliveryOutcome.Refused, "wrong_state", "period"), (refused.Outcome, refused.Code, refused.Field));
        Assert.Equal("Báo cáo đã gửi, đang chờ kiểm tra: muốn sửa thì đề nghị cơ quan thường trực trả lại.", refused.Message);
    }

    [Theory]
    [InlineData("create", DeliveryOutcome.Created, DeliveryOutcome.Ignored)]
    [InlineData("update", DeliveryOutcome.Ignored, DeliveryOutcome.Updated)]
    [InlineData("create_and_update", DeliveryOutcome.Created, DeliveryOutcome.Updated)]
    [InlineData("delete", DeliveryOutcome.Unchanged, DeliveryOutcome.Deleted)]
    public async Task A_strategy_says_what_becomes_of_empty_and_filled_cells(string strategy, DeliveryOutcome empty, DeliveryOutcome filled)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        await machine.DeliverAsync(commune.Delivered("2", 6));

        var result = await machine.DeliverAsync($"?importStrategy={strategy}", commune.Delivered("3", 4), commune.Delivered("2", 7));

        Assert.Equal([empty, filled], result.Rows.Select(row => row.Outcome));
        var stored = (await StoredAsync(commune)).ToDictionary(row => row.Number, row => row.Value);
        Assert.Equal(empty == DeliveryOutcome.Created ? 4 : null, stored.GetValueOrDefault("3"));
        Assert.Equal(filled switch { DeliveryOutcome.Updated => 7, DeliveryOutcome.Deleted => null, _ => 6 }, stored["2"]);
    }

    [Fact]
    public async Task A_figure_that_looks_odd_is_written_and_asks_for_an_explanation()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        await machine.DeliverAsync(commune.Delivered("2", 6) with { Period = "2026-Q1" });

        var odd = await machine.DeliverAsync(commune.Delivered("2", 3));
        var again = await machine.DeliverAsync(commune.Delivered("2", 3));
        var explained = await machine.DeliverAsync(commune.Delivered("2", 3) with { Explanation = "Hai tuyến bị tháo biển." });

        Assert.Equal((1, 1), (odd.Counts.Created, odd.Counts.Unexplained));
        Assert.Contains(odd.Rows[0].Warnings, warning => warning.PreviousValue == 6);
        Assert.Equal((1, 1), (again.Counts.Unchanged, again.Counts.Unexplained));
        Assert.Equal(odd.Rows[0].Warnings, again.Rows[0].Warnings);
        Assert.Equal((1, 0), (explained.Counts.Updated, explained.Counts.Unexplained));
    }

    [Fact]
    public async Task A_warning_gives_no_figure_of_people_to_a_key_that_only_writes()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var reader = await Host.AddMachineAsync(commune.Path, scopes: [ApiScope.WriteValues, ApiScope.ReadValues]);
        using var officer = await commune.OfficerAsync();
        await officer.WriteAsync(await commune.OpenAsync(officer, period: "2026Q1"), commune.Figure("2", 6));

        var odd = await machine.DeliverOneAsync(commune.Delivered("2", 3), "?dryRun=true");
        var shown = await reader.DeliverOneAsync(commune.Delivered("2", 3), "?dryRun=true");

        Assert.Equal(shown.Warnings.Select(warning => warning.Code), odd.Warnings.Select(warning => warning.Code));
        Assert.All(odd.Warnings, warning => Assert.Equal((null, null), (warning.PreviousValue, warning.Percent)));
        Assert.Contains(shown.Warnings, warning => warning.PreviousValue == 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_yes_and_one_percent_of_completion_are_told_apart(int value)
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();

        var open = await machine.DeliverOneAsync(commune.Delivered("7", value));
        await machine.DeliverOneAsync(commune.Delivered("7", value) with { EntryKind = EntryKind.YesNo });

        Assert.Equal(("kind_ambiguous", "entryKind"), (open.Code, open.Field));
        Assert.Equal((EntryKind.YesNo, value), ((await commune.OpenAsync(officer)).Row("7").Actual!.EntryKind, (await commune.OpenAsync(officer)).Row("7").Actual!.Value));
    }

    [Fact]
    public async Task Words_that_are_not_sent_stay_and_an_old_source_leaves_a_new_figure()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        using var officer = await commune.OfficerAsync();
        await machine.DeliverAsync(commune.Delivered("2", 6) with { Note = "Ghi chú", Source = "Sổ tay" });

        await machine.DeliverAsync(commune.Delivered("2", 7));
        var kept = (await commune.OpenAsync(officer)).Row("2").Actual!;
        await machine.DeliverAsync(commune.Delivered("2", 7) with { Note = "" });
        var emptied = (await commune.OpenAsync(officer)).Row("2").Actual!;

        Assert.Equal(("Ghi chú", machine.Name), (kept.Note, kept.Source));
        Assert.Equal((null, machine.Name), (emptied.Note, emptied.Source));
    }

    [Fact]
    public async Task Rows_that_name_no_cell_are_refused_by_code_and_field()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        var value = commune.Delivered("2", 6);

        var result = await machine.DeliverAsync(
            value with { OrganizationCode = "00000" }, value with { IndicatorCode = "SM.NOTHING" }, value with { Period = "2026" },
            value with { Period = "2024Q1" }, value with { UnitCode = "van-phong" }, value with { PlanNumber = "99/KH-UBND" },
            commune.Of("3"), value, value);

        Assert.Equal(
            [
                ("organization_unknown", "organizationCode"), ("indicator_unknown", "indicatorCode"), ("period_invalid", "period"),
                ("plan_missing", "period"), ("unit_mismatch", "unitCode"), ("indicator_unknown", "indicatorCode"),
                ("value_missing", "value"), ("row_twice", "indicatorCode"), ("row_twice", "indicatorCode"),
            ],
            result.Rows.Select(row => (row.Code, row.Field)));
    }

    [Fact]
    public async Task A_cell_that_comes_twice_is_not_written_and_withholds_its_report()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);

        var result = await machine.DeliverAsync(commune.Delivered("2", 6), commune.Delivered("3", 4), commune.Delivered("2", 7));

        Assert.Equal([DeliveryOutcome.Refused, DeliveryOutcome.Withheld, DeliveryOutcome.Refused], result.Rows.Select(row => row.Outcome));
        Assert.Equal(["row_twice", null, "row_twice"], result.Rows.Select(row => row.Code));
        Assert.Empty(await StoredAsync(commune));
    }

    [Fact]
    public async Task A_row_by_hamlet_takes_no_figure()
    {
        var commune = await Host.AddCommuneAsync();
        using var machine = await Host.AddMachineAsync(commune.Path);
        await Host.ExecuteAsync("update plan_indicators set is_by_hamlet = 1 where id = @id", new { id = commune.RowId("2") });
        using var standing = await commune.StandingOfficeAsync();
        await standing.PostAsync<HamletsAdded>("organizations/hamlets", new NewHamlets { CommuneId = commune.Plan.Summary.CommuneId, Names = ["Thôn Một"] });

        Assert.Equal("entered_by_hamlet", (await machine.DeliverOneAsync(commune.Delivered("2", 6))).Code);
    }

    [Fact]
    public async Task Nothing_of_another_commune_unit_or_group_can_be_written()
    {
        var (own, other) = (await Host.AddCommuneAsync(), await Host.AddCommuneAsync());
        using var commune = await Host.AddMachineAsync(own.Path);
        using var unit = await Host.AddMachineAsync($"{own.Path}van-phong/");
        using var group = await Host.AddMachineAsync(own.Path, pillars: "egov");

        Assert.Equal("organization_unknown", (await commune.DeliverOneAsync(other.Delivered("2", 6))).Code);
        Assert.Equal("indicator_unknown", (await unit.DeliverOneAsync(own.Delivered("2", 6))).Code);
        Assert.Equal(DeliveryOutcome.Created, (await unit.DeliverOneAsync(own.Delivered("10", 50) with { RowNumber = "10" })).Outcome);
        Assert.Equal("indicator_unknown", (await group.DeliverOneAsync(own.Delivered("2", 6))).Code);
        Assert.Equal(DeliveryOutcome.Created, (await group.DeliverOneAsync(own.Delivered("1", 50))).Outcome);
        Assert.Empty(await StoredAsync(other));
    }

    [Fact]
    public async Task A_key_without_the_right_a_list_that_is_empty_or_too_long_and_too_many_bytes_are_refused()
    {
        var commune = await Host.AddCommuneAsync();
        using var reader = await Host.AddMachineAsync(commune.Path, scopes: ApiScope.ReadValues);
        using var machine = await Host.AddMachineAsync(commune.Path);
        var value = commune.Delivered("2", 6);
        var many = new Delivery { Values = [.. Enumerable.Repeat(value, DeliveryRules.MostRows + 1)] };
        using var big = new StringContent(new string(' ', DeliveryRules.MostBytes + 1), null, "application/json");

        Assert.Equal("missing_scope", await CodeAsync(reader, HttpStatusCode.Forbidden, new Delivery { Values = [value] }));
        Assert.Equal("invalid", await CodeAsync(machine, HttpStatusCode.BadRequest, new Delivery { Values = [] }));
        Assert.Equal("too_many_rows", await CodeAsync(machine, HttpStatusCode.RequestEntityTooLarge, many));
        Assert.Equal("too_large", await CodeAsync(machine, HttpStatusCode.RequestEntityTooLarge, big));
    }

    private static async Task<string> CodeAsync(DeliveringMachine machine, HttpStatusCode expected, object body) =>
        (await machine.SendAsync("values", body)).Expect(expected).As<ProblemView>().Code;

    private Task<(string Number, decimal? Value)[]> StoredAsync(TestCommune commune) => Host.SelectAsync<(string Number, decimal? Value)>(
        """
        select pi.number, a.value
        from actuals a
        join plan_indicators pi on pi.id = a.plan_indicator_id
        where pi.plan_id = @planId
        order by pi.position
        """,
        new { planId = commune.PlanId });
}
