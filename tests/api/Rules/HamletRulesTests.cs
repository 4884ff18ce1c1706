using System.Globalization;
using WardKpi.Api.Demo;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Rules;

public sealed class HamletRulesTests
{
    private const string Percent = "%";

    // Hamlets as "n/d", a figure, "k" (nothing to measure) or "-" (empty).
    [Theory]
    [InlineData("45/50 10/50", "55/100", "55", 2)] // 90 % and 20 %
    [InlineData("1/1 0/99", "1/100", "1", 2)] // the mean of 100 % and 0 % would be 50
    [InlineData("1/3 1/3 1/3", "3/9", "33.3333", 3)]
    [InlineData("2/3", "2/3", "66.6667", 1)]
    [InlineData("0/40 0/60", "0/100", "0", 2)] // zero is a figure
    [InlineData("45/50 k -", "45/50", "90", 1)]
    [InlineData("0.5/1.5 0.25/0.5", "0.75/2", "37.5", 2)]
    public void A_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators(string hamlets, string fraction, string percent, int counted)
    {
        var sum = HamletRules.RollUp(Hamlets(hamlets), IndicatorKind.Ratio, Percent);

        var parts = fraction.Split('/').Select(Number).ToList();
        Assert.Equal((EntryKind.Ratio, parts[0], parts[1], Number(percent)), (sum.EntryKind, sum.Numerator!.Value, sum.Denominator!.Value, sum.Value!.Value));
        Assert.Equal(counted, sum.Counted);
    }

    [Theory]
    [InlineData("12 30 0", "42", 3)]
    [InlineData("12 k -", "12", 1)]
    [InlineData("0.1 0.2", "0.3", 2)]
    public void A_figure_is_the_sum_of_figures(string hamlets, string value, int counted)
    {
        var sum = HamletRules.RollUp(Hamlets(hamlets), IndicatorKind.Value, "hộ");

        Assert.Equal((EntryKind.Value, Number(value), counted), (sum.EntryKind, sum.Value!.Value, sum.Counted));
        Assert.Null(sum.Numerator);
        Assert.Null(sum.Denominator);
    }

    [Theory]
    [InlineData("- - -", null, 0, 3)]
    [InlineData("k - -", EntryKind.NotApplicable, 1, 3)]
    [InlineData("k k", EntryKind.NotApplicable, 2, 2)]
    public void Without_a_figure_the_sum_is_empty_or_nothing_to_measure(string hamlets, EntryKind? entryKind, int filled, int total)
    {
        foreach (var kind in new[] { IndicatorKind.Ratio, IndicatorKind.Value })
            Assert.Equal(
                new HamletSum { EntryKind = entryKind, Counted = 0, Filled = filled, Total = total },
                HamletRules.RollUp(Hamlets(hamlets), kind, Percent));
    }

    [Fact]
    public void What_is_counted_per_thousand_is_summed_alike() =>
        Assert.Equal(7.5m, HamletRules.RollUp(Hamlets("10/1000 5/1000"), IndicatorKind.Ratio, "cuộc /1.000 dân").Value);

    [Theory]
    [InlineData(IndicatorKind.Ratio, EntryKind.Percent)]
    [InlineData(IndicatorKind.Ratio, EntryKind.Value)]
    [InlineData(IndicatorKind.Ratio, EntryKind.Narrative)]
    [InlineData(IndicatorKind.Value, EntryKind.Ratio)]
    [InlineData(IndicatorKind.Value, EntryKind.YesNo)]
    [InlineData(IndicatorKind.Value, EntryKind.Completion)]
    public void A_hamlet_gives_only_what_adds_up(IndicatorKind kind, EntryKind entryKind)
    {
        var fault = Assert.Single(HamletRules.Check(Value(entryKind) with { Value = 1 }, kind, Percent));

        Assert.Equal(("entryKind", "entry_kind_not_allowed"), (fault.Field, fault.Code));
    }

    [Fact]
    public void A_hamlet_is_checked_by_the_rules_of_the_unit()
    {
        Assert.Empty(HamletRules.Check(Value(EntryKind.Ratio) with { Numerator = 3, Denominator = 4 }, IndicatorKind.Ratio, Percent));
        Assert.Empty(HamletRules.Check(Value(null), IndicatorKind.Ratio, Percent));
        Assert.Equal("numerator_above_denominator", CodeOf(Value(EntryKind.Ratio) with { Numerator = 5, Denominator = 4 }));
        Assert.Equal("denominator_zero", CodeOf(Value(EntryKind.Ratio) with { Numerator = 0, Denominator = 0 }));
        Assert.Equal("negative", CodeOf(Value(EntryKind.Ratio) with { Numerator = -1, Denominator = 4 }));
        Assert.Equal("stray_field", CodeOf(Value(EntryKind.NotApplicable) with { Numerator = 1 }));
    }

