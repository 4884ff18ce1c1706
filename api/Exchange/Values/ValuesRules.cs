using System.Globalization;
using System.Text.Json;
using WardKpi.Api.Data;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Reads a query of values. Nothing is passed over: what cannot be understood, or contradicts the rest, is named.</summary>
public static class ValuesRules
{
    public const int DefaultLimit = 1_000;

    /// <summary>Rows of the largest page; whoever wants more streams.</summary>
    public const int MostRows = 10_000;

    public static readonly IReadOnlyList<ReportState> DefaultStates = [ReportState.Verified, ReportState.Locked];

    public const string TooYoung = "Thời điểm asOf phải trước hiện tại ít nhất một phút.";

    private const int LongestCode = 60;
    private const string WithOtherTime = "Chỉ dùng một trong ba: since, updatedAfter, asOf.";

    private static readonly string[] Instants = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];
    private static readonly ReportState[] States = [ReportState.Submitted, ReportState.Verified, ReportState.Locked];

    private static readonly HashSet<string> Names =
        typeof(ValuesQuery).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="given">Names in the address, and how often each stands there.</param>
    /// <param name="faults">By name, empty where the request may be used.</param>
    public static ValuesRequest Read(
        ValuesQuery query, IEnumerable<(string Name, int Times)> given, DateTime now, out Dictionary<string, string[]> faults)
    {
        var found = faults = QueryNames.FaultsOf(Names, [], given);
        var period = Taken("period", query.Period, text => Period.TryParse(text, null, out var one) && one.Kind == PeriodKind.Quarter ? one : (Period?)null, PeriodRules.NotAQuarter);
        var request = new ValuesRequest
        {
            Organization = Text("organization", query.Organization, 2 * LongestCode + 3, IsPrintable),
            Unit = Text("unit", query.Unit, LongestCode, OrganizationPaths.IsCode),
            Indicator = Text("indicator", query.Indicator, LongestCode, IsPrintable)?.ToUpperInvariant(),
            // SQL Server takes EGOV for egov, SQLite does not.
            Pillar = Text("pillar", query.Pillar, LongestCode, IsPrintable)?.ToLowerInvariant(),
            PlanId = Taken("plan", query.Plan, text => Guid.TryParseExact(text, "D", out var id) ? id : (Guid?)null, "Ghi mã kế hoạch (UUID)."),
            Year = Taken("year", query.Year, text => Number(text) is > 1899 and < 3000 and { } year ? (int)year : (int?)null, "Ghi năm bằng bốn chữ số."),
            Period = period?.ToString(),
            States = StatesOf(),
            Since = Taken("since", query.Since, Number, "Ghi số thay đổi (upTo) của lần đọc trước."),
            UpdatedAfter = Instant("updatedAfter", query.UpdatedAfter),
            AsOf = Instant("asOf", query.AsOf),
            Limit = Taken("limit", query.Limit, text => Number(text) is > 0 and <= int.MaxValue and { } limit ? (int)limit : (int?)null, "Ghi số dòng của một trang, từ 1."),
            Cursor = query.Cursor,
        };
        if (request.AsOf is { } asOf && !IsSettled(asOf, now))
            found.TryAdd("asOf", [TooYoung]);
        if (period is { } quarter && request.Year is { } year && quarter.Year != year)
            found.TryAdd("year", ["Năm không khớp với kỳ đã chọn."]);
        (string Name, bool IsGiven)[] moments =
            [("since", query.Since is not null), ("updatedAfter", query.UpdatedAfter is not null), ("asOf", query.AsOf is not null)];
        if (moments.Count(one => one.IsGiven) > 1)
            foreach (var (name, _) in moments.Where(one => one.IsGiven))
                found.TryAdd(name, [WithOtherTime]);
        return request;

        string? Text(string name, string? text, int most, Func<string, bool> isGood)
        {
            if (text is null || (text.Length > 0 && text.Length <= most && isGood(text)))
                return text;
            found.TryAdd(name, ["Mã không đúng dạng."]);
            return null;
        }

        T? Taken<T>(string name, string? text, Func<string, T?> read, string fault)
            where T : struct
        {
            if (text is null)
                return null;
            var value = read(text);
            if (value is null)
                found.TryAdd(name, [fault]);
            return value;
        }

        DateTime? Instant(string name, string? text)
        {
            var instant = Taken(
                name,
                text,
                one => DateTimeOffset.TryParseExact(one, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && HasOffset(one) ? at.UtcDateTime : (DateTime?)null,
                "Ghi thời điểm kèm múi giờ: 2026-10-01T00:00:00Z (dấu + của múi giờ ghi là %2B).");
            if (instant > now)
                found.TryAdd(name, ["Thời điểm ở tương lai."]);
            return instant;
        }

        IReadOnlyList<ReportState> StatesOf()
        {
            if (query.State is null)
                return DefaultStates;
            var codes = query.State.Split(',');
            var wanted = States.Where(state => codes.Contains(Codes.Of(state))).ToList();
            if (wanted.Count != codes.Length)
                found.TryAdd("state", ["Chỉ có submitted, verified, locked; nhiều trạng thái thì cách nhau bằng dấu phẩy."]);
            return wanted;
        }
    }

    /// <summary>What was recorded by then is committed by now: the same question will have the same answer.</summary>
    public static bool IsSettled(DateTime asOf, DateTime now) => asOf <= now.AddMinutes(-1);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsPrintable(string text) => text.All(letter => letter is > ' ' and <= '~');

    // The formats take an instant without an offset as one of the machine's own zone.
    private static bool HasOffset(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
}
