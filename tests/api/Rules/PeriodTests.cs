using WardKpi.Api.Periods;

namespace WardKpi.Api.Tests.Rules;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026", PeriodKind.Year, 1, "2026-01-01", "2026-12-31", "2026")]
    [InlineData("2026S1", PeriodKind.HalfYear, 1, "2026-01-01", "2026-06-30", "2026S1")]
    [InlineData("2026-S2", PeriodKind.HalfYear, 2, "2026-07-01", "2026-12-31", "2026S2")]
    [InlineData("2026N9", PeriodKind.NineMonths, 1, "2026-01-01", "2026-09-30", "2026N9")]
    [InlineData("2026Q1", PeriodKind.Quarter, 1, "2026-01-01", "2026-03-31", "2026Q1")]
    [InlineData("2026-Q1", PeriodKind.Quarter, 1, "2026-01-01", "2026-03-31", "2026Q1")]
    [InlineData("2026q4", PeriodKind.Quarter, 4, "2026-10-01", "2026-12-31", "2026Q4")]
    [InlineData("202603", PeriodKind.Month, 3, "2026-03-01", "2026-03-31", "202603")]
    [InlineData("2024-02", PeriodKind.Month, 2, "2024-02-01", "2024-02-29", "202402")]
    [InlineData("2026W12", PeriodKind.Week, 12, "2026-03-16", "2026-03-22", "2026W12")]
    [InlineData("2026W1", PeriodKind.Week, 1, "2025-12-29", "2026-01-04", "2026W01")]
    [InlineData("2026W53", PeriodKind.Week, 53, "2026-12-28", "2027-01-03", "2026W53")]
    public void Every_form_is_read_and_written(
        string text, PeriodKind kind, int number, string firstDay, string lastDay, string json)
    {
        Assert.True(Period.TryParse(text, null, out var period));
        Assert.Equal(kind, period.Kind);
        Assert.Equal(number, period.Number);
        Assert.Equal(DateOnly.Parse(firstDay), period.FirstDay);
        Assert.Equal(DateOnly.Parse(lastDay), period.LastDay);
        Assert.Equal(json, period.ToString());
        Assert.Equal(period, Period.Parse(period.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26Q1")]
    [InlineData("2026Q0")]
    [InlineData("2026Q5")]
    [InlineData("2026Q")]
    [InlineData("2026Q01")]
    [InlineData("2026-")]
    [InlineData("2026--Q1")]
    [InlineData("2026S3")]
    [InlineData("2026N6")]
    [InlineData("202600")]
    [InlineData("202613")]
    [InlineData("20263")]
    [InlineData("2025W53")] // 2025 has 52 ISO weeks
    [InlineData("2026W001")]
    [InlineData("2026X1")]
    [InlineData(" 2026")]
    [InlineData("2026Q1 ")]
    [InlineData("２０２６")]
    [InlineData("0000")]
    [InlineData("3000Q1")]
    public void Text_that_names_no_period_is_refused(string? text)
    {
        Assert.False(Period.TryParse(text, null, out var period));
        Assert.Equal(default, period);
    }

    [Fact]
    public void Parsing_text_that_names_no_period_throws() => Assert.Throws<FormatException>(() => Period.Parse("quý I"));

    [Theory]
    [InlineData("2026Q3", "2026Q4")]
    [InlineData("2026Q4", "2027Q1")]
    [InlineData("2026", "2027")]
    [InlineData("2026S2", "2027S1")]
    [InlineData("2026N9", "2027N9")]
    [InlineData("202612", "202701")]
    [InlineData("2025W52", "2026W01")]
    [InlineData("2026W52", "2026W53")]
    [InlineData("2026W53", "2027W01")]
    public void Next_and_previous_keep_the_kind(string earlier, string later)
    {
        Assert.Equal(later, Period.Parse(earlier).Next.ToString());
        Assert.Equal(earlier, Period.Parse(later).Previous.ToString());
    }

    [Theory]
    [InlineData("2026-01-01", "2026Q1")]
    [InlineData("2026-03-31", "2026Q1")]
    [InlineData("2026-04-01", "2026Q2")]
    [InlineData("2026-09-30", "2026Q3")]
    [InlineData("2026-12-31", "2026Q4")]
    public void A_day_lies_in_one_quarter(string day, string quarter) =>
        Assert.Equal(quarter, Period.QuarterOf(DateOnly.Parse(day)).ToString());

    [Fact]
    public void A_year_has_four_quarters_in_order() =>
        Assert.Equal(["2026Q1", "2026Q2", "2026Q3", "2026Q4"], Period.QuartersOf(2026).Select(quarter => quarter.ToString()));

    [Fact]
    public void There_is_no_fifth_quarter() => Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(2026, 5));
}
