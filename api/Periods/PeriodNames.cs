using System.Globalization;

namespace WardKpi.Api.Periods;

/// <summary>Periods as people name them within a Vietnamese sentence.</summary>
public static class PeriodNames
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary><c>Quý III/2026</c>; also of a single day, as reports have it that are asked for by one (20261120): <c>ngày 20/11/2026</c>.</summary>
    public static string Of(string period) =>
        DateOnly.TryParseExact(period, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"ngày {day:dd/MM/yyyy}"
            : Of(Period.Parse(period));

    public static string Of(Period period) => period.Kind switch
    {
        PeriodKind.Year => $"năm {period.Year}",
        PeriodKind.HalfYear => $"6 tháng {(period.Number == 1 ? "đầu" : "cuối")} năm {period.Year}",
        PeriodKind.NineMonths => $"9 tháng năm {period.Year}",
        PeriodKind.Quarter => $"Quý {Roman[period.Number - 1]}/{period.Year}",
        PeriodKind.Month => $"tháng {period.Number}/{period.Year}",
        PeriodKind.Week => $"tuần {period.Number}/{period.Year}",
    };
}
