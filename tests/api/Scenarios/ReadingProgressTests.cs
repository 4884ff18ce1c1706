using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Evidence;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ReadingProgressTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Ky_Hoa_online_payment_accounts_go_in_steps_from_60_to_70()
    {
        var (plan, admin) = await ImportAsync("ky-hoa");
        await SendAsync(admin, plan, "2026Q1", ("II.2.5", 620, 1000));
        await SendAsync(admin, plan, "2026Q2", ("II.2.5", 640, 1000));

        var row = (await ProgressAsync(admin, plan, "2026Q2")).Row("II.2.5");

        // The measured 60 of 2025; "trên 60 %" of section I.2 repeats a national target.
        Assert.Equal((60m, 2025), (row.Baseline?.Value, row.Baseline?.AsOf));
        Assert.Equal(Phasing.Linear, row.Phasing);
        Assert.Equal([62.5m, 65m, 67.5m, 70m], row.Quarters.Select(quarter => quarter.Milestone!.Value));
        Assert.Equal([62m, 64m], row.Quarters.Take(2).Select(quarter => quarter.Actual!.Value!.Value));
        // (64 − 60) ÷ (70 − 60); 64 is 98,5 % of 65.
        Assert.Equal((64m, 65m, 0.4m, ProgressStatus.AtRisk), (row.Value, row.Milestone, row.Attainment, row.Status));
        // (70 − 64) ÷ 2; the line through 60, 62, 64 rises by 2; 64 + 2 × 2.
        Assert.Equal((3m, 2m, 68m), (row.NeededPace, row.RecentPace, row.Forecast));
    }

    [Fact]
    public async Task Vo_Nhai_sets_no_target_for_2026_and_shows_the_path_from_2025_to_2030()
    {
        var (plan, admin) = await ImportAsync("vo-nhai");
        await SendAsync(admin, plan, "2026Q1", "vhxh", ("1,16", 62, 100));

        var row = (await ProgressAsync(admin, plan, "2026Q1")).Row("1,16");

        Assert.Null(row.Target);
        Assert.Equal((ProgressStatus.NotDue, StatusReason.NoTargetThisYear), (row.Status, row.Reason));
        Assert.Equal((2025, 62m, 2030, 100m), (row.Path!.FromYear, row.Path.FromValue, row.Path.ToYear, row.Path.ToValue));
        // 62 + (100 − 62) × 1/5
        Assert.Equal(69.6m, row.Path.Expected);
        Assert.Equal((62m, null, null), (row.Value, row.Milestone, row.Attainment));
    }

    [Fact]
    public async Task Ky_Lac_holds_its_target_already_and_has_no_VNeID_card()
    {
        var (plan, admin) = await ImportAsync("ky-lac");
        await SendAsync(admin, plan, "2026Q1", ("II.2.13", 96, 100));
        await SendAsync(admin, plan, "2026Q2", ("II.2.13", 90, 100));

        var first = (await ProgressAsync(admin, plan, "2026Q1")).Row("II.2.13");
        var view = await ProgressAsync(admin, plan, "2026Q2");

        Assert.Equal((100m, 95m), (first.Baseline?.Value, first.Target?.Value));
        // The baseline holds "≥ 95 %", so 95 is expected every quarter; 96 ÷ 95.
        Assert.Equal((95m, 1.0105m, ProgressStatus.Met), (first.Milestone, first.Attainment, first.Status));
        // 90 is 94,7 % of 95.
        Assert.Equal((0.9474m, ProgressStatus.AtRisk), (view.Row("II.2.13").Attainment, view.Row("II.2.13").Status));
        Assert.Equal(["INFRA.COVERAGE_5G", "EGOV.FILES_ONLINE", "SOC.VNEID", "SOC.CASHLESS"], view.Cards.Select(card => card.Code));
        Assert.Equal(
            [null, "II.2.13", null, "II.2.7"],
            view.Cards.Select(card => view.Indicators.SingleOrDefault(row => row.PlanIndicatorId == card.PlanIndicatorId)?.Number));
    }

    [Fact]
    public async Task Counts_add_up_to_the_rows_and_percentages_to_a_hundred()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        await SendWholeFormAsync(commune, admin);

        var view = await commune.ProgressAsync(admin);

        Assert.Equal(12, view.Summary.Total);
        // Of 12: 1 off track, 1 at risk, 1 on track, 3 met, 3 not due (one waits for the reviewer's word), 3 without data.
        Assert.Equal([1, 1, 1, 3, 3, 3, 0], view.Summary.Counts.Select(count => count.Count));
        foreach (var summary in view.Pillars.Select(pillar => pillar.Summary).Concat(view.Units.Select(unit => unit.Summary)).Append(view.Summary))
        {
            Assert.Equal(Enum.GetValues<ProgressStatus>(), summary.Counts.Select(count => count.Status));
            Assert.Equal(summary.Total, summary.Counts.Sum(count => count.Count));
            Assert.Equal(100, summary.Counts.Sum(count => count.Percent));
        }

        Assert.Equal(12, view.Pillars.Sum(pillar => pillar.Summary.Total));
        Assert.Equal([("vhxh", 1), ("kinh-te", 8), ("van-phong", 3)], view.Units.Select(unit =>
            (commune.Plan.Units.Single(one => one.Id == unit.OrganizationId).Code, unit.Summary.Total)));
    }

    [Fact]
    public async Task A_figure_is_shown_once_it_is_sent_and_hidden_again_while_it_is_returned()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await admin.WriteAsync(await commune.OpenAsync(admin), commune.WholeForm());

        var draft = (await commune.ProgressAsync(admin)).Row("1");
        report = await admin.StepAsync(report, "submit");
        var sent = (await commune.ProgressAsync(admin)).Row("1");
        await admin.StepAsync(report, "return", "Sai mẫu số.");
        var returned = (await commune.ProgressAsync(admin)).Row("1");

        Assert.Equal((null, ProgressStatus.NoData, StatusReason.NotSubmitted), (draft.Value, draft.Status, draft.Reason));
        Assert.Equal((null, ReportState.Draft), (draft.Quarters[1].Actual, draft.Quarters[1].ReportState));
        Assert.Equal((48m, ProgressStatus.AtRisk), (sent.Value, sent.Status));
        Assert.Equal(48, sent.Quarters[1].Actual?.Value);
        Assert.Equal((null, ProgressStatus.NoData, ReportState.Returned), (returned.Value, returned.Status, returned.Quarters[1].ReportState));
    }

    [Fact]
    public async Task A_verified_report_keeps_the_thresholds_that_it_was_judged_by()
    {
        var verified = await Host.AddCommuneAsync();
        var sent = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await admin.StepAsync(await SendWholeFormAsync(verified, admin), "verify");
        await SendWholeFormAsync(sent, admin);
        var lenient = Host.StartNode(("Progress:OnTrack", "95"), ("Progress:AtRisk", "40"));
        using var elsewhere = lenient.Visitor();
        await elsewhere.SignInAsync(Accounts.Admin);

        // 48 is 96 % of the milestone of 50, and 33,3 is 41,7 % of 80.
        var judgedThen = await verified.ProgressAsync(elsewhere);
        Assert.Equal([ProgressStatus.AtRisk, ProgressStatus.OffTrack], new[] { "1", "5" }.Select(number => judgedThen.Row(number).Status));
        var sheet = await elsewhere.ReadAsync(report);
        Assert.Equal([ProgressStatus.AtRisk, ProgressStatus.OffTrack], new[] { "1", "5" }.Select(number => sheet.Row(number).Status));
        var judgedAnew = await sent.ProgressAsync(elsewhere);
        Assert.Equal([ProgressStatus.OnTrack, ProgressStatus.AtRisk], new[] { "1", "5" }.Select(number => judgedAnew.Row(number).Status));
    }

    [Fact]
    public async Task A_unit_is_in_time_by_the_moment_it_was_due()
    {
        var inTime = await Host.AddCommuneAsync();
        var late = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        // The first quarter was due on 31 March; the clock stands in June.
        await SendWholeFormAsync(inTime, admin, "2026Q2");
        await SendWholeFormAsync(late, admin, "2026Q1");

        Assert.Equal([null, true, null], (await inTime.ProgressAsync(admin, "2026Q2")).Units.Select(unit => unit.IsOnTime));
        Assert.Equal([null, false, null], (await late.ProgressAsync(admin, "2026Q1")).Units.Select(unit => unit.IsOnTime));
    }

    [Fact]
    public async Task The_session_names_the_plan_that_a_dashboard_opens_with()
    {
        var commune = await Host.AddCommuneAsync();
        var officer = await commune.OfficerAsync();

        Assert.Equal(commune.PlanId, (await officer.GetAsync<SessionView>("session")).StartPlanId);
        Assert.Null((await Host.Node.Visitor().GetAsync<SessionView>("session")).StartPlanId);
    }

    [Fact]
    public async Task Without_a_period_the_quarter_that_is_being_reported_is_shown()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        Assert.Equal("2026Q2", (await admin.GetAsync<ProgressView>($"plans/{commune.PlanId}/progress")).Period);
        Assert.Equal("2026Q3", (await admin.GetAsync<ProgressView>($"plans/{commune.PlanId}/progress?period=2026-q3")).Period);
    }

    [Theory]
    [InlineData("2025Q4", "invalid")]
    [InlineData("202605", "invalid")]
    [InlineData("2026Q5", "unreadable")]
    public async Task A_period_outside_of_the_plan_is_refused(string period, string code)
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        var problem = await admin.RefusedAsync(System.Net.HttpStatusCode.BadRequest, HttpMethod.Get, $"plans/{commune.PlanId}/progress?period={period}");

        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public async Task A_figure_typed_over_a_cumulative_measure_counts_from_zero()
    {
        var commune = await Host.AddCommuneAsync(file => file.With(
            "results:\n",
            "results:\n  - {text: \"10 tuyến đường có mã QR\", code: SM.QR_STREETS, value: 10, op: \"=\", as_of: 2025}\n"));
        var admin = await Host.AdminAsync();
        await SendWholeFormAsync(commune, admin);

        var row = (await commune.ProgressAsync(admin)).Row("2");

        // 6 of 12, whatever 2025 came to.
        Assert.Equal((10m, 0.5m), (row.Baseline?.Value, row.Attainment));
    }

    [Fact]
    public async Task What_needs_attention_comes_worst_first_with_how_far_it_is_behind()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        await SendWholeFormAsync(commune, admin);

        var view = await commune.ProgressAsync(admin);

        // Row 5: 33,3333 of 80, 41,666625 %; row 1: 48 of 50, half of the way from 40 to 60.
        Assert.Equal([("5", -46.6667m), ("1", -2m)], view.Exceptions.Select(id =>
            view.Indicators.Single(row => row.PlanIndicatorId == id)).Select(row => (row.Number, row.Gap!.Value)));
        Assert.Equal(2, view.ExceptionCount);
        Assert.Equal([(1, 41.6666m), (2, 96m)], new[] { "5", "1" }.Select(view.Row).Select(row => (row.Place, row.MilestonePercent!.Value)));
        Assert.Equal(Enumerable.Range(1, 12), view.Indicators.Select(row => row.Place).Order());
        Assert.Equal(["econ"], view.Pillars.Where(pillar => pillar.IsWeakest).Select(pillar => pillar.PillarId));
    }

    [Fact]
    public async Task Every_quarter_is_judged_for_itself()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        await SendWholeFormAsync(commune, admin, "2026Q1");
        // The same figures twice look odd, so each has its word.
        var second = await admin.WriteAsync(
            await commune.OpenAsync(admin), [.. commune.WholeForm().Select(value => value with { Explanation = "Giữ nguyên so với quý trước." })]);
        await admin.StepAsync(second, "submit");

        var view = await commune.ProgressAsync(admin);

        // 48 against milestones of 45, 50, 55, 60.
        Assert.Equal(
            [ProgressStatus.OnTrack, ProgressStatus.AtRisk, ProgressStatus.NoData, ProgressStatus.NoData],
            view.Row("1").Quarters.Select(quarter => quarter.Status));
    }

    [Fact]
    public async Task A_figure_says_who_verified_it_and_how_much_proves_it()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await admin.WriteAsync(await commune.OpenAsync(admin), commune.WholeForm());
        var rows = $"reports/{report.Summary.Id}/rows/{commune.RowId("1")}/evidence/documents";
        foreach (var number in new[] { "125/BC-UBND", "126/BC-UBND" })
            await admin.PostAsync<EvidenceView>(rows, new EvidenceDocument { Number = number, Issuer = "UBND xã" });

        var draft = (await commune.ProgressAsync(admin)).Row("1").Quarters[1];
        report = await admin.StepAsync(report, "submit");
        var sent = (await commune.ProgressAsync(admin)).Row("1").Quarters[1];
        await standing.StepAsync(report, "verify");
        var view = await commune.ProgressAsync(admin);

        Assert.Equal((0, null, null), (draft.EvidenceCount, draft.VerifiedAt, draft.VerifiedBy));
        Assert.Equal((2, null, null), (sent.EvidenceCount, sent.VerifiedAt, sent.VerifiedBy));
        var verified = view.Row("1").Quarters[1];
        Assert.Equal((2, Host.Clock.Now.UtcDateTime, "Người StandingOffice"), (verified.EvidenceCount, verified.VerifiedAt, verified.VerifiedBy));
        Assert.Equal(0, view.Row("2").Quarters[1].EvidenceCount);
        Assert.Equal((null, null), (view.Row("9").Quarters[1].VerifiedAt, view.Row("9").Quarters[1].VerifiedBy));
    }

    [Fact]
    public async Task The_units_add_up_to_those_verified_sent_and_missing()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var report = await SendWholeFormAsync(commune, admin, "2026Q1");

        var sent = await commune.ProgressAsync(admin, "2026Q1");
        await admin.StepAsync(report, "verify");
        var verified = await commune.ProgressAsync(admin, "2026Q1");
        var running = await commune.ProgressAsync(admin, "2026Q2");

        // The first quarter was due on 31 March and the second is not due yet: the clock stands in June.
        Assert.Equal(new ReportCounts { Units = 3, Verified = 0, Sent = 1, Missing = 2, Overdue = 2, Excused = 0 }, sent.Reports);
        Assert.Equal(new ReportCounts { Units = 3, Verified = 1, Sent = 0, Missing = 2, Overdue = 2, Excused = 0 }, verified.Reports);
        Assert.Equal(new ReportCounts { Units = 3, Verified = 0, Sent = 0, Missing = 3, Overdue = 0, Excused = 0 }, running.Reports);
        Assert.Equal([true, false, true], verified.Units.Select(unit => unit.IsOverdue));
        Assert.All(verified.Units, unit => Assert.Equal(new DateTime(2026, 3, 31, 10, 0, 0, DateTimeKind.Utc), unit.DueAt));
    }

    [Fact]
    public async Task A_unit_that_was_let_off_is_neither_missing_nor_overdue()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var deadline = await standing.DeadlineAsync(commune, (await standing.FormRuleAsync(commune)).Id, "2026Q1", "van-phong");
        await standing.WaiveAsync(deadline, "Văn phòng mới thành lập.");

        var view = await commune.ProgressAsync(standing, "2026Q1");

        Assert.Equal(new ReportCounts { Units = 3, Verified = 0, Sent = 0, Missing = 2, Overdue = 2, Excused = 1 }, view.Reports);
        var unit = view.Units.Single(one => one.OrganizationId == commune.UnitId("van-phong"));
        Assert.Equal((true, false), (unit.IsExcused, unit.IsOverdue));
    }

    private static async Task<ReportView> SendWholeFormAsync(TestCommune commune, ApiClient client, string period = TestCommune.Quarter) =>
        await client.StepAsync(await client.WriteAsync(await commune.OpenAsync(client, period: period), commune.WholeForm()), "submit");

    private async Task<(PlanView Plan, ApiClient Admin)> ImportAsync(string name)
    {
        var admin = await Host.AdminAsync();
        var imported = await admin.ImportAsync(PlanFiles.Shipped(name));
        return (await admin.GetAsync<PlanView>($"plans/{imported.PlanId}"), admin);
    }

    private static Task SendAsync(ApiClient admin, PlanView plan, string period, params (string Number, decimal Numerator, decimal Denominator)[] ratios) =>
        SendAsync(admin, plan, period, "vhxh", ratios);

    /// <summary>Opens the form of a unit, enters the ratios, has nothing to measure elsewhere, and sends it.</summary>
    private static async Task SendAsync(
        ApiClient admin, PlanView plan, string period, string unit, params (string Number, decimal Numerator, decimal Denominator)[] ratios)
    {
        var report = await admin.PostAsync<ReportView>(
            "reports",
            new OpenReport { PlanId = plan.Summary.Id, OrganizationId = plan.Units.Single(one => one.Code == unit).Id, Period = period },
            System.Net.HttpStatusCode.Created);
        report = await admin.WriteAsync(
            report,
            [
                .. report.Rows.Select(row =>
                {
                    var given = ratios.SingleOrDefault(ratio => ratio.Number == row.Number);
                    return new ReportDraftValue
                    {
                        PlanIndicatorId = row.PlanIndicatorId,
                        Version = 0,
                        EntryKind = given.Number is null ? EntryKind.NotApplicable : EntryKind.Ratio,
                        Numerator = given.Number is null ? null : given.Numerator,
                        Denominator = given.Number is null ? null : given.Denominator,
                    };
                }),
            ]);
        await admin.StepAsync(report, "submit");
    }

    private static Task<ProgressView> ProgressAsync(ApiClient client, PlanView plan, string period) =>
        client.GetAsync<ProgressView>($"plans/{plan.Summary.Id}/progress?period={period}");
}
