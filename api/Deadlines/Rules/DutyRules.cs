using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WardKpi.Api.Data;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Deadlines.Rules;

/// <summary>A duty to report, as a plan words it.</summary>
/// <param name="Rule">How the document names the deadline: <c>last-week-of-last-month</c>, <c>before-11-20</c>; null where it names none.</param>
public sealed record PlanDuty(string Cadence, string? Rule, string? Reporter, string? Receiver, string Text);

/// <summary>The plan that duties belong to.</summary>
/// <param name="Units">In the document's order.</param>
/// <param name="Today">The day that rules begin on, where the plan's year has begun.</param>
public sealed record DutyPlan(Guid Id, Guid CommuneId, int Year, IReadOnlyList<OrganizationRow> Units, OrganizationRow StandingOffice, DateOnly Today);

/// <summary>A rule made of a duty, without an id yet.</summary>
/// <param name="Reporters">Of a rule that lists them.</param>
public sealed record DutyRule(ReportingRuleRow Row, IReadOnlyList<Guid> Reporters);

/// <summary>Makes reporting rules of the duties that a plan sets.</summary>
public static partial class DutyRules
{
    /// <summary>What province and ministries ask for follows Nghị định 09/2019/NĐ-CP: data to the 14th, so many working days to send them.</summary>
    private const int DaysAfterCutOff = 2;

    // A duty of a kind of its own is called by it.
    private static readonly (string Word, string Title)[] Titles =
    [
        ("khảo sát", "Báo cáo kết quả khảo sát"),
        ("(DTI)", "Báo cáo đánh giá DTI"),
    ];

    /// <summary>A rule for each duty, in the document's order, and one of them, or one more, for the quarterly form.</summary>
    /// <param name="formKey">Duty of the rule that is the form's already: it stays so while it can be.</param>
    public static IReadOnlyList<DutyRule> RulesOf(DutyPlan plan, IReadOnlyList<PlanDuty> duties, string? formKey = null)
    {
        var turns = new Dictionary<PlanDuty, int>();
        var rules = new List<DutyRule>();
        foreach (var (position, duty) in duties.Index())
        {
            var turn = turns[duty] = turns.GetValueOrDefault(duty) + 1;
            rules.Add(RuleOf(plan, duty, KeyOf(duty, turn), position));
        }

        var forms = rules.Where(MayBeForm).ToList();
        if ((forms.Find(rule => rule.Row.DutyKey == formKey) ?? forms.FirstOrDefault()) is not { } form)
            return [.. rules, FormRule(plan, rules.Count)];
        return [.. rules.Select(rule => rule == form ? rule with { Row = AsForm(plan, rule.Row) } : rule)];
    }

    private static DutyRule RuleOf(DutyPlan plan, PlanDuty duty, string key, int position)
    {
        var frequency = FrequencyOf(duty.Cadence);
        var named = TimingOf(frequency, duty.Rule, plan.Year);
        var timing = named ?? (IsAbove(duty.Receiver) ? ForAbove(frequency) : RuleTiming.DefaultOf(frequency));
        var reporters = ReportersOf(duty.Reporter, plan.Units);
        var row = Empty(plan, position).With(timing) with
        {
            DutyKey = key,
            Title = TitleOf(duty, frequency),
            Content = duty.Text,
            Reporter = duty.Reporter ?? plan.StandingOffice.Name,
            Reporters = Codes.Of(reporters is null ? RuleReporters.Leads : RuleReporters.Listed),
            Receiver = duty.Receiver,
            IsAssumed = named is null,
        };
        return new DutyRule(row, reporters switch
        {
            null => [],
            [] => [plan.StandingOffice.Id],
            _ => reporters,
        });
    }

