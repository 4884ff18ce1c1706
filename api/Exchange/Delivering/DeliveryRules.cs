using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Checks;

namespace WardKpi.Api.Exchange.Delivering;

/// <summary>Why a row was not taken.</summary>
public sealed record DeliveryFault(string Code, string Field, string Message);

/// <summary>Which row of which plan a delivered value means, and what it is as a draft of the sheet.</summary>
public static class DeliveryRules
{
    /// <summary>Writing a report of sixty rows reads its whole plan: with more values a request would last more than half a minute.</summary>
    public const int MostRows = 2000;

    public const int MostBytes = 2 * 1024 * 1024;

    public static readonly DeliveryFault NotAQuarter = new("period_invalid", "period", PeriodRules.NotAQuarter);

    public static readonly DeliveryFault UnknownOrganization = new(
        "organization_unknown", "organizationCode", "Không có xã, phường mang mã này trong phạm vi của khóa.");

    public static readonly DeliveryFault NoPlan = new(
        "plan_missing", "period", "Xã, phường này chưa có kế hoạch của năm đó.");

    public static readonly DeliveryFault HeldByNode = new(
        NodeService.Refusals.HeldByNodeCode, "organizationCode", "Số liệu của xã, phường này do máy chủ của xã gửi lên: chuyển giá trị tới máy chủ đó.");

    public static readonly DeliveryFault UnknownIndicator = new(
        "indicator_unknown", "indicatorCode", "Kế hoạch không có chỉ tiêu mang mã này trong phạm vi của khóa.");

    public static readonly DeliveryFault Ambiguous = new(
        "row_ambiguous", "rowNumber", "Mã chỉ tiêu đứng ở nhiều dòng: ghi thêm số kế hoạch (planNumber) hoặc số thứ tự dòng (rowNumber).");

    public static readonly DeliveryFault Twice = new("row_twice", "indicatorCode", "Ô này đứng ở nhiều dòng của lần gửi: chỉ gửi một dòng.");

    public static readonly DeliveryFault Missing = new(
        "value_missing", "value", "Thiếu số liệu: ghi giá trị, hoặc dùng importStrategy=delete để xóa trống.");

    public static readonly DeliveryFault KindAmbiguous = new(
        "kind_ambiguous", "entryKind", "Chỉ tiêu nhận cả Có/Không lẫn phần trăm: số 0 hoặc 1 phải kèm cách nhập (entryKind).");

    public static readonly DeliveryFault Stale = new(
        "stale_version", "version", "Ô này đã đổi từ phiên bản mà hệ thống thấy: xem lại giá trị mới rồi gửi lại.");

    public static readonly DeliveryFault WrittenByOther = new(
        "written_by_other", "version", "Ô này đã có số liệu do người khác nhập: xem lại rồi gửi kèm phiên bản (version) đã thấy.");

    /// <summary>The one row that a value names among those of its commune and year.</summary>
    /// <param name="rows">Of the client's subtree and groups of indicators.</param>
    public static (DeliveryTarget? Target, DeliveryFault? Fault) Find(DeliveredValue value, IReadOnlyList<DeliveryTarget> rows)
    {
        DeliveryTarget[] found =
        [
            .. rows.Where(row => row.IndicatorCode == value.IndicatorCode
                && (value.PlanNumber is null || row.PlanNumber == value.PlanNumber)
                && (value.RowNumber is null || row.RowNumber == value.RowNumber)),
        ];
        return found switch
        {
            [] => (null, UnknownIndicator),
            [var one] when value.UnitCode is { } unit && unit != one.UnitCode =>
                (null, new DeliveryFault("unit_mismatch", "unitCode", $"Chỉ tiêu này do đơn vị {one.UnitCode} báo cáo.")),
            [var one] => (one, null),
            _ => (null, Ambiguous),
        };
    }

