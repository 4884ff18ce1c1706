using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Rules;

namespace WardKpi.Api.Tests.Rules;

public sealed class TimingRulesTests
{
    private static readonly RuleTiming Yearly = RuleTiming.DefaultOf(ReportingFrequency.Year);

    public static TheoryData<RuleTiming, string> Faulty => new()
    {
        { Yearly with { Deadline = DeadlineKind.OnRequest }, "deadline" },
        { RuleTiming.DefaultOf(ReportingFrequency.OnRequest) with { Deadline = DeadlineKind.LastWeek, LastWeek = LastWeekReading.LastFullWeek }, "deadline" },
        { RuleTiming.DefaultOf(ReportingFrequency.Once) with { Deadline = DeadlineKind.WorkingDaysAfter, WorkingDays = 2 }, "deadline" },
        { RuleTiming.DefaultOf(ReportingFrequency.Week) with { Deadline = DeadlineKind.DayOfMonth, DueDay = 5 }, "deadline" },
        { Fixed(ReportingFrequency.Quarter, 20, 11), "deadline" },
        { Fixed(ReportingFrequency.HalfYear, 20, 6), "deadline" },
        { Yearly with { LastWeek = null }, "lastWeek" },
        { Yearly with { Deadline = DeadlineKind.DayOfMonth }, "dueDay" },
        { Yearly with { Deadline = DeadlineKind.DayOfMonth, DueDay = 0 }, "dueDay" },
        { Yearly with { Deadline = DeadlineKind.DayOfMonth, DueDay = 32 }, "dueDay" },
        { Fixed(ReportingFrequency.Year, 31, 11), "dueDay" },
        { Fixed(ReportingFrequency.Year, 30, 2), "dueDay" },
        { Fixed(ReportingFrequency.Year, 1, 13), "dueMonth" },
        { Fixed(ReportingFrequency.Year, 1, null), "dueMonth" },
        { Fixed(ReportingFrequency.Once, 20, 11), "dueYear" },
        { Yearly with { Deadline = DeadlineKind.WorkingDaysAfter }, "workingDays" },
        { Yearly with { Deadline = DeadlineKind.WorkingDaysAfter, WorkingDays = 0 }, "workingDays" },
        { RuleTiming.DefaultOf(ReportingFrequency.Week) with { CutOff = CutOffWindow.Fourteenth }, "cutOff" },
        { RuleTiming.DefaultOf(ReportingFrequency.OnRequest) with { CutOff = CutOffWindow.Fourteenth }, "cutOff" },
        { Yearly with { OpensDays = -1 }, "opensDays" },
        { Yearly with { OpensDays = 367 }, "opensDays" },
        { Yearly with { LockDays = -1 }, "lockDays" },
        { Yearly with { DueMinute = 1440 }, "dueMinute" },
        { Yearly with { DueMinute = -1 }, "dueMinute" },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void A_timing_without_dates_is_refused_by_the_field_that_is_wrong(RuleTiming timing, string field) =>
        Assert.Equal(field, Assert.Single(TimingRules.FaultsOf(timing)).Field);

    public static TheoryData<RuleTiming> Good =>
    [
        .. Enum.GetValues<ReportingFrequency>().Select(RuleTiming.DefaultOf),
        Fixed(ReportingFrequency.Year, 29, 2),
        Fixed(ReportingFrequency.NineMonths, 25, 9),
        Fixed(ReportingFrequency.Once, 20, 11) with { DueYear = 2026 },
        Yearly with { Deadline = DeadlineKind.DayOfMonth, DueDay = 31, IsNextMonth = true },
        RuleTiming.DefaultOf(ReportingFrequency.Month) with { CutOff = CutOffWindow.Fourteenth, Deadline = DeadlineKind.WorkingDaysAfter, WorkingDays = 2 },
    ];

    [Theory, MemberData(nameof(Good))]
    public void A_timing_with_all_that_its_deadline_needs_is_taken(RuleTiming timing) => Assert.Empty(TimingRules.FaultsOf(timing));

    [Fact]
    public void Parts_that_a_deadline_does_not_look_at_are_left_out() => Assert.Equal(
        Yearly,
        TimingRules.Clean(Yearly with { DueDay = 5, DueMonth = 5, DueYear = 2026, IsBefore = true, IsNextMonth = true, WorkingDays = 2 }));

    private static RuleTiming Fixed(ReportingFrequency frequency, int day, int? month) =>
        RuleTiming.DefaultOf(frequency) with { Deadline = DeadlineKind.FixedDate, DueDay = day, DueMonth = month };
}
