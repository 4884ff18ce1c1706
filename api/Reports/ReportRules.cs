using System.Globalization;
using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Reports;

/// <summary>What is wrong with one field of a draft value.</summary>
/// <param name="Field">As the wire names it: <c>numerator</c>.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">Vietnamese, for people: what to do.</param>
public sealed record ReportFault(string Field, string Code, string Message);

/// <summary>A checked draft value as it is stored; figures in four places, texts without blanks around them.</summary>
public sealed record StoredValue
{
    /// <summary>Null: emptied.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>In the indicator's unit; of a ratio computed.</summary>
    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public string? Note { get; init; }

    public string? Source { get; init; }

    public string? Explanation { get; init; }
}

/// <summary>What may be entered, and how a report moves (DESIGN.md §2 and §3).</summary>
public static class ReportRules
{
    public const int TextLimit = 4000;
    public const int NoteLimit = 2000;
    public const int SourceLimit = 500;
    public const int ExplanationLimit = 1000;

    private const int Places = 4;

    // decimal(18,4) holds fourteen digits before the point.
    public const decimal TooLarge = 100_000_000_000_000m;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>
    /// What is wrong with a draft value, at most one fault a field; empty where it may be stored. The kind says which entries an indicator
    /// takes; a target that is a word adds those that answer it. Percents end at 100 only where the unit is "%" or none: a ratio without
    /// a unit is a percent.
    /// </summary>
    public static IReadOnlyList<ReportFault> Check(
        ReportDraftValue draft, IndicatorKind kind, string? unit, TargetOperator? targetOperator)
    {
        var faults = new List<ReportFault>();
        var allowed = AllowedEntries(kind, targetOperator);
        if (draft.EntryKind is { } entryKind && !allowed.Contains(entryKind))
        {
            var taken = string.Join(", ", allowed.Select(Name));
            faults.Add(new ReportFault("entryKind", "entry_kind_not_allowed", $"Chỉ tiêu này chỉ nhận: {taken}."));
        }
        else
        {
            faults.AddRange(CheckFields(draft, unit));
        }

        if (draft.Note?.Trim().Length > NoteLimit)
            faults.Add(TooLong("note", "Ghi chú", NoteLimit));
        if (draft.Source?.Trim().Length > SourceLimit)
            faults.Add(TooLong("source", "Nguồn số liệu", SourceLimit));
        if (draft.Explanation?.Trim().Length > ExplanationLimit)
            faults.Add(TooLong("explanation", "Giải thích", ExplanationLimit));
        return faults;
    }

    /// <summary>The draft as it is stored; of a ratio the computed value (<see cref="RatioFactor"/> × n ÷ d), half away from zero.</summary>
    /// <remarks>Only for a draft that <see cref="Check"/> finds nothing wrong with.</remarks>
    public static StoredValue Normalize(ReportDraftValue draft, string? unit) => new()
    {
        EntryKind = draft.EntryKind,
        Numerator = draft.Numerator,
        Denominator = draft.Denominator,
        Value = draft is { EntryKind: EntryKind.Ratio, Numerator: { } numerator, Denominator: { } denominator }
            ? Quotient(numerator, denominator, unit)
            : draft.Value,
        Text = Stored.Text(draft.Text),
        Note = Stored.Text(draft.Note),
        Source = Stored.Text(draft.Source),
        Explanation = Stored.Text(draft.Explanation),
    };

    /// <summary>A ratio's value in its unit, in four places.</summary>
    public static decimal Quotient(decimal numerator, decimal denominator, string? unit) =>
        Math.Round(RatioFactor(unit) * numerator / denominator, Places, MidpointRounding.AwayFromZero);

    public static bool IsPercent(string? unit) => RatioUnits.IsPercent(unit);

    public static int RatioFactor(string? unit) => RatioUnits.FactorOf(unit);