    /// <summary>The value as people draft it; words that were not sent stay as they are.</summary>
    /// <param name="name">Of the machine: the source of a figure that names none.</param>
    public static ReportDraftValue DraftOf(
        DeliveredValue value, Guid planIndicatorId, IndicatorKind kind, TargetOperator? targetOperator, StoredValue stored, string name)
    {
        var draft = new ReportDraftValue
        {
            PlanIndicatorId = planIndicatorId,
            Version = value.Version ?? 0,
            EntryKind = value.EntryKind ?? KindOf(value, kind, targetOperator),
            Numerator = value.Numerator,
            Denominator = value.Denominator,
            Value = value.Value,
            Text = value.Text,
            Note = value.Note ?? stored.Note,
            Explanation = value.Explanation ?? stored.Explanation,
        };
        return draft with { Source = value.Source ?? (IsSameInput(draft, stored) ? stored.Source : name) };
    }

    /// <summary>Whether a machine that names no version may overwrite a cell: one that is empty, holds demo data, or was written by itself.</summary>
    public static bool IsFree(ActualRow? actual, Guid clientId) =>
        actual is null || actual.EntryKind is null || actual.IsDemo || actual.UpdatedByClient == clientId;

    /// <summary>Whether the kind of entry is open: 1 may be a yes or one percent, 0 a no or nothing done.</summary>
    public static bool IsKindOpen(DeliveredValue value, TargetOperator? targetOperator) =>
        targetOperator == TargetOperator.Completion && value is { EntryKind: null, Numerator: null, Denominator: null, Text: null, Value: 0 or 1 };

    /// <summary>
    /// What a machine is shown of a cell: all of its own; else the figure, where its key reads values. Words and names of people stay inside.
    /// </summary>
    public static ActualView? ShownTo(ApiClient client, ActualRow? actual) =>
        actual is null || IsOwn(client, actual) ? actual?.ToView()
        : client.Scopes.Contains(ApiScope.ReadValues) ? actual.ToView() with { Note = null, Source = null, Explanation = null, UpdatedBy = null }
        : null;

    /// <summary>A warning; with the figure that it compares with only for who may read that.</summary>
    public static ReportWarning ShownTo(ApiClient client, ReportWarning warning, ActualRow? earlier) =>
        client.Scopes.Contains(ApiScope.ReadValues) || (earlier is not null && IsOwn(client, earlier))
            ? warning
            : warning with { PreviousValue = null, Percent = null };

    /// <summary>Whether the strategy leaves such a cell alone.</summary>
    public static bool IsIgnored(ImportStrategy strategy, bool isFilled) => strategy switch
    {
        ImportStrategy.Create => isFilled,
        ImportStrategy.Update => !isFilled,
        ImportStrategy.CreateAndUpdate or ImportStrategy.Delete => false,
    };

    public static DeliveryOutcome OutcomeOf(ImportStrategy strategy, bool wasFilled) =>
        strategy == ImportStrategy.Delete ? DeliveryOutcome.Deleted : wasFilled ? DeliveryOutcome.Updated : DeliveryOutcome.Created;

    private static bool IsOwn(ApiClient client, ActualRow actual) => actual.UpdatedByClient == client.Id;

    private static EntryKind? KindOf(DeliveredValue value, IndicatorKind kind, TargetOperator? targetOperator) => value switch
    {
        { Numerator: not null } or { Denominator: not null } => EntryKind.Ratio,
        { Text: not null } => EntryKind.Narrative,
        { Value: null } => null,
        _ when targetOperator == TargetOperator.Completion => EntryKind.Completion,
        _ => kind switch
        {
            IndicatorKind.Ratio => EntryKind.Percent,
            IndicatorKind.Value => EntryKind.Value,
            IndicatorKind.YesNo => EntryKind.YesNo,
            IndicatorKind.Narrative => EntryKind.Narrative,
        },
    };

    private static bool IsSameInput(ReportDraftValue draft, StoredValue stored) =>
        (draft.EntryKind, draft.Numerator, draft.Denominator, draft.Text) == (stored.EntryKind, stored.Numerator, stored.Denominator, stored.Text)
        && (draft.EntryKind == EntryKind.Ratio || draft.Value == stored.Value);
}
