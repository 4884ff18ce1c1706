using System.Globalization;
using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Rules;

/// <summary>
/// Values are written as a row of quarters, the one that is looked at last: "40/120" a ratio, "33%" a bare percent, "12" a count, "40c" a
/// completion, "yes", "no", "-" for "không phát sinh" and "?" for an emptied cell.
/// </summary>
public sealed class ReportWarningsTests
{
    private const string Percent = "%";
    private const string Teams = "tổ";

    [Theory]
    [InlineData("40/1000 80/1501", "denominator_jump 2026Q3 1000 50%")] // 501 ÷ 1000 = 50,1 %
    [InlineData("40/1000 80/1500", "")] // half as much again is not beyond it
    [InlineData("400/1000 200/499", "denominator_jump 2026Q3 1000 -50%")] // −501 ÷ 1000
    [InlineData("5/20 8/32", "denominator_jump 2026Q3 20 60%")] // 12 ÷ 20
    [InlineData("40/1000 - 80/1501", "denominator_jump 2026Q2 1000 50%")] // against the last quarter that has a figure
    [InlineData("40/1000 5% 80/1501", "")] // a bare percent has no base to compare with
    public void A_denominator_that_jumps_by_more_than_half(string values, string warnings) => AssertWarnings(warnings, values, Percent);

    [Theory]
    [InlineData("40/120 40/120", "unchanged 2026Q3 33.3333 x1")]
    [InlineData("41/120 40/120", "")]
    [InlineData("40/99 40/99", "")] // small counts may stay for a quarter
    [InlineData("40/99 40/99 40/99", "unchanged 2026Q3 40.4040 x2")]
    [InlineData("41/99 40/99 40/99 40/99", "unchanged 2026Q3 40.4040 x2")]
    [InlineData("120/120 120/120 120/120", "")] // everything
    [InlineData("0/120 0/120 0/120", "")] // nothing
    [InlineData("50% 50%", "")]
    [InlineData("50% 50% 50%", "unchanged 2026Q3 50 x2")]
    [InlineData("50% 50% ? 50%", "unchanged 2026Q2 50 x2")]
    [InlineData("100% 100% 100%", "")]
    [InlineData("60c 60c 60c", "unchanged 2026Q3 60 x2")]
    [InlineData("100c 100c 100c", "")]
    [InlineData("yes yes yes", "")]
    [InlineData("no no no", "")]
    public void The_same_figure_as_before(string values, string warnings) => AssertWarnings(warnings, values, Percent);

    [Theory]
    [InlineData("12 12 12", false, "unchanged 2026Q3 12 x2")]
    [InlineData("12 12 12", true, "")] // the teams that the plan wants are there
    [InlineData("0 0 0", false, "")]
    [InlineData("40/120 40/120", true, "unchanged 2026Q3 0.3333 x1")] // copied, whatever it reaches
    public void A_target_reached_may_stay(string values, bool isTargetReached, string warnings) =>
        AssertWarnings(warnings, values, Teams, isTargetReached: isTargetReached);

    [Theory]
    [InlineData("5 9 8", "cumulative_decrease 2026Q3 9 -11%")] // −1 ÷ 9
    [InlineData("9 5 8", "cumulative_decrease 2026Q2 9 -11%")] // the highest of the year, not the last
    [InlineData("5 9 9", "")]
    [InlineData("0 0 1", "")]
    [InlineData("40 5 9 12 20", "")] // 40 of 2025Q4: the year begins again
    public void A_cumulative_figure_does_not_fall_within_the_year(string values, string warnings) =>
        AssertWarnings(warnings, values, "lớp", isCumulative: true);

    [Theory]
    [InlineData("60% 40%", "")] // 20 points, a third of it
    [InlineData("60% 39.9%", "percent_collapse 2026Q3 60 -34%")] // 20,1 points; −20,1 ÷ 60
    [InlineData("18% 9%", "")] // half of it
    [InlineData("18% 8.9%", "percent_collapse 2026Q3 18 -51%")] // −9,1 ÷ 18
    [InlineData("8% 3%", "")] // more than half, but five points
    [InlineData("8% 2.9%", "percent_collapse 2026Q3 8 -64%")] // −5,1 ÷ 8
    [InlineData("30% 90%", "")] // better
    [InlineData("60/90 35/90", "percent_collapse 2026Q3 66.6667 -42%")] // 66,7 to 38,9 %
    [InlineData("yes no", "percent_collapse 2026Q3 100 -100%")]
    [InlineData("yes 80c", "")]
    [InlineData("yes 79c", "percent_collapse 2026Q3 100 -21%")]
    [InlineData("90c 50c", "percent_collapse 2026Q3 90 -44%")] // −40 ÷ 90
    public void A_rate_that_collapses(string values, string warnings) => AssertWarnings(warnings, values, Percent);

