using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.PublicPages;

/// <summary>What a commune shows to everybody, as who keeps the page sees it. Version 0: never set.</summary>
public sealed record PublicPageSettings
{
    public required Guid CommuneId { get; init; }

    public required string CommuneName { get; init; }

    /// <summary>Of the page, below the address of the program.</summary>
    public required string Address { get; init; }

    public required bool IsOn { get; init; }

    /// <summary>Stands above the figures.</summary>
    public string? Introduction { get; init; }

    /// <summary>The chosen indicators, in the order of the page.</summary>
    public required IReadOnlyList<Guid> PlanIndicatorIds { get; init; }

    public DateTime? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public required int Version { get; init; }
}

public sealed record PublicPageChange
{
    public required bool IsOn { get; init; }

    public string? Introduction { get; init; }

    /// <summary>Of plans of the commune, in the order of the page.</summary>
    public required IReadOnlyList<Guid> PlanIndicatorIds { get; init; }

    /// <summary>The version that the caller saw; 0 where nothing was set yet.</summary>
    public required int Version { get; init; }
}

/// <summary>What everybody may read of a commune.</summary>
public sealed record PublicPageView
{
    public required string CommuneName { get; init; }

    public required string ProvinceName { get; init; }

    public string? Introduction { get; init; }

    /// <summary>True where any figure was made by the demo rule.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>One entry a plan that indicators were chosen from, the latest year first.</summary>
    public required IReadOnlyList<PublicPlan> Plans { get; init; }
}

public sealed record PublicPlan
{
    public required int Year { get; init; }

    public string? Number { get; init; }

    public required string Title { get; init; }

    public DateOnly? IssuedOn { get; init; }

    /// <summary>The last quarter that a chosen indicator has a verified figure of; the quarter being reported where none has.</summary>
    public required string Period { get; init; }

    /// <summary>How many of the units that lead chosen indicators have their report of the period verified.</summary>
    public required int VerifiedUnits { get; init; }

    /// <summary>All that lead chosen indicators.</summary>
    public required int Units { get; init; }

    /// <summary>When the latest of the figures was verified; absent without one.</summary>
    public DateTime? VerifiedAt { get; init; }

    /// <summary>Of the chosen indicators, each at its own period.</summary>
    public required StatusSummary Summary { get; init; }

    public required IReadOnlyList<PublicIndicator> Indicators { get; init; }
}

public sealed record PublicIndicator
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public required string PillarId { get; init; }

    public required IndicatorKind Kind { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    /// <summary>The target of the plan's year; absent where the plan sets none.</summary>
    public TargetView? Target { get; init; }

    /// <summary>The last quarter that a figure of it is verified of: units are not verified on the same day. Absent where none is.</summary>
    public string? Period { get; init; }

    /// <summary>At its period; at the plan's where it has none.</summary>
    public required ProgressStatus Status { get; init; }

    public StatusReason? Reason { get; init; }

    /// <summary>Verified, at its period.</summary>
    public decimal? Value { get; init; }

    public EntryKind? EntryKind { get; init; }

    /// <summary>Expected at the end of its period; of the plan's where it has none.</summary>
    public decimal? Milestone { get; init; }

    /// <summary>One entry a quarter of the year, verified or not.</summary>
    public required IReadOnlyList<PublicQuarter> Quarters { get; init; }
}

public sealed record PublicQuarter
{
    public required string Period { get; init; }

    public decimal? Milestone { get; init; }

    /// <summary>Absent until it is verified.</summary>
    public decimal? Value { get; init; }
}
