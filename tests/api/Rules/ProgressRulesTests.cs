using System.Globalization;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Rules;

public sealed class ProgressRulesTests
{
    private static readonly Thresholds Defaults = new();

    [Theory]
    [InlineData(TargetOperator.Ge, null, Phasing.Flat)]
    [InlineData(TargetOperator.Ge, "50", Phasing.Linear)]
    [InlineData(TargetOperator.Narrative, null, Phasing.Flat)]
    [InlineData(TargetOperator.Yes, null, Phasing.YearEnd)]
    [InlineData(TargetOperator.Completion, "50", Phasing.YearEnd)]
    public void Phasing_has_a_default(TargetOperator targetOperator, string? baseline, Phasing phasing) =>
        Assert.Equal(phasing, ProgressRules.DefaultPhasing(Ratio(targetOperator, 80) with { Baseline = Number(baseline) }));

    [Theory]
    // Kỳ Hòa SOC.PAYMENT_ACCOUNT: 60 → "trên 70 %" in four steps of 2.5
    [InlineData(TargetOperator.Gt, Direction.Up, "70", "60", null, "62.5", "65", "67.5", "70")]
    // steps of (70 − 69.9999) ÷ 4, in four places
    [InlineData(TargetOperator.Ge, Direction.Up, "70", "69.9999", null, "69.9999", "70", "70", "70")]
    // steps of 0.00005, half away from zero
    [InlineData(TargetOperator.Ge, Direction.Up, "0.0002", "0", null, "0.0001", "0.0001", "0.0002", "0.0002")]
    // Kỳ Lạc: 100 against "≥ 95": the target itself
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", null, "95", "95", "95", "95")]
    // Kỳ Hòa EGOV.FILES_ONLINE: 80 does not hold "trên 80", and there is no way to go
    [InlineData(TargetOperator.Gt, Direction.Up, "80", "80", null, "80", "80", "80", "80")]
    // fewer is better: 10 → 2 in steps of 2
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", null, "8", "6", "4", "2")]
    [InlineData(TargetOperator.Eq, Direction.Down, "2", "10", null, "8", "6", "4", "2")]
    // 1 holds "tối đa 2" already
    [InlineData(TargetOperator.Le, Direction.Down, "2", "1", null, "2", "2", "2", "2")]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", null, null, "80", "80", "80", "80")]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", Phasing.Flat, "80", "80", "80", "80")]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", Phasing.YearEnd, null, null, null, "80")]
    // held by the baseline, and still judged at the year's end only
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", Phasing.YearEnd, null, null, null, "95")]
    // linear by choice, without a baseline: from zero, or flat where less is better
    [InlineData(TargetOperator.Ge, Direction.Up, "12", null, Phasing.Linear, "3", "6", "9", "12")]
    [InlineData(TargetOperator.Le, Direction.Down, "2", null, Phasing.Linear, "2", "2", "2", "2")]
    [InlineData(TargetOperator.Completion, Direction.Up, null, null, null, null, null, null, "90")]
    [InlineData(TargetOperator.Yes, Direction.Up, null, null, null, null, null, null, "1")]
    [InlineData(TargetOperator.Narrative, Direction.Up, null, null, null, null, null, null, null)]
    [InlineData(TargetOperator.Ge, Direction.Up, null, "60", null, null, null, null, null)]
    [InlineData(null, Direction.Up, null, "60", null, null, null, null, null)]
    public void A_target_spreads_over_the_quarters(
        TargetOperator? targetOperator, Direction direction, string? target, string? baseline, Phasing? phasing,
        string? first, string? second, string? third, string? fourth)
    {
        var subject = Ratio(targetOperator, Number(target)) with { Direction = direction, Baseline = Number(baseline), Phasing = phasing };
        Assert.Equal(
            [Number(first), Number(second), Number(third), Number(fourth)],
            Enumerable.Range(1, 4).Select(quarter => ProgressRules.Milestone(subject, quarter)));
    }

    [Fact]
    public void A_milestone_set_by_hand_wins_over_every_phasing()
    {
        var byHand = new Dictionary<int, decimal> { [2] = 33 };
        var subject = Ratio(TargetOperator.Ge, 80) with { Phasing = Phasing.YearEnd, Milestones = byHand };
        Assert.Equal([null, 33m, null, 80m], Enumerable.Range(1, 4).Select(quarter => ProgressRules.Milestone(subject, quarter)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void There_are_four_quarters(int quarter)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProgressRules.Milestone(Ratio(TargetOperator.Ge, 80), quarter));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProgressRules.Judge(Ratio(TargetOperator.Ge, 80), null, quarter, Defaults));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProgressRules.Pace(Ratio(TargetOperator.Ge, 80), [], quarter));
    }

    [Theory]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", true)]
    [InlineData(TargetOperator.Ge, Direction.Up, "79.9999", false)]
    [InlineData(TargetOperator.Gt, Direction.Up, "80", false)]
    [InlineData(TargetOperator.Gt, Direction.Up, "80.0001", true)]
    [InlineData(TargetOperator.Le, Direction.Down, "80", true)]
    [InlineData(TargetOperator.Le, Direction.Down, "80.0001", false)]
    [InlineData(TargetOperator.Lt, Direction.Down, "80", false)]
    [InlineData(TargetOperator.Lt, Direction.Down, "79.9999", true)]
    // a bare "80 %" means reached, whichever way is better
    [InlineData(TargetOperator.Eq, Direction.Up, "81", true)]
    [InlineData(TargetOperator.Eq, Direction.Up, "79", false)]
    [InlineData(TargetOperator.Eq, Direction.Down, "79", true)]
    [InlineData(TargetOperator.Eq, Direction.Down, "81", false)]
    // the plan's word outranks the catalogue's direction
    [InlineData(TargetOperator.Le, Direction.Up, "79", true)]
    [InlineData(TargetOperator.Ge, Direction.Down, "81", true)]
    [InlineData(TargetOperator.Narrative, Direction.Up, "80", false)]
    [InlineData(null, Direction.Up, "80", false)]
    public void Eighty_holds_by_operator_and_direction(TargetOperator? targetOperator, Direction direction, string value, bool holds) =>
        Assert.Equal(holds, ProgressRules.Holds(Ratio(targetOperator, 80) with { Direction = direction }, Number(value)!.Value));

    [Theory]
    [InlineData(TargetOperator.Yes, EntryKind.YesNo, "1", true, "1")]
    [InlineData(TargetOperator.Yes, EntryKind.YesNo, "0", false, "0")]
    [InlineData(TargetOperator.Yes, EntryKind.Completion, "100", true, "1")]
    [InlineData(TargetOperator.Yes, EntryKind.Completion, "99", false, "0.99")]
    [InlineData(TargetOperator.Yes, EntryKind.Completion, "1", false, "0.01")] // one percent is no yes
    [InlineData(TargetOperator.Completion, EntryKind.Completion, "90", true, "1")]
    [InlineData(TargetOperator.Completion, EntryKind.Completion, "45", false, "0.5")]
    [InlineData(TargetOperator.Completion, EntryKind.Completion, "1", false, "0.0111")]
    [InlineData(TargetOperator.Completion, EntryKind.YesNo, "1", true, "1")] // the reviewer's word
    [InlineData(TargetOperator.Completion, EntryKind.YesNo, "0", false, "0")]
    public void A_word_as_target_takes_a_yes_or_a_completion(
        TargetOperator targetOperator, EntryKind kind, string value, bool holds, string attainment)
    {
        var subject = Done(targetOperator);
        Assert.Equal(holds, ProgressRules.Holds(subject, Number(value)!.Value, kind));
        Assert.Equal(Number(attainment), ProgressRules.Attainment(subject, Number(value)!.Value, kind));
    }

    [Theory]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", "70", "0.5")] // (70 − 60) ÷ (80 − 60)
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", "100", "2")] // never capped
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", "50", "-0.5")] // fell behind the baseline
    [InlineData(TargetOperator.Ge, Direction.Up, "90", "60", "70", "0.3333")] // 10 ÷ 30
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", "4", "0.75")] // (4 − 10) ÷ (2 − 10)
    [InlineData(TargetOperator.Le, Direction.Down, "0", "10", "0", "1")] // (0 − 10) ÷ (0 − 10)
    [InlineData(TargetOperator.Ge, Direction.Up, "80", null, "60", "0.75")] // 60 ÷ 80
    [InlineData(TargetOperator.Le, Direction.Down, "2", null, "4", "0.5")] // 2 ÷ 4
    [InlineData(TargetOperator.Le, Direction.Down, "2", null, "1", "2")] // 2 ÷ 1
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", "98", "1.0316")] // Kỳ Lạc: 98 ÷ 95
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", "90", "0.9474")] // 90 ÷ 95
    [InlineData(TargetOperator.Gt, Direction.Up, "80", "80", "60", "0.75")] // target = baseline: 60 ÷ 80
    [InlineData(TargetOperator.Gt, Direction.Up, "80", null, "80", "1")] // 1, and yet not met
    [InlineData(TargetOperator.Eq, Direction.Down, "0", null, "0", "1")] // no incident: as wanted
    [InlineData(TargetOperator.Eq, Direction.Down, "0", null, "3", "0")] // 0 ÷ 3
    [InlineData(TargetOperator.Eq, Direction.Down, "0", "0", "0", "1")] // baseline = target = 0
    [InlineData(TargetOperator.Le, Direction.Down, "5", null, "0", "1")] // 5 ÷ 0 says nothing, "at most 5" does
    [InlineData(TargetOperator.Lt, Direction.Down, "0", null, "0", "0")]
    [InlineData(TargetOperator.Ge, Direction.Up, "0", null, "7", "1")] // 7 ÷ 0 says nothing
    [InlineData(TargetOperator.Ge, Direction.Up, "-5", null, "-10", "0")] // −10 ÷ −5 = 2 would lie
    [InlineData(TargetOperator.Le, Direction.Down, "-5", null, "10", "0")] // −5 ÷ 10 is no share either
    [InlineData(TargetOperator.Ge, Direction.Up, "80", null, "0", "0")]
    [InlineData(null, Direction.Up, null, "60", "70", null)]
    [InlineData(TargetOperator.Narrative, Direction.Up, null, null, "1", null)]
    public void Attainment_is_the_share_of_the_way(
        TargetOperator? targetOperator, Direction direction, string? target, string? baseline, string value, string? attainment)
    {
        var subject = Ratio(targetOperator, Number(target)) with { Direction = direction, Baseline = Number(baseline) };
        Assert.Equal(Number(attainment), ProgressRules.Attainment(subject, Number(value)!.Value));
    }

    [Theory]
    // 60 → ≥ 80: milestones 65, 70, 75, 80
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 1, "65", ProgressStatus.OnTrack)] // 65 ÷ 65 = 100 %
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 1, "64.9999", ProgressStatus.AtRisk)] // 99.99… %
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 1, "58.5", ProgressStatus.AtRisk)] // 58.5 ÷ 65 = 90 %
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 1, "58.4999", ProgressStatus.OffTrack)]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 1, "80", ProgressStatus.Met)] // met early is met
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 4, "79", ProgressStatus.AtRisk)]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 1, "0", ProgressStatus.OffTrack)] // zero is a figure
    // strict: 80 reaches the milestone of 80 and not "trên 80"
    [InlineData(TargetOperator.Gt, Direction.Up, "80", null, 4, "80", ProgressStatus.OnTrack)]
    [InlineData(TargetOperator.Gt, Direction.Up, "80", null, 4, "80.1", ProgressStatus.Met)]
    [InlineData(TargetOperator.Lt, Direction.Down, "5", null, 4, "5", ProgressStatus.OnTrack)]
    // Kỳ Lạc: the milestone is 95 from the first quarter on
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", 1, "96", ProgressStatus.Met)]
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", 1, "94", ProgressStatus.AtRisk)] // 98.9 %
    [InlineData(TargetOperator.Ge, Direction.Up, "95", "100", 1, "85", ProgressStatus.OffTrack)] // 89.5 %
    // fewer is better: 10 → 2, milestones 8, 6, 4, 2
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", 1, "8", ProgressStatus.OnTrack)]
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", 2, "6.5", ProgressStatus.AtRisk)] // 6 ÷ 6.5 = 92.3 %
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", 2, "7", ProgressStatus.OffTrack)] // 6 ÷ 7 = 85.7 %
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", 1, "2", ProgressStatus.Met)]
    // incidents: 0 is wanted
    [InlineData(TargetOperator.Eq, Direction.Down, "0", null, 1, "0", ProgressStatus.Met)]
    [InlineData(TargetOperator.Eq, Direction.Down, "0", null, 1, "1", ProgressStatus.OffTrack)]
    [InlineData(TargetOperator.Lt, Direction.Down, "0", null, 1, "0", ProgressStatus.OnTrack)] // 0 ÷ 0: the milestone is reached
    // a target of zero, strictly, and one below zero, where more is better
    [InlineData(TargetOperator.Gt, Direction.Up, "0", null, 1, "0", ProgressStatus.OnTrack)]
    [InlineData(TargetOperator.Ge, Direction.Up, "-5", null, 1, "-10", ProgressStatus.OffTrack)]
    public void A_value_is_judged_by_the_milestone_of_its_quarter(
        TargetOperator targetOperator, Direction direction, string target, string? baseline, int quarter, string value,
        ProgressStatus status)
    {
        var subject = Ratio(targetOperator, Number(target)) with { Direction = direction, Baseline = Number(baseline) };
        var judgement = ProgressRules.Judge(subject, Sent(EntryKind.Value, Number(value)), quarter, Defaults);

        Assert.Equal((status, null), (judgement.Status, judgement.Reason));
        Assert.Equal(ProgressRules.Milestone(subject, quarter), judgement.Milestone);
        Assert.Equal(ProgressRules.Attainment(subject, Number(value)!.Value), judgement.Attainment);
    }

    [Theory]
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 3, "60", "-15", "80")] // 60 − 75; 60 ÷ 75
    [InlineData(TargetOperator.Ge, Direction.Up, "80", "60", 3, "80", "5", "106.6667")] // met, and 5 ahead
    [InlineData(TargetOperator.Ge, Direction.Up, "60", null, 3, "38", "-22", "63.3333")] // 38 ÷ 60
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", 2, "7", "-1", "85.7143")] // 6 − 7: above it is behind it; 6 ÷ 7
    [InlineData(TargetOperator.Le, Direction.Down, "2", "10", 2, "5", "1", "120")]
    [InlineData(TargetOperator.Eq, Direction.Down, "0", null, 1, "3", "-3", "0")]
    [InlineData(TargetOperator.Eq, Direction.Down, "0", null, 1, "0", "0", null)] // 0 ÷ 0
    public void A_gap_below_zero_is_behind_the_milestone_whichever_way_is_better(
        TargetOperator targetOperator, Direction direction, string target, string? baseline, int quarter, string value, string gap, string? percent)
    {
        var subject = Ratio(targetOperator, Number(target)) with { Direction = direction, Baseline = Number(baseline) };
        var judgement = ProgressRules.Judge(subject, Sent(EntryKind.Value, Number(value)), quarter, Defaults);

        Assert.Equal((Number(gap), Number(percent)), (judgement.Gap, judgement.MilestonePercent));
    }

    [Theory]
    [InlineData(TargetOperator.Completion, EntryKind.Completion, "45", "-45")] // 45 − 90
    [InlineData(TargetOperator.Completion, EntryKind.YesNo, "1", "0")]
    [InlineData(TargetOperator.Yes, EntryKind.YesNo, "0", null)]
    public void What_is_done_or_not_has_no_gap_and_what_is_completed_has_one(TargetOperator targetOperator, EntryKind kind, string value, string? gap) =>
        Assert.Equal(Number(gap), ProgressRules.Judge(Done(targetOperator), Sent(kind, Number(value)), 4, Defaults).Gap);

    [Theory]
    [InlineData("100", "90", "75", ProgressStatus.AtRisk)] // 75 ÷ 80 = 93.75 %
    [InlineData("90", "80", "75", ProgressStatus.OnTrack)]
    [InlineData("100", "95", "75", ProgressStatus.OffTrack)]
    public void Thresholds_are_settings(string onTrack, string atRisk, string value, ProgressStatus status)
    {
        var thresholds = new Thresholds(Number(onTrack)!.Value, Number(atRisk)!.Value);
        Assert.Equal(
            status,
            ProgressRules.Judge(Ratio(TargetOperator.Ge, 80), Sent(EntryKind.Percent, Number(value)), 1, thresholds).Status);
    }

    [Theory]
    [InlineData(ReportState.Submitted)]
    [InlineData(ReportState.Verified)]
    [InlineData(ReportState.Locked)]
    public void A_figure_counts_once_it_is_sent(ReportState state) => Assert.Equal(
        ProgressStatus.Met,
        ProgressRules.Judge(Ratio(TargetOperator.Ge, 80), Sent(EntryKind.Percent, 85) with { State = state }, 1, Defaults).Status);

    [Theory]
    [InlineData(ReportState.Empty)]
    [InlineData(ReportState.Draft)]
    [InlineData(ReportState.Returned)]
    public void A_draft_tells_nothing(ReportState state) => Assert.Equal(
        new Judgement { Status = ProgressStatus.NoData, Reason = StatusReason.NotSubmitted, Milestone = 80 },
        ProgressRules.Judge(Ratio(TargetOperator.Ge, 80), Sent(EntryKind.Percent, 85) with { State = state }, 1, Defaults));

    public static TheoryData<Entry?> Nothing => new(
        new Entry?[]
        {
            null, Sent(null, null), Sent(EntryKind.Percent, null), Sent(null, null) with { State = ReportState.Draft }, Text(" "),
            Text("a text is no figure"),
        });

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Nothing_entered_is_no_data_and_no_zero(Entry? entry) => Assert.Equal(
        new Judgement { Status = ProgressStatus.NoData, Reason = StatusReason.NotEntered, Milestone = 80 },
        ProgressRules.Judge(Ratio(TargetOperator.Ge, 80), entry, 1, Defaults));

    [Fact]
    public void Not_applicable_is_neither_empty_nor_zero() => Assert.Equal(
        new Judgement { Status = ProgressStatus.NotApplicable, Milestone = 80 },
        ProgressRules.Judge(Ratio(TargetOperator.Ge, 80), Sent(EntryKind.NotApplicable, null), 1, Defaults));

    [Theory]
    [InlineData(null)]
    [InlineData("62")]
    public void Without_a_target_for_the_year_nothing_is_due(string? value)
    {
        var entry = value is null ? null : Sent(EntryKind.Percent, Number(value));
        Assert.Equal(
            new Judgement { Status = ProgressStatus.NotDue, Reason = StatusReason.NoTargetThisYear },
            ProgressRules.Judge(Ratio(null, null) with { Baseline = 60 }, entry, 1, Defaults));
    }

    public static TheoryData<int, Entry?, ProgressStatus, StatusReason?, decimal?> YearEnd => new()
    {
        { 1, null, ProgressStatus.NotDue, StatusReason.JudgedAtYearEnd, null },
        { 3, Sent(EntryKind.YesNo, 0), ProgressStatus.NotDue, StatusReason.JudgedAtYearEnd, 0 },
        { 3, Sent(EntryKind.YesNo, 1) with { State = ReportState.Draft }, ProgressStatus.NotDue, StatusReason.JudgedAtYearEnd, null },
        { 2, Sent(EntryKind.NotApplicable, null), ProgressStatus.NotApplicable, null, null },
        { 2, Sent(EntryKind.YesNo, 1), ProgressStatus.Met, null, 1 },
        { 2, Sent(EntryKind.Completion, 45), ProgressStatus.NotDue, StatusReason.JudgedAtYearEnd, 0.5m },
        { 2, Sent(EntryKind.Completion, 90), ProgressStatus.Met, null, 1 },
        { 4, Sent(EntryKind.Completion, 85), ProgressStatus.AtRisk, null, 0.9444m }, // 85 ÷ 90 = 94.4 %
        { 4, Sent(EntryKind.Completion, 45), ProgressStatus.OffTrack, null, 0.5m },
        { 4, Sent(EntryKind.YesNo, 0), ProgressStatus.OffTrack, null, 0 },
        { 4, null, ProgressStatus.NoData, StatusReason.NotEntered, null },
        { 4, Sent(EntryKind.YesNo, 1) with { State = ReportState.Draft }, ProgressStatus.NoData, StatusReason.NotSubmitted, null },
    };

    [Theory]
    [MemberData(nameof(YearEnd))]
    public void What_is_done_or_not_is_late_in_the_fourth_quarter_only(
        int quarter, Entry? entry, ProgressStatus status, StatusReason? reason, decimal? attainment)
    {
        var judgement = ProgressRules.Judge(Done(TargetOperator.Completion), entry, quarter, Defaults);
        Assert.Equal((status, reason, attainment), (judgement.Status, judgement.Reason, judgement.Attainment));
    }

    public static TheoryData<Entry?, ProgressStatus, StatusReason?> Narratives => new()
    {
        { null, ProgressStatus.NoData, StatusReason.NotEntered },
        { Text(" "), ProgressStatus.NoData, StatusReason.NotEntered },
        { Text("Đã triển khai") with { State = ReportState.Draft }, ProgressStatus.NoData, StatusReason.NotSubmitted },
        { Text("Đã triển khai"), ProgressStatus.NotDue, StatusReason.NotVerified },
        { Text("Đã triển khai") with { State = ReportState.Returned }, ProgressStatus.NoData, StatusReason.NotSubmitted },
        { Text("Đã triển khai") with { State = ReportState.Verified }, ProgressStatus.Met, null },
        { Text("Đã triển khai") with { State = ReportState.Locked }, ProgressStatus.Met, null },
        { Sent(EntryKind.NotApplicable, null), ProgressStatus.NotApplicable, null },
    };

    [Theory]
    [MemberData(nameof(Narratives))]
    public void A_narrative_is_met_by_the_reviewers_word(Entry? entry, ProgressStatus status, StatusReason? reason)
    {
        var subject = new Subject { Kind = IndicatorKind.Narrative, Direction = Direction.Up, Operator = TargetOperator.Narrative };
        Assert.Equal(new Judgement { Status = status, Reason = reason }, ProgressRules.Judge(subject, entry, 2, Defaults));
    }

    [Theory]
    // 60 → 80. Points (0, 60) (1, 62) (2, 66): slope 3, 66 + 2 × 3; needed (80 − 66) ÷ 2
    [InlineData("80", "60", "1:62 2:66", 2, "7", "3", "72")]
    // later quarters do not count, nor does their order
    [InlineData("80", "60", "3:90 2:66 1:62", 2, "7", "3", "72")]
    // no baseline: one point has no slope
    [InlineData("80", null, "1:62", 1, "6", null, null)]
    [InlineData("80", null, "1:62 2:66", 2, "7", "4", "74")]
    // a gap: (0, 60) (3, 66): slope 2
    [InlineData("80", "60", "3:66", 3, "14", "2", "68")]
    // the third quarter is not in yet: from the second, two quarters are left
    [InlineData("80", "60", "1:62 2:66", 3, "7", "3", "72")]
    // the year is over: nothing to need, the forecast is the figure
    [InlineData("80", "60", "1:62 2:66 3:68 4:71", 4, null, "2.8", "71")]
    // (0, 60) (1, 61) (2, 61): slope 0.5
    [InlineData("80", "60", "1:61 2:61", 2, "9.5", "0.5", "62")]
    [InlineData("80", "60", "1:85", 1, "0", "25", "160")] // reached; a line knows no bounds
    [InlineData("80", "60", "1:58", 1, "7.3333", "-2", "52")] // (80 − 58) ÷ 3
    [InlineData("80", "60", "", 2, null, null, null)]
    [InlineData(null, "60", "1:62 2:66", 2, null, "3", "72")] // no target this year
    public void Pace_is_what_is_needed_and_what_was_kept_of_late(
        string? target, string? baseline, string known, int quarter, string? needed, string? recent, string? forecast)
    {
        var subject = Ratio(target is null ? null : TargetOperator.Ge, Number(target)) with { Baseline = Number(baseline) };
        Assert.Equal(
            new PaceFigures { Needed = Number(needed), Recent = Number(recent), Forecast = Number(forecast) },
            ProgressRules.Pace(subject, Points(known), quarter));
    }

    [Fact]
    public void Where_less_is_better_the_needed_pace_falls() => Assert.Equal(
        new PaceFigures { Needed = -2, Recent = -2, Forecast = 2 }, // (2 − 8) ÷ 3; (0, 10) (1, 8); 8 − 3 × 2
        ProgressRules.Pace(Ratio(TargetOperator.Le, 2) with { Direction = Direction.Down, Baseline = 10 }, Points("1:8"), 1));

    [Theory]
    [InlineData(TargetOperator.Yes)]
    [InlineData(TargetOperator.Completion)]
    public void What_is_done_or_not_has_no_pace(TargetOperator targetOperator) =>
        Assert.Equal(new PaceFigures(), ProgressRules.Pace(Done(targetOperator), Points("1:0 2:1"), 2));

    public static TheoryData<int[], decimal[]> Counts => new()
    {
        { [12, 17], [41.4m, 58.6m] }, // 41.379… and 58.620…
        { [1, 1, 1], [33.4m, 33.3m, 33.3m] }, // equal remainders: the first
        { [1, 2, 3], [16.7m, 33.3m, 50.0m] },
        { [1, 1, 1, 1, 1, 1], [16.7m, 16.7m, 16.7m, 16.7m, 16.6m, 16.6m] }, // plain rounding would give 100.2
        { [0, 0, 29], [0m, 0m, 100m] },
        { [1, 1999], [0.1m, 99.9m] }, // 0.05 and 99.95
        { [0, 0, 0], [0m, 0m, 0m] },
        { [], [] },
        { [int.MaxValue, int.MaxValue], [50m, 50m] },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Percentages_of_a_whole_are_rounded_by_largest_remainder(int[] counts, decimal[] percentages) =>
        Assert.Equal(percentages, ProgressRules.Percentages(counts));

    [Fact]
    public void Percentages_add_up_to_100_and_stay_within_a_tenth()
    {
        var random = new Random(2026);
        for (var round = 0; round < 500; round++)
        {
            var counts = Enumerable.Range(0, 7).Select(_ => random.Next(0, 40)).Append(1).ToArray();
            var percentages = ProgressRules.Percentages(counts);

            Assert.Equal(100.0m, percentages.Sum());
            Assert.All(counts.Zip(percentages), pair => Assert.True(Math.Abs(pair.Second - 100m * pair.First / counts.Sum()) < 0.1m));
        }
    }

    [Fact]
    public void There_is_no_negative_count() => Assert.Throws<ArgumentOutOfRangeException>(() => ProgressRules.Percentages([3, -1]));

    [Fact]
    public void Vo_nhai_is_on_the_way_from_2025_to_2030()
    {
        var path = ProgressRules.PathAround([Target(2025, TargetOperator.Ge, 62), Target(2030, TargetOperator.Eq, 100)], 2026);
        Assert.Equal(
            new TargetPath { FromYear = 2025, FromValue = 62, ToYear = 2030, ToValue = 100, Expected = 69.6m }, // 62 + 38 ÷ 5
            path);
    }

    [Fact]
    public void A_path_goes_between_the_nearest_figures()
    {
        TargetView[] targets =
        [
            Target(2045, TargetOperator.Ge, 90), Target(2020, TargetOperator.Ge, 10), Target(2025, TargetOperator.Ge, 15),
            Target(2028, TargetOperator.Narrative, null), Target(2030, TargetOperator.Ge, 20), Target(2035, TargetOperator.Ge, 40),
        ];
        var path = ProgressRules.PathAround(targets, 2027);
        Assert.Equal((2025, 2030, 17m), (path!.FromYear, path.ToYear, path.Expected)); // 15 + 5 × 2 ÷ 5
    }

    public static TheoryData<TargetView[]> NoPaths => new(
        new TargetView[][]
        {
            [],
            [Target(2030, TargetOperator.Eq, 100)],
            [Target(2025, TargetOperator.Ge, 62)],
            [Target(2025, TargetOperator.Narrative, null), Target(2030, TargetOperator.Eq, 100)],
            [Target(2025, TargetOperator.Ge, 62), Target(2026, TargetOperator.Ge, 65), Target(2030, TargetOperator.Eq, 100)],
        });

    [Theory]
    [MemberData(nameof(NoPaths))]
    public void There_is_no_path_without_two_ends_nor_in_a_year_with_a_target(TargetView[] targets) =>
        Assert.Null(ProgressRules.PathAround(targets, 2026));

    [Fact]
    public void The_baseline_is_the_last_measured_result_of_the_year_before()
    {
        // Kỳ Lạc reports HR.STAFF_ONLINE_COURSES twice: 100 signed up, 85 taking part.
        PlanResultView[] results =
        [
            Result(1, "HR.STAFF_ONLINE_COURSES", 100), Result(2, "HR.STAFF_ONLINE_COURSES", 85),
            Result(3, "HR.STAFF_ONLINE_COURSES", 70) with { AsOf = 2024 },
            Result(4, "HR.STAFF_ONLINE_COURSES", 50) with { IsRestated = true },
            Result(5, "HR.STAFF_ONLINE_COURSES", null), Result(6, "EGOV.FILES_ONLINE", 99), Result(7, null, 98),
        ];

        var own = ProgressRules.PickBaseline(results, "HR.STAFF_ONLINE_COURSES", 2026, null);
        Assert.Equal(
            new BaselineView { ResultId = results[1].Id, AsOf = 2025, Value = 85, Text = "Kết quả 2", IsPicked = false },
            own);

        // The standing office may pick the other, an older or an uncoded one, never a restated one or a word.
        Assert.Equal((100m, true), Picked(0));
        Assert.Equal((70m, true), Picked(2));
        Assert.Equal((98m, true), Picked(6));
        Assert.Equal((85m, false), Picked(3));
        Assert.Equal((85m, false), Picked(4));

        Assert.Null(ProgressRules.PickBaseline(results, "DATA.REUSE", 2026, null));

        (decimal, bool) Picked(int index)
        {
            var baseline = ProgressRules.PickBaseline(results, "HR.STAFF_ONLINE_COURSES", 2026, results[index].Id)!;
            return (baseline.Value, baseline.IsPicked);
        }
    }

    private static Subject Ratio(TargetOperator? targetOperator, decimal? target) =>
        new() { Kind = IndicatorKind.Ratio, Direction = Direction.Up, Operator = targetOperator, Target = target };

    private static Subject Done(TargetOperator targetOperator) =>
        new() { Kind = IndicatorKind.YesNo, Direction = Direction.Up, Operator = targetOperator };

    private static Entry Sent(EntryKind? kind, decimal? value) => new() { Kind = kind, Value = value, State = ReportState.Submitted };

    private static Entry Text(string text) => new() { Kind = EntryKind.Narrative, Text = text, State = ReportState.Submitted };

    private static TargetView Target(int year, TargetOperator targetOperator, decimal? value) =>
        new() { Year = year, Operator = targetOperator, Value = value };

    private static PlanResultView Result(int number, string? code, decimal? value) => new()
    {
        Id = Guid.CreateVersion7(),
        Text = $"Kết quả {number}",
        Code = code,
        Operator = TargetOperator.Eq,
        Value = value,
        AsOf = 2025,
        IsRestated = false,
    };

    /// <summary><c>1:62 2:66</c>: quarter and value.</summary>
    private static (int Quarter, decimal Value)[] Points(string known) =>
    [
        .. known.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(point => point.Split(':'))
            .Select(point => (int.Parse(point[0], CultureInfo.InvariantCulture), Number(point[1])!.Value)),
    ];

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
