using System.Globalization;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Plans;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>What the five shipped plans say of reporting becomes rules, each with its rhythm, its deadline and whoever owes it.</summary>
public sealed class MakingRulesOfPlansTests(DemoHost host) : Scenario<DemoHost>(host)
{
    public static TheoryData<string, string[]> Plans => new()
    {
        {
            "Xã Kỳ Hoa",
            [
                "Báo cáo năm | year | last_seven_days 17:00 | bcd | assumed",
                "Báo cáo năm | year | last_seven_days 17:00 | vhxh, van-phong | assumed",
                // The plan asks its units for nothing by quarter: the entry sheet does.
                "Báo cáo quý trên biểu nhập | quarter | last_seven_days 17:00 | leads | assumed | form",
            ]
        },
        {
            "Xã Kỳ Lạc",
            [
                // For the Sở: data to the 14th, two working days to send them.
                "Báo cáo 6 tháng | half_year | fourteenth + 2 17:00 | vhxh | assumed",
                "Báo cáo năm | year | fourteenth + 2 17:00 | vhxh | assumed",
                "Báo cáo đột xuất | on_request | - 17:00 | vhxh | assumed",
                "Báo cáo quý trên biểu nhập | quarter | last_seven_days 17:00 | leads | assumed | form",
            ]
        },
        {
            "Phường Ngọc Sơn",
            [
                "Báo cáo tuần | week | last_seven_days 17:00 | to-giup-viec | assumed",
                "Báo cáo tháng | month | last_seven_days 17:00 | to-giup-viec | assumed",
                "Báo cáo quý | quarter | last_seven_days 17:00 | to-giup-viec | assumed",
                "Báo cáo 6 tháng | half_year | last_seven_days 17:00 | to-giup-viec | assumed",
                "Báo cáo 9 tháng | nine_months | last_seven_days 17:00 | to-giup-viec | assumed",
                "Báo cáo năm | year | last_seven_days 17:00 | to-giup-viec | assumed",
                // "vào tuần cuối của tháng cuối trong quý": the plan says so itself.
                "Báo cáo quý | quarter | last_seven_days 17:00 | leads | form",
                "Báo cáo kết quả khảo sát hằng năm | year | before 20/11 end of day | vhxh",
                "Báo cáo theo yêu cầu | on_request | - 17:00 | leads | assumed",
                "Báo cáo theo yêu cầu | on_request | - 17:00 | to-kiem-tra | assumed",
                "Báo cáo theo yêu cầu | on_request | - 17:00 | vhxh | assumed",
                // Nobody is named: the standing office.
                "Báo cáo theo yêu cầu | on_request | - 17:00 | vhxh | assumed",
            ]
        },
        {
            "Xã Thống Nhất",
            [
                "Báo cáo quý | quarter | last_seven_days 17:00 | leads | form",
                "Báo cáo đánh giá DTI hằng năm | year | last_seven_days 17:00 | vhxh | assumed",
                "Báo cáo theo yêu cầu | on_request | - 17:00 | vhxh | assumed",
                "Báo cáo kết quả khảo sát | once | before 20/11/2026 end of day | vhxh",
                // "Phòng Văn hóa - Xã hội; Văn phòng HĐND&UBND xã"
                "Báo cáo thường xuyên | on_request | - 17:00 | vhxh, van-phong | assumed",
                "Báo cáo theo yêu cầu | on_request | - 17:00 | vhxh | assumed",
                // "Ban Chỉ đạo", of which the list of units has the whole name.
                "Báo cáo theo yêu cầu | on_request | - 17:00 | bcd | assumed",
            ]
        },
        {
            "Xã Võ Nhai",
            [
                "Báo cáo tháng | month | last_seven_days 17:00 | vhxh | assumed",
                "Báo cáo quý | quarter | last_seven_days 17:00 | vhxh | assumed",
                "Báo cáo 6 tháng | half_year | last_seven_days 17:00 | vhxh | assumed",
                "Báo cáo năm | year | last_seven_days 17:00 | vhxh | assumed",
                "Báo cáo đột xuất | on_request | - 17:00 | vhxh | assumed",
                "Báo cáo tháng | month | last_seven_days 17:00 | leads | assumed",
                "Báo cáo quý | quarter | last_seven_days 17:00 | leads | assumed | form",
                "Báo cáo 6 tháng | half_year | last_seven_days 17:00 | leads | assumed",
                "Báo cáo năm | year | last_seven_days 17:00 | leads | assumed",
                "Báo cáo đột xuất | on_request | - 17:00 | leads | assumed",
            ]
        },
    };

