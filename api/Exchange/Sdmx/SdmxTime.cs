using System.Globalization;

namespace WardKpi.Api.Exchange.Sdmx;

/// <summary>A time as SDMX writes it: a year, a quarter, a month or a day.</summary>
public readonly record struct SdmxTime
{
    private DateOnly First { get; init; }

    private DateOnly Last { get; init; }

    /// <summary><c>2026</c>, <c>2026-Q2</c>, <c>2026-04</c> or <c>2026-04-01</c>; null for anything else.</summary>
    public static SdmxTime? Read(string text) => text switch
    {
        { Length: 4 } when DayOf($"{text}-01-01") is { } first => Months(first, 12),
        [_, _, _, _, '-', 'Q', >= '1' and <= '4' and var quarter] when DayOf($"{text[..4]}-01-01") is { } first => Months(first.AddMonths(3 * (quarter - '1')), 3),
        { Length: 7 } when DayOf($"{text}-01") is { } first => Months(first, 1),
        _ => DayOf(text) is { } day ? new SdmxTime { First = day, Last = day } : null,
    };

    /// <summary>Whether a period compares so with this time; a period within the time is equal to it.</summary>
    public bool Compare(string comparison, SdmxTime period) => comparison switch
    {
        "lt" => period.Last < First,
        "le" => period.Last <= Last,
        "gt" => period.First > Last,
        "ge" => period.First >= First,
        _ => period.First >= First && period.Last <= Last,
    };

    // Not by AddMonths of the year after: the year 9999 has none.
    private static SdmxTime Months(DateOnly first, int count)
    {
        var last = first.AddMonths(count - 1);
        return new SdmxTime { First = first, Last = last.AddDays(DateTime.DaysInMonth(last.Year, last.Month) - 1) };
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
