using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Rules;

public sealed class ReportRulesTests
{
    private const string Percent = "%";

    public static TheoryData<IndicatorKind, TargetOperator?, EntryKind[]> Entries => new()
    {
        { IndicatorKind.Ratio, TargetOperator.Ge, [EntryKind.Ratio, EntryKind.Percent, EntryKind.NotApplicable] },
        { IndicatorKind.Value, null, [EntryKind.Value, EntryKind.NotApplicable] },
        { IndicatorKind.YesNo, TargetOperator.Yes, [EntryKind.YesNo, EntryKind.Completion, EntryKind.NotApplicable] },
        { IndicatorKind.Narrative, TargetOperator.Narrative, [EntryKind.Narrative, EntryKind.NotApplicable] },
        // A target that is a word needs an entry that answers it.
        {
            IndicatorKind.Ratio, TargetOperator.Narrative,
            [EntryKind.Ratio, EntryKind.Percent, EntryKind.Narrative, EntryKind.NotApplicable]
        },
        { IndicatorKind.Value, TargetOperator.Yes, [EntryKind.Value, EntryKind.YesNo, EntryKind.Completion, EntryKind.NotApplicable] },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_indicator_takes_the_entries_of_its_kind(IndicatorKind kind, TargetOperator? targetOperator, EntryKind[] taken)
    {
        foreach (var entryKind in Enum.GetValues<EntryKind>())
        {
            var faults = ReportRules.Check(Sound(entryKind), kind, Percent, targetOperator);
            if (taken.Contains(entryKind))
                Assert.Empty(faults);
            else
                Assert.Equal(("entryKind", "entry_kind_not_allowed"), (Assert.Single(faults).Field, faults[0].Code));
        }
    }

    [Fact]
    public void A_refused_entry_kind_is_told_what_is_taken() => Assert.Equal(
        "Chỉ tiêu này chỉ nhận: tử số và mẫu số, tỷ lệ phần trăm, \"Không phát sinh\".",
        Assert.Single(ReportRules.Check(Sound(EntryKind.Value), IndicatorKind.Ratio, Percent, null)).Message);

    [Theory]
    [InlineData("1", "2", "%")]
    [InlineData("0", "2", "%")]
    [InlineData("2", "2", "%")]
    [InlineData("0.1234", "0.5", "%")]
    [InlineData("5", "2", "kết nối/người")] // more than one each is a figure, not a slip
    [InlineData("2", null, "%", "denominator", "required")]
    [InlineData(null, "2", "%", "numerator", "required")]
    [InlineData("0", "0", "%", "denominator", "denominator_zero")]
    [InlineData("-1", "2", "%", "numerator", "negative")]
    [InlineData("1", "-2", "%", "denominator", "negative")]
    [InlineData("3", "2", "%", "numerator", "numerator_above_denominator")]
    [InlineData("3", "2", null, "numerator", "numerator_above_denominator")] // a ratio without a unit is a percent
    [InlineData("1.23456", "2", "%", "numerator", "too_many_decimals")]
    [InlineData("1.23400", "2", "%")] // zeros behind the fourth place are no digits
    [InlineData("1", "100000000000000", "%", "denominator", "too_large")]
    [InlineData("99999999999999", "0.0001", "kết nối/người", "numerator", "too_large")] // each fits, the quotient does not
    public void A_ratio_needs_a_sound_numerator_and_denominator(
        string? numerator, string? denominator, string? unit, string? field = null, string? code = null)
    {
        var draft = Draft(EntryKind.Ratio) with { Numerator = Number(numerator), Denominator = Number(denominator) };
        AssertFault(field, code, ReportRules.Check(draft, IndicatorKind.Ratio, unit, TargetOperator.Ge));
    }

    [Theory]
    [InlineData(EntryKind.Percent, IndicatorKind.Ratio, "%", "100")]
    [InlineData(EntryKind.Percent, IndicatorKind.Ratio, "%", "0")]
    [InlineData(EntryKind.Percent, IndicatorKind.Ratio, "%", "100.1", "percent_above_100")]
    [InlineData(EntryKind.Percent, IndicatorKind.Ratio, "kết nối/người", "250")]
    [InlineData(EntryKind.Percent, IndicatorKind.Ratio, "%", "-0.1", "negative")]
    [InlineData(EntryKind.Percent, IndicatorKind.Ratio, "%", null, "required")]
    [InlineData(EntryKind.Value, IndicatorKind.Value, "lượt", "1640")]
    [InlineData(EntryKind.Value, IndicatorKind.Value, "lượt", "-1", "negative")]
    [InlineData(EntryKind.Value, IndicatorKind.Value, "lượt", null, "required")]
    [InlineData(EntryKind.Value, IndicatorKind.Value, "lượt", "99999999999999.9999")]
    [InlineData(EntryKind.Value, IndicatorKind.Value, "lượt", "100000000000000", "too_large")]
    [InlineData(EntryKind.Value, IndicatorKind.Value, "lượt", "0.00001", "too_many_decimals")]
    [InlineData(EntryKind.YesNo, IndicatorKind.YesNo, null, "0")]
    [InlineData(EntryKind.YesNo, IndicatorKind.YesNo, null, "1")]
    [InlineData(EntryKind.YesNo, IndicatorKind.YesNo, null, "0.5", "not_yes_or_no")]
    [InlineData(EntryKind.YesNo, IndicatorKind.YesNo, null, null, "required")]
    [InlineData(EntryKind.Completion, IndicatorKind.YesNo, null, "100")]
    [InlineData(EntryKind.Completion, IndicatorKind.YesNo, null, "101", "percent_above_100")]
    public void A_value_stays_within_what_its_kind_can_be(
        EntryKind entryKind, IndicatorKind kind, string? unit, string? value, string? code = null)
    {
        var draft = Draft(entryKind) with { Value = Number(value) };
        AssertFault(code is null ? null : "value", code, ReportRules.Check(draft, kind, unit, null));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001, "too_long")]
    [InlineData(0, "required")]
    public void A_narrative_is_a_text_of_limited_length(int length, string? code = null)
    {
        var draft = Draft(EntryKind.Narrative) with { Text = new string('a', length) };
        AssertFault(code is null ? null : "text", code, ReportRules.Check(draft, IndicatorKind.Narrative, null, TargetOperator.Narrative));
    }

