using WardKpi.Api.Reports;

namespace WardKpi.Api.Demo.Sandbox;

/// <summary>A step of a report of the sandbox; what stands in the report comes with its first step.</summary>
/// <param name="At">UTC.</param>
public sealed record SandboxStep(DateTime At, string Unit, int Quarter, ReportState From, ReportState To, string? Reason = null);

/// <summary>The figures of the made-up commune and what became of its reports: the same at every start, so that tests may name them.</summary>
public static class SandboxValues
{
    /// <summary>In the order of time. Of a report that was verified and reopened, readers get tombstones.</summary>
    public static readonly IReadOnlyList<SandboxStep> Steps =
    [
        .. Sent(1, 30, 3, "kinh-te", "van-phong", "vhxh"),
        .. Verified(1, 1, 4, "kinh-te", "van-phong", "vhxh"),
        new(At(4, 10), "kinh-te", 1, ReportState.Verified, ReportState.Locked),
        new(At(4, 10), "van-phong", 1, ReportState.Verified, ReportState.Locked),
        .. Sent(2, 29, 6, "kinh-te", "van-phong", "vhxh"),
        .. Verified(2, 30, 6, "kinh-te", "vhxh"),
        new(At(7, 6), "vhxh", 2, ReportState.Verified, ReportState.Draft, "Số liệu mẫu: kiểm tra lại sự cố tháng 6"),
        .. Sent(3, 28, 9, "kinh-te", "van-phong"),
        new(At(9, 28), "vhxh", 3, ReportState.Empty, ReportState.Draft),
        new(At(9, 30), "van-phong", 3, ReportState.Submitted, ReportState.Returned, "Số liệu mẫu: bổ sung cán bộ thôn"),
    ];

    /// <summary>By the number of its row in the plan.</summary>
    public static StoredValue Of(string number, int quarter) => (number, quarter) switch
    {
        ("1", _) => Ratio(345 + 75 * quarter, 1000),
        ("2", _) => Figure(quarter switch { 1 => 2, 2 => 6, _ => 9 }),
        ("3", _) => Figure(quarter > 1 ? 1 : 0, EntryKind.YesNo),
        ("4", _) => new StoredValue { EntryKind = EntryKind.Narrative, Text = $"Số liệu mẫu: đã công bố {quarter} bộ dữ liệu." },
        ("5", _) => Ratio(17 + quarter, 20),
        ("6", _) => Figure(60 + 10 * quarter, EntryKind.Percent),
        ("7", _) => Figure(20 + 20 * quarter, EntryKind.Completion),
        (_, 1) => new StoredValue { EntryKind = EntryKind.NotApplicable },
        _ => Figure(3 - quarter),
    };

    private static IEnumerable<SandboxStep> Sent(int quarter, int day, int month, params string[] units) =>
        units.Select(unit => new SandboxStep(At(month, day), unit, quarter, ReportState.Draft, ReportState.Submitted));

    private static IEnumerable<SandboxStep> Verified(int quarter, int day, int month, params string[] units) =>
        units.Select(unit => new SandboxStep(At(month, day), unit, quarter, ReportState.Submitted, ReportState.Verified));

    private static DateTime At(int month, int day) => new(2026, month, day, 2, 0, 0, DateTimeKind.Utc);

    private static StoredValue Ratio(decimal numerator, decimal denominator) => new()
    {
        EntryKind = EntryKind.Ratio,
        Numerator = numerator,
        Denominator = denominator,
        Value = ReportRules.Quotient(numerator, denominator, "%"),
    };

    private static StoredValue Figure(decimal value, EntryKind kind = EntryKind.Value) => new() { EntryKind = kind, Value = value };
}
