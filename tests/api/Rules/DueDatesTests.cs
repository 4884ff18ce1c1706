using System.Globalization;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Periods;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Rules;

/// <summary>
/// Due days of 2025 to 2027 by every frequency, deadline and reading, against days worked out by hand on the shipped calendar. Off are
/// Tết 27–31/1/2025, 16–20/2/2026, 4–10/2/2027; 30/4 to 2/5/2025; 1/1, 2/1, 27/4, 30/4, 1/5, 31/8 to 2/9/2026; 1/1, 16/4, 30/4, 3/5, 1/9, 2/9/2027 …;
/// worked are the Saturdays 26/4/2025, 10/1/2026 and 22/8/2026.
/// </summary>
public sealed class DueDatesTests
{
    [Theory]
    [InlineData("202501", "2025-01-24", "2025-01-24")] // 31/1 is Friday of Tết, which began on Mon 27/1: back to the Friday before it
    [InlineData("202502", "2025-02-28", "2025-02-28")] // Friday
    [InlineData("202503", "2025-03-31", "2025-03-28")] // Monday; the last whole week ends on Fri 28/3
    [InlineData("202504", "2025-04-29", "2025-04-25")] // Wed 30/4 is off
    [InlineData("202505", "2025-05-30", "2025-05-30")] // Sat 31/5
    [InlineData("202506", "2025-06-30", "2025-06-27")] // Monday
    [InlineData("202507", "2025-07-31", "2025-07-25")] // Thursday
    [InlineData("202508", "2025-08-29", "2025-08-29")] // Sun 31/8
    [InlineData("202509", "2025-09-30", "2025-09-26")] // Tuesday
    [InlineData("202510", "2025-10-31", "2025-10-31")] // Friday
    [InlineData("202511", "2025-11-28", "2025-11-28")] // Sun 30/11
    [InlineData("202512", "2025-12-31", "2025-12-26")] // Wednesday
    [InlineData("202601", "2026-01-30", "2026-01-30")] // Sat 31/1
    [InlineData("202602", "2026-02-27", "2026-02-27")] // Sat 28/2
    [InlineData("202603", "2026-03-31", "2026-03-27")] // Tuesday
    [InlineData("202604", "2026-04-29", "2026-04-24")] // Thu 30/4 is off
    [InlineData("202605", "2026-05-29", "2026-05-29")] // Sun 31/5
    [InlineData("202606", "2026-06-30", "2026-06-26")] // Tuesday
    [InlineData("202607", "2026-07-31", "2026-07-31")] // Friday
    [InlineData("202608", "2026-08-28", "2026-08-28")] // Mon 31/8 is swapped for Sat 22/8
    [InlineData("202609", "2026-09-30", "2026-09-25")] // Wednesday
    [InlineData("202610", "2026-10-30", "2026-10-30")] // Sat 31/10
    [InlineData("202611", "2026-11-30", "2026-11-27")] // Monday
    [InlineData("202612", "2026-12-31", "2026-12-25")] // Thursday
    [InlineData("202701", "2027-01-29", "2027-01-29")] // Sun 31/1
    [InlineData("202702", "2027-02-26", "2027-02-26")] // Sun 28/2
    [InlineData("202703", "2027-03-31", "2027-03-26")] // Wednesday
    [InlineData("202704", "2027-04-29", "2027-04-29")] // Fri 30/4 is off: by either reading the Thursday
    [InlineData("202705", "2027-05-31", "2027-05-28")] // Monday
    [InlineData("202706", "2027-06-30", "2027-06-25")] // Wednesday
    [InlineData("202707", "2027-07-30", "2027-07-30")] // Sat 31/7
    [InlineData("202708", "2027-08-31", "2027-08-27")] // Tuesday; 1/9 and 2/9 are off behind it
    [InlineData("202709", "2027-09-30", "2027-09-24")] // Thursday
    [InlineData("202710", "2027-10-29", "2027-10-29")] // Sun 31/10
    [InlineData("202711", "2027-11-30", "2027-11-26")] // Tuesday
    [InlineData("202712", "2027-12-31", "2027-12-31")] // Friday
    // Quarters of 2026: the table of the three readings in DOMAIN.md.
    [InlineData("2025Q1", "2025-03-31", "2025-03-28")] // Monday
    [InlineData("2025Q2", "2025-06-30", "2025-06-27")] // Monday
    [InlineData("2025Q3", "2025-09-30", "2025-09-26")] // Tuesday
    [InlineData("2025Q4", "2025-12-31", "2025-12-26")] // Wednesday
    [InlineData("2026Q1", "2026-03-31", "2026-03-27")] // 25–31/3; 23–27/3; 30–31/3
    [InlineData("2026Q2", "2026-06-30", "2026-06-26")] // 24–30/6; 22–26/6; 29–30/6
    [InlineData("2026Q3", "2026-09-30", "2026-09-25")] // 24–30/9; 21–25/9; 28–30/9
    [InlineData("2026Q4", "2026-12-31", "2026-12-25")] // 25–31/12; 21–25/12; 28–31/12
    [InlineData("2027Q1", "2027-03-31", "2027-03-26")] // Wednesday
    [InlineData("2027Q2", "2027-06-30", "2027-06-25")] // Wednesday
    [InlineData("2027Q3", "2027-09-30", "2027-09-24")] // Thursday
    [InlineData("2027Q4", "2027-12-31", "2027-12-31")] // Friday
    [InlineData("2025S1", "2025-06-30", "2025-06-27")]
    [InlineData("2025S2", "2025-12-31", "2025-12-26")]
    [InlineData("2026S1", "2026-06-30", "2026-06-26")]
    [InlineData("2026S2", "2026-12-31", "2026-12-25")]
    [InlineData("2027S1", "2027-06-30", "2027-06-25")]
    [InlineData("2027S2", "2027-12-31", "2027-12-31")]
    [InlineData("2025N9", "2025-09-30", "2025-09-26")]
    [InlineData("2026N9", "2026-09-30", "2026-09-25")]
    [InlineData("2027N9", "2027-09-30", "2027-09-24")]
    [InlineData("2025", "2025-12-31", "2025-12-26")]
    [InlineData("2026", "2026-12-31", "2026-12-25")]
    [InlineData("2027", "2027-12-31", "2027-12-31")]
    public void The_last_week_ends_with_its_last_working_day(string period, string lastDays, string lastFullWeek)
    {
        // Last seven days and week of the last day end alike; they differ in where they begin.
        Assert.Equal(lastDays, DueOn(LastWeek(period, LastWeekReading.LastSevenDays), period));
        Assert.Equal(lastDays, DueOn(LastWeek(period, LastWeekReading.WeekOfLastDay), period));
        Assert.Equal(lastFullWeek, DueOn(LastWeek(period, LastWeekReading.LastFullWeek), period));
    }