    [Theory]
    [InlineData("60% 20%", "")] // better
    [InlineData("10% 30%", "percent_collapse 2026Q3 10 200%")] // more than double, 20 points
    [InlineData("4% 9%", "")] // five points
    [InlineData("4% 9.1%", "percent_collapse 2026Q3 4 128%")] // 5,1 ÷ 4
    [InlineData("40% 60.1%", "percent_collapse 2026Q3 40 50%")] // 20,1 ÷ 40 = 50,25 %
    [InlineData("0% 6%", "percent_collapse 2026Q3 0")] // of nothing there is no percent
    public void Where_less_is_better_a_rate_collapses_upwards(string values, string warnings) =>
        AssertWarnings(warnings, values, Percent, Direction.Down);

    [Theory]
    [InlineData("12/10 6/10", "")]
    [InlineData("12/10 5/10", "percent_collapse 2026Q3 1.2 -58%")] // 1,2 to 0,5 a head: −0,7 ÷ 1,2
    public void A_ratio_in_a_unit_of_its_own_has_no_points(string values, string warnings) => AssertWarnings(warnings, values, "kết nối/người");

    [Theory]
    [InlineData("12 12 12 16", "")] // a spread is at least a tenth of 12; 4 ≤ 4 × 1,2
    [InlineData("12 12 12 17", "far_from_history - 12 42% x3")] // 5 > 4,8; 5 ÷ 12
    [InlineData("12 12 17", "")] // two points are no history
    [InlineData("10 20 30 79", "")] // median 20, deviations 10 0 10: 59 ≤ 4 × 14,826 = 59,3
    [InlineData("10 20 30 80", "far_from_history - 20 300% x3")] // 60 > 59,3
    [InlineData("30 10 40 20 120", "far_from_history - 25 380% x4")] // between 20 and 30; deviations 5 15 15 5: 95 > 4 × 14,826
    [InlineData("120 125 131 1310", "far_from_history - 125 948% x3")] // a digit too many
    [InlineData("0 0 0 3", "")] // zeros have no width
    [InlineData("120 125 131 12", "far_from_history - 125 -90% x3")]
    public void A_figure_far_from_its_own_history(string values, string warnings) => AssertWarnings(warnings, values, Teams);

    [Theory]
    [InlineData("10% 10% 10% 20%", "")] // of percents a spread is at least 2,5 points
    [InlineData("10% 10% 10% 20.1%", "far_from_history - 10 101% x3")]
    [InlineData("50% 52% 54% 72.8%", "")] // a tenth of 52, four times
    [InlineData("50% 52% 54% 72.9%", "far_from_history - 52 40% x3")]
    [InlineData("50% 52% 54% 25%", "percent_collapse 2026Q3 54 -54%")] // a fall is told once
    [InlineData("40c 60c 80c 100c", "")] // a completion is on its way
    public void A_percent_far_from_its_own_history(string values, string warnings) => AssertWarnings(warnings, values, Percent);

    [Theory]
    [InlineData("40/120 33%", "entry_kind_changed 2026Q3 33.3333")]
    [InlineData("40/120 - 33%", "entry_kind_changed 2026Q2 33.3333")]
    [InlineData("33% 34%", "")]
    [InlineData("33% 41/120", "")] // more is known now
    public void A_bare_percent_after_a_ratio(string values, string warnings) => AssertWarnings(warnings, values, Percent);

    [Theory]
    [InlineData("12 -", "not_applicable 2026Q3 12")]
    [InlineData("40/120 -", "not_applicable 2026Q3 0.3333")]
    [InlineData("12 - -", "")] // asked about once
    [InlineData("0 -", "")] // nothing before either
    [InlineData("? -", "")]
    [InlineData("yes -", "not_applicable 2026Q3 1")]
    [InlineData("12 ?", "")] // an emptied cell is missing, not odd
    public void Nothing_to_measure_after_a_figure(string values, string warnings) => AssertWarnings(warnings, values, Teams);

    [Fact]
    public void The_first_quarter_is_compared_with_the_year_before()
    {
        var before = Read("90%", Period.OfQuarter(2025, 4));

        var warning = Assert.Single(ReportWarnings.Of(Indicator(Percent), Read("60%", Period.OfQuarter(2026, 1)), [before], new CheckOptions()));

        Assert.Equal((WarningCode.PercentCollapse, "2025Q4"), (warning.Code, warning.Period));
    }

