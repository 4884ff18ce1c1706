using WardKpi.Api.Deadlines.Timeliness;

namespace WardKpi.Api.Tests.Rules;

public sealed class TimelinessRulesTests
{
    private static readonly DateTime Due = new(2026, 9, 30, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = Due.AddDays(3);

    /// <summary>What each duty is, so many times: due and sent in time, sent late, not sent, not due, sent before it was due, waived.</summary>
    public static TheoryData<int[], TimelinessFigures> Sums => new()
    {
        // 11 ÷ 13 = 84.615…, 10 ÷ 13 = 76.923…; parts 76.9|23 + 7.6|92 + 15.3|84 = 99.8, so the two greatest rests are rounded up.
        { [10, 1, 2, 3, 1, 2], Figures(13, (10, 76.9m), (1, 7.7m), (2, 15.4m), 84.6m, 76.9m, notDue: 4, early: 1, waived: 2) },
        // A third each: 33.3 + 33.3 + 33.3 = 99.9, the first is rounded up; the rate is the plain quotient.
        { [1, 1, 1, 0, 0, 0], Figures(3, (1, 33.4m), (1, 33.3m), (1, 33.3m), 66.7m, 33.3m) },
        { [7, 0, 0, 0, 0, 0], Figures(7, (7, 100m), (0, 0m), (0, 0m), 100m, 100m) },
        { [0, 0, 6, 0, 0, 0], Figures(6, (0, 0m), (0, 0m), (6, 100m), 0m, 0m) },
        // Nothing was expected: there is no rate, not one of 0 or 100.
        { [0, 0, 0, 2, 1, 1], Figures(0, (0, 0m), (0, 0m), (0, 0m), null, null, notDue: 3, early: 1, waived: 1) },
        { [0, 0, 0, 0, 0, 0], Figures(0, (0, 0m), (0, 0m), (0, 0m), null, null) },
    };

    [Theory, MemberData(nameof(Sums))]
    public void Rates_are_of_what_was_expected_and_the_parts_make_a_hundred(int[] counts, TimelinessFigures expected)
    {
        Duty[] kinds =
        [
            new(Due, Due.AddDays(-1), IsWaived: false),
            new(Due, Due.AddDays(1), IsWaived: false),
            new(Due, null, IsWaived: false),
            new(Now.AddDays(1), null, IsWaived: false),
            new(Now.AddDays(1), Now, IsWaived: false),
            new(Due, null, IsWaived: true),
        ];

        var figures = TimelinessRules.Of([.. kinds.SelectMany((duty, kind) => Enumerable.Repeat(duty, counts[kind]))], Now);

        Assert.Equal(expected, figures);
        Assert.Equal(figures.Expected == 0 ? 0 : 100, figures.OnTimePercent + figures.LatePercent + figures.MissingPercent);
    }

    [Fact]
    public void Whatever_the_counts_the_parts_make_a_hundred()
    {
        for (var onTime = 0; onTime <= 12; onTime++)
            for (var late = 0; late <= 12; late++)
                for (var missing = 0; missing <= 12; missing++)
                {
                    var figures = TimelinessRules.Of(
                        [
                            .. Enumerable.Repeat(new Duty(Due, Due, IsWaived: false), onTime),
                            .. Enumerable.Repeat(new Duty(Due, Now, IsWaived: false), late),
                            .. Enumerable.Repeat(new Duty(Due, null, IsWaived: false), missing),
                        ],
                        Now);
                    Assert.Equal(onTime + late + missing, figures.Expected);
                    Assert.Equal(figures.Expected == 0 ? 0 : 100, figures.OnTimePercent + figures.LatePercent + figures.MissingPercent);
                }
    }

    [Fact]
    public void The_due_moment_itself_is_in_time_and_nothing_is_expected_before_it_has_passed()
    {
        Assert.Equal((1, 0), Counts(new Duty(Due, Due, IsWaived: false), Now));
        Assert.Equal((0, 1), Counts(new Duty(Due, Due.AddMilliseconds(1), IsWaived: false), Now));
        Assert.Equal(0, TimelinessRules.Of([new Duty(Due, null, IsWaived: false)], Due).Expected);
        Assert.Equal(1, TimelinessRules.Of([new Duty(Due, null, IsWaived: false)], Due.AddMilliseconds(1)).Missing);

        static (int, int) Counts(Duty duty, DateTime now) => (TimelinessRules.Of([duty], now).OnTime, TimelinessRules.Of([duty], now).Late);
    }

    [Fact]
    public void Cells_count_where_the_form_was_expected()
    {
        // 8 of 8, 3 of 6 late, 0 of 4 missing: 11 of 18 = 61.11…; what is not due or waived adds nothing.
        var figures = TimelinessRules.Of(
            [
                new Duty(Due, Due, IsWaived: false, CellCount: 8, FilledCount: 8),
                new Duty(Due, Now, IsWaived: false, CellCount: 6, FilledCount: 3),
                new Duty(Due, null, IsWaived: false, CellCount: 4, FilledCount: 0),
                new Duty(Now.AddDays(1), null, IsWaived: false, CellCount: 20, FilledCount: 20),
                new Duty(Due, null, IsWaived: true, CellCount: 20, FilledCount: 20),
            ],
            Now);

        Assert.Equal((18, 11, 61.1m), (figures.CellCount, figures.FilledCount, figures.ValueCompleteness));
    }

    [Theory]
    [InlineData("2026Q3", "2026Q3")]
    [InlineData("202609", "2026Q3")]
    [InlineData("2026S1", "2026Q2")]
    [InlineData("2026N9", "2026Q3")]
    [InlineData("2026", "2026Q4")]
    // Monday 28 September to Sunday 4 October.
    [InlineData("2026W40", "2026Q4")]
    [InlineData("2026W39", "2026Q3")]
    // Ends on 3 January.
    [InlineData("2026W53", "2027Q1")]
    [InlineData("20261119", "2026Q4")]
    public void A_duty_belongs_to_the_quarter_that_its_period_ends_in(string period, string quarter) =>
        Assert.Equal(quarter, TimelinessRules.QuarterOf(period).ToString());

    private static TimelinessFigures Figures(
        int expected,
        (int Count, decimal Percent) onTime,
        (int Count, decimal Percent) late,
        (int Count, decimal Percent) missing,
        decimal? reportingRate,
        decimal? onTimeRate,
        int notDue = 0,
        int early = 0,
        int waived = 0) => new()
    {
        Expected = expected,
        OnTime = onTime.Count,
        Late = late.Count,
        Missing = missing.Count,
        OnTimePercent = onTime.Percent,
        LatePercent = late.Percent,
        MissingPercent = missing.Percent,
        ReportingRate = reportingRate,
        OnTimeRate = onTimeRate,
        NotDue = notDue,
        SentEarly = early,
        Waived = waived,
        CellCount = 0,
        FilledCount = 0,
    };
}