    [Theory]
    [InlineData("2025W04", "2025-01-24", "2025-01-24")] // 20–26/1: Friday
    [InlineData("2025W05", "2025-01-24", "2025-01-24")] // 27/1–2/2: all of it Tết, so before it begins
    [InlineData("2025W17", "2025-04-26", "2025-04-25")] // 21–27/4: Sat 26/4 is worked
    [InlineData("2025W18", "2025-04-29", "2025-04-29")] // 28/4–4/5: Wed to Fri are off
    [InlineData("2026W01", "2025-12-31", "2025-12-31")] // 29/12–4/1: Thu 1/1 and Fri 2/1 are off
    [InlineData("2026W02", "2026-01-10", "2026-01-09")] // 5–11/1: Sat 10/1 is worked
    [InlineData("2026W08", "2026-02-13", "2026-02-13")] // 16–22/2: all of it Tết
    [InlineData("2026W34", "2026-08-22", "2026-08-21")] // 17–23/8: Sat 22/8 is worked
    [InlineData("2026W35", "2026-08-28", "2026-08-28")] // 24–30/8: Friday
    [InlineData("2026W36", "2026-09-04", "2026-09-04")] // 31/8–6/9: Friday, behind three days off
    [InlineData("2026W53", "2026-12-31", "2026-12-31")] // 28/12–3/1: Fri 1/1 is off
    [InlineData("2027W05", "2027-02-03", "2027-02-03")] // 1–7/2: Tết from Thu 4/2
    [InlineData("2027W06", "2027-02-12", "2027-02-12")] // 8–14/2: Tết to Wed 10/2, Friday is worked
    public void A_week_ends_with_its_last_working_day(string period, string lastDays, string lastFullWeek)
    {
        Assert.Equal(lastDays, DueOn(LastWeek(period, LastWeekReading.LastSevenDays), period));
        Assert.Equal(lastDays, DueOn(LastWeek(period, LastWeekReading.WeekOfLastDay), period));
        Assert.Equal(lastFullWeek, DueOn(LastWeek(period, LastWeekReading.LastFullWeek), period));
    }