    /// <summary>
    /// Whether a report may go from one state to another. Editing a returned report leaves it returned; a verified one changes only by
    /// reopening (to draft); a locked one not at all.
    /// </summary>
    public static bool CanMove(ReportState from, ReportState to) => (from, to) switch
    {
        (ReportState.Empty, ReportState.Draft) => true,
        (ReportState.Draft, ReportState.Submitted) => true,
        (ReportState.Returned, ReportState.Submitted) => true,
        (ReportState.Submitted, ReportState.Returned or ReportState.Verified) => true,
        (ReportState.Verified, ReportState.Draft or ReportState.Locked) => true,
        _ => false,
    };

    /// <summary>
    /// When a report met its duty: at its first sending. A returned one meets nothing until it is sent again, and then counts as sent when it
    /// was sent first; one that is reopened after it was verified was met.
    /// </summary>
    public static DateTime? MetAt(ReportState state, DateTime? firstSentAt) => state == ReportState.Returned ? null : firstSentAt;

    /// <summary>The same figures or text, whatever was remarked beside them.</summary>
    public static bool IsSameFigure(StoredValue one, StoredValue other) =>
        (one.EntryKind, one.Numerator, one.Denominator, one.Value, one.Text)
        == (other.EntryKind, other.Numerator, other.Denominator, other.Value, other.Text);

    /// <summary>Whether values may be written.</summary>
    /// <summary>Readers see what stands in it.</summary>
    public static bool IsSent(ReportState state) => state is ReportState.Submitted or ReportState.Verified or ReportState.Locked;

    public static bool IsEditable(ReportState state) => state is ReportState.Empty or ReportState.Draft or ReportState.Returned;

    private static IReadOnlyList<EntryKind> AllowedEntries(IndicatorKind kind, TargetOperator? targetOperator)
    {
        IEnumerable<EntryKind> ofKind = kind switch
        {
            IndicatorKind.Ratio => [EntryKind.Ratio, EntryKind.Percent],
            IndicatorKind.Value => [EntryKind.Value],
            IndicatorKind.YesNo => [EntryKind.YesNo, EntryKind.Completion],
            IndicatorKind.Narrative => [EntryKind.Narrative],
        };
        IEnumerable<EntryKind> ofTarget = targetOperator switch
        {
            TargetOperator.Yes or TargetOperator.Completion => [EntryKind.YesNo, EntryKind.Completion],
            TargetOperator.Narrative => [EntryKind.Narrative],
            _ => [],
        };
        return [.. ofKind.Union(ofTarget).Append(EntryKind.NotApplicable)];
    }

    private static IEnumerable<ReportFault> CheckFields(ReportDraftValue draft, string? unit)
    {
        var fields = new[]
        {
            CheckNumber(draft, "numerator", "tử số", draft.Numerator, EntryKind.Ratio),
            CheckNumber(draft, "denominator", "mẫu số", draft.Denominator, EntryKind.Ratio) ?? CheckDenominator(draft),
            CheckNumber(draft, "value", "giá trị", draft.Value, EntryKind.Percent, EntryKind.Value, EntryKind.YesNo, EntryKind.Completion)
                ?? CheckValue(draft, unit),
            CheckText(draft),
        };
        var faults = fields.OfType<ReportFault>().ToList();
        if (faults.Count == 0 && CheckQuotient(draft, unit) is { } fault)
            faults.Add(fault);
        return faults;
    }

    private static ReportFault? CheckNumber(
        ReportDraftValue draft, string field, string name, decimal? number, params ReadOnlySpan<EntryKind> wantedBy)
    {
        var isWanted = draft.EntryKind is { } entryKind && wantedBy.Contains(entryKind);
        return (isWanted, number) switch
        {
            (false, null) => null,
            (false, _) => Stray(field, name),
            (true, null) => new ReportFault(field, "required", AskFor(draft.EntryKind!.Value, name)),
            (true, < 0) => new ReportFault(field, "negative", $"{Capital(name)} không được âm: kiểm tra lại số liệu."),
            (true, >= TooLarge) => new ReportFault(field, "too_large", $"{Capital(name)} quá lớn: kiểm tra lại số liệu và đơn vị tính."),
            (true, { } given) when given != Math.Round(given, Places) =>
                new ReportFault(field, "too_many_decimals", $"{Capital(name)} có quá {Places} chữ số thập phân: làm tròn rồi nhập lại."),
            _ => null,
        };
    }

