using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Province.Comparison;

/// <summary>A commune's figure as it may stand behind others.</summary>
/// <param name="Gap">Why there is none.</param>
/// <param name="Unit">Of its plan.</param>
/// <param name="Operator">Of the target of the plan's year.</param>
/// <param name="HasHorizon">The plan has targets of other years.</param>
public sealed record Contribution(
    CommuneGap? Gap,
    EntryKind? Entry = null,
    decimal? Numerator = null,
    decimal? Denominator = null,
    decimal? Value = null,
    string? Unit = null,
    TargetOperator? Operator = null,
    bool HasHorizon = false);

/// <summary>Who is ranked where, and who is not and why; in the order of the contributions.</summary>
public sealed record Ranking(IReadOnlyList<int?> Ranks, IReadOnlyList<CommuneGap?> Gaps, decimal? Median, bool IsLowerBetter);

/// <summary>What can be summed up over communes, and what can be ranked (DESIGN.md §3). No database, no clock.</summary>
public static class ComparisonRules
{
    private const int FewestForMedian = 3;

    // A speed, a score or a time of several communes adds up to nothing; "/" marks every other rate.
    private static readonly string[] UnitsWithoutSum = ["/", "bps", "%", "điểm", "phút", "giờ", "ngày"];

    private enum TargetFamily
    {
        AtLeast,
        AtMost,
        Yes,
        Completion,
    }

    /// <summary>
    /// Σ numerator ÷ Σ denominator, Σ value, or the communes that say yes. A ratio's counts go together whatever its unit is called, as long
    /// as they are multiplied alike; values only in one unit, the one that most are in.
    /// </summary>
    /// <returns>The figure, and for each contribution why it is not in it.</returns>
    public static (RollUp RollUp, IReadOnlyList<CommuneGap?> Gaps) RollUp(IndicatorKind kind, string? unit, IReadOnlyList<Contribution> all)
    {
        var wanted = WantedEntry(kind);
        var usual = MostCommon(all.Where(one => one.Gap is null && one.Entry == wanted).Select(one => one.Unit), kind, unit);
        CommuneGap?[] gaps = [.. all.Select(one => one.Gap ?? RollUpGapOf(one, kind, wanted, usual))];
        Contribution[] behind = [.. all.Zip(gaps).Where(pair => pair.Second is null).Select(pair => pair.First)];
        var rollUp = new RollUp
        {
            Kind = wanted is null || (kind == IndicatorKind.Value && !AddsUp(usual)) ? RollUpKind.None : KindOf(kind),
            Unit = usual,
            CommuneCount = behind.Length,
            LeftOut = [.. gaps.OfType<CommuneGap>().CountBy(gap => gap).OrderBy(gap => gap.Key).Select(gap => new GapCount { Gap = gap.Key, Count = gap.Value })],
        };
        return (behind.Length == 0 ? rollUp : WithFigure(rollUp, behind), gaps);
    }

    /// <summary>
    /// Ranks values whose targets are of one kind: floors among floors, in one unit, entered alike. The largest such group is ranked; of
    /// equal ones that whose targets point where the measure does, then the first. The others say in what they differ from it.
    /// </summary>
    public static Ranking Rank(IndicatorKind kind, Direction direction, IReadOnlyList<Contribution> all)
    {
        CommuneGap?[] gaps = [.. all.Select(UnrankedGapOf)];
        var groups = all.Where((_, index) => gaps[index] is null)
            .GroupBy(one => (Entry: EntryFamilyOf(one), Family: FamilyOf(one, direction), Scale: ScaleOf(kind, one.Unit)))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Family == NaturalFamily(direction) ? 0 : 1);
        if (groups.FirstOrDefault() is not { } ranked)
            return new Ranking([.. all.Select(_ => (int?)null)], gaps, Median: null, direction == Direction.Down);

        for (var index = 0; index < all.Count; index++)
        {
            if (gaps[index] is null)
                gaps[index] = DifferenceOf(all[index]);
        }

        var isLowerBetter = ranked.Key.Family == TargetFamily.AtMost;
        decimal?[] values = [.. all.Select((one, index) => gaps[index] is null ? one.Value : null)];
        return new Ranking(ProvinceRules.RanksOf(values, isLowerBetter), gaps, MedianOf(values.OfType<decimal>(), isLowerBetter), isLowerBetter);