    [Theory]
    [InlineData("202601", 10, false, false, "2026-01-10")] // a Saturday made up for 2/1
    [InlineData("202504", 27, false, false, "2025-04-26")] // Sunday, back to the Saturday made up for 2/5
    [InlineData("202608", 23, false, false, "2026-08-22")] // Sunday, back to the Saturday made up for 31/8
    [InlineData("202610", 10, false, false, "2026-10-09")] // Saturday
    [InlineData("202602", 20, false, false, "2026-02-13")] // Friday of Tết, back over the week and the weekend
    [InlineData("202702", 10, false, false, "2027-02-03")] // Wednesday of Tết, back over 10, 9, 8, the weekend, 5 and 4
    [InlineData("202509", 2, false, false, "2025-08-29")] // 2/9 and 1/9 off, 31/8 Sunday, 30/8 Saturday
    [InlineData("202609", 2, false, false, "2026-08-28")] // 2/9, 1/9 and 31/8 off, then a weekend
    [InlineData("202705", 3, false, false, "2027-04-29")] // 3/5 off for Sat 1/5, 2/5 Sunday, Fri 30/4 off
    [InlineData("202504", 7, false, false, "2025-04-04")] // Giỗ Tổ, a Monday
    [InlineData("202604", 27, false, false, "2026-04-24")] // off for Giỗ Tổ of Sun 26/4
    [InlineData("202704", 16, false, false, "2027-04-15")] // Giỗ Tổ, a Friday
    [InlineData("202608", 5, true, false, "2026-09-04")] // 5/9 is a Saturday
    [InlineData("202612", 1, true, false, "2026-12-31")] // 1/1/2027 is off
    [InlineData("202512", 5, true, false, "2026-01-05")] // Monday
    [InlineData("202602", 31, false, false, "2026-02-27")] // no 31/2: Sat 28/2
    [InlineData("202603", 31, false, true, "2026-03-30")] // before 31/3: Mon 30/3
    [InlineData("202606", 31, false, true, "2026-06-30")] // before a 31/6 that is not: all of June
    [InlineData("202603", 1, false, true, "2026-02-27")] // before 1/3: Sat 28/2
    [InlineData("2026Q4", 15, false, false, "2026-12-15")] // of its last month, a Tuesday
    [InlineData("2026Q4", 15, true, false, "2027-01-15")] // of the month after it, a Friday
    [InlineData("2026S1", 5, true, false, "2026-07-03")] // 5/7 is a Sunday
    [InlineData("2026N9", 5, true, false, "2026-10-05")] // Monday
    [InlineData("2026", 15, true, false, "2027-01-15")] // of the next year
    public void A_day_of_the_month_moves_back(string period, int day, bool isNext, bool isBefore, string due) =>
        Assert.Equal(due, DueOn(Of(period) with { Deadline = DeadlineKind.DayOfMonth, DueDay = day, IsNextMonth = isNext, IsBefore = isBefore }, period));

    [Theory]
    [InlineData("2025", 20, 11, true, "2025-11-19")] // Wednesday
    [InlineData("2026", 20, 11, true, "2026-11-19")] // Thursday
    [InlineData("2027", 20, 11, true, "2027-11-19")] // Friday
    [InlineData("2026", 23, 11, true, "2026-11-20")] // before it a Sunday
    [InlineData("2026", 29, 2, false, "2026-02-27")] // no 29/2 in 2026: Sat 28/2
    [InlineData("2028", 29, 2, false, "2028-02-29")] // Tuesday
    [InlineData("2025", 30, 4, false, "2025-04-29")] // off
    [InlineData("2026N9", 25, 9, false, "2026-09-25")] // Friday
    [InlineData("2027N9", 25, 9, false, "2027-09-24")] // Saturday
    public void A_fixed_date_moves_back(string period, int day, int month, bool isBefore, string due) =>
        Assert.Equal(due, DueOn(Of(period) with { Deadline = DeadlineKind.FixedDate, DueDay = day, DueMonth = month, IsBefore = isBefore }, period));

