namespace WardKpi.Api.Progress;

/// <summary>How many rows stand in which status, with percents that make 100. No database, no clock.</summary>
public static class StatusSummaries
{
    public static StatusSummary Of(IEnumerable<ProgressStatus> found)
    {
        var byStatus = found.CountBy(status => status).ToDictionary();
        return Of(byStatus.GetValueOrDefault);
    }

    public static StatusSummary Of(Func<ProgressStatus, int> countOf)
    {
        var statuses = Enum.GetValues<ProgressStatus>();
        int[] counts = [.. statuses.Select(countOf)];
        var percents = ProgressRules.Percentages(counts);
        return new StatusSummary
        {
            Total = counts.Sum(),
            Counts = [.. statuses.Select((status, index) => new StatusCount { Status = status, Count = counts[index], Percent = percents[index] })],
        };
    }
}