    private static ReportFault? CheckDenominator(ReportDraftValue draft) => draft is { EntryKind: EntryKind.Ratio, Denominator: 0 }
        ? new ReportFault("denominator", "denominator_zero", "Mẫu số phải lớn hơn 0. Trong kỳ không phát sinh thì chọn \"Không phát sinh\".")
        : null;

    private static ReportFault? CheckValue(ReportDraftValue draft, string? unit) => draft switch
    {
        { EntryKind: EntryKind.Percent, Value: > 100 } when IsPercent(unit) =>
            new ReportFault("value", "percent_above_100", "Tỷ lệ vượt 100 %: kiểm tra lại số liệu."),
        { EntryKind: EntryKind.Completion, Value: > 100 } =>
            new ReportFault("value", "percent_above_100", "Mức hoàn thành vượt 100 %: kiểm tra lại số liệu."),
        { EntryKind: EntryKind.YesNo, Value: not (0 or 1) } => new ReportFault("value", "not_yes_or_no", "Chọn Có hoặc Không."),
        _ => null,
    };

    private static ReportFault? CheckText(ReportDraftValue draft) => (draft.EntryKind, Stored.Text(draft.Text)) switch
    {
        (EntryKind.Narrative, null) => new ReportFault("text", "required", "Nhập nội dung báo cáo."),
        (EntryKind.Narrative, { Length: > TextLimit }) => TooLong("text", "Nội dung", TextLimit),
        (not EntryKind.Narrative, { }) => Stray("text", "nội dung"),
        _ => null,
    };

    // Numerator and denominator are sound by now; only what they make together can be wrong.
    private static ReportFault? CheckQuotient(ReportDraftValue draft, string? unit)
    {
        if (draft is not { EntryKind: EntryKind.Ratio, Numerator: { } numerator, Denominator: { } denominator })
            return null;
        if (IsPercent(unit))
        {
            return numerator > denominator
                ? new ReportFault("numerator", "numerator_above_denominator", "Tử số lớn hơn mẫu số: kiểm tra lại số liệu.")
                : null;
        }

        return Quotient(numerator, denominator, unit) >= TooLarge
            ? new ReportFault("numerator", "too_large", "Tử số quá lớn so với mẫu số: kiểm tra lại số liệu và đơn vị tính.")
            : null;
    }

    private static string AskFor(EntryKind entryKind, string name) => entryKind switch
    {
        EntryKind.Percent => "Nhập tỷ lệ phần trăm.",
        EntryKind.Completion => "Nhập mức hoàn thành, từ 0 đến 100 %.",
        EntryKind.YesNo => "Chọn Có hoặc Không.",
        EntryKind.Ratio or EntryKind.Value or EntryKind.Narrative or EntryKind.NotApplicable => $"Nhập {name}.",
    };

    private static string Name(EntryKind entryKind) => entryKind switch
    {
        EntryKind.Ratio => "tử số và mẫu số",
        EntryKind.Percent => "tỷ lệ phần trăm",
        EntryKind.Value => "giá trị",
        EntryKind.YesNo => "Có hoặc Không",
        EntryKind.Completion => "mức hoàn thành (%)",
        EntryKind.Narrative => "nội dung báo cáo",
        EntryKind.NotApplicable => "\"Không phát sinh\"",
    };

    private static ReportFault Stray(string field, string name) =>
        new(field, "stray_field", $"Bỏ trống {name}: cách nhập đã chọn không dùng ô này.");

    private static ReportFault TooLong(string field, string name, int limit) =>
        new(field, "too_long", string.Create(Vietnamese, $"{name} dài quá {limit:N0} ký tự: viết ngắn lại."));

    private static string Capital(string name) => char.ToUpper(name[0], Vietnamese) + name[1..];
}