    /// <summary>Where the document asks for no quarterly report of its units, the entry sheet does.</summary>
    private static DutyRule FormRule(DutyPlan plan, int position)
    {
        var row = Empty(plan, position).With(RuleTiming.DefaultOf(ReportingFrequency.Quarter)) with
        {
            Title = "Báo cáo quý trên biểu nhập",
            Reporter = "Các đơn vị được giao chỉ tiêu",
            Reporters = Codes.Of(RuleReporters.Leads),
            Receiver = plan.StandingOffice.Name,
            IsAssumed = true,
        };
        return new DutyRule(AsForm(plan, row), []);
    }

    // The form is there for every quarter of its year, also for those before the import, and for no other.
    private static ReportingRuleRow AsForm(DutyPlan plan, ReportingRuleRow row) => row with
    {
        IsForm = true,
        Method = "Gửi trên hệ thống",
        Forms = "Biểu nhập chỉ tiêu của kế hoạch",
        StartsOn = new DateOnly(plan.Year, 1, 1),
        EndsOn = new DateOnly(plan.Year, 12, 31),
    };

    private static bool MayBeForm(DutyRule rule) =>
        rule.Row.Frequency == Codes.Of(ReportingFrequency.Quarter) && rule.Row.Reporters == Codes.Of(RuleReporters.Leads);

    private static ReportingRuleRow Empty(DutyPlan plan, int position)
    {
        var begin = new DateOnly(plan.Year, 1, 1);
        return new ReportingRuleRow
        {
            CommuneId = plan.CommuneId,
            PlanId = plan.Id,
            Position = position,
            IsActive = true,
            StartsOn = plan.Today > begin ? plan.Today : begin,
        };
    }

    /// <summary>The same duty of two imports has one key; the second of two alike has another.</summary>
    private static string KeyOf(PlanDuty duty, int turn)
    {
        var text = $"{duty.Cadence}|{duty.Reporter}|{duty.Text}{(turn > 1 ? $"|{turn}" : "")}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static ReportingFrequency FrequencyOf(string cadence) => cadence switch
    {
        "weekly" => ReportingFrequency.Week,
        "monthly" => ReportingFrequency.Month,
        "quarterly" => ReportingFrequency.Quarter,
        "half-yearly" => ReportingFrequency.HalfYear,
        "nine-monthly" => ReportingFrequency.NineMonths,
        "yearly" => ReportingFrequency.Year,
        "once" => ReportingFrequency.Once,
        "on-request" or "as-required" or "continuous" => ReportingFrequency.OnRequest,
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "No such cadence."),
    };