    [Theory, MemberData(nameof(Plans))]
    public async Task Every_duty_of_a_shipped_plan_is_a_rule(string commune, string[] rules)
    {
        var plan = await PlanOfAsync(commune);

        Assert.Equal(rules, (await RulesOfAsync(plan)).Select(rule => TextOf(rule, plan)));
    }

    [Fact]
    public async Task A_rule_says_what_the_plan_says()
    {
        var plan = await PlanOfAsync("Phường Ngọc Sơn");
        var rules = await RulesOfAsync(plan);

        var form = rules.Single(rule => rule.IsForm);
        Assert.Equal("Các phòng, ban, đơn vị", form.Reporter);
        Assert.Equal("UBND phường (qua Phòng Văn hóa - Xã hội)", form.Receiver);
        Assert.StartsWith("Hằng quý các phòng, ban, đơn vị báo cáo vào tuần cuối của tháng cuối trong quý", form.Content);
        Assert.Equal(plan.Indicators.Select(row => row.LeadId).Distinct().Order(), form.Units.Select(unit => unit.Id).Order());
        // The form is there for each quarter of the plan's year, other reports from the day of the import; the demo gives some of them a past.
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (form.StartsOn, form.EndsOn));
        Assert.All(rules.Where(rule => !rule.IsForm), rule => Assert.Equal((StartOf(rule), null), (rule.StartsOn, rule.EndsOn)));
        Assert.All(rules, rule => Assert.Equal((plan.Summary.Id, true, null), (rule.PlanId!.Value, rule.IsActive, rule.UpdatedBy)));

