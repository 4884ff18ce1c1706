using System.Globalization;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Sdmx;

/// <summary>Names of the one dataflow, and what a row of ours is in it.</summary>
public static class SdmxRules
{
    public const string Agency = "WARDKPI";
    public const string Flow = "WARD_KPI";
    public const string Version = "1.0";
    public const string FlowUrn = $"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={Agency}:{Flow}({Version})";
    public const string StructureUrn = $"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={Agency}:{Flow}({Version})";

    public const string Frequency = "FREQ";
    public const string Area = "REF_AREA";
    public const string Indicator = "INDICATOR";
    public const string PlanIndicator = "PLAN_INDICATOR";
    public const string Time = "TIME_PERIOD";
    public const string Measure = "OBS_VALUE";
    public const string ObservationStatus = "OBS_STATUS";

    public const string Quarterly = "Q";
    public const string Normal = "A";
    public const string Provisional = "P";

    /// <summary>"Missing value; data cannot exist": nothing to measure in this period.</summary>
    public const string CannotExist = "M";

    public static readonly string[] Statuses = [Normal, Provisional, CannotExist];

    public static readonly string[] Dimensions = [Frequency, Area, Indicator, PlanIndicator, Time];

    public static readonly IReadOnlyList<SdmxAttribute> Attributes =
    [
        new(ObservationStatus, "Tình trạng quan sát", "Observation status", row => StatusOf(row)),
        new("REPORT_STATE", "Trạng thái báo cáo", "State of the report", row => Code(row.State)),
        new("STATUS", "Mức đạt so với mốc quý", "Status against the quarter's milestone", row => Code(row.Status)),
        new("ENTRY_KIND", "Cách nhập", "How it was entered", row => Code(row.EntryKind)),
        new("UNIT_MEASURE", "Đơn vị tính", "Unit of measure", row => row.Unit),
        new("NUMERATOR", "Tử số", "Numerator", row => row.Numerator),
        new("DENOMINATOR", "Mẫu số", "Denominator", row => row.Denominator),
        new("OPERATOR", "Dấu của mục tiêu", "Operator of the target", row => Code(row.Operator)),
        new("TARGET", "Mục tiêu năm", "Target of the plan's year", row => row.Target),
        new("MILESTONE", "Mốc quý", "Milestone of the quarter", row => row.Milestone),
        new("COMMENT_OBS", "Nội dung", "Text", row => row.Text ?? row.TargetText),
        new("IS_DEMO", "Số liệu minh họa", "Made up, for the demo", row => row.IsDemo ? "true" : "false"),
        new("LAST_UPDATE", "Cập nhật lúc", "Last update", row => row.RecordedAt.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)),
    ];

    /// <summary>An id of SDMX has no points and slashes; none of our codes has an @.</summary>
    public static string IdOf(string code) => code.Replace('.', '@').Replace('/', '@');

    public static string IndicatorOf(string id) => id.Replace('@', '.');

    public static string OrganizationOf(string id) => id.Replace('@', '/');

    /// <summary><c>2026Q3</c> as <c>2026-Q3</c>.</summary>
    public static string TimeOf(string period) => $"{period[..4]}-{period[4..]}";

    public static string[] KeyOf(ExchangeValue row) =>
        [Quarterly, IdOf(row.OrganizationCode), IdOf(row.IndicatorCode), row.PlanIndicatorId.ToString(), TimeOf(row.Period)];

    public static string? StatusOf(ExchangeValue row) => (row.EntryKind, row.State) switch
    {
        (null, _) => null,
        (EntryKind.NotApplicable, _) => CannotExist,
        (_, ReportState.Verified or ReportState.Locked) => Normal,
        _ => Provisional,
    };

    /// <summary>What has such a status, as the filter of values says it.</summary>
    public static IEnumerable<string> OccurrencesOf(string status) => status switch
    {
        CannotExist => [Codes.Of(EntryKind.NotApplicable)],
        Provisional => [Codes.Of(ReportState.Submitted)],
        _ => [Codes.Of(ReportState.Verified), Codes.Of(ReportState.Locked)],
    };

    private static string? Code<T>(T? value)
        where T : struct, Enum => value is { } given ? Codes.Of(given) : null;
}

/// <param name="Of">A text or a decimal; null where the row has none.</param>
public sealed record SdmxAttribute(string Id, string NameVi, string NameEn, Func<ExchangeValue, object?> Of);