    private static string TitleOf(PlanDuty duty, ReportingFrequency frequency)
    {
        foreach (var (word, title) in Titles)
            if (duty.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return frequency == ReportingFrequency.Year ? $"{title} hằng năm" : title;
        return frequency switch
        {
            ReportingFrequency.Week => "Báo cáo tuần",
            ReportingFrequency.Month => "Báo cáo tháng",
            ReportingFrequency.Quarter => "Báo cáo quý",
            ReportingFrequency.HalfYear => "Báo cáo 6 tháng",
            ReportingFrequency.NineMonths => "Báo cáo 9 tháng",
            ReportingFrequency.Year => "Báo cáo năm",
            ReportingFrequency.Once => "Báo cáo một lần",
            ReportingFrequency.OnRequest => duty.Cadence switch
            {
                "on-request" => "Báo cáo đột xuất",
                "continuous" => "Báo cáo thường xuyên",
                _ => "Báo cáo theo yêu cầu",
            },
        };
    }

    /// <summary>What the document itself says of the deadline; null where it says nothing that can be reckoned with.</summary>
    private static RuleTiming? TimingOf(ReportingFrequency frequency, string? rule, int year)
    {
        var silent = RuleTiming.DefaultOf(frequency);
        if (rule == "last-week-of-last-month" && silent.Deadline == DeadlineKind.LastWeek)
            return silent;
        if (rule is null || BeforeDay().Match(rule) is not { Success: true } before)
            return null;
        var timing = silent with
        {
            Deadline = DeadlineKind.FixedDate,
            LastWeek = null,
            DueDay = int.Parse(before.Groups[2].Value, CultureInfo.InvariantCulture),
            DueMonth = int.Parse(before.Groups[1].Value, CultureInfo.InvariantCulture),
            DueYear = frequency == ReportingFrequency.Once ? year : null,
            IsBefore = true,
            DueMinute = null,
        };
        return TimingRules.FaultsOf(timing).Any() ? null : timing;
    }

    private static RuleTiming ForAbove(ReportingFrequency frequency)
    {
        var timing = RuleTiming.DefaultOf(frequency) with
        {
            CutOff = CutOffWindow.Fourteenth,
            Deadline = DeadlineKind.WorkingDaysAfter,
            LastWeek = null,
            WorkingDays = DaysAfterCutOff,
        };
        return TimingRules.FaultsOf(timing).Any() ? RuleTiming.DefaultOf(frequency) : timing;
    }

    /// <summary>Whether a report leaves the commune: for a Sở, a Bộ, the province or whoever else stands above.</summary>
    private static bool IsAbove(string? receiver) => receiver is not null && Above().IsMatch(receiver.Normalize());

    /// <summary>The units that a text names; none where it names nobody that is known, null where it means every unit of the plan.</summary>
    private static IReadOnlyList<Guid>? ReportersOf(string? text, IReadOnlyList<OrganizationRow> units)
    {
        if (text is null)
            return [];
        if (Everybody().IsMatch(KeyOf(text)))
            return null;
        var parts = text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = new List<Guid>();
        // Names hold commas themselves, so the longest run of parts that is a name wins.
        for (var start = 0; start < parts.Length;)
        {
            var end = parts.Length;
            Guid? unit = null;
            for (; end > start && unit is null; end--)
                unit = UnitOf(string.Join(' ', parts[start..end]), units);
            if (unit is { } id)
                found.Add(id);
            start = end + 1;
        }

        return [.. found.Distinct()];
    }

    /// <summary>The unit of this name, or the only one whose name begins with it ("Ban Chỉ đạo").</summary>
    private static Guid? UnitOf(string name, IReadOnlyList<OrganizationRow> units)
    {
        var key = KeyOf(name);
        if (units.FirstOrDefault(unit => KeyOf(unit.Name) == key) is { } same)
            return same.Id;
        return units.Where(unit => KeyOf(unit.Name).StartsWith(key + " ", StringComparison.Ordinal)).ToList() is [var only] ? only.Id : null;
    }

    /// <summary>
    /// A name without what documents write now one way, now another: case, tone marks (hoá, hóa), "&amp;" and "-" for "và", the commune at
    /// the end ("của UBND xã", "xã").
    /// </summary>
    private static string KeyOf(string name)
    {
        var letters = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                letters.Append(letter);
            else if (letter is '&' or '-' or '–')
                letters.Append(" va ");
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        }

        return CommuneAtEnd().Replace(Blanks().Replace(letters.ToString(), " ").Trim(), "");
    }

    [GeneratedRegex("^before-([0-9]{2})-([0-9]{2})$")]
    private static partial Regex BeforeDay();

    // With its tone, "sở" is no "số"; with a capital behind it, "Bộ" is neither "cán bộ" nor "bộ phận".
    [GeneratedRegex(@"\b(?i:sở|tỉnh|thành phố|cấp trên|trung ương|chính phủ)\b|\bBộ\s+\p{Lu}")]
    private static partial Regex Above();

    // "Các cơ quan, đơn vị", "Các phòng, ban, ngành liên quan của xã"; not "Các trường học", which are some of them.
    [GeneratedRegex("^(tat ca )?(cac|moi) ((phong|ban|nganh|co quan|don vi|doan the|to chuc|bo phan|trung tam)( va)? ?)+((co )?lien quan ?)?((cua|thuoc|truc thuoc|tren dia ban)( ubnd)?)?$")]
    private static partial Regex Everybody();

    [GeneratedRegex("(?: (?:cua|thuoc|truc thuoc) ubnd| (?:cua|thuoc|truc thuoc|tren dia ban))? (?:xa|phuong)$")]
    private static partial Regex CommuneAtEnd();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
