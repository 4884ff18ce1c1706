using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ImportingPlansTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Theory]
    [InlineData("ky-hoa", 24, 24, 50, 0)]
    [InlineData("thong-nhat", 31, 31, 24, 0)]
    [InlineData("ngoc-son", 64, 64, 39, 8)]
    [InlineData("vo-nhai", 22, 66, 16, 0)]
    [InlineData("ky-lac", 15, 15, 14, 0)]
    public async Task The_shipped_plans_have_the_rows_of_their_documents(string name, int indicators, int targets, int tasks, int budgetRows)
    {
        var admin = await Host.AdminAsync();

        var imported = await admin.ImportAsync(PlanFiles.Shipped(name));

        var plan = await admin.GetAsync<PlanView>($"plans/{imported.PlanId}");
        Assert.Equal(
            (indicators, targets, tasks, budgetRows),
            (plan.Indicators.Count, plan.Indicators.Sum(row => row.Targets.Count), plan.Tasks.Count, plan.Budget.Rows.Count));
        Assert.Equal(
            (indicators, targets, tasks, budgetRows),
            (imported.IndicatorCount, imported.TargetCount, imported.TaskCount, imported.BudgetRowCount));
        Assert.Equal(
            (indicators, targets, tasks, budgetRows),
            (plan.Summary.IndicatorCount, plan.Summary.TargetCount, plan.Summary.TaskCount, plan.Summary.BudgetRowCount));
        Assert.All(imported.Warnings, warning => Assert.Equal("shared_number", warning.Code));
        Assert.Empty((await admin.ImportAsync(PlanFiles.Shipped(name))).Changes);
    }

    [Fact]
    public async Task The_money_of_Ngoc_Son_is_7100_million_and_that_of_Ky_Lac_stands_in_nine_tasks()
    {
        var admin = await Host.AdminAsync();
        var ngocSon = await admin.ImportAsync(PlanFiles.Shipped("ngoc-son"));
        var kyLac = await admin.ImportAsync(PlanFiles.Shipped("ky-lac"));

        var rows = (await admin.GetAsync<PlanView>($"plans/{ngocSon.PlanId}")).Budget;
        var tasks = (await admin.GetAsync<PlanView>($"plans/{kyLac.PlanId}")).Budget;

        Assert.Equal((7100m, 4700m, 2400m), (rows.YearTotal, rows.YearProvince, rows.YearOther));
        Assert.Equal((4600m, 9), (tasks.TaskTotal, tasks.TaskCount));
    }

    [Theory]
    [InlineData("application/yaml")]
    [InlineData("application/json")]
    public async Task A_sixth_plan_lives_from_import_to_chart_by_the_API_alone(string mediaType)
    {
        var admin = await Host.AdminAsync();
        var name = $"Xã Thứ Sáu {mediaType[^4..]}";
        var file = PlanFiles.SixthFor(name);

        var imported = await admin.ImportAsync(mediaType.EndsWith("json", StringComparison.Ordinal) ? PlanFiles.ToJson(file) : file, mediaType: mediaType);

        Assert.True(imported.IsNew);
        Assert.Equal((12, 13, 2, 1), (imported.IndicatorCount, imported.TargetCount, imported.TaskCount, imported.BudgetRowCount));
        var plan = await admin.GetAsync<PlanView>($"plans/{imported.PlanId}");
        CheckSixth(plan);
        var commune = new TestCommune(Host, name, file, plan);
        var report = await admin.WriteAsync(await commune.OpenAsync(admin), commune.WholeForm());
        report = await admin.StepAsync(await admin.StepAsync(report, "submit"), "verify");
        Assert.Equal(ReportState.Verified, report.Summary.State);

        var progress = await commune.ProgressAsync(admin);

        Assert.Equal(
            [
                ProgressStatus.AtRisk, // 48 of 50
                ProgressStatus.OnTrack, // 6 of 5,5
                ProgressStatus.Met, // 4 minutes, at most 5
                ProgressStatus.Met, // no incident, less than 3
                ProgressStatus.OffTrack, // 33,3 of 80
                ProgressStatus.Met, // "Có"
                ProgressStatus.NotDue, // 40 % of "Cơ bản hoàn thành", judged in December
                ProgressStatus.Met, // a verified report
                ProgressStatus.NoData, ProgressStatus.NoData, // nobody opened the form of Văn phòng
                ProgressStatus.NotDue, // 2025 and 2030 only
                ProgressStatus.NoData,
            ],
            progress.Indicators.Select(row => row.Status));
        Assert.False(progress.IsDemo);
        // 33,3333 of a bare "80 %".
        Assert.Equal(0.4167m, progress.Row("5").Attainment);
    }

    [Fact]
    public async Task An_unknown_commune_gets_its_tree_and_its_own_measures()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var tree = await standing.GetAsync<IReadOnlyList<OrganizationView>>("organizations");
        var measures = (await standing.GetAsync<CatalogView>("indicators")).Indicators.Where(row => row.CommuneId is not null).ToList();

        Assert.Equal(
            ["bcd", "kinh-te", "to-cong-dong", "van-phong", "vhxh"],
            tree.Where(node => node.Kind == OrganizationKind.Unit).Select(node => node.Code).Order(StringComparer.Ordinal));
        Assert.Equal(commune.Name, tree[0].Name);
        Assert.Equal(["SM.QR_STREETS", "SM.SHOPS_QR", "SM.WAIT_MINUTES"], measures.Select(row => row.Code).Order());
        Assert.All(measures, row => Assert.Equal(commune.Plan.Summary.CommuneId, row.CommuneId));
    }

    [Fact]
    public async Task A_dry_run_shows_everything_and_changes_nothing()
    {
        var admin = await Host.AdminAsync();
        var before = await admin.ChangeSeqAsync();
        var file = PlanFiles.SixthFor("Xã Chỉ Thử");

        var shown = await admin.ImportAsync(file, dryRun: true);

        Assert.True(shown is { IsDryRun: true, IsNew: true, PlanId: null });
        Assert.Equal(12, shown.Changes.Count(change => change is { Part: "indicator", Kind: ImportChangeKind.Added }));
        Assert.Equal(before, await admin.ChangeSeqAsync());
        Assert.DoesNotContain(await admin.GetAsync<IReadOnlyList<PlanSummary>>("plans"), plan => plan.CommuneName == "Xã Chỉ Thử");
        Assert.DoesNotContain(await admin.GetAsync<IReadOnlyList<OrganizationView>>("organizations"), node => node.Name == "Xã Chỉ Thử");
        Assert.Equal(Comparable(shown.Changes), Comparable((await admin.ImportAsync(file)).Changes));
    }

    [Fact]
    public async Task Every_fault_is_listed_with_its_place_and_nothing_is_imported()
    {
        var admin = await Host.AdminAsync();
        var before = await admin.ChangeSeqAsync();
        var file = PlanFiles.SixthFor("Xã Nhiều Lỗi")
            .With("code: EGOV.FILES_ONLINE, group", "code: EGOV.NOBODY_KNOWS, group")
            .With("\"tuyến\", lead: kinh-te", "\"tuyến\", lead: phong-la")
            .With("{by: 2026, op: \"<=\", value: 5}", "{op: \"<=\", value: 5}")
            .With("{by: 2026, op: \"<\", value: 3}", "{by: 2026, op: \"~\", value: 3}")
            .With("{\"no\": \"10\", text: \"Cán bộ không", "{\"no\": \"9\", text: \"Cán bộ không")
            .With("pillar: econ", "pillar: trời")
            .With("{period: 2026Q4, value: 12.5}", "{period: 2026Q4, value: \"mười hai\"}")
            .With("{\"no\": \"2\", name: \"Tập huấn", "{\"no\": \"1\", name: \"Tập huấn")
            .With("lead: [van-phong]", "lead: [van-phong, phong-la]")
            .With("issued_on: 2026-01-09", "issued_on: 09/01/2026");

        var problem = await admin.RefusedImportAsync(file);

        Assert.Equal("plan_invalid", problem.Code);
        Assert.Equal(
            new[]
            {
                ("catalog[2].pillar", "unknown_pillar"),
                ("indicators[0].code", "unknown_indicator"),
                ("indicators[1].lead", "unknown_unit"),
                ("indicators[1].milestones[3].value", "not_a_number"),
                ("indicators[2].targets[0].by", "target_without_year"),
                ("indicators[3].targets[0].op", "bad_operator"),
                ("indicators[9].no", "duplicate_number"),
                ("plan.issued_on", "not_a_date"),
                ("tasks[1].lead[1]", "unknown_unit"),
                ("tasks[1].no", "duplicate_number"),
            },
            problem.Faults.Where(fault => fault.Severity == ImportSeverity.Error).Select(fault => (fault.Path, fault.Code)).Distinct().Order());
        Assert.All(problem.Faults, fault => Assert.NotEmpty(fault.Message));
        Assert.Equal(before, await admin.ChangeSeqAsync());
        Assert.DoesNotContain(await admin.GetAsync<IReadOnlyList<OrganizationView>>("organizations"), node => node.Name == "Xã Nhiều Lỗi");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_names_the_line()
    {
        var admin = await Host.AdminAsync();
        var lines = PlanFiles.SixthFor("Xã Hỏng").Split('\n').ToList();
        var broken = lines.FindIndex(line => line.StartsWith("units:", StringComparison.Ordinal));
        lines[broken] = "units: [}";

        var fault = Assert.Single((await admin.RefusedImportAsync(string.Join('\n', lines))).Faults);

        Assert.Equal(("unreadable", $"line {broken + 1}"), (fault.Code, fault.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("chỉ là một dòng chữ")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    public async Task What_is_no_plan_is_refused(string file)
    {
        var admin = await Host.AdminAsync();

        Assert.NotEmpty((await admin.RefusedImportAsync(file)).Faults);
    }

    [Fact]
    public async Task A_file_of_more_than_two_megabytes_is_refused()
    {
        var admin = await Host.AdminAsync();
        var file = PlanFiles.SixthFor("Xã To") + new string('#', 2 * 1024 * 1024);

        Assert.Equal(
            "too_large",
            (await admin.RefusedAsync(
                HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, "plans/import", new StringContent(file, null, "application/yaml"))).Code);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var before = await admin.ChangeSeqAsync();

        var again = await admin.ImportAsync(commune.File);
        var asJson = await admin.ImportAsync(PlanFiles.ToJson(commune.File), mediaType: "application/json");

        Assert.Equal((false, commune.PlanId), (again.IsNew, again.PlanId));
        Assert.Empty(again.Changes);
        Assert.Empty(asJson.Changes);
        Assert.Equal(before, await admin.ChangeSeqAsync());
    }

    [Fact]
    public async Task The_order_of_the_horizons_is_no_change()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        Assert.Empty((await admin.ImportAsync(commune.File.With("horizons: [2026, 2030]", "horizons: [2030, 2026]"))).Changes);
    }

    [Fact]
    public async Task A_changed_target_shows_old_and_new_and_leaves_the_actuals()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await admin.WriteAsync(await commune.OpenAsync(admin), commune.Ratio("1", 48, 100));
        var file = commune.File.With("{by: 2026, op: \">=\", value: 60}", "{by: 2026, op: \">\", value: 80}");

        var shown = Assert.Single((await admin.ImportAsync(file, dryRun: true)).Changes);
        await admin.ImportAsync(file);

        Assert.Equal(
            ("target", ImportChangeKind.Changed, "1 EGOV.FILES_ONLINE 2026", null, "≥ 60", "> 80"),
            (shown.Part, shown.Kind, shown.Key, shown.Field, shown.OldValue, shown.NewValue));
        var row = (await admin.ReadAsync(report)).Row("1");
        Assert.Equal((TargetOperator.Gt, 80m), (row.Target?.Operator, row.Target?.Value));
        Assert.Equal((48m, 1), (row.Actual?.Value, row.Actual?.Version));
        Assert.Equal(
            [("target 2026", "≥ 60", "> 80")],
            await Host.SelectAsync<(string, string, string)>(
                "select field, old_value, new_value from plan_revisions where plan_indicator_id = @id", new { id = commune.RowId("1") }));
    }

    [Fact]
    public async Task A_withdrawn_indicator_keeps_its_actuals_and_comes_back_with_them()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await admin.WriteAsync(await commune.OpenAsync(admin), commune.Figure("2", 6));

        var changes = (await admin.ImportAsync(commune.File.WithoutIndicator("2"))).Changes;
        var without = await admin.ReadAsync(report);
        await admin.ImportAsync(commune.File);
        var back = await admin.ReadAsync(report);

        Assert.Contains(changes, change => change is { Part: "indicator", Kind: ImportChangeKind.Withdrawn, Key: "2 SM.QR_STREETS" });
        Assert.DoesNotContain(without.Rows, row => row.Number == "2");
        Assert.Equal((commune.RowId("2"), 6m), (back.Row("2").PlanIndicatorId, back.Row("2").Actual?.Value));
        Assert.Equal(5.5m, back.Row("2").Milestone);
    }

    [Fact]
    public async Task A_lead_that_the_standing_office_named_survives_the_next_import()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await standing.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId("12")}/settings",
            new PlanIndicatorSettings { LeadId = commune.UnitId("van-phong"), Phasing = Phasing.YearEnd, Version = 1, Reason = "Họp ngày 02/3." });

        var changes = (await standing.ImportAsync(commune.File.With("Hồ sơ trực tuyến", "Hồ sơ nộp trực tuyến"))).Changes;

        var change = Assert.Single(changes);
        Assert.Equal(
            ("indicator", "1 EGOV.FILES_ONLINE", "text", "Hồ sơ trực tuyến", "Hồ sơ nộp trực tuyến"),
            (change.Part, change.Key, change.Field, change.OldValue, change.NewValue));
        var row = (await standing.GetAsync<PlanView>($"plans/{commune.PlanId}")).Indicators.Single(row => row.Number == "12");
        Assert.Equal((commune.UnitId("van-phong"), false, Phasing.YearEnd), (row.LeadId, row.IsUnassigned, row.Phasing));
    }

    [Fact]
    public async Task A_lead_that_the_document_names_outranks_the_standing_office()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        await standing.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId("12")}/settings",
            new PlanIndicatorSettings { LeadId = commune.UnitId("van-phong"), Version = 1 });

        await standing.ImportAsync(commune.File.With("code: SOC.VNEID,", "code: SOC.VNEID, lead: kinh-te,"));

        var row = (await standing.GetAsync<PlanView>($"plans/{commune.PlanId}")).Indicators.Single(row => row.Number == "12");
        Assert.Equal(commune.UnitId("kinh-te"), row.LeadId);
        Assert.Equal(
            [("lead_id", commune.UnitId("van-phong").ToString(), commune.UnitId("kinh-te").ToString())], await ImportRevisionsAsync(commune, "12"));
    }

    [Fact]
    public async Task A_result_that_the_document_drops_is_no_baseline_any_more()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var result = Assert.Single(commune.Plan.Results);
        await standing.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId("5")}/settings", new PlanIndicatorSettings { BaselineResultId = result.Id, Version = 1 });
        var node = PlanFiles.ToNode(commune.File);
        node.Remove("results");

        await standing.ImportAsync(node.ToJsonString());

        var plan = await standing.GetAsync<PlanView>($"plans/{commune.PlanId}");
        Assert.Empty(plan.Results);
        Assert.All(plan.Indicators, row => Assert.Null(row.Baseline));
        Assert.Contains(("baseline_result_id", result.Id.ToString(), null), await ImportRevisionsAsync(commune, "5"));
    }

    [Fact]
    public async Task A_changed_phasing_milestone_or_word_leaves_its_mark()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        var changes = (await admin.ImportAsync(
            commune.File
                .With("code: SM.QR_STREETS, unit: \"tuyến\", lead: kinh-te", "code: SM.QR_STREETS, unit: \"tuyến\", phasing: flat, lead: van-phong")
                .With("{period: 2026Q1, value: 2}, {period: 2026Q2, value: 5.5}", "{period: 2026Q2, value: 6}")
                .With("op: \"=\", value: \"Có\"", "op: \"=\", value: \"Báo cáo\""))).Changes;

        Assert.Equal(
            [
                ("lead_id", commune.UnitId("kinh-te").ToString(), commune.UnitId("van-phong").ToString()),
                ("milestone 2026Q1", "2", null), ("milestone 2026Q2", "5.5", "6"), ("phasing", null, "flat"),
            ],
            await ImportRevisionsAsync(commune, "2"));
        Assert.Equal([("target 2026", "Có", "Báo cáo")], await ImportRevisionsAsync(commune, "6"));
        Assert.Equal(
            [("indicator", "lead", "kinh-te", "van-phong"), ("indicator", "phasing", null, "flat")],
            changes.Where(change => change.Part == "indicator").Select(change => (change.Part, change.Field!, change.OldValue, change.NewValue)));
        Assert.Contains(changes, change => change is { Part: "target", Key: "6 SEC.LEVEL_APPROVED 2026", OldValue: "Có", NewValue: "Báo cáo" });
    }

    [Fact]
    public async Task A_target_for_one_more_year_is_noted_and_a_new_row_is_not()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        await admin.ImportAsync(commune.File.With(
            "targets: [{by: 2026, op: \">=\", value: 60}]", "targets: [{by: 2026, op: \">=\", value: 60}, {by: 2030, op: \"<=\", value: 90}]"));

        Assert.Equal([("target 2030", null, "≤ 90")], await ImportRevisionsAsync(commune, "1"));
        Assert.Empty(await ImportRevisionsAsync(commune, "2"));
    }

    [Fact]
    public async Task Settings_state_the_version_that_was_seen_and_name_what_is_wrong()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var path = $"plans/{commune.PlanId}/indicators/{commune.RowId("12")}/settings";

        var elsewhere = await standing.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Put, path, new PlanIndicatorSettings { LeadId = other.UnitId("kinh-te"), Version = 1 });
        var row = await standing.PutAsync<PlanIndicatorView>(path, new PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), Version = 1, Reason = "Họp" });
        var stale = await standing.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, path, new PlanIndicatorSettings { Version = 1 });

        Assert.Equal(["leadId"], elsewhere.Errors.Keys);
        Assert.Equal((2, "Phòng Kinh tế"), (row.Version, row.LeadName));
        Assert.Equal("stale_version", stale.Code);
        Assert.Equal(
            [("lead_id", null, commune.UnitId("kinh-te").ToString(), "Họp")],
            await Host.SelectAsync<(string, string?, string, string)>(
                "select field, old_value, new_value, reason from plan_revisions where plan_indicator_id = @id", new { id = commune.RowId("12") }));
    }

    [Fact]
    public async Task A_standing_office_imports_for_its_own_commune_only()
    {
        var own = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var standing = await own.StandingOfficeAsync();
        var before = await standing.ChangeSeqAsync();

        foreach (var file in new[] { other.File.With("Hồ sơ trực tuyến", "Hồ sơ khác"), PlanFiles.SixthFor("Xã Chưa Có") })
        {
            var fault = Assert.Single((await standing.RefusedImportAsync(file)).Faults);
            Assert.Equal(("commune", "other_commune"), (fault.Path, fault.Code));
        }

        Assert.Equal(before, await standing.ChangeSeqAsync());
    }

    [Fact]
    public async Task An_officer_does_not_import()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var problem = await officer.RefusedAsync(
            HttpStatusCode.Forbidden, HttpMethod.Post, "plans/import?dryRun=true", new StringContent(commune.File, null, "application/yaml"));

        Assert.Equal("forbidden", problem.Code);
    }

    public static TheoryData<string> Bombs => [new string('[', 100_000), "plan: &a [ *a, {? *a : 1} ]"];

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public async Task A_file_made_to_break_the_reader_is_refused(string file)
    {
        var admin = await Host.AdminAsync();

        var fault = Assert.Single((await admin.RefusedImportAsync(file, dryRun: true)).Faults);

        Assert.Equal(("unreadable", "line 1"), (fault.Code, fault.Path));
    }

    [Fact]
    public async Task Two_names_with_one_code_are_not_taken_for_one_place()
    {
        var admin = await Host.AdminAsync();
        await admin.ImportAsync(PlanFiles.SixthFor("Xã Tân Thanh"));

        var commune = Assert.Single((await admin.RefusedImportAsync(PlanFiles.SixthFor("Xã Tân Thành"))).Faults);
        var province = Assert.Single(
            (await admin.RefusedImportAsync(PlanFiles.SixthFor("Xã Tân Bình").With("\"Lâm Đồng\"", "\"Lâm Dòng\""))).Faults);

        Assert.Equal(("commune.name", "commune_name_clash"), (commune.Path, commune.Code));
        Assert.Contains("đã thuộc về Xã Tân Thanh", commune.Message);
        Assert.Equal(("commune.province", "commune_name_clash"), (province.Path, province.Code));
        Assert.Contains("đã thuộc về Lâm Đồng", province.Message);
    }

    [Fact]
    public async Task A_new_standing_office_takes_over_only_from_one_that_the_file_names()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        const string old = "{id: vhxh, name: \"Phòng Văn hóa - Xã hội\", role: standing}";
        const string next = "{id: a-moi, name: \"Văn phòng mới\", role: standing}";

        var silent = Assert.Single((await admin.RefusedImportAsync(commune.File.With(old, next))).Faults);
        var changes = (await admin.ImportAsync(commune.File.With(old, $"{next}\n  - {old.With("standing", "unit")}"))).Changes;

        Assert.Equal(("units", "standing_office_clash"), (silent.Path, silent.Code));
        Assert.Contains("Phòng Văn hóa - Xã hội", silent.Message);
        Assert.Contains(changes, change => change is { Part: "unit", Key: "vhxh", Field: "role", OldValue: "standing", NewValue: "unit" });
        Assert.Equal(
            ["a-moi"],
            await Host.SelectAsync<string>(
                "select code from organizations where path like @under and role = 'standing'", new { under = commune.Path + "_%" }));
        var plan = await admin.GetAsync<PlanView>($"plans/{commune.PlanId}");
        Assert.Equal("Văn phòng mới", plan.Indicators.Single(row => row.IsUnassigned).LeadName);
    }

    [Fact]
    public async Task The_database_holds_one_standing_office_a_commune()
    {
        var commune = await Host.AddCommuneAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Host.ExecuteAsync(
            "update organizations set role = 'standing' where id = @id", new { id = commune.UnitId("kinh-te") }));
    }

    [Fact]
    public async Task Numbers_that_differ_in_case_alone_are_one_number()
    {
        static string Numbered(string file, string indicator, string task) => file
            .With("{\"no\": \"1\", text:", $"{{\"no\": \"{indicator}\", text:")
            .With("{\"no\": \"1\", name: \"Lắp", $"{{\"no\": \"{task}\", name: \"Lắp");
        var commune = await Host.AddCommuneAsync(file => Numbered(file, "a.1", "a"));
        var admin = await Host.AdminAsync();
        var file = Numbered(commune.File, "A.1", "A");
        var twice = file
            .With("{\"no\": \"10\", text:", "{\"no\": \"b\", text:").With("{\"no\": \"9\", text:", "{\"no\": \"B\", text:")
            .With("{\"no\": \"2\", name:", "{\"no\": \"a\", name:");

        var faults = (await admin.RefusedImportAsync(twice)).Faults;
        var changes = (await admin.ImportAsync(file)).Changes;

        Assert.Equal(
            [("indicators[9].no", "duplicate_number"), ("tasks[1].no", "duplicate_number")],
            faults.Where(fault => fault.Severity == ImportSeverity.Error).Select(fault => (fault.Path, fault.Code)));
        Assert.All(changes, change => Assert.Equal((ImportChangeKind.Changed, "number"), (change.Kind, change.Field)));
        var plan = await admin.GetAsync<PlanView>($"plans/{commune.PlanId}");
        Assert.Equal(commune.RowId("a.1"), plan.Indicators.Single(row => row.Number == "A.1").Id);
        Assert.Empty((await admin.ImportAsync(file)).Changes);
    }

    [Fact]
    public async Task A_row_that_somebody_else_wrote_first_is_a_conflict_not_a_crash()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        // A place that the import does not look for stands in for the one that another import has just written.
        await Host.ExecuteAsync(
            """
            insert into organizations (id, parent_id, kind, code, path, name, created_at)
            values (@id, @parent, 'province', 'thon-moi', @path, 'x', @at)
            """,
            new
            {
                id = Guid.CreateVersion7().ToString(),
                parent = commune.Plan.Summary.CommuneId.ToString(),
                path = commune.Path + "thon-moi/",
                at = "2026-01-01 00:00:00.000",
            });
        var file = commune.File.With("units:\n", "units:\n  - {id: thon-moi, name: \"Thôn Mới\", role: unit}\n");

        var problem = await admin.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, "plans/import", new StringContent(file, null, "application/yaml"));

        Assert.Equal("import_conflict", problem.Code);
        Assert.Empty((await admin.ImportAsync(commune.File)).Changes);
    }

    /// <summary>What imports noted of a row, by field.</summary>
    private Task<(string Field, string? OldValue, string? NewValue)[]> ImportRevisionsAsync(TestCommune commune, string number) =>
        Host.SelectAsync<(string Field, string? OldValue, string? NewValue)>(
            "select field, old_value, new_value from plan_revisions where plan_indicator_id = @id and reason = 'import' order by field",
            new { id = commune.RowId(number) });

    private static void CheckSixth(PlanView plan)
    {
        Assert.Equal(
            [
                TargetOperator.Ge, TargetOperator.Gt, TargetOperator.Le, TargetOperator.Lt, TargetOperator.Eq, TargetOperator.Yes,
                TargetOperator.Completion, TargetOperator.Narrative,
            ],
            plan.Indicators.Take(8).Select(row => row.Targets.Single().Operator));
        Assert.Equal(["Có", "Cơ bản hoàn thành", "Báo cáo"], plan.Indicators.Skip(5).Take(3).Select(row => row.Targets.Single().Text));
        Assert.Equal(["9", "10"], plan.Indicators.Where(row => row.Code == "HR.STAFF_TRAINED").Select(row => row.Number));
        Assert.Equal(["2", "3", "5"], plan.Indicators.Where(row => row.IsLocal).Select(row => row.Number));
        var unassigned = Assert.Single(plan.Indicators, row => row.IsUnassigned);
        Assert.Equal(("12", "Phòng Văn hóa - Xã hội"), (unassigned.Number, unassigned.LeadName));
        Assert.Equal(40, plan.Indicators[0].Baseline?.Value);
        Assert.Equal((120.5m, 120.5m, 1), (plan.Budget.YearTotal, plan.Budget.TaskTotal, plan.Budget.TaskCount));
        var task = plan.Tasks[0];
        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30)), (task.StartsOn, task.EndsOn));
        Assert.Equal(["Phòng Kinh tế"], task.Leads.Select(unit => unit.Name));
        Assert.Equal(["Tổ công nghệ số cộng đồng"], task.Partners.Select(unit => unit.Name));
        Assert.Equal("2026Q2", Assert.Single(plan.Milestones).Period);
        Assert.Equal("last-week-of-last-month", Assert.Single(plan.ReportingDuties).DeadlineRule);
        Assert.Equal(new DateOnly(2026, 1, 9), plan.Summary.IssuedOn);
    }

    private static IEnumerable<(string, ImportChangeKind, string)> Comparable(IEnumerable<ImportChange> changes) =>
        changes.Select(change => (change.Part, change.Kind, change.Key));
}
