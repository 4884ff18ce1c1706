using WardKpi.Api.Deadlines.Timeliness;
using WardKpi.Api.Indicators;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Province;

/// <summary>The communes of a scope side by side at one quarter.</summary>
public sealed record ProvinceView
{
    public required string Period { get; init; }

    /// <summary>True where any actual behind the figures was made by the demo rule.</summary>
    public required bool IsDemo { get; init; }

    public required DateTime GeneratedAt { get; init; }

    /// <summary>Of the indicators of all communes together.</summary>
    public required StatusSummary Summary { get; init; }

    /// <summary>Of the duties of all communes together.</summary>
    public required TimelinessFigures Timeliness { get; init; }

    /// <summary>Forms of the quarter in all communes.</summary>
    public required int ReportCount { get; init; }

    /// <summary>Those of them that are verified or locked.</summary>
    public required int VerifiedCount { get; init; }

    /// <summary>In the order of the tree; none is left out.</summary>
    public required IReadOnlyList<CommuneStanding> Communes { get; init; }
}

/// <summary>How a commune stands at the quarter.</summary>
public sealed record CommuneStanding
{
    public required Guid CommuneId { get; init; }

    public required string Name { get; init; }

    public required string ProvinceName { get; init; }

    /// <summary>Absent where the commune has no plan of the year, or reports at a node of its own.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>
    /// When the commune's own node last sent the figures that stand here; absent for a commune that reports here. Indicators
    /// without a value never leave a node, and reports are kept there: of both nothing is known here, and nothing is counted.
    /// </summary>
    public DateTime? ForwardedAt { get; init; }

    /// <summary>Of the indicators of its plan, as its own overview counts them; of a commune with a node of its own those that were sent.</summary>
    public required StatusSummary Summary { get; init; }

    /// <summary>Met or on track.</summary>
    public required int GoodCount { get; init; }

    /// <summary>Off track, at risk, on track or met; the neutral ones are none.</summary>
    public required int JudgedCount { get; init; }

    /// <summary>Good in percent of judged, one decimal; absent where nothing is judged.</summary>
    public decimal? GoodPercent { get; init; }

    /// <summary>By good ÷ judged, the highest first; equal shares stand on the same place. Absent where nothing is judged: that is not last.</summary>
    public int? Rank { get; init; }

    /// <summary>Duties of the quarter, as the page of timeliness counts them; none of a commune with a node of its own.</summary>
    public required TimelinessFigures Timeliness { get; init; }

    /// <summary>Forms of the quarter.</summary>
    public required int ReportCount { get; init; }

    /// <summary>Those of them that are verified or locked.</summary>
    public required int VerifiedCount { get; init; }

    /// <summary>When one of its figures of the quarter was written last.</summary>
    public DateTime? UpdatedAt { get; init; }
}

/// <summary>The measures that can be looked at across communes.</summary>
public sealed record ProvinceMeasures
{
    /// <summary>Of the common catalogue, in its order; only those that a plan of the year has.</summary>
    public required IReadOnlyList<ProvinceMeasure> Measures { get; init; }

    /// <summary>Measures that communes defined for themselves: a code of the kind means something in one commune only.</summary>
    public required int LocalCount { get; init; }
}

public sealed record ProvinceMeasure
{
    public required string Code { get; init; }

    public required string NameVi { get; init; }

    public string? NameEn { get; init; }

    public required string PillarId { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>Communes whose plans have it.</summary>
    public required int CommuneCount { get; init; }

    /// <summary>Those of them that sent something for the quarter.</summary>
    public required int FigureCount { get; init; }
}
