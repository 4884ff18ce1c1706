using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>Due days in Vietnam from one to another, both within.</summary>
public sealed record DeadlineWindow(DateOnly From, DateOnly To)
{
    private const int DaysBack = 92;
    private const int DaysAhead = 184;
    private const int MostDays = 731;

    public DateTime First => VietnamTime.ToUtc(From, TimeOnly.MinValue);

    /// <summary>The first moment behind.</summary>
    public DateTime End => VietnamTime.ToUtc(To, TimeOnly.MaxValue).AddTicks(1);

    public static DeadlineWindow Around(DateOnly today, DateOnly? from = null, DateOnly? to = null) =>
        new(from ?? today.AddDays(-DaysBack), to ?? today.AddDays(DaysAhead));

    /// <summary>Faults by field.</summary>
    public Dictionary<string, string[]> Faults() => (To.DayNumber - From.DayNumber) switch
    {
        < 0 => new() { ["to"] = ["Ngày cuối đứng trước ngày đầu."] },
        > MostDays => new() { ["to"] = [$"Mỗi lần xem nhiều nhất {MostDays} ngày."] },
        _ => [],
    };
}
