namespace WardKpi.Api.Periods;

/// <summary>Periods as people name them, Vietnamese; the dashboard names them alike.</summary>
public static class PeriodNames
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary><c>Quý III/2026</c>, <c>tháng 3/2026</c>, <c>6 tháng đầu năm 2026</c> …</summary>
    public static string Of(Period period) => period.Kind switch
    {
        PeriodKind.Year => $"năm {period.Year}",
        PeriodKind.HalfYear => period.Number == 1 ? $"6 tháng đầu năm {period.Year}" : $"6 tháng cuối năm {period.Year}",
        PeriodKind.NineMonths => $"9 tháng năm {period.Year}",
        PeriodKind.Quarter => $"Quý {Roman[period.Number - 1]}/{period.Year}",
        PeriodKind.Month => $"tháng {period.Number}/{period.Year}",
        PeriodKind.Week => $"tuần {period.Number}/{period.Year}",
    };
}
