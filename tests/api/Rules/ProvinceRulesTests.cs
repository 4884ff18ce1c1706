using FsCheck;
using FsCheck.Fluent;
using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Province;
using WardKpi.Api.Province.Comparison;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Rules;

/// <summary>What communes come to together, and who can be ranked beside whom.</summary>
public sealed class ProvinceRulesTests
{
    [Fact]
    public void A_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators()
    {
        // 10 of 100 and 90 of 100 and 900 of 1000: 1000 ÷ 1200 = 83,3333 %; the mean of the percents would be 63,3.
        var (rollUp, gaps) = ComparisonRules.RollUp(IndicatorKind.Ratio, "%", [Ratio(10, 100), Ratio(90, 100), Ratio(900, 1000)]);

        Assert.Equal((RollUpKind.Ratio, 1000m, 1200m, 83.3333m, 3), (rollUp.Kind, rollUp.Numerator, rollUp.Denominator, rollUp.Value, rollUp.CommuneCount));
        Assert.Equal([null, null, null], gaps);
        Assert.Empty(rollUp.LeftOut);
    }

    [Fact]
    public void A_bare_percent_is_left_out_and_said_to_be()
    {
        var (rollUp, gaps) = ComparisonRules.RollUp(
            IndicatorKind.Ratio, "%", [Ratio(1234, 1640), Of(EntryKind.Percent, 99), new Contribution(CommuneGap.NoData), new Contribution(CommuneGap.NoData)]);

        // 1234 ÷ 1640
        Assert.Equal((75.2439m, 1), (rollUp.Value, rollUp.CommuneCount));
        Assert.Equal([null, CommuneGap.BarePercent, CommuneGap.NoData, CommuneGap.NoData], gaps);
        Assert.Equal([(CommuneGap.NoData, 2), (CommuneGap.BarePercent, 1)], rollUp.LeftOut.Select(left => (left.Gap, left.Count)));
    }

    [Fact]
    public void Without_anybody_behind_it_there_is_no_figure_rather_than_zero()
    {
        var (rollUp, _) = ComparisonRules.RollUp(IndicatorKind.Ratio, "%", [Of(EntryKind.Percent, 99), new Contribution(CommuneGap.NoPlan)]);

        Assert.Equal((null, null, null, 0), (rollUp.Numerator, rollUp.Denominator, rollUp.Value, rollUp.CommuneCount));
    }

    [Fact]
    public void Firms_per_thousand_people_go_together_however_the_plans_write_the_unit()
    {
        var (rollUp, _) = ComparisonRules.RollUp(
            IndicatorKind.Ratio,
            "doanh nghiệp/1.000 dân",
            [Ratio(3, 6000, "doanh nghiệp/1.000 dân"), Ratio(12, 4000, "Số doanh nghiệp/1.000 dân")]);

        // 1000 × 15 ÷ 10000
        Assert.Equal((1.5m, 2, "doanh nghiệp/1.000 dân"), (rollUp.Value, rollUp.CommuneCount, rollUp.Unit));
    }

    [Fact]
    public void Values_are_summed_in_the_unit_that_most_are_in()
    {
        var (rollUp, gaps) = ComparisonRules.RollUp(
            IndicatorKind.Value, "lớp", [Value(4, "lớp"), Value(6, "Lớp "), Value(300, "người"), new Contribution(CommuneGap.NotApplicable)]);

        Assert.Equal((RollUpKind.Sum, 10m, 2, "lớp"), (rollUp.Kind, rollUp.Value, rollUp.CommuneCount, rollUp.Unit));
        Assert.Equal([null, null, CommuneGap.DifferentUnit, CommuneGap.NotApplicable], gaps);
    }

    [Theory]
    [InlineData("Mbit/s")]
    [InlineData("Mbps")]
    [InlineData("%")]
    [InlineData("Điểm")]
    [InlineData("phút")]
    public void A_speed_a_score_and_a_time_make_no_sum(string unit)
    {
        var (rollUp, gaps) = ComparisonRules.RollUp(IndicatorKind.Value, unit, [Value(100, unit), Value(300, unit)]);

        Assert.Equal((RollUpKind.None, null, 0), (rollUp.Kind, rollUp.Value, rollUp.CommuneCount));
        Assert.Equal([CommuneGap.NoSum, CommuneGap.NoSum], gaps);
    }