    [Theory]
    [InlineData(20, 11, 2026, true, "2026-11-19")] // Thursday
    [InlineData(2, 9, 2026, false, "2026-08-28")] // off, as the two days before it
    [InlineData(22, 8, 2026, false, "2026-08-22")] // a Saturday that is worked
    public void A_single_date_moves_back(int day, int month, int year, bool isBefore, string due)
    {
        var timing = RuleTiming.DefaultOf(ReportingFrequency.Once) with
        {
            Deadline = DeadlineKind.FixedDate, DueDay = day, DueMonth = month, DueYear = year, IsBefore = isBefore,
        };

        Assert.Equal(due, DayOf(DeadlineRules.DatesOf(timing, dueOn: null, ShippedCalendar.Days)));
    }

    [Fact]
    public void A_report_on_request_is_due_on_the_working_day_at_or_before_the_day_asked_for() => Assert.Equal(
        "2026-02-13", DayOf(DeadlineRules.DatesOf(RuleTiming.DefaultOf(ReportingFrequency.OnRequest), new DateOnly(2026, 2, 18), ShippedCalendar.Days)));

    [Theory]
    [InlineData("202501", CutOffWindow.Fourteenth, 2, "2025-01-16")] // Tue 14/1: Wed, Thu
    [InlineData("202504", CutOffWindow.Fourteenth, 10, "2025-04-26")] // Mon 14/4: 15–18, 21–25, and the Saturday is the tenth
    [InlineData("202601", CutOffWindow.Fourteenth, 2, "2026-01-16")] // Wed 14/1
    [InlineData("202602", CutOffWindow.Fourteenth, 2, "2026-02-24")] // Sat 14/2: Tết does not count, Mon 23, Tue 24
    [InlineData("202608", CutOffWindow.Fourteenth, 6, "2026-08-22")] // Fri 14/8: 17–21, and the Saturday is the sixth
    [InlineData("202702", CutOffWindow.Fourteenth, 2, "2027-02-16")] // Sun 14/2: Mon, Tue
    [InlineData("202704", CutOffWindow.Fourteenth, 2, "2027-04-19")] // Wed 14/4: Thu; Fri 16/4 is off; Mon
    [InlineData("202504", CutOffWindow.PeriodEnd, 2, "2025-05-06")] // Wed 30/4: 1/5, 2/5 off; Mon, Tue
    [InlineData("202512", CutOffWindow.PeriodEnd, 2, "2026-01-06")] // Wed 31/12: 1/1, 2/1 off; Mon, Tue
    [InlineData("202512", CutOffWindow.PeriodEnd, 6, "2026-01-10")] // the Saturday made up for 2/1 is the sixth
    [InlineData("202608", CutOffWindow.PeriodEnd, 2, "2026-09-04")] // Mon 31/8: 1/9, 2/9 off; Thu, Fri
    [InlineData("202612", CutOffWindow.PeriodEnd, 2, "2027-01-05")] // Thu 31/12: 1/1 off; Mon, Tue
    [InlineData("2026W08", CutOffWindow.PeriodEnd, 1, "2026-02-23")] // Sunday behind Tết: Monday
    [InlineData("2026Q1", CutOffWindow.Fourteenth, 2, "2026-03-17")] // Sat 14/3
    [InlineData("2026Q2", CutOffWindow.Fourteenth, 2, "2026-06-16")] // Sun 14/6
    [InlineData("2026Q3", CutOffWindow.Fourteenth, 2, "2026-09-16")] // Mon 14/9
    [InlineData("2026Q4", CutOffWindow.Fourteenth, 2, "2026-12-16")] // Mon 14/12
    [InlineData("2025S1", CutOffWindow.Fourteenth, 2, "2025-06-17")] // Sat 14/6
    [InlineData("2025S2", CutOffWindow.Fourteenth, 2, "2025-12-16")] // Sun 14/12
    [InlineData("2026S1", CutOffWindow.Fourteenth, 2, "2026-06-16")]
    [InlineData("2026S2", CutOffWindow.Fourteenth, 2, "2026-12-16")]
    [InlineData("2027S1", CutOffWindow.Fourteenth, 2, "2027-06-16")] // Mon 14/6
    [InlineData("2027S2", CutOffWindow.Fourteenth, 2, "2027-12-16")] // Tue 14/12
    [InlineData("2025N9", CutOffWindow.Fourteenth, 2, "2025-09-16")] // Sun 14/9
    [InlineData("2026N9", CutOffWindow.Fourteenth, 2, "2026-09-16")]
    [InlineData("2027N9", CutOffWindow.Fourteenth, 2, "2027-09-16")] // Tue 14/9
    [InlineData("2025", CutOffWindow.Fourteenth, 2, "2025-12-16")]
    [InlineData("2026", CutOffWindow.Fourteenth, 2, "2026-12-16")]
    [InlineData("2027", CutOffWindow.Fourteenth, 2, "2027-12-16")]
    public void Working_days_are_counted_from_the_cut_off(string period, CutOffWindow cutOff, int days, string due) =>
        Assert.Equal(due, DueOn(Of(period) with { CutOff = cutOff, Deadline = DeadlineKind.WorkingDaysAfter, WorkingDays = days }, period));

