using WardKpi.Api.Deadlines;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Tests.Rules;

public sealed class WorkingDaysTests
{
    // Rows of the shipped calendar (db-migrations/data/holidays.yaml).
    private static readonly WorkingDays Calendar = new(
    [
        new(new(2026, 2, 16), CalendarDayKind.Off, true),
        new(new(2026, 2, 17), CalendarDayKind.Off, true),
        new(new(2026, 2, 18), CalendarDayKind.Off, true),
        new(new(2026, 2, 19), CalendarDayKind.Off, true),
        new(new(2026, 2, 20), CalendarDayKind.Off, true),
        new(new(2026, 8, 22), CalendarDayKind.Makeup, true),
        new(new(2026, 8, 31), CalendarDayKind.Off, true),
        new(new(2026, 9, 1), CalendarDayKind.Off, true),
        new(new(2026, 9, 2), CalendarDayKind.Off, true),
        new(new(2026, 11, 24), CalendarDayKind.Off, false),
        new(new(2027, 1, 1), CalendarDayKind.Off, true),
    ]);

    [Theory]
    [InlineData("2026-03-31", true)] // Tuesday
    [InlineData("2026-03-28", false)] // Saturday
    [InlineData("2026-03-29", false)] // Sunday
    [InlineData("2026-02-18", false)] // Tết, a Wednesday
    [InlineData("2026-08-22", true)] // a Saturday made up for 31/8
    [InlineData("2026-11-24", true)] // Culture Day, shipped switched off
    public void Weekends_holidays_and_make_up_days_decide(string day, bool isWorked) =>
        Assert.Equal(isWorked, Calendar.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2026-03-29", "2026-03-27")]
    [InlineData("2026-02-22", "2026-02-13")] // back over Tết and two weekends
    public void The_previous_working_day_may_be_the_day_itself(string day, string previous) =>
        Assert.Equal(DateOnly.Parse(previous), Calendar.PreviousWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-03-31", 0, "2026-03-31")]
    [InlineData("2026-03-28", 0, "2026-03-28")]
    [InlineData("2026-03-27", 1, "2026-03-30")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-08-21", 1, "2026-08-22")]
    [InlineData("2026-08-28", 1, "2026-09-03")]
    [InlineData("2026-09-03", -1, "2026-08-28")]
    public void Days_off_do_not_count(string day, int count, string result) =>
        Assert.Equal(DateOnly.Parse(result), Calendar.AddWorkingDays(DateOnly.Parse(day), count));

    [Theory]
    [InlineData("2026-03-31", "2026-03-31", 0)]
    [InlineData("2026-03-26", "2026-03-31", 3)] // Fri, Mon, Tue
    [InlineData("2026-03-28", "2026-03-31", 2)] // from a Saturday: Mon, Tue
    [InlineData("2026-08-28", "2026-09-04", 2)] // 3/9 and 4/9
    [InlineData("2026-04-01", "2026-03-31", -1)]
    [InlineData("2026-03-28", "2026-03-27", -1)] // the Saturday after a due Friday is overdue
    [InlineData("2026-03-30", "2026-03-27", -1)] // and the Monday is not later still
    [InlineData("2026-04-07", "2026-03-31", -5)]
    public void Days_left_are_counted_and_are_negative_when_overdue(string from, string to, int days) =>
        Assert.Equal(days, Calendar.WorkingDaysBetween(DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData("2026Q1", "2026-03-31", "2026-03-31", "2026-04-14")]
    [InlineData("2026Q2", "2026-06-30", "2026-06-30", "2026-07-14")]
    [InlineData("2026Q3", "2026-09-30", "2026-09-30", "2026-10-14")]
    [InlineData("2026Q4", "2026-12-31", "2026-12-31", "2027-01-15")] // 1/1/2027 is off
    [InlineData("2028Q4", "2028-12-29", "2028-12-29", "2029-01-12")] // 31/12/2028 is a Sunday; no rows for 2029
    public void A_quarter_has_its_three_dates(string quarter, string cutOff, string dueOn, string locksOn)
    {
        var dates = DeadlineRules.DatesOf(RuleTiming.DefaultOf(ReportingFrequency.Quarter), Period.Parse(quarter), Calendar);

        Assert.Equal(DateOnly.Parse(cutOff), dates.CutOff);
        // 17:00 in Vietnam is 10:00 UTC.
        Assert.Equal(DateOnly.Parse(dueOn).ToDateTime(new TimeOnly(10, 0)), dates.DueAt);
        Assert.Equal(DateTimeKind.Utc, dates.DueAt.Kind);
        Assert.Equal(DateOnly.Parse(locksOn), dates.LocksOn);
    }

    [Fact]
    public void A_year_has_no_quarter_dates() =>
        Assert.Throws<ArgumentException>(() => DeadlineRules.DatesOf(RuleTiming.DefaultOf(ReportingFrequency.Quarter), Period.OfYear(2026), Calendar));
}