    [Fact]
    public void Thresholds_are_settings()
    {
        var options = new CheckOptions { DenominatorJumpPercent = 70, UnchangedPeriods = 1, CollapsePoints = 60, CollapsePercent = 90, HistorySpreads = 9 };

        Assert.Equal("", Tell(Indicator(Percent), "5/20 8/32", options));
        Assert.Equal("unchanged 2026Q3 50 x1", Tell(Indicator(Percent), "50% 50%", options));
        Assert.Equal("", Tell(Indicator(Percent), "60% 20%", options));
        Assert.Equal("", Tell(Indicator(Teams), "12 12 12 17", options));
    }

    [Theory]
    [InlineData("Quý 2: đã mở 12 lớp.", "QUÝ III : đã  mở 12 lớp", true)]
    [InlineData("Đến ngày 15/9/2026 đã mở 12 lớp", "Đến ngày 14/12/2026 đã mở 12 lớp", true)]
    [InlineData("Ngày 15 tháng 9 năm 2026: xong", "Ngày 2 tháng 12 năm 2026: xong", true)]
    [InlineData("Tính đến 30.9.2026, đã xong", "Tính đến 31/12/2026 đã xong", true)]
    [InlineData("Kế hoạch 09/2026 đã ban hành", "Kế hoạch 12/2026 đã ban hành", true)]
    [InlineData("Đã mở 12 lớp", "Đã mở 15 lớp", false)]
    [InlineData("8/12 thôn có tổ", "9/12 thôn có tổ", false)]
    [InlineData("Đã mở lớp", "Đã mở lớp; còn một lớp", false)]
    public void A_text_with_nothing_new_but_its_dates(string before, string now, bool isSame)
    {
        var warnings = ReportWarnings.Of(
            Indicator(null),
            // Some keyboards send letters and marks apart.
            Text(now.Normalize(System.Text.NormalizationForm.FormD), Period.OfQuarter(2026, 4)),
            [Text(before, Period.OfQuarter(2026, 2))],
            new CheckOptions());

        Assert.Equal(isSame ? [(WarningCode.IdenticalText, "2026Q2")] : [], warnings.Select(warning => (warning.Code, warning.Period!)));
    }

    private static void AssertWarnings(
        string expected, string values, string? unit, Direction direction = Direction.Up, bool isCumulative = false, bool isTargetReached = false) => Assert.Equal(
        expected,
        Tell(Indicator(unit) with { Direction = direction, IsCumulative = isCumulative, IsTargetReached = isTargetReached }, values, new CheckOptions()));

    private static string Tell(CheckedIndicator indicator, string values, CheckOptions options)
    {
        var parts = values.Split(' ');
        var period = Period.OfQuarter(2026, 4);
        var read = new List<ReportedValue>();
        foreach (var part in parts.Reverse())
        {
            read.Add(Read(part, period, indicator.Unit));
            period = period.Previous;
        }

        // The latest first: the rules do not rely on an order.
        return string.Join("; ", ReportWarnings.Of(indicator, read[0], read.Skip(1), options).Select(Tell));
    }

    private static string Tell(ReportWarning warning) => string.Join(' ', new[]
    {
        Codes.Of(warning.Code),
        warning.Period ?? "-",
        warning.PreviousValue?.ToString(CultureInfo.InvariantCulture),
        warning.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent}%") : null,
        warning.PeriodCount is { } count ? $"x{count}" : null,
    }.OfType<string>());

    private static ReportedValue Read(string text, Period period, string? unit = Percent)
    {
        ReportedValue Given(EntryKind? kind, decimal? value) => new() { Period = period, EntryKind = kind, Value = value };
        switch (text)
        {
            case "?":
                return Given(null, null);
            case "-":
                return Given(EntryKind.NotApplicable, null);
            case "yes" or "no":
                return Given(EntryKind.YesNo, text == "yes" ? 1 : 0);
        }

        if (text.Split('/') is [var numerator, var denominator])
        {
            var (n, d) = (Number(numerator), Number(denominator));
            return Given(EntryKind.Ratio, Math.Round(ReportRules.RatioFactor(unit) * n / d, 4)) with { Numerator = n, Denominator = d };
        }

        return text[^1] switch
        {
            '%' => Given(EntryKind.Percent, Number(text[..^1])),
            'c' => Given(EntryKind.Completion, Number(text[..^1])),
            _ => Given(EntryKind.Value, Number(text)),
        };
    }

    private static ReportedValue Text(string text, Period period) => new() { Period = period, EntryKind = EntryKind.Narrative, Text = text };

    private static CheckedIndicator Indicator(string? unit) =>
        new() { Direction = Direction.Up, Unit = unit, IsCumulative = false, IsTargetReached = false };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
