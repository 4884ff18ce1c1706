using System.Net;
using System.Text.Json.Nodes;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The standing office looks at the dates of a rule, saves it, and the duties follow. Today is 18 June 2026.</summary>
public sealed class ChangingReportingRulesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static readonly RuleTiming Monthly = RuleTiming.DefaultOf(ReportingFrequency.Month);

    private static readonly RuleTiming OnTheTwentieth = Monthly with { Deadline = DeadlineKind.DayOfMonth, LastWeek = null, DueDay = 20 };

    [Fact]
    public async Task A_new_rule_has_its_duties_at_once()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var rule = await AddAsync(standing, commune);

        Assert.Equal(("Báo cáo tháng", 1, "202606"), (rule.Title, rule.Version, rule.Next?.Period));
        Assert.Equal("Người StandingOffice", rule.UpdatedBy);
        Assert.Equal(["Phòng Kinh tế"], rule.Units.Select(unit => unit.Name));
        // June to October, each moved to a working day: 30 Tue, 31 Fri, 28 Fri (31/8 is swapped), 30 Wed, 30 Fri.
        Assert.Equal(
            ["202606 2026-06-30", "202607 2026-07-31", "202608 2026-08-28", "202609 2026-09-30", "202610 2026-10-30"], await DutiesAsync(rule));
        Assert.Equal(2, (await ListAsync(standing, commune)).Count);
    }

    [Fact]
    public async Task A_change_moves_what_is_not_met()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await AddAsync(standing, commune);
        await Host.ExecuteAsync(
            "update obligations set met_at = '2026-06-17 02:00:00.000' where rule_id = @Id and period = '202606'", new { rule.Id });

        var changed = await PutAsync(standing, rule.ToChange() with { Timing = OnTheTwentieth, IsAssumed = false, Title = " Báo cáo ngày 20 " }, rule);

        Assert.Equal(("Báo cáo ngày 20", 2, false), (changed.Title, changed.Version, changed.IsAssumed));
        // 20/6 is a Saturday, but June is met; 20/7 Mon, 20/8 Thu, 20/9 Sunday, 20/10 Tue.
        Assert.Equal(
            ["202606 2026-06-30", "202607 2026-07-20", "202608 2026-08-20", "202609 2026-09-18", "202610 2026-10-20"], await DutiesAsync(rule));
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_or_has_ended_asks_for_nothing_more()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await AddAsync(standing, commune);

        var ended = await PutAsync(standing, rule.ToChange() with { EndsOn = new DateOnly(2026, 7, 31) }, rule);
        Assert.Equal(["202606 2026-06-30", "202607 2026-07-31"], await DutiesAsync(rule));
        var off = await PutAsync(standing, ended.ToChange() with { IsActive = false }, rule);

        Assert.Empty(await DutiesAsync(rule));
        Assert.Null(off.Next);
        Assert.Contains(await ListAsync(standing, commune), one => one.Id == rule.Id && !one.IsActive);
    }

    [Fact]
    public async Task Who_saves_on_a_stale_version_is_shown_the_rule_as_it_is()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await AddAsync(standing, commune);
        await PutAsync(standing, rule.ToChange() with { Title = "Của người đến trước" }, rule);
        var seq = await standing.ChangeSeqAsync();

        var answer = await standing.SendAsync(HttpMethod.Put, $"reporting-rules/{rule.Id}", rule.ToChange() with { Title = "Của người đến sau" });

        var problem = answer.Expect(HttpStatusCode.Conflict).As<JsonNode>();
        Assert.Equal("stale_version", problem["code"]!.GetValue<string>());
        Assert.Equal(("Của người đến trước", 2), (problem["rule"]!["title"]!.GetValue<string>(), problem["rule"]!["version"]!.GetValue<int>()));
        Assert.Equal(seq, await standing.ChangeSeqAsync());
    }

    [Fact]
    public async Task The_rule_of_the_form_stays_quarterly_and_on()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var form = (await ListAsync(standing, commune)).Single(rule => rule.IsForm);
        var change = form.ToChange();

        Assert.Equal(["reporters"], await FaultsAsync(change with { Reporters = RuleReporters.Listed, OrganizationIds = [commune.UnitId("kinh-te")] }));
        Assert.Equal(["timing.frequency"], await FaultsAsync(change with { Timing = Monthly }));
        Assert.Equal(["isActive"], await FaultsAsync(change with { IsActive = false }));
        Assert.Equal(["startsOn"], await FaultsAsync(change with { EndsOn = new DateOnly(2026, 6, 30) }));
        var sooner = await PutAsync(standing, change with { Timing = form.Timing with { LastWeek = LastWeekReading.LastFullWeek } }, form);
        Assert.Equal(new DateTime(2026, 6, 26, 10, 0, 0), sooner.Next!.DueAt);

        async Task<IEnumerable<string>> FaultsAsync(ReportingRuleChange wrong) =>
            (await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"reporting-rules/{form.Id}", wrong)).Errors.Keys;
    }

    [Fact]
    public async Task Units_and_plans_of_others_and_parts_that_lack_are_named()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = New(commune);

        Assert.Equal(["organizationIds"], await FaultsAsync(rule with { OrganizationIds = [other.UnitId("kinh-te")] }));
        Assert.Equal(["organizationIds"], await FaultsAsync(rule with { OrganizationIds = [] }));
        Assert.Equal(["planId"], await FaultsAsync(rule with { PlanId = other.PlanId }));
        Assert.Equal(["planId"], await FaultsAsync(rule with { PlanId = null, Reporters = RuleReporters.Leads }));
        Assert.Equal(["endsOn", "title"], await FaultsAsync(rule with { Title = " ", EndsOn = rule.StartsOn.AddDays(-1) }));
        Assert.Equal(["startsOn"], await FaultsAsync(rule with { StartsOn = new DateOnly(1026, 1, 1) }));
        Assert.Equal(["startsOn"], await FaultsAsync(rule with { StartsOn = new DateOnly(2024, 12, 31) }));
        Assert.Equal(["timing.dueDay"], await FaultsAsync(rule with { Timing = OnTheTwentieth with { DueDay = 32 } }));
        Assert.Equal(
            ["timing.cutOff", "timing.opensDays"],
            await FaultsAsync(rule with { Timing = RuleTiming.DefaultOf(ReportingFrequency.Week) with { CutOff = CutOffWindow.Fourteenth, OpensDays = 400 } }));

        async Task<IEnumerable<string>> FaultsAsync(NewReportingRule wrong) =>
            (await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "reporting-rules", wrong)).Errors.Keys.Order();
    }

    [Fact]
    public async Task A_rule_starts_last_year_at_the_earliest_and_an_older_one_keeps_its_day()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await AddAsync(standing, commune, New(commune) with { StartsOn = new DateOnly(2025, 1, 1) });
        Assert.StartsWith("202501 ", (await DutiesAsync(rule))[0], StringComparison.Ordinal);
        var change = rule.ToChange() with { StartsOn = new DateOnly(2024, 12, 31) };

        var problem = await standing.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"reporting-rules/{rule.Id}", change);

        Assert.Equal(["Ngày bắt đầu không trước 01/01/2025."], problem.Errors["startsOn"]);
        await Host.ExecuteAsync("update reporting_rules set starts_on = '2024-12-31' where id = @Id", new { rule.Id });
        Assert.Equal("Báo cáo cũ", (await PutAsync(standing, change with { Title = "Báo cáo cũ" }, rule)).Title);
    }

    [Fact]
    public async Task A_rule_without_a_plan_names_its_units_one_by_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await AddAsync(standing, commune);

        var problem = await standing.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Put, $"reporting-rules/{rule.Id}", rule.ToChange() with { Reporters = RuleReporters.Leads });

        Assert.Equal(["reporters"], problem.Errors.Keys);
    }

    [Fact]
    public async Task Leads_of_a_plan_owe_what_is_asked_of_its_units()
    {
        var commune = await Host.AddCommuneAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);

        var rule = await AddAsync(administrator, commune, New(commune) with { PlanId = commune.PlanId, Reporters = RuleReporters.Leads, OrganizationIds = [] });

        // Rows 1–8, 9–11, and 12, which nobody leads.
        Assert.Equal(["Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND - UBND"], rule.Units.Select(unit => unit.Name));
        Assert.Equal(15, (await DutiesAsync(rule)).Length);
    }

    [Fact]
    public async Task Officers_read_the_rules_and_change_none()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var rule = Assert.Single(await ListAsync(officer, commune));

        Assert.Equal(rule.Title, (await officer.GetAsync<ReportingRuleView>($"reporting-rules/{rule.Id}")).Title);
        await officer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Put, $"reporting-rules/{rule.Id}", rule.ToChange());
        await officer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "reporting-rules", New(commune));
        await officer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "reporting-rules/preview", Preview(Monthly));
    }

    [Fact]
    public async Task A_preview_shows_the_coming_dates_and_what_moves_them()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var preview = await PreviewAsync(standing, Preview(Monthly));

        Assert.Null(preview.Before);
        Assert.Equal(["202606", "202607", "202608", "202609", "202610"], preview.Dates.Select(dates => dates.Period));
        var june = preview.Dates[0];
        Assert.Equal(
            (new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30), new DateOnly(2026, 6, 20), new DateTime(2026, 6, 30, 10, 0, 0), new DateOnly(2026, 7, 7)),
            (june.DataFrom!.Value, june.CutOff, june.OpensOn, june.DueAt, june.LocksOn));
        Assert.Null(june.MovedFrom);
        Assert.Empty(june.DaysOff);
        // 31/8 is off for the swap, 30/8 and 29/8 are a weekend.
        var august = preview.Dates[2];
        Assert.Equal((new DateOnly(2026, 8, 31), new DateTime(2026, 8, 28, 10, 0, 0)), (august.MovedFrom!.Value, august.DueAt));
        Assert.Equal(
            [(new DateOnly(2026, 8, 29), null), (new DateOnly(2026, 8, 30), null), (new DateOnly(2026, 8, 31), "Nghỉ hoán đổi")],
            august.DaysOff.Select(day => (day.Day, day.Name)));
        Assert.Single(await ListAsync(standing, commune));
    }

    [Fact]
    public async Task A_preview_says_which_days_are_not_counted_and_that_a_Saturday_is_worked()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var decree = Monthly with { CutOff = CutOffWindow.Fourteenth, Deadline = DeadlineKind.WorkingDaysAfter, LastWeek = null, WorkingDays = 6 };

        var preview = await PreviewAsync(standing, Preview(decree));

        // Fri 14/8: 17–21/8 are five, and the Saturday that is worked for 31/8 is the sixth.
        var august = preview.Dates.Single(dates => dates.Period == "202608");
        Assert.Equal((new DateOnly(2026, 7, 15), new DateOnly(2026, 8, 14)), (august.DataFrom!.Value, august.CutOff));
        Assert.Equal((new DateTime(2026, 8, 22, 10, 0, 0), "Làm bù cho ngày 31/8"), (august.DueAt, august.Makeup));
        Assert.Equal([new DateOnly(2026, 8, 15), new DateOnly(2026, 8, 16)], august.DaysOff.Select(day => day.Day));
        Assert.Null(august.MovedFrom);
    }

    [Fact]
    public async Task A_preview_of_a_change_has_the_old_dates_beside_the_new()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await AddAsync(standing, commune);

        var preview = await PreviewAsync(standing, Preview(OnTheTwentieth) with { RuleId = rule.Id });

        Assert.Equal(preview.Before!.Select(dates => dates.Period), preview.Dates.Select(dates => dates.Period));
        Assert.Equal(new DateTime(2026, 7, 31, 10, 0, 0), preview.Before![1].DueAt);
        Assert.Equal(new DateTime(2026, 7, 20, 10, 0, 0), preview.Dates[1].DueAt);
        Assert.Equal(1, (await standing.GetAsync<ReportingRuleView>($"reporting-rules/{rule.Id}")).Version);
    }

    [Fact]
    public async Task A_preview_shows_what_a_rule_that_begins_later_or_only_once_asks_for()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var once = RuleTiming.DefaultOf(ReportingFrequency.Once) with
        {
            Deadline = DeadlineKind.FixedDate, DueDay = 20, DueMonth = 11, DueYear = 2026, IsBefore = true, DueMinute = null,
        };

        var later = await PreviewAsync(standing, Preview(Monthly) with { StartsOn = new DateOnly(2027, 1, 1), EndsOn = new DateOnly(2027, 3, 31) });
        var single = Assert.Single((await PreviewAsync(standing, Preview(once))).Dates);
        var asked = await PreviewAsync(standing, Preview(RuleTiming.DefaultOf(ReportingFrequency.OnRequest)));

        Assert.Equal(["202701", "202702", "202703"], later.Dates.Select(dates => dates.Period));
        Assert.Equal((null, new DateTime(2026, 11, 19, 16, 59, 59, 999)), (single.Period, single.DueAt));
        Assert.Empty(asked.Dates);
    }

    [Fact]
    public async Task A_preview_of_what_cannot_be_saved_says_why()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();

        var problem = await standing.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, "reporting-rules/preview", Preview(Monthly with { LastWeek = null }) with { StartsOn = default });

        Assert.Equal(["startsOn", "timing.lastWeek"], problem.Errors.Keys.Order());
    }

    private static NewReportingRule New(TestCommune commune) => new()
    {
        CommuneId = commune.Plan.Summary.CommuneId,
        Title = "Báo cáo tháng",
        Content = "Kết quả tháng",
        Reporter = "Phòng Kinh tế",
        Reporters = RuleReporters.Listed,
        OrganizationIds = [commune.UnitId("kinh-te")],
        Receiver = "UBND xã",
        Method = "Văn bản điện tử",
        Timing = Monthly,
        IsAssumed = true,
        IsActive = true,
        StartsOn = new DateOnly(2026, 6, 1),
    };

    private static RulePreviewRequest Preview(RuleTiming timing) => new() { Timing = timing, StartsOn = new DateOnly(2026, 6, 1) };

    private static Task<ReportingRuleView> AddAsync(ApiClient client, TestCommune commune, NewReportingRule? rule = null) =>
        client.PostAsync<ReportingRuleView>("reporting-rules", rule ?? New(commune), HttpStatusCode.Created);

    private static Task<ReportingRuleView> PutAsync(ApiClient client, ReportingRuleChange change, ReportingRuleView rule) =>
        client.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", change);

    private static Task<RulePreview> PreviewAsync(ApiClient client, RulePreviewRequest request) =>
        client.PostAsync<RulePreview>("reporting-rules/preview", request);

    private static Task<IReadOnlyList<ReportingRuleView>> ListAsync(ApiClient client, TestCommune commune) =>
        client.GetAsync<IReadOnlyList<ReportingRuleView>>($"reporting-rules?communeId={commune.Plan.Summary.CommuneId}");

    /// <summary>What the rule's reporters owe: period and due day.</summary>
    private async Task<string[]> DutiesAsync(ReportingRuleView rule) =>
    [
        .. (await Host.SelectAsync<(string Period, DateTime DueAt)>(
            "select period, due_at from obligations where rule_id = @Id order by due_at, id", new { rule.Id }))
            .Select(duty => $"{duty.Period} {duty.DueAt:yyyy-MM-dd}"),
    ];
}
