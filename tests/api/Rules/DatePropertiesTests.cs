using FsCheck;
using FsCheck.Fluent;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Tests.Rules;

/// <summary>What holds for every timing that people can save, every period and every calendar.</summary>
public sealed class DatePropertiesTests
{
    private const int Cases = 2000;

    private static readonly DateOnly First = new(2024, 6, 1);
    private static readonly int Days = new DateOnly(2028, 6, 1).DayNumber - First.DayNumber;

    public sealed record Case(RuleTiming Timing, DateOnly Day, WorkingDays Calendar)
    {
        public override string ToString() => $"{Timing} {Day:yyyy-MM-dd}";
    }

    [Fact]
    public void A_report_is_due_on_a_working_day() => Holds(one => one.Calendar.IsWorkingDay(DueOn(DatesOf(one))));

    [Fact]
    public void A_report_is_never_due_before_it_opens() => Holds(one => DatesOf(one).OpensOn <= DueOn(DatesOf(one)));

    [Fact]
    public void A_report_is_never_due_after_the_lock() => Holds(one =>
        DueOn(DatesOf(one)) <= DatesOf(one).LocksOn && (one.Timing.LockDays == 0 || one.Calendar.IsWorkingDay(DatesOf(one).LocksOn)));

    [Fact]
    public void Figures_are_cut_off_by_the_due_day() => Holds(one => DatesOf(one).CutOff <= DueOn(DatesOf(one)));

    [Fact]
    public void A_due_day_moves_back_and_only_over_days_off() => Holds(one =>
    {
        var due = DueOn(DatesOf(one));
        var named = one.Timing.PeriodKind is { } kind ? DeadlineRules.NamedDay(one.Timing, Period.Of(kind, one.Day), one.Calendar) : NamedDay(one);
        return due <= named && one.Calendar.PreviousWorkingDay(named) == due;
    });

    [Fact]
    public void Later_periods_are_not_due_earlier() => Holds(one =>
    {
        if (one.Timing.PeriodKind is not { } kind)
            return true;
        var period = Period.Of(kind, one.Day);
        return DeadlineRules.DatesOf(one.Timing, period, one.Calendar).DueAt <= DeadlineRules.DatesOf(one.Timing, period.Next, one.Calendar).DueAt;
    });

    [Fact]
    public void The_coming_periods_follow_each_other_and_hold_today() => Holds(one =>
    {
        if (one.Timing.PeriodKind is not { } kind)
            return true;
        var periods = DeadlineRules.ComingPeriods(one.Timing, one.Day, one.Calendar);
        return periods.Contains(Period.Of(kind, one.Day))
            && periods[^1].FirstDay > one.Day
            && periods.Zip(periods.Skip(1)).All(pair => pair.First.Next == pair.Second);
    });

    [Fact]
    public void Cleaning_a_timing_changes_no_date_and_leaves_no_fault() => Holds(one =>
        !TimingRules.FaultsOf(TimingRules.Clean(one.Timing)).Any()
        && DatesOf(one with { Timing = TimingRules.Clean(one.Timing) }) == DatesOf(one));

    [Fact]
    public void Every_kind_of_deadline_and_every_frequency_is_tried()
    {
        var timings = Arbitrary.Generator.Sample(Cases).Select(one => one.Timing).ToList();

        Assert.Equal(Enum.GetValues<ReportingFrequency>(), timings.Select(timing => timing.Frequency).Distinct().Order());
        Assert.Equal(Enum.GetValues<DeadlineKind>(), timings.Select(timing => timing.Deadline).Distinct().Order());
        Assert.Equal(Enum.GetValues<CutOffWindow>(), timings.Select(timing => timing.CutOff).Distinct().Order());
    }

    private static Arbitrary<Case> Arbitrary { get; } = (
        from timing in Timings.Where(timing => !TimingRules.FaultsOf(timing).Any())
        from day in Day
        from calendar in Calendars
        select new Case(timing, day, calendar)).ToArbitrary();

    private static Gen<DateOnly> Day => Gen.Choose(0, Days).Select(First.AddDays);

    /// <summary>Also what nobody may save; those are sorted out.</summary>
    private static Gen<RuleTiming> Timings =>
        from frequency in Gen.Elements(Enum.GetValues<ReportingFrequency>())
        from deadline in Gen.Elements(Enum.GetValues<DeadlineKind>())
        from cutOff in Gen.Elements(Enum.GetValues<CutOffWindow>())
        from reading in Gen.Elements(Enum.GetValues<LastWeekReading>())
        from day in Gen.Choose(1, 31)
        from month in Gen.Choose(1, 12)
        from year in Gen.Choose(2025, 2027)
        from isNext in Gen.Elements(true, false)
        from isBefore in Gen.Elements(true, false)
        from workingDays in Gen.Choose(1, 60)
        from minute in Gen.Choose(0, 24 * 60)
        from opens in Gen.Choose(0, 366)
        from locks in Gen.Choose(0, 60)
        select new RuleTiming
        {
            Frequency = frequency,
            Deadline = deadline,
            CutOff = cutOff,
            LastWeek = reading,
            DueDay = day,
            DueMonth = month,
            DueYear = year,
            IsNextMonth = isNext,
            IsBefore = isBefore,
            WorkingDays = workingDays,
            DueMinute = minute == 24 * 60 ? null : minute,
            OpensDays = opens,
            LockDays = locks,
        };

    /// <summary>Up to a hundred exceptions anywhere, among them whole weeks off.</summary>
    private static Gen<WorkingDays> Calendars =>
        from days in Day.ListOf().Select(days => days.Take(60))
        from weeks in Day.ListOf().Select(weeks => weeks.Take(6))
        from makeup in Day.ListOf().Select(makeup => makeup.Take(20))
        select new WorkingDays(
            days.Concat(weeks.SelectMany(week => Enumerable.Range(0, 7).Select(week.AddDays)))
                .Select(day => new CalendarDay(day, CalendarDayKind.Off, IsActive: true))
                .Concat(makeup.Select(day => new CalendarDay(day, CalendarDayKind.Makeup, IsActive: true)))
                .DistinctBy(day => day.Day));

    private static ObligationDates DatesOf(Case one) => one.Timing.PeriodKind is { } kind
        ? DeadlineRules.DatesOf(one.Timing, Period.Of(kind, one.Day), one.Calendar)
        : DeadlineRules.DatesOf(one.Timing, one.Timing.Deadline == DeadlineKind.OnRequest ? one.Day : null, one.Calendar);

    private static DateOnly NamedDay(Case one) => one.Timing.Deadline == DeadlineKind.OnRequest ? one.Day : DeadlineRules.NamedDay(one.Timing);

    private static DateOnly DueOn(ObligationDates dates) => VietnamTime.DateOf(dates.DueAt);

    private static void Holds(Func<Case, bool> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Arbitrary, property));
}