    [Fact]
    public void Of_done_or_not_done_the_communes_that_say_yes_are_counted()
    {
        var (rollUp, gaps) = ComparisonRules.RollUp(
            IndicatorKind.YesNo, null, [Of(EntryKind.YesNo, 1), Of(EntryKind.YesNo, 0), Of(EntryKind.YesNo, 1), Of(EntryKind.Completion, 80)]);

        // 2 of 3; the one that reports a completion is not asked.
        Assert.Equal((RollUpKind.YesCount, 2m, 3m, 66.6667m), (rollUp.Kind, rollUp.Numerator, rollUp.Denominator, rollUp.Value));
        Assert.Equal(CommuneGap.BarePercent, gaps[3]);
    }

    [Fact]
    public void Words_have_neither_a_sum_nor_a_place()
    {
        Contribution[] all = [Of(EntryKind.Narrative, null) with { Operator = TargetOperator.Narrative }];

        Assert.Equal(CommuneGap.Narrative, Assert.Single(ComparisonRules.RollUp(IndicatorKind.Narrative, null, all).Gaps));
        Assert.Equal(CommuneGap.Narrative, Assert.Single(ComparisonRules.Rank(IndicatorKind.Narrative, Direction.Up, all).Gaps));
    }

    [Fact]
    public void Equal_values_share_a_place_and_the_next_is_skipped()
    {
        var ranking = ComparisonRules.Rank(
            IndicatorKind.Ratio, Direction.Up, [Ratio(90, 100), Ratio(70, 100), Ratio(45, 50), Ratio(60, 100), new Contribution(CommuneGap.NoData)]);

        Assert.Equal([1, 3, 1, 4, null], ranking.Ranks);
        // 90, 90, 70, 60: of the two in the middle the better; never (90 + 70) ÷ 2.
        Assert.Equal(90m, ranking.Median);
        Assert.Equal([null, null, null, null, CommuneGap.NoData], ranking.Gaps);
    }

    [Fact]
    public void Where_less_is_better_the_lowest_comes_first()
    {
        Contribution[] all = [Value(9, "ngày", TargetOperator.Le), Value(3, "ngày", TargetOperator.Lt), Value(5, "ngày", TargetOperator.Eq)];

        var ranking = ComparisonRules.Rank(IndicatorKind.Value, Direction.Down, all);

        Assert.Equal([3, 1, 2], ranking.Ranks);
        Assert.Equal(5m, ranking.Median);
    }

    [Fact]
    public void Ceilings_turn_the_places_round_even_where_the_measure_points_upwards()
    {
        Contribution[] ceilings = [Ratio(30, 100) with { Operator = TargetOperator.Le }, Ratio(10, 100) with { Operator = TargetOperator.Le }];

        var ranking = ComparisonRules.Rank(IndicatorKind.Ratio, Direction.Up, ceilings);

        Assert.Equal([2, 1], ranking.Ranks);
        Assert.True(ranking.IsLowerBetter);
        Assert.False(ComparisonRules.Rank(IndicatorKind.Ratio, Direction.Down, [Ratio(30, 100), Ratio(10, 100)]).IsLowerBetter);
    }

    [Fact]
    public void Targets_that_differ_in_kind_are_not_compared_and_say_why()
    {
        var ranking = ComparisonRules.Rank(
            IndicatorKind.Ratio,
            Direction.Up,
            [
                Ratio(80, 100),
                Ratio(70, 100) with { Operator = TargetOperator.Eq },
                Of(EntryKind.Percent, 60) with { Operator = TargetOperator.Gt },
                Ratio(10, 100) with { Operator = TargetOperator.Le },
                Of(EntryKind.YesNo, 1) with { Operator = TargetOperator.Yes },
                Ratio(99, 100) with { Operator = null, HasHorizon = true },
                Ratio(99, 100) with { Operator = null, HasHorizon = false },
                Ratio(5, 1000, "doanh nghiệp/1.000 dân"),
            ]);

        Assert.Equal([1, 2, 3, null, null, null, null, null], ranking.Ranks);
        Assert.Equal(
            [
                null, null, null, CommuneGap.DifferentOperator, CommuneGap.DifferentKind, CommuneGap.HorizonOnly, CommuneGap.NoTarget,
                CommuneGap.DifferentUnit,
            ],
            ranking.Gaps);
    }