    [Fact]
    public void Blanks_are_no_narrative() => AssertFault(
        "text", "required", ReportRules.Check(Draft(EntryKind.Narrative) with { Text = " \n" }, IndicatorKind.Narrative, null, null));

    [Theory]
    [InlineData(2000)]
    [InlineData(2001, "too_long")]
    public void A_note_goes_with_any_entry_and_is_limited(int length, string? code = null)
    {
        var draft = Draft(EntryKind.NotApplicable) with { Note = new string('a', length) };
        AssertFault(code is null ? null : "note", code, ReportRules.Check(draft, IndicatorKind.Ratio, Percent, null));
    }

    [Fact]
    public void Too_long_a_text_says_the_limit_the_vietnamese_way() => Assert.Equal(
        "Ghi chú dài quá 2.000 ký tự: viết ngắn lại.",
        Assert.Single(ReportRules.Check(Draft(null) with { Note = new string('a', 2001) }, IndicatorKind.Ratio, Percent, null)).Message);

    public static TheoryData<ReportDraftValue, IndicatorKind, string> Strays => new()
    {
        { Sound(EntryKind.Ratio) with { Value = 50 }, IndicatorKind.Ratio, "value" },
        { Sound(EntryKind.Percent) with { Numerator = 1 }, IndicatorKind.Ratio, "numerator" },
        { Sound(EntryKind.Percent) with { Denominator = 0 }, IndicatorKind.Ratio, "denominator" },
        { Sound(EntryKind.Value) with { Text = "x" }, IndicatorKind.Value, "text" },
        { Sound(EntryKind.Narrative) with { Value = 1 }, IndicatorKind.Narrative, "value" },
        { Sound(EntryKind.NotApplicable) with { Value = 0 }, IndicatorKind.Value, "value" },
        { Draft(null) with { Value = 0 }, IndicatorKind.Value, "value" },
    };

