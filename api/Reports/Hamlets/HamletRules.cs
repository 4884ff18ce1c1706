using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Reports.Hamlets;

/// <summary>
/// How the hamlets of a unit make its value: a ratio is Σ numerator ÷ Σ denominator, a figure Σ value. Percents are never averaged, so a
/// hamlet gives no bare percent.
/// </summary>
public static class HamletRules
{
    /// <summary>What <see cref="ReportRules.Check"/> finds, with fewer ways of entering: those that add up.</summary>
    public static IReadOnlyList<ReportFault> Check(HamletDraftValue value, IndicatorKind kind, string? unit)
    {
        if (value.EntryKind is not (null or EntryKind.NotApplicable) && value.EntryKind != OwnEntry(kind))
            return
            [
                new ReportFault("entryKind", "entry_kind_not_allowed", kind == IndicatorKind.Ratio
                    ? "Theo thôn, tổ dân phố chỉ nhận tử số và mẫu số: tỷ lệ phần trăm không cộng được."
                    : "Theo thôn, tổ dân phố chỉ nhận số liệu cộng được."),
            ];
        return ReportRules.Check(DraftOf(value), kind, unit, targetOperator: null);
    }

    /// <remarks>Only for a value that <see cref="Check"/> finds nothing wrong with.</remarks>
    public static StoredValue Normalize(HamletDraftValue value, string? unit) => ReportRules.Normalize(DraftOf(value), unit);

    /// <summary>
    /// The sum of what is filled. Hamlets without anything to measure are left out, unless there are no others; nothing filled is an empty sum.
    /// </summary>
    public static HamletSum RollUp(IReadOnlyCollection<StoredValue> hamlets, IndicatorKind kind, string? unit)
    {
        var filled = hamlets.Where(hamlet => hamlet.EntryKind is not null).ToList();
        var counted = filled.Where(hamlet => hamlet.EntryKind != EntryKind.NotApplicable).ToList();
        var sum = new HamletSum { Total = hamlets.Count, Filled = filled.Count, Counted = counted.Count };
        if (counted.Count == 0)
            return sum with { EntryKind = filled.Count > 0 ? EntryKind.NotApplicable : null };
        if (kind == IndicatorKind.Value)
            return sum with { EntryKind = EntryKind.Value, Value = counted.Sum(hamlet => hamlet.Value) };
        var (numerator, denominator) = (counted.Sum(hamlet => hamlet.Numerator), counted.Sum(hamlet => hamlet.Denominator));
        return sum with
        {
            EntryKind = EntryKind.Ratio,
            Numerator = numerator,
            Denominator = denominator,
            Value = ReportRules.Quotient(numerator!.Value, denominator!.Value, unit),
        };
    }

    /// <summary>What is wrong with a sum as the unit's value: only its size, for every part of it was checked.</summary>
    public static ReportFault? CheckSum(HamletSum sum, IndicatorKind kind, string? unit) => ReportRules.Check(
        new ReportDraftValue
        {
            PlanIndicatorId = Guid.Empty,
            Version = 0,
            EntryKind = sum.EntryKind,
            Numerator = sum.Numerator,
            Denominator = sum.Denominator,
            Value = sum.EntryKind == EntryKind.Ratio ? null : sum.Value,
        },
        kind,
        unit,
        targetOperator: null).FirstOrDefault();

    /// <summary>
    /// Whether a report waits for a hamlet. One that was sent is whole as it is; given back it waits for none that came after its quarter.
    /// </summary>
    public static bool IsAsked(OrganizationRow hamlet, ReportListRow report, Period period) => hamlet.IsActive
        && ReportRules.IsEditable(report.ReportState)
        && (report.SubmittedAt is null || hamlet.CreatedAt < VietnamTime.EndOf(period));

    /// <summary>Whether a row waits for hamlets. A value that the unit entered before any hamlet stands for all of them.</summary>
    public static bool IsIncomplete(int filled, int total, EntryKind? entered) => filled < total && (filled > 0 || entered is null);

    /// <summary>The unit's figures of a row that its hamlets make: only the words beside them are the unit's to write.</summary>
    public static ReportFault? CheckDirect(StoredValue value, StoredValue stored) =>
        (value.EntryKind, value.Numerator, value.Denominator, value.Value) == (stored.EntryKind, stored.Numerator, stored.Denominator, stored.Value)
            ? null
            : new ReportFault("entryKind", "entered_by_hamlet", "Chỉ tiêu này nhập theo thôn, tổ dân phố: mở \"Nhập theo thôn, TDP\" để sửa số liệu.");

    private static EntryKind OwnEntry(IndicatorKind kind) => kind == IndicatorKind.Ratio ? EntryKind.Ratio : EntryKind.Value;

    private static ReportDraftValue DraftOf(HamletDraftValue value) => new()
    {
        PlanIndicatorId = value.HamletId,
        Version = value.Version,
        EntryKind = value.EntryKind,
        Numerator = value.Numerator,
        Denominator = value.Denominator,
        Value = value.Value,
    };
}