    [Theory]
    [InlineData("202603", "2026-02-15", "2026-03-14")]
    [InlineData("202601", "2025-12-15", "2026-01-14")]
    [InlineData("2026Q1", "2025-12-15", "2026-03-14")]
    [InlineData("2026Q2", "2026-03-15", "2026-06-14")]
    [InlineData("2026Q3", "2026-06-15", "2026-09-14")]
    [InlineData("2026Q4", "2026-09-15", "2026-12-14")]
    [InlineData("2026S1", "2025-12-15", "2026-06-14")]
    [InlineData("2026S2", "2026-06-15", "2026-12-14")]
    [InlineData("2026N9", "2025-12-15", "2026-09-14")]
    [InlineData("2026", "2025-12-15", "2026-12-14")]
    public void The_window_of_the_decree_runs_from_the_fifteenth_to_the_fourteenth(string period, string from, string to)
    {
        var timing = Of(period) with { CutOff = CutOffWindow.Fourteenth, Deadline = DeadlineKind.WorkingDaysAfter, WorkingDays = 2 };
        var window = Period.Parse(period);

        Assert.Equal(from, Text(DeadlineRules.DataFrom(CutOffWindow.Fourteenth, window)));
        Assert.Equal(to, Text(DeadlineRules.DatesOf(timing, window, ShippedCalendar.Days).CutOff));
        Assert.Equal(window.FirstDay, DeadlineRules.DataFrom(CutOffWindow.PeriodEnd, window));
    }

    [Theory]
    [InlineData(24, false, 0, "2026-11-24", "2026-11-23")] // Tuesday; where it is off the Monday
    [InlineData(25, true, 0, "2026-11-24", "2026-11-23")] // before 25/11
    [InlineData(25, false, 0, "2026-11-25", "2026-11-25")]
    [InlineData(null, false, 7, "2026-11-24", "2026-11-25")] // Sat 14/11: 16–20, 23, and the seventh
    public void Culture_Day_moves_dates_once_it_is_switched_on(int? day, bool isBefore, int workingDays, string off, string on)
    {
        var timing = day is null
            ? Of("202611") with { CutOff = CutOffWindow.Fourteenth, Deadline = DeadlineKind.WorkingDaysAfter, WorkingDays = workingDays }
            : Of("202611") with { Deadline = DeadlineKind.DayOfMonth, DueDay = day, IsBefore = isBefore };

        Assert.Equal(off, DueOn(timing, "202611"));
        Assert.Equal(on, DueOn(timing, "202611", ShippedCalendar.DaysWithCultureDay));
    }

    [Theory]
    [InlineData("202501", "2025-01-14", "2025-01-24", "2025-02-07")] // five working days behind Tết: 3–7/2
    [InlineData("202610", "2026-10-20", "2026-10-30", "2026-11-06")]
    [InlineData("2026Q4", "2026-12-01", "2026-12-31", "2027-01-15")] // ten, without 1/1
    [InlineData("2026W02", "2026-01-06", "2026-01-10", "2026-01-14")] // due on a Saturday: Mon, Tue, Wed
    public void A_rule_opens_before_the_due_day_and_locks_behind_it(string period, string opens, string due, string locks)
    {
        var dates = DeadlineRules.DatesOf(Of(period), Period.Parse(period), ShippedCalendar.Days);

        Assert.Equal((opens, due, locks), (Text(dates.OpensOn), DayOf(dates), Text(dates.LocksOn)));
    }

