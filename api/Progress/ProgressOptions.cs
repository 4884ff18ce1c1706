namespace WardKpi.Api.Progress;

/// <summary>Section <c>Progress</c>: from how many percent of the milestone a value is on track, and from how many at risk.</summary>
public sealed class ProgressOptions
{
    public decimal OnTrack { get; init; } = 100;

    public decimal AtRisk { get; init; } = 90;

    public Thresholds Thresholds => new(OnTrack, AtRisk);
}
