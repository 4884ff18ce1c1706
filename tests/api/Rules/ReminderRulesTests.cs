using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Reminders;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Tests.Rules;

public sealed class ReminderRulesTests
{
    private static readonly Guid Unit = new("01a20237-0000-7000-8000-000000000001");
    private static readonly Guid[] Person = [.. Enumerable.Range(10, 8).Select(number => new Guid($"01a20237-0000-7000-8000-0000000000{number}"))];

    // Tết of 2026 (Monday 16 to Friday 20 February), as the shipped calendar has it.
    private static readonly WorkingDays Calendar = new(
        Enumerable.Range(16, 5).Select(day => new CalendarDay(new DateOnly(2026, 2, day), CalendarDayKind.Off, true)));

    [Theory]
    [InlineData("2026-06-18", null)] // eight working days before Tuesday 30 June
    [InlineData("2026-06-19", "7")]
    [InlineData("2026-06-22", "7")]
    [InlineData("2026-06-24", "7")]
    [InlineData("2026-06-25", "3")]
    [InlineData("2026-06-26", "3")]
    [InlineData("2026-06-29", "1")]
    [InlineData("2026-06-30", "1")]
    [InlineData("2026-07-01", "late1")]
    [InlineData("2026-07-02", "late2")]
    [InlineData("2026-07-04", "late4")] // a Saturday counts as the Monday after it: the job runs on neither twice
    [InlineData("2026-07-06", "late4")]
    [InlineData("2026-07-14", "late10")]
    [InlineData("2026-07-15", null)] // behind the lock date
    public void A_reminder_comes_7_3_and_1_working_days_before_and_on_each_behind(string day, string? step) =>
        Assert.Equal(step, ReminderRules.StepOf(Duty("2026-06-30"), At(day), Calendar)?.Name);

    [Theory]
    [InlineData("2026-02-06", null)]
    [InlineData("2026-02-09", "7")] // 9 to 13, then 23, 24 and Wednesday 25 February
    [InlineData("2026-02-12", "7")]
    [InlineData("2026-02-13", "3")]
    [InlineData("2026-02-16", "3")]
    [InlineData("2026-02-23", "3")]
    [InlineData("2026-02-24", "1")]
    public void Tet_lies_between_a_reminder_and_the_due_day(string day, string? step) =>
        Assert.Equal(step, ReminderRules.StepOf(Duty("2026-02-25"), At(day), Calendar)?.Name);

    [Fact]
    public void What_became_due_this_minute_is_late_and_a_minute_before_is_not()
    {
        var duty = Duty("2026-06-30");

        Assert.Equal("1", ReminderRules.StepOf(duty, duty.DueAt, Calendar)?.Name);
        Assert.Equal("late0", ReminderRules.StepOf(duty, duty.DueAt.AddMilliseconds(1), Calendar)?.Name);
    }

    [Fact]
    public void Who_has_not_sent_is_reminded_every_working_day_until_the_books_close()
    {
        var duty = Duty("2026-06-30") with { LocksOn = new DateOnly(2026, 7, 21) };

        int[] days = [14, 15, 16, 17, 20, 21];
        var names = days.Select(day => ReminderRules.StepOf(duty, At($"2026-07-{day}"), Calendar)?.Name).ToList();

        Assert.Equal(["late10", "late11", "late12", "late13", "late14", "late15"], names);
        Assert.Null(ReminderRules.StepOf(duty, At("2026-07-22"), Calendar));
    }

    [Theory]
    [InlineData("2026-06-26", null)] // opened on the day of step 3: the opening told the day that it is due
    [InlineData("2026-06-29", "1")]
    public void What_came_before_the_opening_is_not_told(string day, string? step) => Assert.Equal(
        step, ReminderRules.StepOf(Duty("2026-06-30") with { OpenedAt = At("2026-06-25") }, At(day), Calendar)?.Name);

    [Fact]
    public void A_weekly_report_has_no_reminder_before_its_week()
    {
        var duty = Duty("2026-06-26") with { OpensOn = new DateOnly(2026, 6, 22), LocksOn = new DateOnly(2026, 7, 1) };

        var steps = Enumerable.Range(22, 5).Select(day => ReminderRules.StepOf(duty, At($"2026-06-{day}"), Calendar)?.Name);

        Assert.Equal([null, "3", "3", "1", "1"], steps);
    }