    [Fact]
    public void Figures_are_not_cut_off_behind_the_due_day()
    {
        // Before 20/11 nobody knows the figures of December.
        var yearly = Of("2026") with { Deadline = DeadlineKind.FixedDate, DueDay = 20, DueMonth = 11, IsBefore = true };

        Assert.Equal("2026-11-19", Text(DeadlineRules.DatesOf(yearly, Period.Parse("2026"), ShippedCalendar.Days).CutOff));
        // 31/10/2026 is a Saturday.
        Assert.Equal("2026-10-30", Text(DeadlineRules.DatesOf(Of("202610"), Period.Parse("202610"), ShippedCalendar.Days).CutOff));
        Assert.Equal("2026-09-30", Text(DeadlineRules.DatesOf(Of("2026Q3"), Period.Parse("2026Q3"), ShippedCalendar.Days).CutOff));
    }

    [Theory]
    [InlineData(1020, "2026-11-19T10:00:00.000")] // 17:00 in Vietnam
    [InlineData(0, "2026-11-18T17:00:00.000")]
    [InlineData(null, "2026-11-19T16:59:59.999")] // the end of the day
    public void A_day_ends_at_the_hour_that_the_rule_names(int? minute, string dueAt)
    {
        var yearly = Of("2026") with { Deadline = DeadlineKind.FixedDate, DueDay = 20, DueMonth = 11, IsBefore = true, DueMinute = minute };

        Assert.Equal(
            dueAt,
            DeadlineRules.DatesOf(yearly, Period.Parse("2026"), ShippedCalendar.Days).DueAt.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-11-22", "202611", "202703")]
    [InlineData("2026-11-30", "202611", "202703")] // due today
    public void The_current_period_comes_with_the_next_four(string today, string first, string last)
    {
        var periods = DeadlineRules.ComingPeriods(Of("202611"), DateOnly.Parse(today, CultureInfo.InvariantCulture), ShippedCalendar.Days);

        Assert.Equal((5, first, last), (periods.Count, periods[0].ToString(), periods[^1].ToString()));
    }

    [Theory]
    [InlineData("2026-11-05", "202610", 6)] // October is due today, on the 5th
    [InlineData("2026-11-06", "202611", 5)]
    public void A_period_that_is_over_and_not_due_yet_comes_first(string today, string first, int count)
    {
        var timing = Of("202611") with { Deadline = DeadlineKind.DayOfMonth, DueDay = 5, IsNextMonth = true };

        var periods = DeadlineRules.ComingPeriods(timing, DateOnly.Parse(today, CultureInfo.InvariantCulture), ShippedCalendar.Days);

        Assert.Equal((first, count), (periods[0].ToString(), periods.Count));
    }

    [Theory]
    [InlineData("2026-06-18", null, "2026Q2", true)]
    [InlineData("2026-06-18", null, "2026Q1", false)] // ended before the rule began
    [InlineData("2026-07-05", null, "2026Q2", false)]
    [InlineData("2026-01-01", "2026-12-31", "2026Q4", true)]
    [InlineData("2026-01-01", "2026-12-31", "2027Q1", false)]
    [InlineData("2026-11-22", null, "2026W47", false)] // ends that Sunday, but was due on the Friday
    public void A_rule_holds_for_periods_that_end_while_it_lasts(string startsOn, string? endsOn, string period, bool holds)
    {
        var dates = DeadlineRules.DatesOf(Of(period), Period.Parse(period), ShippedCalendar.Days);

        Assert.Equal(holds, DeadlineRules.Holds(
            DateOnly.Parse(startsOn, CultureInfo.InvariantCulture),
            endsOn is null ? null : DateOnly.Parse(endsOn, CultureInfo.InvariantCulture),
            Period.Parse(period),
            dates));
    }

    private static RuleTiming Of(string period) => RuleTiming.DefaultOf(Period.Parse(period).Kind switch
    {
        PeriodKind.Week => ReportingFrequency.Week,
        PeriodKind.Month => ReportingFrequency.Month,
        PeriodKind.Quarter => ReportingFrequency.Quarter,
        PeriodKind.HalfYear => ReportingFrequency.HalfYear,
        PeriodKind.NineMonths => ReportingFrequency.NineMonths,
        PeriodKind.Year => ReportingFrequency.Year,
    });

    private static RuleTiming LastWeek(string period, LastWeekReading reading) => Of(period) with { LastWeek = reading };

    private static string DueOn(RuleTiming timing, string period, WorkingDays? days = null) =>
        DayOf(DeadlineRules.DatesOf(timing, Period.Parse(period), days ?? ShippedCalendar.Days));

    private static string DayOf(ObligationDates dates) => Text(VietnamTime.DateOf(dates.DueAt));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
