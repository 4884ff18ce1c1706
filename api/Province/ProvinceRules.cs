namespace WardKpi.Api.Province;

/// <summary>Places among communes. No database, no clock.</summary>
public static class ProvinceRules
{
    /// <summary>
    /// Places from 1, the best first; equal figures share a place, and the places behind them are skipped (1, 2, 2, 4). Without a figure
    /// there is no place.
    /// </summary>
    public static IReadOnlyList<int?> RanksOf(IReadOnlyList<decimal?> figures, bool isLowerBetter = false)
    {
        var places = new Dictionary<decimal, int>();
        var known = figures.OfType<decimal>().Order();
        foreach (var (index, figure) in (isLowerBetter ? known : known.Reverse()).Index())
            places.TryAdd(figure, index + 1);
        return [.. figures.Select(figure => figure is { } known ? places[known] : (int?)null)];
    }
}
