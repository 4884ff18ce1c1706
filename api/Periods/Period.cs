namespace WardKpi.Api.Periods;

public enum PeriodKind
{
    Year,
    HalfYear,
    NineMonths,
    Quarter,
    Month,
    Week,
}