    [Theory]
    [MemberData(nameof(Strays))]
    public void A_field_that_the_entry_does_not_use_is_refused(ReportDraftValue draft, IndicatorKind kind, string field) =>
        AssertFault(field, "stray_field", ReportRules.Check(draft, kind, Percent, null));

    [Fact]
    public void An_emptied_cell_is_sound() => Assert.Empty(ReportRules.Check(Draft(null), IndicatorKind.Ratio, Percent, null));

    [Fact]
    public void Every_field_names_its_own_fault()
    {
        var draft = Draft(EntryKind.Ratio) with { Numerator = -1, Denominator = 0, Text = "x", Note = new string('a', 2001) };
        Assert.Equal(
            ["numerator", "denominator", "text", "note"],
            ReportRules.Check(draft, IndicatorKind.Ratio, Percent, null).Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("29", "64", "%", "45.3125")] // 100 × 29 ÷ 64
    [InlineData("1", "3", "%", "33.3333")]
    [InlineData("2", "3", "%", "66.6667")]
    [InlineData("1", "3", null, "33.3333")]
    [InlineData("1", "32", "doanh nghiệp/1.000 dân", "31.25")]
    public void The_value_of_a_ratio_is_computed(string numerator, string denominator, string? unit, string value)
    {
        var stored = ReportRules.Normalize(
            Draft(EntryKind.Ratio) with { Numerator = Number(numerator), Denominator = Number(denominator) }, unit);

        Assert.Equal(Number(value), stored.Value);
        Assert.Equal((Number(numerator), Number(denominator)), (stored.Numerator, stored.Denominator));
    }

    [Fact]
    public void What_is_not_computed_is_stored_as_given_without_blanks_around_it()
    {
        var stored = ReportRules.Normalize(Draft(EntryKind.Percent) with { Value = 18.7m, Text = " ", Note = " theo Cổng DVC " }, Percent);
        Assert.Equal(new StoredValue { EntryKind = EntryKind.Percent, Value = 18.7m, Note = "theo Cổng DVC" }, stored);
    }

    [Fact]
    public void A_report_moves_along_its_workflow_only()
    {
        (ReportState, ReportState)[] moves =
        [
            (ReportState.Empty, ReportState.Draft),
            (ReportState.Draft, ReportState.Submitted),
            (ReportState.Returned, ReportState.Submitted),
            (ReportState.Submitted, ReportState.Returned),
            (ReportState.Submitted, ReportState.Verified),
            (ReportState.Verified, ReportState.Draft),
            (ReportState.Verified, ReportState.Locked),
        ];
        var states = Enum.GetValues<ReportState>();
        var allowed = states.SelectMany(from => states.Select(to => (from, to))).Where(move => ReportRules.CanMove(move.from, move.to));
        Assert.Equal(moves.Order(), allowed.Order());
    }

    [Theory]
    [InlineData(ReportState.Empty, true)]
    [InlineData(ReportState.Draft, true)]
    [InlineData(ReportState.Returned, true)]
    [InlineData(ReportState.Submitted, false)]
    [InlineData(ReportState.Verified, false)]
    [InlineData(ReportState.Locked, false)]
    public void What_was_sent_is_not_edited(ReportState state, bool isEditable) => Assert.Equal(isEditable, ReportRules.IsEditable(state));

    private static void AssertFault(string? field, string? code, IReadOnlyList<ReportFault> faults)
    {
        if (code is null)
        {
            Assert.Empty(faults);
            return;
        }

        var fault = Assert.Single(faults);
        Assert.Equal((field, code), (fault.Field, fault.Code));
        Assert.EndsWith(".", fault.Message);
    }

    private static ReportDraftValue Draft(EntryKind? entryKind) =>
        new() { PlanIndicatorId = Guid.Empty, Version = 0, EntryKind = entryKind };

    private static ReportDraftValue Sound(EntryKind entryKind) => entryKind switch
    {
        EntryKind.Ratio => Draft(entryKind) with { Numerator = 1, Denominator = 2 },
        EntryKind.Percent or EntryKind.Value or EntryKind.YesNo or EntryKind.Completion => Draft(entryKind) with { Value = 1 },
        EntryKind.Narrative => Draft(entryKind) with { Text = "Đã triển khai." },
        EntryKind.NotApplicable => Draft(entryKind),
    };

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
