namespace WardKpi.Api.Progress;

/// <summary>What the committee looks at first.</summary>
public static class ExceptionRules
{
    /// <summary>As many as one meeting goes through.</summary>
    public const int Limit = 10;

    public static bool IsException(IndicatorProgress row) => row.Status is ProgressStatus.OffTrack or ProgressStatus.AtRisk;

    /// <summary>
    /// Places of the indicators, 1 the worst: by status, then by how much of the milestone is reached; what has no such quotient comes last
    /// in its status. What is equally bad keeps the order in which it came.
    /// </summary>
    public static IReadOnlyDictionary<Guid, int> Places(IEnumerable<IndicatorProgress> indicators) => indicators
        .OrderBy(row => row.Status)
        .ThenBy(row => row.MilestonePercent ?? decimal.MaxValue)
        .Index()
        .ToDictionary(entry => entry.Item.PlanIndicatorId, entry => entry.Index + 1);

    /// <summary>At most <see cref="Limit"/>, in the order of their places.</summary>
    public static IReadOnlyList<Guid> Worst(IEnumerable<IndicatorProgress> indicators) =>
    [
        .. indicators.Where(IsException)
            .OrderBy(row => row.Place)
            .Take(Limit)
            .Select(row => row.PlanIndicatorId),
    ];

    /// <summary>Those with the most off track, all that are equal; none where nothing is.</summary>
    public static IReadOnlyList<PillarProgress> MarkWeakest(IReadOnlyList<PillarProgress> pillars)
    {
        var most = pillars.Select(OffTrackOf).DefaultIfEmpty().Max();
        return [.. pillars.Select(pillar => pillar with { IsWeakest = most > 0 && OffTrackOf(pillar) == most })];
    }

    private static int OffTrackOf(PillarProgress pillar) =>
        pillar.Summary.Counts.Where(count => count.Status == ProgressStatus.OffTrack).Sum(count => count.Count);
}
