using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class SettlingDeadlinesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static readonly RuleTiming Monthly = RuleTiming.DefaultOf(ReportingFrequency.Month);
    private static readonly RuleTiming OnRequest = RuleTiming.DefaultOf(ReportingFrequency.OnRequest);

    [Fact]
    public async Task An_officer_says_by_which_document_the_own_unit_reported_and_takes_it_back()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var rule = await standing.AddRuleAsync(commune, Monthly with { OpensDays = 20 });
        var deadline = await officer.DeadlineAsync(commune, rule.Id, "202606");
        Assert.Equal(new ObligationActions { CanMeet = true, CanUndoMet = false, CanWaive = false, CanEndWaiver = false }, deadline.Actions);

        var met = await officer.PostAsync<ObligationView>($"deadlines/{deadline.Id}/met", new MeetObligation
        {
            Version = deadline.Version,
            SentAt = Host.Clock.Now.UtcDateTime.AddHours(-1),
            DocumentNumber = " 41/BC-KT ",
            DocumentDate = new DateOnly(2026, 6, 17),
            Note = "  ",
        });

        Assert.Equal(ObligationState.Met, met.State);
        Assert.Equal(
            new ObligationMet { At = Host.Clock.Now.UtcDateTime.AddHours(-1), By = "Người Officer", DocumentNumber = "41/BC-KT", DocumentDate = new DateOnly(2026, 6, 17) },
            met.Met);
        Assert.True(met.Actions.CanUndoMet);
        Assert.Equal("wrong_state", (await RefusedMeetAsync(officer, met, HttpStatusCode.Conflict)).Code);
        var open = (await officer.EndAsync(met, "met")).Expect(HttpStatusCode.OK).As<ObligationView>();
        Assert.Equal((ObligationState.Open, null), (open.State, open.Met));
        Assert.Equal("wrong_state", (await officer.EndAsync(open, "met")).Expect(HttpStatusCode.Conflict).As<ProblemView>().Code);
    }

    [Fact]
    public async Task Nobody_says_it_for_another_unit_for_a_form_of_the_future_or_on_an_old_page()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        var rule = await standing.AddRuleAsync(commune, Monthly);
        var other = await officer.DeadlineAsync(commune, rule.Id, "202606", "van-phong");
        var form = await officer.DeadlineAsync(commune, (await standing.FormRuleAsync(commune)).Id, "2026Q2");
        var own = await officer.DeadlineAsync(commune, rule.Id, "202606");

        Assert.False(other.Actions.CanMeet);
        Assert.False(form.Actions.CanMeet);
        await RefusedMeetAsync(officer, other, HttpStatusCode.NotFound);
        await RefusedMeetAsync(committee, own, HttpStatusCode.Forbidden);
        Assert.Equal("is_form", (await RefusedMeetAsync(officer, form, HttpStatusCode.Conflict)).Code);
        Assert.Equal("is_form", (await standing.EndAsync(form, "met")).Expect(HttpStatusCode.Conflict).As<ProblemView>().Code);
        var future = new MeetObligation { Version = own.Version, SentAt = Host.Clock.Now.UtcDateTime.AddMinutes(1), DocumentDate = new DateOnly(2026, 6, 19) };
        Assert.Equal(
            ["documentDate", "sentAt"],
            (await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"deadlines/{own.Id}/met", future)).Errors.Keys.Order());
        await standing.MeetAsync(other);
        Assert.Equal("stale_version", (await RefusedMeetAsync(standing, other, HttpStatusCode.Conflict)).Code);
    }

    [Fact]
    public async Task Nothing_was_sent_before_its_duty_opened()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        // From 17 June.
        var rule = await standing.AddRuleAsync(commune, Monthly with { OpensDays = 13 });
        var deadline = await standing.DeadlineAsync(commune, rule.Id, "202606");
        var opens = new DateTime(2026, 6, 16, 17, 0, 0, DateTimeKind.Utc);

        Assert.Equal(
            ["Thời điểm gửi không thể trước ngày mở báo cáo 17/06/2026."], await FaultsOfAsync(standing, deadline, opens.AddMilliseconds(-1)));
        Assert.Equal(opens, (await standing.MeetAsync(deadline, sentAt: opens)).Met!.At);
    }

    [Fact]
    public async Task Once_the_books_have_closed_only_the_standing_office_says_that_a_report_came_in_time()
    {
        var commune = await Host.AddCommuneAsync();
        using var before = await commune.StandingOfficeAsync();
        var rule = await before.AddRuleAsync(commune, Monthly);
        var due = (await before.DeadlineAsync(commune, rule.Id, "202606")).Dates;
        Assert.Equal(new DateOnly(2026, 7, 7), due.LocksOn);
        Host.Clock.MoveTo(2026, 7, 6, 23);
        using (var officer = await commune.OfficerAsync())
            await officer.EndAsync(await officer.MeetAsync(await officer.DeadlineAsync(commune, rule.Id, "202606"), sentAt: due.DueAt), "met");
        Host.Clock.MoveTo(2026, 7, 7, 0);
        using var late = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var deadline = await late.DeadlineAsync(commune, rule.Id, "202606");

        Assert.Equal(
            ["Kỳ báo cáo đã khóa sổ: chỉ cơ quan thường trực ghi nhận được báo cáo đã gửi trong hạn."],
            await FaultsOfAsync(late, deadline, due.DueAt));
        var met = await late.MeetAsync(deadline, sentAt: due.DueAt.AddMilliseconds(1));
        Assert.Equal(ObligationState.MetLate, met.State);
        var open = (await standing.EndAsync(met, "met")).Expect(HttpStatusCode.OK).As<ObligationView>();
        Assert.Equal(ObligationState.Met, (await standing.MeetAsync(open, sentAt: due.DueAt)).State);
    }

    [Fact]
    public async Task What_is_locked_stays_sent()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, Monthly);
        var met = await standing.MeetAsync(await standing.DeadlineAsync(commune, rule.Id, "202606"));
        await Host.ExecuteAsync("update obligations set locked_at = '2026-07-10 00:00:00.000' where id = @id", new { id = met.Id.ToString() });

        Assert.Equal("wrong_state", (await standing.EndAsync(met, "met")).Expect(HttpStatusCode.Conflict).As<ProblemView>().Code);
        Assert.False((await standing.DeadlineAsync(commune, rule.Id, "202606")).Actions.CanUndoMet);
    }

    [Fact]
    public async Task The_standing_office_lets_a_unit_off_with_a_reason_and_asks_again()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var form = await standing.DeadlineAsync(commune, (await standing.FormRuleAsync(commune)).Id, "2026Q3");

        await officer.RefusedAsync(
            HttpStatusCode.Forbidden, HttpMethod.Post, $"deadlines/{form.Id}/waive", new WaiveObligation { Version = form.Version, Reason = "thử" });
        Assert.Equal(
            ["reason"],
            (await standing.RefusedAsync(
                HttpStatusCode.BadRequest, HttpMethod.Post, $"deadlines/{form.Id}/waive", new WaiveObligation { Version = form.Version, Reason = " " })).Errors.Keys);
        var waived = await standing.WaiveAsync(form, "Đơn vị đang sáp nhập.");

        Assert.Equal((ObligationState.Waived, "Đơn vị đang sáp nhập.", "Người StandingOffice"), (waived.State, waived.Waived!.Reason, waived.Waived.By));
        Assert.Equal("wrong_state", (await RefusedMeetAsync(standing, await WaivedMonthAsync(standing, commune), HttpStatusCode.Conflict)).Code);
        var open = (await standing.EndAsync(waived, "waive")).Expect(HttpStatusCode.OK).As<ObligationView>();
        Assert.Equal((ObligationState.Upcoming, null), (open.State, open.Waived));
        Assert.Equal("wrong_state", (await standing.EndAsync(open, "waive")).Expect(HttpStatusCode.Conflict).As<ProblemView>().Code);
    }

    [Fact]
    public async Task Units_are_asked_on_request_by_a_day_that_moves_back_to_a_working_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var rule = await standing.AddRuleAsync(commune, OnRequest, "Báo cáo đột xuất");
        Assert.DoesNotContain(await standing.DeadlinesAsync(commune), one => one.Rule.Id == rule.Id);

        // Saturday 27 June.
        var outcome = await standing.PostAsync<RequestOutcome>(
            "deadlines/requests", Ask(rule.Id, new DateOnly(2026, 6, 27), commune.UnitId("kinh-te"), commune.UnitId("vhxh")), HttpStatusCode.Created);

        Assert.Equal((new DateOnly(2026, 6, 26), true), (outcome.DueOn, outcome.IsMoved));
        Assert.Equal(2, outcome.Deadlines.Count);
        var deadline = await officer.DeadlineAsync(commune, rule.Id, "20260627");
        Assert.Equal(
            (new DateTime(2026, 6, 26, 10, 0, 0, DateTimeKind.Utc), "Số liệu phục vụ họp.", "Người StandingOffice"),
            (deadline.Dates.DueAt, deadline.Request!.Text, deadline.Request.By));
        // Tests that moved the clock leave periods behind; the second time nothing is left to do.
        await Host.ComputeAsync();
        Assert.Equal((0, 0, 0), await Host.ComputeAsync());
        Assert.Equal(2, (await standing.DeadlinesAsync(commune)).Count(one => one.Rule.Id == rule.Id));
        Assert.Equal(ObligationState.Met, (await officer.MeetAsync(deadline)).State);
        var again = await standing.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, "deadlines/requests", Ask(rule.Id, new DateOnly(2026, 6, 27), commune.UnitId("vhxh")));
        Assert.Equal("already_asked", again.Code);
        Assert.Contains("Phòng Văn hóa - Xã hội", again.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_report_without_a_day_is_asked_for_too_and_stays_when_its_rule_is_switched_off()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, RuleTiming.DefaultOf(ReportingFrequency.Once));
        Assert.DoesNotContain(await standing.DeadlinesAsync(commune), one => one.Rule.Id == rule.Id);

        await standing.PostAsync<RequestOutcome>(
            "deadlines/requests", Ask(rule.Id, new DateOnly(2026, 6, 26), commune.UnitId("kinh-te")), HttpStatusCode.Created);
        await standing.PutAsync<ReportingRuleView>($"reporting-rules/{rule.Id}", rule.ToChange() with { IsActive = false });

        Assert.Equal("20260626", Assert.Single(await standing.DeadlinesAsync(commune), one => one.Rule.Id == rule.Id).Period);
        await Host.ComputeAsync();
        Assert.Equal((0, 0, 0), await Host.ComputeAsync());
        Assert.Single(await standing.DeadlinesAsync(commune), one => one.Rule.Id == rule.Id);
    }

    [Fact]
    public async Task Only_units_of_the_commune_are_asked_by_a_rule_on_request_and_a_day_that_is_left()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var officer = await commune.OfficerAsync();
        var rule = await standing.AddRuleAsync(commune, OnRequest);
        var monthly = await standing.AddRuleAsync(commune, Monthly);
        var today = new DateOnly(2026, 6, 18);
        var seq = await standing.ChangeSeqAsync();

        await RefusedAsync(officer, HttpStatusCode.Forbidden, Ask(rule.Id, today, commune.UnitId("kinh-te")));
        Assert.Equal("not_on_request", (await RefusedAsync(standing, HttpStatusCode.UnprocessableEntity, Ask(monthly.Id, today, commune.UnitId("kinh-te")))).Code);
        Assert.Equal(["organizationIds"], (await RefusedAsync(standing, HttpStatusCode.BadRequest, Ask(rule.Id, today, elsewhere.UnitId("kinh-te")))).Errors.Keys);
        Assert.Equal(["organizationIds"], (await RefusedAsync(standing, HttpStatusCode.BadRequest, Ask(rule.Id, today))).Errors.Keys);
        Assert.Equal(["dueOn"], (await RefusedAsync(standing, HttpStatusCode.BadRequest, Ask(rule.Id, today.AddDays(-1), commune.UnitId("kinh-te")))).Errors.Keys);
        Assert.Equal(["dueOn"], (await RefusedAsync(standing, HttpStatusCode.BadRequest, Ask(rule.Id, today.AddYears(3), commune.UnitId("kinh-te")))).Errors.Keys);
        // What is refused takes no change number.
        Assert.Equal(seq, await standing.ChangeSeqAsync());
        var outcome = await standing.PostAsync<RequestOutcome>("deadlines/requests", Ask(rule.Id, today, commune.UnitId("kinh-te")), HttpStatusCode.Created);
        Assert.False(outcome.IsMoved);
    }

    private static RequestReports Ask(Guid ruleId, DateOnly dueOn, params Guid[] units) =>
        new() { RuleId = ruleId, OrganizationIds = units, DueOn = dueOn, Request = " Số liệu phục vụ họp. " };

    private static Task<ProblemView> RefusedAsync(ApiClient client, HttpStatusCode expected, RequestReports wanted) =>
        client.RefusedAsync(expected, HttpMethod.Post, "deadlines/requests", wanted);

    private static Task<ProblemView> RefusedMeetAsync(ApiClient client, ObligationView deadline, HttpStatusCode expected) =>
        client.RefusedAsync(expected, HttpMethod.Post, $"deadlines/{deadline.Id}/met", new MeetObligation { Version = deadline.Version });

    private static async Task<string[]> FaultsOfAsync(ApiClient client, ObligationView deadline, DateTime sentAt) =>
        [
            .. (await client.RefusedAsync(
                HttpStatusCode.BadRequest, HttpMethod.Post, $"deadlines/{deadline.Id}/met", new MeetObligation { Version = deadline.Version, SentAt = sentAt }))
                .Errors["sentAt"],
        ];

    private static async Task<ObligationView> WaivedMonthAsync(ApiClient client, TestCommune commune)
    {
        var rule = await client.AddRuleAsync(commune, Monthly);
        return await client.WaiveAsync(await client.DeadlineAsync(commune, rule.Id, "202606"));
    }
}