    [Fact]
    public void Of_two_equally_large_kinds_that_which_points_where_the_measure_does_is_ranked()
    {
        var ranking = ComparisonRules.Rank(
            IndicatorKind.Ratio,
            Direction.Up,
            [
                Ratio(10, 100) with { Operator = TargetOperator.Le }, Ratio(20, 100) with { Operator = TargetOperator.Le },
                Ratio(30, 100), Ratio(40, 100),
            ]);

        Assert.Equal([null, null, 2, 1], ranking.Ranks);
        Assert.Equal([CommuneGap.DifferentOperator, CommuneGap.DifferentOperator, null, null], ranking.Gaps);
    }

    [Fact]
    public void One_alone_has_no_place()
    {
        var ranking = ComparisonRules.Rank(IndicatorKind.Ratio, Direction.Up, [Ratio(80, 100), new Contribution(CommuneGap.NotInPlan)]);

        Assert.Equal([null, null], ranking.Ranks);
        Assert.Equal([CommuneGap.Alone, CommuneGap.NotInPlan], ranking.Gaps);
        Assert.Null(ranking.Median);
    }

    [Theory]
    [InlineData(13, 24, "54.2")]
    [InlineData(1, 3, "33.3")]
    [InlineData(1, 8, "12.5")]
    [InlineData(0, 5, "0")]
    [InlineData(0, 0, null)]
    public void A_share_of_nothing_is_none(int part, int whole, string? percent) =>
        Assert.Equal(
            percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), TimelinessRules.RateOf(part, whole));

    [Fact]
    public void Whatever_is_reported_the_sum_is_that_of_those_behind_it_and_nobody_is_lost() => Holds(all =>
    {
        var (rollUp, gaps) = ComparisonRules.RollUp(IndicatorKind.Ratio, "%", all);
        var behind = all.Where(one => one is { Gap: null, Entry: EntryKind.Ratio }).ToList();
        var direct = behind.Count == 0 ? null : (decimal?)Math.Round(
            100 * behind.Sum(one => one.Numerator!.Value) / behind.Sum(one => one.Denominator!.Value), 4, MidpointRounding.AwayFromZero);
        return rollUp.Value == direct
            && rollUp.CommuneCount == behind.Count
            && rollUp.CommuneCount + rollUp.LeftOut.Sum(left => left.Count) == all.Count
            && gaps.Count(gap => gap is null) == behind.Count;
    });

    [Fact]
    public void Whatever_is_reported_a_better_value_never_stands_behind_a_worse_one() => Holds(all =>
    {
        var (ranks, gaps, _, _) = ComparisonRules.Rank(IndicatorKind.Ratio, Direction.Up, all);
        var placed = all.Zip(ranks).Where(pair => pair.Second is not null).ToList();
        return ranks.Zip(gaps).All(pair => pair.First is null == pair.Second is not null)
            && placed.All(one => one.Second == 1 + placed.Count(other => other.First.Value > one.First.Value));
    });

    private static Contribution Ratio(decimal numerator, decimal denominator, string unit = "%") => new(
        Gap: null, EntryKind.Ratio, numerator, denominator, ReportRules.Quotient(numerator, denominator, unit), unit, TargetOperator.Ge, HasHorizon: true);

    private static Contribution Value(decimal value, string unit, TargetOperator target = TargetOperator.Ge) =>
        Of(EntryKind.Value, value) with { Unit = unit, Operator = target };

    private static Contribution Of(EntryKind entry, decimal? value) => new(Gap: null, entry, Value: value, Operator: TargetOperator.Ge);

    private static Gen<Contribution> AnyContribution => Gen.OneOf(
        from numerator in Gen.Choose(0, 5000)
        from denominator in Gen.Choose(1, 5000)
        select Ratio(numerator, denominator),
        from percent in Gen.Choose(0, 100)
        select Of(EntryKind.Percent, percent),
        from gap in Gen.Elements(CommuneGap.NoPlan, CommuneGap.NotInPlan, CommuneGap.NoData, CommuneGap.NotVerified, CommuneGap.NotApplicable)
        select new Contribution(gap));

    private static void Holds(Func<List<Contribution>, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(AnyContribution.ListOf().Select(all => all.ToList()).ToArbitrary(), property));
}
