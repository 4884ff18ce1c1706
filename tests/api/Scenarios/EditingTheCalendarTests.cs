using System.Net;
using System.Text.Json.Nodes;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>One calendar for all communes: what changes in it moves the dates that are not met yet. Today is 18 June 2026.</summary>
public sealed class EditingTheCalendarTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private static readonly DateOnly CultureDay = new(2026, 11, 24);

    [Fact]
    public async Task Everybody_reads_the_shipped_days_of_a_year_and_Culture_Day_is_off()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();

        var days = await DaysAsync(officer, 2026);

        Assert.All(days.Where(day => day.Day != CultureDay && day.Day < CultureDay), day => Assert.True(day.IsShipped, $"{day.Day}"));
        Assert.Equal(days.Select(day => day.Day).Order(), days.Select(day => day.Day));
        var swap = days.Single(day => day.Day == new DateOnly(2026, 8, 22));
        Assert.Equal(
            (CalendarDayKind.Makeup, "Làm bù cho ngày 31/8", DayCertainty.Memory, true), (swap.Kind, swap.Name, swap.Certainty, swap.IsActive));
        var culture = days.Single(day => day.Day == CultureDay);
        Assert.Equal((CalendarDayKind.Off, DayCertainty.Estimate), (culture.Kind, culture.Certainty));
        Assert.StartsWith("NQ 80-NQ/TW ngày 07/01/2026", culture.Source, StringComparison.Ordinal);
        Assert.Empty(await DaysAsync(officer, 2035));
        Assert.Empty(await DaysAsync(officer, 0));
    }

    [Fact]
    public async Task Only_the_systems_administrator_changes_the_calendar()
    {
        var commune = await Host.AddCommuneAsync();
        using var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        var day = New(new DateOnly(2026, 12, 28));

        await administrator.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "calendar-days", day);
        await administrator.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Put, "calendar-days", day);
        await administrator.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Delete, "calendar-days?day=2026-12-28&version=1");
        await administrator.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "calendar-days/preview", new CalendarPreviewRequest());
    }

    [Fact]
    public async Task Switching_Culture_Day_on_moves_what_is_due_on_it_and_back_again()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var rule = await AddRuleAsync(admin, commune, RuleTiming.DefaultOf(ReportingFrequency.Year) with
        {
            Deadline = DeadlineKind.FixedDate, LastWeek = null, DueDay = 24, DueMonth = 11, LockDays = 5,
        });
        var culture = (await DaysAsync(admin, 2026)).Single(day => day.Day == CultureDay);
        var on = DraftOf(culture) with { IsActive = true };

        var preview = await admin.PostAsync<CalendarPreview>("calendar-days/preview", new CalendarPreviewRequest { Changed = [on] });
        Assert.Equal(new DateTime(2026, 11, 24, 10, 0, 0), await DueAsync(rule, "2026"));
        var changed = await admin.PutAsync<CalendarDayView>("calendar-days", on);

        var move = preview.Moves.Single(one => one.RuleId == rule.Id);
        Assert.Equal(
            ("2026", "Báo cáo thử", 1, new DateTime(2026, 11, 24, 10, 0, 0), new DateTime(2026, 11, 23, 10, 0, 0)),
            (move.Period, move.Title, move.UnitCount, move.DueAt, move.NewDueAt!.Value));
        // Due Tue 24/11 five working days end on Tue 1/12; due Mon 23/11, without the 24th, on Tue 1/12 again.
        Assert.Null(move.NewLocksOn);
        Assert.Equal(commune.Name, move.CommuneName);
        Assert.Equal((true, 2, "Người SystemAdmin"), (changed.IsActive, changed.Version, changed.UpdatedBy));
        Assert.Equal(new DateTime(2026, 11, 23, 10, 0, 0), await DueAsync(rule, "2026"));

        await admin.PutAsync<CalendarDayView>("calendar-days", DraftOf(changed) with { IsActive = false });
        Assert.Equal(new DateTime(2026, 11, 24, 10, 0, 0), await DueAsync(rule, "2026"));
    }

    [Fact]
    public async Task What_is_met_keeps_its_dates_and_is_not_in_the_preview()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var rule = await RuleByDayAsync(admin, commune, 15);
        await Host.ExecuteAsync(
            "update obligations set met_at = '2026-06-17 02:00:00.000' where rule_id = @Id and period = '202607'", new { rule.Id });
        // Wednesdays.
        var july = New(new DateOnly(2026, 7, 15));

        var preview = await admin.PostAsync<CalendarPreview>("calendar-days/preview", new CalendarPreviewRequest { Changed = [july] });
        var added = await admin.PostAsync<CalendarDayView>("calendar-days", july, HttpStatusCode.Created);

        Assert.DoesNotContain(preview.Moves, move => move.RuleId == rule.Id);
        Assert.Equal(new DateTime(2026, 7, 15, 10, 0, 0), await DueAsync(rule, "202607"));
        await DeleteAsync(admin, added);
    }

    [Fact]
    public async Task A_lock_that_moves_alone_is_shown_too()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var rule = await RuleByDayAsync(admin, commune, 10);

        var preview = await admin.PostAsync<CalendarPreview>(
            "calendar-days/preview", new CalendarPreviewRequest { Changed = [New(new DateOnly(2026, 7, 14))] });

        // Due Fri 10/7; 13–17/7 are five working days, without the 14th they end on Mon 20/7.
        var move = preview.Moves.Single(one => one.RuleId == rule.Id);
        Assert.Equal(("202607", null, new DateOnly(2026, 7, 17), new DateOnly(2026, 7, 20)), (move.Period, move.NewDueAt, move.LocksOn, move.NewLocksOn!.Value));
        Assert.Equal(preview.Total, preview.Moves.Count);
    }

    [Fact]
    public async Task A_day_that_was_added_may_go_again_and_a_shipped_one_may_not()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var rule = await RuleByDayAsync(admin, commune, 9);
        // A Wednesday.
        var added = await admin.PostAsync<CalendarDayView>("calendar-days", New(new DateOnly(2026, 9, 9)) with { Name = " Nghỉ đột xuất ", Source = " Công điện ", Note = " " }, HttpStatusCode.Created);
        Assert.Equal(("Nghỉ đột xuất", "Công điện", null, false, 1), (added.Name, added.Source, added.Note, added.IsShipped, added.Version));
        Assert.Equal(new DateTime(2026, 9, 8, 10, 0, 0), await DueAsync(rule, "202609"));

        var taken = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "calendar-days", New(added.Day));
        var gone = await admin.PostAsync<CalendarPreview>("calendar-days/preview", new CalendarPreviewRequest { Removed = [added.Day] });
        await DeleteAsync(admin, added);
        var shipped = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, "calendar-days?day=2026-09-02&version=1");
        await admin.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, "calendar-days?day=2026-09-09&version=1");

        Assert.Equal(("day_taken", "shipped_day"), (taken.Code, shipped.Code));
        Assert.Contains(gone.Moves, move => move.RuleId == rule.Id && move.NewDueAt == new DateTime(2026, 9, 9, 10, 0, 0));
        Assert.Equal(new DateTime(2026, 9, 9, 10, 0, 0), await DueAsync(rule, "202609"));
    }

    [Fact]
    public async Task Who_saves_on_a_stale_version_is_shown_the_day_as_it_is()
    {
        var admin = await Host.AdminAsync();
        var day = (await DaysAsync(admin, 2025)).Single(one => one.Day == new DateOnly(2025, 4, 7));
        await admin.PutAsync<CalendarDayView>("calendar-days", DraftOf(day) with { Note = "Đã đối chiếu" });

        var answer = await admin.SendAsync(HttpMethod.Put, "calendar-days", DraftOf(day) with { Note = "Của người đến sau" });
        await admin.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Put, "calendar-days", New(new DateOnly(2025, 4, 8)) with { Version = 1 });

        var problem = answer.Expect(HttpStatusCode.Conflict).As<JsonNode>();
        Assert.Equal(("stale_version", "Đã đối chiếu"), (problem["code"]!.GetValue<string>(), problem["day"]!["note"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_day_that_would_change_nothing_is_refused()
    {
        var admin = await Host.AdminAsync();

        Assert.Equal(["kind"], await FaultsAsync(New(new DateOnly(2026, 12, 26)))); // a Saturday off
        Assert.Equal(["kind"], await FaultsAsync(New(new DateOnly(2026, 12, 25)) with { Kind = CalendarDayKind.Makeup })); // a Friday worked
        Assert.Equal(["name"], await FaultsAsync(New(new DateOnly(2026, 12, 25)) with { Name = "" }));
        Assert.Equal(["day"], await FaultsAsync(New(new DateOnly(1926, 12, 24))));

        async Task<IEnumerable<string>> FaultsAsync(CalendarDayDraft day) =>
            (await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "calendar-days", day)).Errors.Keys;
    }

    [Fact]
    public async Task A_changed_day_is_not_overwritten_at_the_next_start()
    {
        var admin = await Host.AdminAsync();
        var day = (await DaysAsync(admin, 2027)).Single(one => one.Day == new DateOnly(2027, 9, 1));
        await admin.PutAsync<CalendarDayView>("calendar-days", DraftOf(day) with { IsActive = false, Name = "Chưa công bố", Source = "Chờ thông báo" });

        Host.StartNode();

        var after = (await DaysAsync(admin, 2027)).Single(one => one.Day == day.Day);
        Assert.Equal(("Chưa công bố", "Chờ thông báo", false, 2), (after.Name, after.Source, after.IsActive, after.Version));
    }

    private static CalendarDayDraft New(DateOnly day) => new()
    {
        Day = day, Kind = CalendarDayKind.Off, Name = "Nghỉ thử", Certainty = DayCertainty.Official, IsActive = true, Version = 0,
    };

    private static CalendarDayDraft DraftOf(CalendarDayView day) => new()
    {
        Day = day.Day,
        Kind = day.Kind,
        Name = day.Name,
        Certainty = day.Certainty,
        Source = day.Source,
        IsActive = day.IsActive,
        Note = day.Note,
        Version = day.Version,
    };

    private static Task<IReadOnlyList<CalendarDayView>> DaysAsync(ApiClient client, int year) =>
        client.GetAsync<IReadOnlyList<CalendarDayView>>($"calendar-days?year={year}");

    private static async Task DeleteAsync(ApiClient client, CalendarDayView day) =>
        (await client.SendAsync(HttpMethod.Delete, $"calendar-days?day={day.Day:yyyy-MM-dd}&version={day.Version}")).Expect(HttpStatusCode.NoContent);

    /// <summary>A monthly rule of Phòng Kinh tế that is due on a day of the month.</summary>
    private static Task<ReportingRuleView> RuleByDayAsync(ApiClient client, TestCommune commune, int day) => AddRuleAsync(
        client, commune, RuleTiming.DefaultOf(ReportingFrequency.Month) with { Deadline = DeadlineKind.DayOfMonth, LastWeek = null, DueDay = day });

    private static Task<ReportingRuleView> AddRuleAsync(ApiClient client, TestCommune commune, RuleTiming timing) =>
        client.PostAsync<ReportingRuleView>(
            "reporting-rules",
            new NewReportingRule
            {
                CommuneId = commune.Plan.Summary.CommuneId,
                Title = "Báo cáo thử",
                Reporters = RuleReporters.Listed,
                OrganizationIds = [commune.UnitId("kinh-te")],
                Timing = timing,
                IsAssumed = false,
                IsActive = true,
                StartsOn = new DateOnly(2026, 6, 1),
            },
            HttpStatusCode.Created);

    private async Task<DateTime> DueAsync(ReportingRuleView rule, string period) => Assert.Single(await Host.SelectAsync<DateTime>(
        "select due_at from obligations where rule_id = @Id and period = @period", new { rule.Id, period }));
}
