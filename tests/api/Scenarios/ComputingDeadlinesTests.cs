using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ComputingDeadlinesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static readonly RuleTiming Monthly = RuleTiming.DefaultOf(ReportingFrequency.Month);

    [Fact]
    public async Task A_plan_brings_the_duties_of_its_forms_and_they_their_dates()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var deadlines = await standing.DeadlinesAsync(commune);

        Assert.Equal(12, deadlines.Count);
        Assert.All(deadlines, one => Assert.Equal((true, commune.PlanId, ReportState.Empty), (one.IsForm, one.PlanId!.Value, one.ReportState!.Value)));
        Assert.Equal(["2026Q1", "2026Q2", "2026Q3", "2026Q4"], deadlines.Select(one => one.Period).Distinct());
        Assert.Equal(["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND - UBND"], deadlines.Select(one => one.Organization.Name).Distinct().Order());
        var second = deadlines.First(one => one.Period == "2026Q2");
        Assert.Equal(
            (new DateOnly(2026, 5, 31), new DateOnly(2026, 6, 30), new DateTime(2026, 6, 30, 10, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 7, 14)),
            (second.Dates.OpensOn, second.Dates.CutOff, second.Dates.DueAt, second.Dates.LocksOn));
        Assert.Equal((ObligationState.Open, 8), (second.State, second.WorkingDaysLeft));
        Assert.Equal(ObligationState.Overdue, deadlines[0].State);
        var form = (await standing.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q2"))[0];
        Assert.Equal(
            (second.Dates.CutOff, second.Dates.DueAt, second.Dates.LocksOn, 8),
            (form.Dates.CutOff, form.Dates.DueAt, form.Dates.LocksOn, form.Dates.WorkingDaysLeft));
    }

    [Fact]
    public async Task Computing_again_writes_nothing_and_takes_no_change_number()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, Monthly);
        await standing.MeetAsync(await standing.DeadlineAsync(commune, rule.Id, "202606"));
        await Host.ComputeAsync();
        var before = await standing.ChangeSeqAsync();
        var rows = await StoredAsync(commune);

        Assert.Equal((0, 0, 0), await Host.ComputeAsync());

        Assert.Equal(before, await standing.ChangeSeqAsync());
        Assert.Equal(rows, await StoredAsync(commune));
    }

    [Fact]
    public async Task A_month_later_there_is_one_more_period_of_each_rule_and_what_is_lost_comes_back()
    {
        var commune = await Host.AddCommuneAsync();
        using var before = await commune.StandingOfficeAsync();
        var rule = await before.AddRuleAsync(commune, Monthly);
        Assert.Equal("202610", (await before.DeadlinesAsync(commune)).Last(one => one.Rule.Id == rule.Id).Period);
        await Host.ExecuteAsync("delete from obligations where rule_id = @id and period = '202609'", new { id = rule.Id.ToString() });
        Host.Clock.Advance(TimeSpan.FromDays(14));
        try
        {
            await Host.ComputeAsync();

            using var standing = await commune.StandingOfficeAsync();
            var periods = (await standing.DeadlinesAsync(commune)).Where(one => one.Rule.Id == rule.Id).Select(one => one.Period).Distinct();
            Assert.Equal(["202606", "202607", "202608", "202609", "202610", "202611"], periods);
        }
        finally
        {
            Host.Clock.Advance(TimeSpan.FromDays(-14));
        }
    }

    [Fact]
    public async Task A_changed_rule_moves_only_what_is_not_settled()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, Monthly);
        var met = await standing.MeetAsync(await standing.DeadlineAsync(commune, rule.Id, "202606"), "12/BC");
        var waived = await standing.WaiveAsync(await standing.DeadlineAsync(commune, rule.Id, "202607"));
        var open = await standing.DeadlineAsync(commune, rule.Id, "202606", "van-phong");

        await standing.ChangeAsync(rule, Monthly with { Deadline = DeadlineKind.DayOfMonth, LastWeek = null, DueDay = 25 });

        Assert.Equal(met.Dates, (await standing.DeadlineAsync(commune, rule.Id, "202606")).Dates);
        Assert.Equal(waived.Dates, (await standing.DeadlineAsync(commune, rule.Id, "202607")).Dates);
        var moved = await standing.DeadlineAsync(commune, rule.Id, "202606", "van-phong");
        Assert.Equal((open.Id, new DateTime(2026, 6, 25, 10, 0, 0, DateTimeKind.Utc)), (moved.Id, moved.Dates.DueAt));
        Assert.True(moved.Version > open.Version);
        // Opened again, it follows the rule as it is now.
        var undone = (await standing.EndAsync(met, "met")).Expect(HttpStatusCode.OK).As<ObligationView>();
        Assert.Equal((moved.Dates, null), (undone.Dates, undone.Met));
        Assert.Equal(
            new DateTime(2026, 7, 24, 10, 0, 0, DateTimeKind.Utc),
            (await standing.EndAsync(waived, "waive")).Expect(HttpStatusCode.OK).As<ObligationView>().Dates.DueAt);
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_takes_its_open_duties_along()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, Monthly);
        var met = await standing.MeetAsync(await standing.DeadlineAsync(commune, rule.Id, "202606"));

        await standing.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", rule.ToChange() with { IsActive = false });

        Assert.Equal(met.Id, Assert.Single(await standing.DeadlinesAsync(commune), one => one.Rule.Id == rule.Id).Id);
        // Nobody asks for it any more: with the word the duty goes.
        (await standing.EndAsync(met, "met")).Expect(HttpStatusCode.NoContent);
        Assert.DoesNotContain(await standing.DeadlinesAsync(commune), one => one.Rule.Id == rule.Id);
    }

    [Fact]
    public async Task Who_leaves_a_rule_midway_owes_what_was_due_and_who_joins_owes_what_comes()
    {
        var commune = await Host.AddCommuneAsync();
        using var before = await commune.StandingOfficeAsync();
        var rule = await before.AddRuleAsync(commune, Monthly);
        Host.Clock.MoveTo(2026, 7, 15, 9);
        using var standing = await commune.StandingOfficeAsync();

        var change = rule.ToChange() with { OrganizationIds = [commune.UnitId("van-phong"), commune.UnitId("vhxh")] };
        rule = await standing.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", change);

        Assert.Equal(["202606"], await PeriodsAsync(standing, commune, rule, "kinh-te"));
        Assert.Equal(["202606", "202607", "202608", "202609", "202610", "202611"], await PeriodsAsync(standing, commune, rule, "van-phong"));
        Assert.Equal(["202607", "202608", "202609", "202610", "202611"], await PeriodsAsync(standing, commune, rule, "vhxh"));
        Assert.Equal(ObligationState.Overdue, (await standing.DeadlineAsync(commune, rule.Id, "202606")).State);
        await Host.ComputeAsync();
        Assert.Equal((0, 0, 0), await Host.ComputeAsync());
        // Somebody says that it holds from July on: June was never owed.
        await standing.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", rule.ToChange() with { StartsOn = new DateOnly(2026, 7, 1) });
        Assert.Empty(await PeriodsAsync(standing, commune, rule, "kinh-te"));
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_and_on_again_owes_its_past_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var before = await commune.StandingOfficeAsync();
        var rule = await before.AddRuleAsync(commune, Monthly);
        Host.Clock.MoveTo(2026, 7, 15, 9);
        using var standing = await commune.StandingOfficeAsync();
        var june = await standing.DeadlineAsync(commune, rule.Id, "202606");

        rule = await standing.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", rule.ToChange() with { IsActive = false });
        Assert.Equal(["202606"], await PeriodsAsync(standing, commune, rule, "kinh-te"));
        await standing.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", rule.ToChange() with { IsActive = true });

        var back = await standing.DeadlineAsync(commune, rule.Id, "202606");
        Assert.Equal((june.Id, june.Version), (back.Id, back.Version));
        Assert.Equal(["202606", "202607", "202608", "202609", "202610", "202611"], await PeriodsAsync(standing, commune, rule, "kinh-te"));
    }

    [Fact]
    public async Task A_holiday_moves_only_what_is_not_settled()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var rule = await admin.AddRuleAsync(commune, Monthly);
        var met = await admin.MeetAsync(await admin.DeadlineAsync(commune, rule.Id, "202609"));
        var day = new CalendarDayDraft
        {
            Day = new DateOnly(2026, 9, 30), Kind = CalendarDayKind.Off, Name = "Nghỉ thử", Certainty = DayCertainty.Official, IsActive = true, Version = 0,
        };

        var added = await admin.PostAsync<CalendarDayView>("calendar-days", day, HttpStatusCode.Created);

        var moved = await admin.DeadlineAsync(commune, rule.Id, "202609", "van-phong");
        Assert.Equal(new DateTime(2026, 9, 29, 10, 0, 0, DateTimeKind.Utc), moved.Dates.DueAt);
        Assert.Equal(met.Dates, (await admin.DeadlineAsync(commune, rule.Id, "202609")).Dates);
        (await admin.SendAsync(HttpMethod.Delete, $"calendar-days?day=2026-09-30&version={added.Version}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(met.Dates, (await admin.DeadlineAsync(commune, rule.Id, "202609", "van-phong")).Dates);
    }

    [Fact]
    public async Task A_form_follows_the_lead_of_its_rows_and_stays_where_it_was_sent()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        await ReviewingAQuarterTests.SentAsync(commune, officer);

        await standing.PutAsync<AssignmentsResult>($"plans/{commune.PlanId}/assignments", new AssignmentsChange
        {
            Items =
            [
                .. commune.Plan.Indicators.Where(row => row.LeadId == commune.UnitId("kinh-te"))
                    .Select(row => new AssignmentItem { PlanIndicatorId = row.Id, Version = row.Version, LeadId = commune.UnitId("van-phong") }),
            ],
        });

        Assert.Equal("2026Q2", Assert.Single(await standing.DeadlinesAsync(commune), one => one.Organization.Id == commune.UnitId("kinh-te")).Period);
        Assert.Equal(4, (await standing.DeadlinesAsync(commune)).Count(one => one.Organization.Id == commune.UnitId("van-phong")));
    }

    [Fact]
    public async Task A_form_is_met_by_its_first_sending_unless_it_is_returned()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var rule = await standing.FormRuleAsync(commune);

        var report = await ReviewingAQuarterTests.SentAsync(commune, officer);

        var sentAt = Host.Clock.Now.UtcDateTime;
        var met = await ReadAsync();
        Assert.Equal((ObligationState.Met, sentAt, "Người Officer"), (met.State, met.Met!.At, met.Met.By));
        Assert.Equal((report.Summary.Id, ReportState.Submitted), (met.ReportId, met.ReportState));
        report = await standing.PostAsync<ReportView>(
            $"reports/{report.Summary.Id}/return", new ReportReturn { Version = report.Summary.Version!.Value, Reason = "Xem lại." });
        Assert.Equal((ObligationState.Open, null, ReportState.Returned), ((await ReadAsync()).State, (await ReadAsync()).Met, (await ReadAsync()).ReportState!.Value));

        Host.Clock.Advance(TimeSpan.FromDays(20));
        try
        {
            using var later = await commune.StandingOfficeAsync();
            report = await later.StepAsync(report, "submit");
            Assert.Equal((ObligationState.Met, sentAt), ((await ReadAsync(later)).State, (await ReadAsync(later)).Met!.At));
            var unit = (await commune.ProgressAsync(later)).Units.Single(one => one.OrganizationId == commune.UnitId("kinh-te"));
            Assert.True(unit.IsOnTime);
            report = await later.StepAsync(report, "verify");
            await later.StepAsync(report, "reopen", "Bổ sung.");
            Assert.Equal((ObligationState.Met, sentAt), ((await ReadAsync(later)).State, (await ReadAsync(later)).Met!.At));
            // What the steps wrote is what computing finds.
            await Host.ComputeAsync();
            Assert.Equal((0, 0, 0), await Host.ComputeAsync());
            Assert.Equal(sentAt, (await ReadAsync(later)).Met!.At);
        }
        finally
        {
            Host.Clock.Advance(TimeSpan.FromDays(-20));
        }

        Task<ObligationView> ReadAsync(ApiClient? client = null) => (client ?? standing).DeadlineAsync(commune, rule.Id, "2026Q2");
    }

    [Fact]
    public async Task Forms_progress_and_the_books_go_by_the_rule()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var rule = await standing.FormRuleAsync(commune);

        await standing.ChangeAsync(rule, rule.Timing with { Deadline = DeadlineKind.DayOfMonth, LastWeek = null, DueDay = 16, LockDays = 30 });

        var report = await ReviewingAQuarterTests.SentAsync(commune, officer);
        Assert.Equal(new DateTime(2026, 6, 16, 10, 0, 0, DateTimeKind.Utc), report.Summary.Dates.DueAt);
        Assert.Equal(-2, report.Summary.Dates.WorkingDaysLeft);
        Assert.Equal(ObligationState.MetLate, (await standing.DeadlineAsync(commune, rule.Id, "2026Q2")).State);
        Assert.False((await commune.ProgressAsync(standing)).Units.Single(one => one.OrganizationId == commune.UnitId("kinh-te")).IsOnTime);
        var problem = await standing.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, "reports/lock", new PeriodToLock { PlanId = commune.PlanId, Period = "2026Q2" });
        Assert.Equal(("not_yet", report.Summary.Dates.LocksOn), (problem.Code, problem.LocksOn!.Value));
    }

    [Fact]
    public async Task At_the_due_moment_a_report_is_in_time_and_a_millisecond_later_overdue()
    {
        var commune = await Host.AddCommuneAsync();
        var due = new DateTimeOffset(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);
        var start = Host.Clock.Now;
        Host.Clock.Advance(due - start);
        try
        {
            using var standing = await commune.StandingOfficeAsync();
            Assert.Contains(await standing.DeadlinesAsync(commune, "&state=due_soon"), one => one.Period == "2026Q2");
            Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.DoesNotContain(await standing.DeadlinesAsync(commune, "&state=due_soon"), one => one.Period == "2026Q2");
            var overdue = Assert.Single(
                await standing.DeadlinesAsync(commune, "&state=overdue"), one => one.Period == "2026Q2" && one.Organization.Id == commune.UnitId("kinh-te"));
            Assert.Equal(0, overdue.WorkingDaysLeft);
        }
        finally
        {
            Host.Clock.Advance(start - Host.Clock.Now);
        }
    }

    [Fact]
    public async Task A_list_keeps_to_its_days_its_place_and_its_states()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var stranger = await (await Host.AddCommuneAsync()).StandingOfficeAsync();

        var day = await officer.GetAsync<IReadOnlyList<ObligationView>>("deadlines?from=2026-06-30&to=2026-06-30");
        Assert.Equal(3, day.Count);
        Assert.Equal([.. day.OrderBy(one => one.Dates.DueAt)], day);
        Assert.Empty(await officer.GetAsync<IReadOnlyList<ObligationView>>("deadlines?from=2026-06-29&to=2026-06-29"));
        Assert.Equal("Phòng Kinh tế", Assert.Single(await officer.GetAsync<IReadOnlyList<ObligationView>>("deadlines?from=2026-06-30&to=2026-06-30&organization=own")).Organization.Name);
        Assert.All(await officer.DeadlinesAsync(commune, "&state=open&state=overdue"), one => Assert.True(one.State is ObligationState.Open or ObligationState.Overdue));
        Assert.DoesNotContain(await stranger.GetAsync<IReadOnlyList<ObligationView>>("deadlines"), one => one.Commune.Name == commune.Name);
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"deadlines?organization={commune.UnitId("kinh-te")}");
        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "deadlines?organization=somewhere");
        Assert.Equal(["to"], (await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "deadlines?from=2026-01-01&to=2028-01-03")).Errors.Keys);
        await officer.GetAsync<IReadOnlyList<ObligationView>>("deadlines?from=2026-01-01&to=2028-01-02");
        Assert.Equal(["to"], (await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "deadlines?from=2026-02-01&to=2026-01-31")).Errors.Keys);
        Assert.Equal(["state"], (await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "deadlines?state=late")).Errors.Keys);
    }

    private static async Task<IEnumerable<string>> PeriodsAsync(ApiClient client, TestCommune commune, ReportingRuleView rule, string unit) =>
        (await client.DeadlinesAsync(commune))
            .Where(one => one.Rule.Id == rule.Id && one.Organization.Id == commune.UnitId(unit)).Select(one => one.Period);

    private Task<(string Id, string DueAt, int Version)[]> StoredAsync(TestCommune commune) => Host.SelectAsync<(string, string, int)>(
        "select b.id, b.due_at, b.version from obligations b join reporting_rules r on r.id = b.rule_id where r.commune_id = @id order by b.id",
        new { id = commune.Plan.Summary.CommuneId.ToString() });
}