        CommuneGap? DifferenceOf(Contribution one) => one switch
        {
            _ when EntryFamilyOf(one) != ranked.Key.Entry => CommuneGap.DifferentKind,
            _ when FamilyOf(one, direction) != ranked.Key.Family => CommuneGap.DifferentOperator,
            _ when ScaleOf(kind, one.Unit) != ranked.Key.Scale => CommuneGap.DifferentUnit,
            _ => ranked.Count() == 1 ? CommuneGap.Alone : null,
        };
    }

    /// <summary>Whether values in a unit make a sum.</summary>
    public static bool AddsUp(string? unit) =>
        unit is null || !UnitsWithoutSum.Any(word => unit.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static CommuneGap? RollUpGapOf(Contribution one, IndicatorKind kind, EntryKind? wanted, string? usual) => one switch
    {
        { Entry: EntryKind.Narrative } => CommuneGap.Narrative,
        { Entry: EntryKind.Percent or EntryKind.Completion } => CommuneGap.BarePercent,
        _ when one.Entry != wanted => CommuneGap.DifferentKind,
        _ when kind == IndicatorKind.Value && !AddsUp(one.Unit) => CommuneGap.NoSum,
        _ when ScaleOf(kind, one.Unit) != ScaleOf(kind, usual) => CommuneGap.DifferentUnit,
        _ => null,
    };

    private static RollUp WithFigure(RollUp rollUp, IReadOnlyList<Contribution> behind)
    {
        switch (rollUp.Kind)
        {
            case RollUpKind.Ratio:
                var (numerator, denominator) = (behind.Sum(one => one.Numerator ?? 0), behind.Sum(one => one.Denominator ?? 0));
                return rollUp with
                {
                    Numerator = numerator,
                    Denominator = denominator,
                    Value = denominator == 0 ? null : ReportRules.Quotient(numerator, denominator, rollUp.Unit),
                };
            case RollUpKind.Sum:
                return rollUp with { Value = behind.Sum(one => one.Value ?? 0) };
            case RollUpKind.YesCount:
                var yes = behind.Count(one => one.Value == 1);
                return rollUp with { Numerator = yes, Denominator = behind.Count, Value = ReportRules.Quotient(yes, behind.Count, unit: null) };
            case RollUpKind.None:
            default:
                return rollUp;
        }
    }

    private static EntryKind? WantedEntry(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Ratio => EntryKind.Ratio,
        IndicatorKind.Value => EntryKind.Value,
        IndicatorKind.YesNo => EntryKind.YesNo,
        IndicatorKind.Narrative => null,
    };

    private static RollUpKind KindOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Ratio => RollUpKind.Ratio,
        IndicatorKind.Value => RollUpKind.Sum,
        IndicatorKind.YesNo => RollUpKind.YesCount,
        IndicatorKind.Narrative => RollUpKind.None,
    };

    /// <summary>Why a figure is in no group at all.</summary>
    private static CommuneGap? UnrankedGapOf(Contribution one) => one switch
    {
        { Gap: { } gap } => gap,
        { Operator: null, HasHorizon: true } => CommuneGap.HorizonOnly,
        { Operator: null } => CommuneGap.NoTarget,
        { Operator: TargetOperator.Narrative } or { Value: null } => CommuneGap.Narrative,
        _ => null,
    };

    /// <summary>A percent may be ranked beside one that was made of two counts.</summary>
    private static EntryKind EntryFamilyOf(Contribution one) => one.Entry is EntryKind.Percent ? EntryKind.Ratio : one.Entry!.Value;

    private static TargetFamily FamilyOf(Contribution one, Direction direction) => one.Operator!.Value switch
    {
        TargetOperator.Ge or TargetOperator.Gt => TargetFamily.AtLeast,
        TargetOperator.Le or TargetOperator.Lt => TargetFamily.AtMost,
        TargetOperator.Yes => TargetFamily.Yes,
        TargetOperator.Completion => TargetFamily.Completion,
        TargetOperator.Eq or TargetOperator.Narrative => NaturalFamily(direction),
    };

    private static TargetFamily NaturalFamily(Direction direction) => direction == Direction.Down ? TargetFamily.AtMost : TargetFamily.AtLeast;

    /// <summary>Figures of one scale can stand beside each other: a ratio's by what it is multiplied by, a value's by its unit.</summary>
    private static string ScaleOf(IndicatorKind kind, string? unit) => kind == IndicatorKind.Ratio
        ? ReportRules.RatioFactor(unit).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : (unit ?? "").Trim().ToUpperInvariant();

    /// <summary>The unit that most are in; of equally common ones the catalogue's, then the first.</summary>
    private static string? MostCommon(IEnumerable<string?> units, IndicatorKind kind, string? ofCatalogue) => units
        .GroupBy(unit => ScaleOf(kind, unit))
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key == ScaleOf(kind, ofCatalogue) ? 0 : 1)
        .Select(group => group.Key == ScaleOf(kind, ofCatalogue) ? ofCatalogue : group.First())
        .DefaultIfEmpty(ofCatalogue)
        .First();

    private static decimal? MedianOf(IEnumerable<decimal> values, bool isLowerBetter)
    {
        decimal[] best = isLowerBetter ? [.. values.Order()] : [.. values.OrderDescending()];
        return best.Length < FewestForMedian ? null : best[(best.Length - 1) / 2];
    }
}