    [Fact]
    public void A_sum_that_no_longer_fits_is_told()
    {
        var sum = HamletRules.RollUp(Hamlets("60000000000000 60000000000000"), IndicatorKind.Value, "hộ");

        Assert.Equal("too_large", HamletRules.CheckSum(sum, IndicatorKind.Value, "hộ")?.Code);
        Assert.Null(HamletRules.CheckSum(HamletRules.RollUp(Hamlets("1/2 k"), IndicatorKind.Ratio, Percent), IndicatorKind.Ratio, Percent));
        Assert.Null(HamletRules.CheckSum(HamletRules.RollUp(Hamlets("-"), IndicatorKind.Ratio, Percent), IndicatorKind.Ratio, Percent));
    }

    [Theory]
    [InlineData(12, 12, EntryKind.Ratio, false)]
    [InlineData(9, 12, EntryKind.Ratio, true)]
    [InlineData(9, 12, null, true)]
    [InlineData(0, 12, null, true)]
    [InlineData(0, 12, EntryKind.Percent, false)] // entered by the unit before the setting
    public void A_row_waits_for_its_hamlets(int filled, int total, EntryKind? entered, bool waits) =>
        Assert.Equal(waits, HamletRules.IsIncomplete(filled, total, entered));

    [Fact]
    public void Only_the_words_beside_a_sum_are_the_units_to_write()
    {
        var stored = new StoredValue { EntryKind = EntryKind.Ratio, Numerator = 55, Denominator = 100, Value = 55, Note = "cũ" };

        Assert.Null(HamletRules.CheckDirect(stored with { Note = "mới", Source = "thôn", Explanation = "đã rà soát" }, stored));
        Assert.Equal("entered_by_hamlet", HamletRules.CheckDirect(stored with { Numerator = 56, Value = 56 }, stored)?.Code);
        Assert.Equal("entered_by_hamlet", HamletRules.CheckDirect(new StoredValue(), stored)?.Code);
    }

    [Theory]
    [InlineData("Thôn 3", "thôn 3", true)]
    [InlineData("THÔN   3 ", "Thôn 3", true)]
    [InlineData("Tho\u0302n 3", "Thôn 3", true)] // letters typed in two parts
    [InlineData("Tân Thanh", "Tân Thành", false)]
    [InlineData("Thôn 3", "Thôn 13", false)]
    public void Names_are_alike_but_for_case_and_blanks(string one, string other, bool alike) =>
        Assert.Equal(alike, HamletNames.KeyOf(one) == HamletNames.KeyOf(other));

    [Theory]
    [InlineData("Tân Thành", "", "tan-thanh")]
    [InlineData("Tân Thành", "tan-thanh", "tan-thanh-2")]
    [InlineData("Tân Thành", "tan-thanh tan-thanh-2", "tan-thanh-3")]
    [InlineData("…", "", "thon")]
    public void A_code_is_free_among_its_siblings(string name, string taken, string code) =>
        Assert.Equal(code, HamletNames.FreeCode(name, taken.Split(' ').ToHashSet()));

    [Theory]
    [InlineData("1641", "1944")]
    [InlineData("0", "187")]
    [InlineData("187", "187")]
    [InlineData("1", "2400")]
    public void Made_up_hamlets_make_the_made_up_unit_exactly(string numerator, string denominator)
    {
        var unit = new StoredValue { EntryKind = EntryKind.Ratio, Numerator = Number(numerator), Denominator = Number(denominator) };

        var hamlets = DemoHamlets.Spread(unit, $"{numerator}/{denominator}");
        var sum = HamletRules.RollUp([.. hamlets], IndicatorKind.Ratio, Percent);

        Assert.Equal((unit.Numerator, unit.Denominator, 12), (sum.Numerator, sum.Denominator, sum.Counted));
        foreach (var hamlet in hamlets)
            Assert.Empty(HamletRules.Check(
                Value(EntryKind.Ratio) with { Numerator = hamlet.Numerator, Denominator = hamlet.Denominator }, IndicatorKind.Ratio, Percent));
    }

    private static string CodeOf(HamletDraftValue value) => Assert.Single(HamletRules.Check(value, IndicatorKind.Ratio, Percent)).Code;

    private static HamletDraftValue Value(EntryKind? entryKind) => new() { HamletId = Guid.Empty, Version = 0, EntryKind = entryKind };

    private static List<StoredValue> Hamlets(string texts) =>
    [
        .. texts.Split(' ').Select(text => text.Split('/') switch
        {
            ["-"] => new StoredValue(),
            ["k"] => new StoredValue { EntryKind = EntryKind.NotApplicable },
            [var value] => new StoredValue { EntryKind = EntryKind.Value, Value = Number(value) },
            [var numerator, var denominator, ..] =>
                new StoredValue { EntryKind = EntryKind.Ratio, Numerator = Number(numerator), Denominator = Number(denominator) },
            [] => throw new ArgumentException(text),
        }),
    ];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
