using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Tests.Rules;

/// <summary>How the words of a plan are read; what the five shipped plans become, MakingRulesOfPlansTests shows.</summary>
public sealed class DutyRulesTests
{
    private static readonly OrganizationRow[] Units =
    [
        Unit("bcd", "Ban Chỉ đạo chuyển đổi số, cải cách hành chính và Đề án 06 xã"),
        Unit("vhxh", "Phòng Văn hóa - Xã hội xã"),
        Unit("van-phong", "Văn phòng HĐND và UBND xã"),
        Unit("kinh-te", "Phòng Kinh tế"),
        Unit("cong-an", "Công an xã"),
        Unit("kiem-tra", "Tổ kiểm tra, giám sát của UBND xã"),
        Unit("truong-hoc", "Các đơn vị trường học thuộc UBND xã"),
        Unit("co-quan", "Các phòng, ban, cơ quan, đơn vị liên quan"),
    ];

    private static readonly DutyPlan Plan = new(Guid.NewGuid(), Guid.NewGuid(), 2026, Units, Units[1], new DateOnly(2026, 6, 18));

    [Theory]
    [InlineData("Phòng Kinh tế", "kinh-te")]
    [InlineData("phòng kinh tế xã", "kinh-te")]
    [InlineData("Phòng Văn hoá và Xã hội", "vhxh")] // the tone stands elsewhere, the dash is a word
    [InlineData("Công an", "cong-an")]
    [InlineData("Văn phòng HĐND&UBND", "van-phong")]
    [InlineData("Phòng Kinh tế, Công an xã", "kinh-te, cong-an")]
    [InlineData("Phòng Văn hóa - Xã hội; Văn phòng HĐND - UBND xã", "vhxh, van-phong")]
    [InlineData("Phòng Kinh tế; Phòng Kinh tế", "kinh-te")]
    [InlineData("Tổ kiểm tra, giám sát của UBND xã, Công an xã", "kiem-tra, cong-an")] // a name with a comma in it
    [InlineData("Ban Chỉ đạo chuyển đổi số, cải cách hành chính và Đề án 06", "bcd")]
    [InlineData("Ban Chỉ đạo", "bcd")] // the only one whose name begins so
    [InlineData("Phòng", "vhxh")] // two names begin so: nobody is meant, so the standing office
    [InlineData("Các đơn vị trường học", "truong-hoc")] // some units, which the plan lists as one
    [InlineData("Trạm Y tế xã", "vhxh")] // unknown
    [InlineData("Trạm Y tế xã, Công an xã", "cong-an")]
    [InlineData(null, "vhxh")]
    [InlineData("Các đơn vị", "leads")]
    [InlineData("các cơ quan, đơn vị", "leads")]
    [InlineData("Các phòng, ban, ngành, đoàn thể có liên quan của xã", "leads")]
    [InlineData("Các cơ quan, đơn vị trên địa bàn xã", "leads")]
    [InlineData("Các phòng, ban, đơn vị thuộc UBND xã", "leads")]
    public void A_reporter_is_found_among_the_units_of_the_plan(string? text, string reporters) =>
        Assert.Equal(reporters, ReportersOf(RuleOf(Duty("monthly", reporter: text))));

    [Theory]
    [InlineData("Sở Khoa học và Công nghệ, Lãnh đạo UBND xã", true)]
    [InlineData("UBND tỉnh", true)]
    [InlineData("Tỉnh ủy", true)]
    [InlineData("Chủ tịch UBND xã và cấp trên", true)]
    [InlineData("Bộ Khoa học và Công nghệ", true)]
    [InlineData("UBND xã (qua Phòng Văn hóa - Xã hội)", false)]
    [InlineData("Chủ tịch UBND - Trưởng Ban Chỉ đạo CĐS phường", false)]
    [InlineData("Tổ chuyển đổi số", false)]
    [InlineData("Bộ phận Một cửa", false)]
    [InlineData("cán bộ đầu mối", false)]
    [InlineData(null, false)]
    public void What_leaves_the_commune_follows_the_decree(string? receiver, bool isAbove)
    {
        var timing = RuleOf(Duty("quarterly", reporter: "Phòng Kinh tế", receiver: receiver)).Row.ToTiming();

        Assert.Equal(
            isAbove ? (CutOffWindow.Fourteenth, DeadlineKind.WorkingDaysAfter, 2) : (CutOffWindow.PeriodEnd, DeadlineKind.LastWeek, null),
            (timing.CutOff, timing.Deadline, timing.WorkingDays));
    }