        static DateOnly StartOf(ReportingRuleView rule) =>
            rule.Timing.Frequency is ReportingFrequency.Week or ReportingFrequency.Month or ReportingFrequency.OnRequest
                ? new DateOnly(2026, 6, 18)
                : new DateOnly(2026, 1, 1);
    }

    [Fact]
    public async Task A_rule_shows_its_next_dates()
    {
        var rules = await RulesOfAsync(await PlanOfAsync("Phường Ngọc Sơn"));

        // 18 June 2026, nine o'clock. The last day of June is a Tuesday.
        Assert.Equal(("2026Q2", new DateTime(2026, 6, 30, 10, 0, 0)), (Next("Báo cáo quý").Period, Next("Báo cáo quý").DueAt));
        // Friday of the week that goes on.
        Assert.Equal(("2026W25", new DateTime(2026, 6, 19, 10, 0, 0)), (Next("Báo cáo tuần").Period, Next("Báo cáo tuần").DueAt));
        // Before 20/11: until the last moment of Thursday 19/11 in Vietnam.
        Assert.Equal(
            new DateTime(2026, 11, 19, 16, 59, 59, 999), Next("Báo cáo kết quả khảo sát hằng năm").DueAt);
        Assert.All(rules.Where(rule => rule.Timing.Frequency == ReportingFrequency.OnRequest), rule => Assert.Null(rule.Next));

        RuleDates Next(string title) => rules.First(rule => rule.Title == title).Next!;
    }

    [Fact]
    public async Task A_second_import_keeps_what_stands_and_what_people_changed()
    {
        var commune = await Host.AddCommuneAsync(file => file.With(Duty, $"{Duty}\n{Monthly}\n{Yearly}"));
        var admin = await Host.AdminAsync();
        var before = await RulesOfAsync(commune.Plan);
        Assert.Equal(["Báo cáo quý", "Báo cáo tháng", "Báo cáo năm"], before.Select(rule => rule.Title));
        await admin.PutAsync<ReportingRuleView>($"reporting-rules/{before[1].Id}", before[1].ToChange() with { Title = "Báo cáo tháng của Phòng Kinh tế" });

        // The monthly duty gets a receiver, the yearly one goes, a half-yearly one comes.
        await admin.ImportAsync(commune.File.With(Duty, $"{Duty}\n{Monthly.With("to: null", "to: UBND xã")}\n{HalfYearly}"));

        var after = await RulesOfAsync(commune.Plan);
        Assert.Equal(before[0].Id, after.Single(rule => rule.IsForm).Id);
        Assert.Equal(1, after.Single(rule => rule.IsForm).Version);
        var monthly = after.Single(rule => rule.Id == before[1].Id);
        Assert.Equal(("Báo cáo tháng của Phòng Kinh tế", null, true), (monthly.Title, monthly.Receiver, monthly.IsActive));
        Assert.False(after.Single(rule => rule.Id == before[2].Id).IsActive);
        Assert.True(after.Single(rule => rule.Title == "Báo cáo 6 tháng").IsActive);
        Assert.Equal(4, after.Count);
    }

    [Fact]
    public async Task A_rule_that_nobody_touched_follows_the_document_and_comes_back_with_its_duty()
    {
        var commune = await Host.AddCommuneAsync(file => file.With(Duty, $"{Duty}\n{Yearly}"));
        var admin = await Host.AdminAsync();
        var yearly = (await RulesOfAsync(commune.Plan)).Single(rule => rule.Title == "Báo cáo năm");

        await admin.ImportAsync(commune.File.With(Duty, $"{Duty}\n{Yearly.With("rule: null", "rule: before-12-15")}"));
        var dated = (await RulesOfAsync(commune.Plan)).Single(rule => rule.Id == yearly.Id);
        await admin.ImportAsync(commune.File);
        var gone = (await RulesOfAsync(commune.Plan)).Single(rule => rule.Id == yearly.Id);
        await admin.ImportAsync(commune.File.With(Duty, $"{Duty}\n{Yearly}"));
        var back = (await RulesOfAsync(commune.Plan)).Single(rule => rule.Id == yearly.Id);

        Assert.Equal((DeadlineKind.FixedDate, 15, 12, true, false), (dated.Timing.Deadline, dated.Timing.DueDay, dated.Timing.DueMonth, dated.Timing.IsBefore, dated.IsAssumed));
        Assert.False(gone.IsActive);
        Assert.Equal((true, DeadlineKind.LastWeek, true), (back.IsActive, back.Timing.Deadline, back.IsAssumed));
    }

    [Fact]
    public async Task The_rule_of_the_form_stays_the_same_one_whatever_duty_it_is_made_of()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var form = Assert.Single(await RulesOfAsync(commune.Plan));

        await admin.ImportAsync(commune.File.With(Duty, Yearly));
        var without = await RulesOfAsync(commune.Plan);
        await admin.ImportAsync(commune.File.With("Báo cáo vào tuần cuối của quý", "Hằng quý báo cáo"));
        var other = await RulesOfAsync(commune.Plan);

        Assert.Equal((form.Id, "Báo cáo quý trên biểu nhập"), (without.Single(rule => rule.IsForm).Id, without.Single(rule => rule.IsForm).Title));
        Assert.Equal((form.Id, "Hằng quý báo cáo"), (other.Single(rule => rule.IsForm).Id, other.Single(rule => rule.IsForm).Content));
        Assert.False(other.Single(rule => rule.Title == "Báo cáo năm").IsActive);
    }

    [Fact]
    public async Task A_duty_that_is_worded_anew_leaves_what_was_owed_with_its_old_rule()
    {
        var commune = await Host.AddCommuneAsync(file => file.With(Duty, $"{Duty}\n{Monthly}"));
        var old = (await RulesOfAsync(commune.Plan)).Single(rule => rule.Title == "Báo cáo tháng");
        Host.Clock.MoveTo(2026, 7, 15, 9);
        // A session of its own: the others have ended by then.
        using var admin = await Host.SignInAsync(Tests.Accounts.Admin);
        await admin.ImportAsync(commune.File.With(Duty, $"{Duty}\n{Monthly.With("Hằng tháng báo cáo", "Hằng tháng báo cáo kết quả")}"));
        Host.Clock.MoveTo(TestClock.Start);

        var monthly = (await RulesOfAsync(commune.Plan)).Where(rule => rule.Title == "Báo cáo tháng").ToList();
        Assert.Equal([old.Id], monthly.Where(rule => !rule.IsActive).Select(rule => rule.Id));
        Assert.Equal(["202606"], await PeriodsAsync(old.Id));
        Assert.Equal(["202607", "202608", "202609", "202610", "202611"], await PeriodsAsync(monthly.Single(rule => rule.IsActive).Id));

        Task<string[]> PeriodsAsync(Guid id) => Host.SelectAsync<string>("select period from obligations where rule_id = @id order by period", new { id });
    }

    [Fact]
    public async Task A_single_duty_without_a_day_waits_until_somebody_asks()
    {
        var commune = await Host.AddCommuneAsync(file => file.With(Duty, $"{Duty}\n{Monthly.With("monthly", "once")}"));

        var rule = (await RulesOfAsync(commune.Plan)).Single(one => one.Title == "Báo cáo một lần");

        Assert.Equal((ReportingFrequency.Once, DeadlineKind.OnRequest, null), (rule.Timing.Frequency, rule.Timing.Deadline, rule.Next));
        Assert.Empty(await Host.SelectAsync<string>("select period from obligations where rule_id = @Id", new { rule.Id }));
    }

    [Fact]
    public async Task Rules_of_a_plan_end_with_its_year_once_the_next_plan_is_there()
    {
        var commune = await Host.AddCommuneAsync(file => file.With(Duty, $"{Duty}\n{Monthly}"));
        var admin = await Host.AdminAsync();
        var next = commune.File.With(Duty, $"{Duty}\n{Monthly}").With("number: \"12/KH-UBND\"", "number: \"3/KH-UBND\"").With("issued_on: 2026-01-09", "issued_on: 2026-12-20")
            .With("năm 2026", "năm 2027").With("year: 2026", "year: 2027").With("horizons: [2026, 2030]", "horizons: [2027]")
            .With("by: 2026", "by: 2027").With("period: 2026Q", "period: 2027Q");

        await admin.ImportAsync(next);

        var rules = await RulesOfAsync(commune.Plan);
        Assert.Equal(4, rules.Count);
        Assert.All(rules.Where(rule => rule.PlanId == commune.PlanId), rule => Assert.Equal(new DateOnly(2026, 12, 31), rule.EndsOn));
        var monthly = rules.Single(rule => rule.PlanId != commune.PlanId && !rule.IsForm);
        // Not before its plan's year begins.
        Assert.Equal((new DateOnly(2027, 1, 1), null), (monthly.StartsOn, monthly.EndsOn));
    }

    [Fact]
    public async Task A_plan_that_came_in_before_there_were_rules_gets_them_at_the_next_start()
    {
        var commune = await Host.AddCommuneAsync();
        await Host.ExecuteAsync("delete from obligations where rule_id in (select id from reporting_rules where plan_id = @PlanId)", new { commune.PlanId });
        await Host.ExecuteAsync("delete from reporting_rules where plan_id = @PlanId", new { commune.PlanId });

        Host.StartNode();

        Assert.True(Assert.Single(await RulesOfAsync(commune.Plan)).IsForm);
        Assert.NotEmpty(await Host.SelectAsync<string>(
            "select period from obligations where form_plan_id = @PlanId order by period", new { commune.PlanId }));
    }

    private const string Duty =
        "  - {cadence: quarterly, rule: last-week-of-last-month, from: \"Các đơn vị\", to: \"Phòng Văn hóa - Xã hội\", text: \"Báo cáo vào tuần cuối của quý\"}";

    private const string Monthly = "  - {cadence: monthly, rule: null, from: \"Phòng Kinh tế\", to: null, text: \"Hằng tháng báo cáo\"}";

    private const string Yearly = "  - {cadence: yearly, rule: null, from: \"Phòng Kinh tế\", to: null, text: \"Hằng năm báo cáo\"}";

    private const string HalfYearly = "  - {cadence: half-yearly, rule: null, from: \"Phòng Kinh tế\", to: null, text: \"6 tháng báo cáo\"}";

    private async Task<PlanView> PlanOfAsync(string commune)
    {
        var admin = await Host.AdminAsync();
        var plan = (await admin.GetAsync<IReadOnlyList<PlanSummary>>("plans")).Single(one => one.CommuneName == commune);
        return await admin.GetAsync<PlanView>($"plans/{plan.Id}");
    }

    private async Task<IReadOnlyList<ReportingRuleView>> RulesOfAsync(PlanView plan) =>
        await (await Host.AdminAsync()).GetAsync<IReadOnlyList<ReportingRuleView>>($"reporting-rules?communeId={plan.Summary.CommuneId}");

    private static string TextOf(ReportingRuleView rule, PlanView plan)
    {
        var timing = rule.Timing;
        var deadline = timing.Deadline switch
        {
            DeadlineKind.LastWeek => Codes.Of(timing.LastWeek!.Value),
            DeadlineKind.FixedDate => string.Create(CultureInfo.InvariantCulture, $"{(timing.IsBefore ? "before " : "")}{timing.DueDay}/{timing.DueMonth}{(timing.DueYear is { } year ? $"/{year}" : "")}"),
            DeadlineKind.WorkingDaysAfter => $"{Codes.Of(timing.CutOff)} + {timing.WorkingDays}",
            DeadlineKind.OnRequest => "-",
            DeadlineKind.DayOfMonth => throw new InvalidOperationException("no plan names one"),
        };
        var hour = timing.DueMinute is { } minute ? $"{minute / 60}:00" : "end of day";
        var who = rule.Reporters == RuleReporters.Leads ? "leads" : string.Join(", ", rule.Units.Select(unit => plan.Units.Single(one => one.Id == unit.Id).Code));
        return $"{rule.Title} | {Codes.Of(timing.Frequency)} | {deadline} {hour} | {who}{(rule.IsAssumed ? " | assumed" : "")}{(rule.IsForm ? " | form" : "")}";
    }
}