    [Fact]
    public void A_report_is_named_with_whoever_gets_it_as_far_as_that_fits()
    {
        var duty = Duty("2026-06-30") with { RuleTitle = "Báo cáo tháng", Receiver = "UBND xã" };

        Assert.Equal("Báo cáo tháng, gửi UBND xã", ReminderRules.SubjectOf(duty, 26));
        Assert.Equal("Báo cáo tháng", ReminderRules.SubjectOf(duty, 25));
        Assert.Equal("Báo cáo tháng", ReminderRules.SubjectOf(duty with { Receiver = null }, 26));
    }

    [Theory]
    [InlineData(ReminderReach.Officers, new[] { 0 })]
    [InlineData(ReminderReach.Deputies, new[] { 0, 1 })]
    [InlineData(ReminderReach.Head, new[] { 0, 1, 2 })]
    public void A_reminder_goes_up_the_line(ReminderReach reach, int[] told)
    {
        DutyPersonRow[] people = [Of(0), Of(1), Of(2, isHead: true), Of(3, isStanding: true), Of(4)];
        NamedRow[] rows = [Row(0, 1), Row(0, null)];

        Assert.Equal(told, ToldAt(reach, rows, people));
    }

    [Fact]
    public void A_row_that_nobody_answers_for_is_every_officers_who_is_not_the_head()
    {
        DutyPersonRow[] people = [Of(0), Of(1), Of(2, isHead: true)];

        Assert.Equal([0, 1], ToldAt(ReminderReach.Officers, [Row(0, null), Row(null, null)], people));
        // Named, and by now at another place.
        Assert.Equal([0, 1], ToldAt(ReminderReach.Officers, [Row(0, null), Row(7, null)], people));
        Assert.Equal([0, 1], ToldAt(ReminderReach.Officers, [], people));
    }

    [Fact]
    public void The_next_one_up_is_told_where_nobody_is_that_far_down()
    {
        DutyPersonRow[] headOnly = [Of(2, isHead: true), Of(3, isStanding: true)];
        DutyPersonRow[] nobody = [Of(3, isStanding: true)];

        Assert.Equal([2], ToldAt(ReminderReach.Officers, [], headOnly));
        Assert.Equal([2], ToldAt(ReminderReach.Deputies, [], headOnly));
        foreach (var reach in Enum.GetValues<ReminderReach>())
            Assert.Equal([3], ToldAt(reach, [], nobody));
    }

    [Fact]
    public void Where_a_unit_has_no_head_the_standing_office_stands_in()
    {
        DutyPersonRow[] people = [Of(0), Of(3, isStanding: true), Of(4, isStanding: true)];

        Assert.Equal([0], ToldAt(ReminderReach.Deputies, [], people));
        Assert.Equal([0, 3, 4], ToldAt(ReminderReach.Head, [], people));
    }

    [Fact]
    public void Of_the_standing_offices_own_form_those_are_told_who_were_named()
    {
        DutyPersonRow[] people = [Of(3) with { IsStanding = true }, Of(4) with { IsStanding = true }];

        Assert.Equal([3], ToldAt(ReminderReach.Officers, [Row(3, null)], people));
        Assert.Equal([3, 4], ToldAt(ReminderReach.Officers, [], people));
    }

    private static IEnumerable<int> ToldAt(ReminderReach reach, NamedRow[] rows, DutyPersonRow[] people)
    {
        var standing = people.Where(person => person.IsStanding).Select(person => person.PersonId).ToList();
        return ReminderRules.ToldAt(reach, ReminderRules.PeopleOf(Unit, rows, people), standing).Select(id => Array.IndexOf(Person, id)).Order();
    }

    private static DutyPersonRow Of(int person, bool isHead = false, bool isStanding = false) => new()
    {
        PersonId = Person[person], OrganizationId = isStanding ? Guid.Empty : Unit, IsHead = isHead, IsStanding = isStanding,
    };

    private static NamedRow Row(int? responsible, int? deputy) => new()
    {
        OrganizationId = Unit, ResponsibleId = responsible is { } one ? Person[one] : null, DeputyId = deputy is { } other ? Person[other] : null,
    };

    /// <summary>Due at 17:00, open for long, locked ten working days later.</summary>
    private static OpenDutyRow Duty(string dueOn)
    {
        var day = DateOnly.Parse(dueOn);
        return new OpenDutyRow
        {
            Id = Guid.NewGuid(),
            OrganizationId = Unit,
            OpensOn = day.AddDays(-30),
            DueAt = VietnamTime.ToUtc(day, new TimeOnly(17, 0)),
            LocksOn = Calendar.AddWorkingDays(day, 10),
        };
    }

    private static DateTime At(string day) => VietnamTime.ToUtc(DateOnly.Parse(day), new TimeOnly(8, 0));
}