    [Fact]
    public void What_the_document_names_goes_before_the_decree()
    {
        var row = RuleOf(Duty("quarterly", "last-week-of-last-month", "Phòng Kinh tế", "UBND tỉnh")).Row;

        Assert.Equal(("last_week", "period_end", false), (row.Deadline, row.CutOff, row.IsAssumed));
    }

    [Theory]
    [InlineData("weekly", "UBND tỉnh")]
    [InlineData("on-request", "UBND tỉnh")]
    [InlineData("once", "Sở Nội vụ")]
    public void A_rhythm_without_the_decrees_window_keeps_its_own(string cadence, string receiver)
    {
        var row = RuleOf(Duty(cadence, reporter: "Phòng Kinh tế", receiver: receiver)).Row;

        Assert.Equal(RuleTiming.DefaultOf(Codes.To<ReportingFrequency>(row.Frequency)), row.ToTiming());
    }

    [Theory]
    [InlineData("yearly", "before-12-15", true)]
    [InlineData("nine-monthly", "before-09-20", true)]
    [InlineData("once", "before-11-20", true)]
    [InlineData("quarterly", "before-11-20", false)] // four reports by one day
    [InlineData("yearly", "before-02-30", false)] // no such day
    [InlineData("yearly", "day-20", false)] // a word that is not known
    [InlineData("on-request", "last-week-of-last-month", false)]
    public void A_deadline_that_cannot_be_reckoned_with_is_assumed(string cadence, string rule, bool isNamed)
    {
        var row = RuleOf(Duty(cadence, rule)).Row;

        Assert.Equal(isNamed, !row.IsAssumed);
        Assert.Equal(isNamed, row.Deadline == "fixed_date");
        Assert.Equal(!isNamed, row.ToTiming() == RuleTiming.DefaultOf(Codes.To<ReportingFrequency>(row.Frequency)));
    }

    [Fact]
    public void Of_two_quarterly_reports_of_all_units_the_one_that_is_the_form_already_stays_it()
    {
        var first = Duty("quarterly", reporter: "Các đơn vị");
        var second = first with { Text = "Một báo cáo khác" };
        var key = Rules([first, second])[1].Row.DutyKey;

        Assert.Equal([true, false], Rules([first, second]).Select(rule => rule.Row.IsForm));
        Assert.Equal([false, true], DutyRules.RulesOf(Plan, [first, second], key).Select(rule => rule.Row.IsForm));
    }

    [Fact]
    public void A_duty_that_stands_twice_makes_two_rules()
    {
        var duty = Duty("monthly");

        var keys = Rules([duty, duty]).Where(rule => !rule.Row.IsForm).Select(rule => rule.Row.DutyKey).ToList();

        Assert.Equal(2, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(64, key!.Length));
    }

    [Fact]
    public void Without_any_duty_the_form_has_its_rule()
    {
        var form = Assert.Single(Rules([])).Row;

        Assert.Equal((true, true, null, "leads"), (form.IsForm, form.IsAssumed, form.DutyKey, form.Reporters));
    }

    private static OrganizationRow Unit(string code, string name) => new() { Id = Guid.NewGuid(), Code = code, Name = name };

    private static PlanDuty Duty(string cadence, string? rule = null, string? reporter = null, string? receiver = null) =>
        new(cadence, rule, reporter, receiver, "Báo cáo kết quả thực hiện");

    private static IReadOnlyList<DutyRule> Rules(IReadOnlyList<PlanDuty> duties) => DutyRules.RulesOf(Plan, duties);

    private static DutyRule RuleOf(PlanDuty duty) => Rules([duty])[0];

    private static string ReportersOf(DutyRule rule) => rule.Row.Reporters == "leads"
        ? "leads"
        : string.Join(", ", rule.Reporters.Select(id => Units.Single(unit => unit.Id == id).Code));
}
