using System.Net;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Jobs;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The form of the second quarter is due on Tuesday 30 June 2026 at 17:00, its books close on 14 July.</summary>
public sealed class RemindingOfDeadlinesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Reminders_go_up_the_line_as_the_deadline_comes_and_go_on_behind_it()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);

        Assert.Empty(await RemindAsync(commune, people, 6, 18));
        Assert.Equal(["officer: due_soon"], await RemindAsync(commune, people, 6, 19));
        Assert.Empty(await RemindAsync(commune, people, 6, 20));
        Assert.Empty(await RemindAsync(commune, people, 6, 22));
        Assert.Equal(["deputy: due_soon", "officer: due_soon"], await RemindAsync(commune, people, 6, 25));
        Assert.Empty(await RemindAsync(commune, people, 6, 26));
        Assert.Equal(["deputy: due_soon", "head: due_soon", "officer: due_soon"], await RemindAsync(commune, people, 6, 29));
        Assert.Empty(await RemindAsync(commune, people, 6, 30));

        Assert.Empty(await Host.RunAsync(commune, people, JobKind.MarkOverdue, 6, 30, 17));
        var late = await Host.RunAsync(commune, people, JobKind.MarkOverdue, 6, 30, 17, 15);
        Assert.Equal(["deputy: overdue", "head: overdue", "officer: overdue", "standing: overdue_units"], late);
        Assert.Empty(await Host.RunAsync(commune, people, JobKind.MarkOverdue, 6, 30, 17, 30));

        string[] unit = ["deputy: overdue", "head: overdue", "officer: overdue"];
        Assert.Equal(unit, await RemindAsync(commune, people, 7, 1));
        Assert.Empty(await RemindAsync(commune, people, 7, 4));
        Assert.Equal(unit, await RemindAsync(commune, people, 7, 14));
        Assert.Empty(await RemindAsync(commune, people, 7, 15));
    }

    [Fact]
    public async Task The_notice_says_what_until_when_and_how_many_working_days_are_left()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.FormRuleAsync(commune);

        // The session of the eighteenth holds until its evening; the reminder of the nineteenth is read with it.
        await Host.RunAtAsync(JobKind.Remind, 6, 19);
        Host.Clock.MoveTo(TestClock.Start);

        var notice = Assert.Single((await officer.GetAsync<Notices.NoticeList>("notices")).Notices);
        Assert.Equal(Notices.NoticeKind.DueSoon, notice.Kind);
        Assert.Equal(($"{rule.Title}, gửi {rule.Receiver}", 7, "2026Q2", "Phòng Kinh tế"), (notice.Subject, notice.WorkingDaysLeft, notice.Period, notice.OrganizationName));
        Assert.Equal(new DateTime(2026, 6, 30, 10, 0, 0, DateTimeKind.Utc), notice.DueAt);
        Assert.Equal((commune.PlanId, commune.UnitId("kinh-te"), null), (notice.PlanId, notice.OrganizationId, notice.SenderName));
    }

    [Fact]
    public async Task Nobody_is_reminded_at_Tet_and_its_days_do_not_count()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, ReminderSteps.DayOfMonth(17) with { OpensDays = 30 });
        var clerk = await Host.AddReaderAsync(commune, "van-phong");
        Host.Clock.MoveTo(2027, 1, 4, 1);
        await Host.ComputeAsync();

        var told = new List<string>();
        for (var day = new DateOnly(2027, 1, 25); day <= new DateOnly(2027, 2, 17); day = day.AddDays(1))
        {
            Host.Clock.MoveTo(day.Year, day.Month, day.Day, 8);
            var lines = await Host.OfRuleAsync(rule.Title, () => Host.Node.RunAsync(JobKind.Remind), commune, new Dictionary<string, string> { [clerk] = "clerk" });
            told.AddRange(lines.Select(line => $"{day:dd/MM} {line}"));
        }

        // Due on Wednesday 17 February 2027; Thursday 4 to Wednesday 10 are off, so seven days back over them is Monday the first.
        Assert.Equal(["01/02 clerk: due_soon", "12/02 clerk: due_soon", "16/02 clerk: due_soon"], told);
    }

    [Fact]
    public async Task Two_nodes_that_run_at_the_same_moment_tell_each_person_once()
    {
        await using var other = Host.StartNode();
        var communes = new[] { await Host.AddCommuneAsync(), await Host.AddCommuneAsync() };
        foreach (var commune in communes)
            await Host.AddPeopleAsync(commune);
        foreach (var (kind, day, hour) in new[] { (JobKind.OpenReports, 18, 1), (JobKind.Remind, 29, 8), (JobKind.MarkOverdue, 30, 18) })
        {
            Host.Clock.MoveTo(2026, 6, day, hour);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => (turn % 2 == 0 ? Host.Node : other).RunAsync(kind)));
        }

        foreach (var commune in communes)
        {
            var told = await Host.ToldAsync(commune);
            Assert.All(new[] { "opened", "due_soon", "overdue", "overdue_units" }, kind => Assert.Contains(told, row => row.Kind == kind));
            Assert.Equal(told.Length, told.Select(row => (row.UserName, row.Topic)).Distinct().Count());
            Assert.Equal(1, told.Count(row => row.Kind == "overdue_units"));
        }
    }

    [Fact]
    public async Task A_week_off_is_made_up_for_by_the_latest_step_alone()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);

        // Nothing ran between the eighteenth and the morning of the 26th: steps 7 and 3 have come.
        Assert.Equal(["deputy: due_soon", "officer: due_soon"], await RemindAsync(commune, people, 6, 26));
        Assert.Equal(["deputy: due_soon", "head: due_soon", "officer: due_soon"], await RemindAsync(commune, people, 6, 29));
        // Nor until the 8th of July: late on the sixth working day.
        var late = await Host.RunAsync(commune, people, JobKind.MarkOverdue, 7, 8, 8);
        Assert.Equal(["deputy: overdue", "head: overdue", "officer: overdue", "standing: overdue_units"], late);
        Assert.Empty(await RemindAsync(commune, people, 7, 8, 9));
    }

    [Fact]
    public async Task What_is_found_when_its_books_have_closed_is_marked_and_told_to_nobody()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);

        Assert.Empty(await Host.RunAsync(commune, people, JobKind.MarkOverdue, 7, 20, 8));

        Assert.NotEmpty(await Host.SelectAsync<Guid>(
            "select id from obligations where form_plan_id = @PlanId and period = '2026Q2' and overdue_at is not null", new { commune.PlanId }));
    }

    [Fact]
    public async Task Where_a_unit_has_no_head_or_nobody_the_standing_office_is_told()
    {
        var commune = await Host.AddCommuneAsync();
        var officer = await Host.AddReaderAsync(commune);
        var standing = await Host.AddReaderAsync(commune, null);
        var names = new Dictionary<string, string> { [officer] = "officer", [standing] = "standing" };

        var first = await Host.RunAsync(commune, names, JobKind.Remind, 6, 19, 8);
        var last = await Host.RunAsync(commune, names, JobKind.Remind, 6, 29, 8);

        // Of Văn phòng and of its own unit, where nobody is; of Phòng Kinh tế at the last step, for it has no head.
        Assert.Equal(["officer: due_soon", "standing: due_soon", "standing: due_soon"], first);
        Assert.Equal(["officer: due_soon", "standing: due_soon", "standing: due_soon", "standing: due_soon"], last);
        await Host.RunAsync(commune, names, JobKind.MarkOverdue, 6, 30, 18);
        Assert.Equal(["officer: overdue", "standing: overdue_units"], await Host.RunAsync(commune, names, JobKind.Remind, 7, 1, 8));
        var units = (await Host.ToldAsync(commune)).Where(row => row.Kind == "overdue_units").Select(row => row.Text);
        Assert.All(units, text => Assert.Equal(
            ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND - UBND"], text!.Split("; ").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_reminder_of_units_without_a_head_takes_no_place_of_the_list_of_all_that_are_late()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);
        string[] headless = ["Phòng Văn hóa - Xã hội", "Văn phòng HĐND - UBND"];

        // The program was off over the due moment: the morning reminds before anything is marked.
        await Host.RunAtAsync(JobKind.Remind, 7, 1, 8);
        Assert.Equal([headless], await ListsAsync());
        await Host.RunAtAsync(JobKind.MarkOverdue, 7, 1, 8, 15);
        Assert.Equal([headless, ["Phòng Kinh tế", .. headless]], await ListsAsync());
        await Host.RunAtAsync(JobKind.Remind, 7, 1, 8, 30);
        Assert.Equal(2, (await ListsAsync()).Count());

        async Task<IEnumerable<string[]>> ListsAsync() =>
            from row in await Host.ToldAsync(commune)
            where row.Kind == "overdue_units" && people.ContainsKey(row.UserName)
            select row.Text!.Split("; ").Order(StringComparer.Ordinal).ToArray();
    }

    [Fact]
    public async Task Who_has_sent_was_let_off_or_has_it_back_in_time_is_left_alone()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        var office = await standing.DeadlineAsync(commune, (await standing.FormRuleAsync(commune)).Id, "2026Q2", "van-phong");
        await standing.WaiveAsync(office);
        var clerk = await Host.AddReaderAsync(commune, "van-phong");
        people[clerk] = "clerk";

        Assert.Empty(await RemindAsync(commune, people, 6, 29));

        Host.Clock.MoveTo(TestClock.Start);
        await standing.StepAsync(report, "return", "Xem lại mẫu số.");
        // Due again before the deadline; behind it not late, for it came in time.
        Assert.Contains("head: due_soon", await RemindAsync(commune, people, 6, 29, 9));
        Assert.Equal(["standing: overdue_units"], await Host.RunAsync(commune, people, JobKind.MarkOverdue, 6, 30, 18));
        Assert.Empty(await RemindAsync(commune, people, 7, 1));
    }

    [Fact]
    public async Task A_reminder_by_hand_and_one_of_the_calendar_do_not_double()
    {
        var commune = await Host.AddCommuneAsync();
        var officer = await Host.AddReaderAsync(commune);
        var clerk = await Host.AddReaderAsync(commune, "van-phong");
        var names = new Dictionary<string, string> { [officer] = "officer", [clerk] = "clerk" };
        var ask = new RemindUnits { PlanId = commune.PlanId, Period = TestCommune.Quarter, OrganizationIds = [commune.UnitId("kinh-te")] };
        Host.Clock.MoveTo(2026, 6, 18, 22);
        using var evening = await commune.StandingOfficeAsync();
        await evening.PostAsync<RemindOutcome>("reports/remind", ask);

        Assert.Equal(["clerk: due_soon"], await RemindAsync(commune, names, 6, 19));
        using var morning = await commune.StandingOfficeAsync();
        var outcome = await morning.PostAsync<RemindOutcome>("reports/remind", ask with { OrganizationIds = [commune.UnitId("van-phong")] });

        Assert.Equal([commune.UnitId("van-phong")], outcome.AlreadyReminded);
        Assert.Equal(["officer: due_soon"], await RemindAsync(commune, names, 6, 22));
    }

    [Fact]
    public async Task A_deadline_that_moves_is_told_anew()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        var rule = await standing.AddRuleAsync(commune, ReminderSteps.DayOfMonth(30));
        var officer = await Host.AddReaderAsync(commune);
        var clerk = await Host.AddReaderAsync(commune, "van-phong");
        var names = new Dictionary<string, string> { [officer] = "officer", [clerk] = "clerk" };
        Assert.Equal(["clerk: due_soon", "officer: due_soon"], await Host.OfRuleAsync(rule.Title, () => Host.RunAtAsync(JobKind.Remind, 6, 19), commune, names));

        Host.Clock.MoveTo(TestClock.Start);
        await standing.ChangeAsync(rule, ReminderSteps.DayOfMonth(29));

        Assert.Equal(["clerk: due_soon", "officer: due_soon"], await Host.OfRuleAsync(rule.Title, () => Host.RunAtAsync(JobKind.Remind, 6, 22), commune, names));
        Assert.Empty(await Host.OfRuleAsync(rule.Title, () => Host.RunAtAsync(JobKind.Remind, 6, 23), commune, names));
    }

    [Fact]
    public async Task Nobody_of_another_unit_commune_or_of_the_demo_is_told()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        var officer = await Host.AddReaderAsync(commune);
        var demo = await Host.AddReaderAsync(commune);
        await Host.ExecuteAsync("update people set is_demo = 1 where user_name = @demo", new { demo });
        var gone = await Host.AddReaderAsync(commune);
        await Host.ExecuteAsync("update people set is_active = 0 where user_name = @gone", new { gone });
        var stranger = await Host.AddReaderAsync(elsewhere);
        // A form of the other commune is not theirs, whatever the row says.
        await Host.NameAsync(commune, stranger, officer, ReminderSteps.RowsOfUnit);

        await Host.RunAtAsync(JobKind.Remind, 6, 29);

        var told = await Host.ToldAsync(commune);
        Assert.Equal([officer], told.Select(row => row.UserName));
        Assert.Equal([stranger], (await Host.ToldAsync(elsewhere)).Select(row => row.UserName));
    }

    private static bool IsOfUnit(string line) => !line.StartsWith("standing", StringComparison.Ordinal);

    /// <summary>Whom of the units the reminders of a day told; the standing office, which stands in where nobody is, has a test of its own.</summary>
    private async Task<string[]> RemindAsync(TestCommune commune, IReadOnlyDictionary<string, string> names, int month, int day, int hour = 8) =>
        [.. (await Host.RunAsync(commune, names, JobKind.Remind, month, day, hour)).Where(IsOfUnit)];
}
