using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Reports.Snapshots;

/// <summary>One freezing of a period of a plan.</summary>
public sealed record SnapshotSummary
{
    /// <summary>A quarter: <c>2026Q1</c>.</summary>
    public required string Period { get; init; }

    /// <summary>From 1; a period that was opened again and verified anew gets the next one.</summary>
    public required int Number { get; init; }

    public required DateTime TakenAt { get; init; }

    /// <summary>SHA-256 of the content's bytes, as hex in lower case.</summary>
    public required string Hash { get; init; }

    /// <summary>Number of the commune's change that it was taken at.</summary>
    public required long ChangeSeq { get; init; }
}

/// <summary>
/// A period of a plan as it was verified: what is the same has the same bytes. Properties stand in this order, absent ones have no value,
/// figures have no zeros at the end.
/// </summary>
public sealed record FrozenPeriod
{
    public required FrozenPlan Plan { get; init; }

    public required string Period { get; init; }

    /// <summary>False where the books closed before every unit that was waited for was verified.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Units whose report was not verified.</summary>
    public required IReadOnlyList<string> MissingUnits { get; init; }

    /// <summary>Units that were let off.</summary>
    public required IReadOnlyList<string> WaivedUnits { get; init; }

    /// <summary>In the order of the commune's units.</summary>
    public required IReadOnlyList<FrozenReport> Reports { get; init; }
}

public sealed record FrozenPlan
{
    public required Guid Id { get; init; }

    public required string CommuneName { get; init; }

    public required string ProvinceName { get; init; }

    public required int Year { get; init; }

    public string? Number { get; init; }

    public required string Title { get; init; }
}

/// <summary>The verified report of a unit.</summary>
public sealed record FrozenReport
{
    public required Guid OrganizationId { get; init; }

    public required string OrganizationName { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }

    /// <summary>Percent of the milestone from which a value was on track, and at risk.</summary>
    public required decimal OnTrack { get; init; }

    public required decimal AtRisk { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<FrozenRow> Rows { get; init; }
}

public sealed record FrozenRow
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public required string Code { get; init; }

    public string? Unit { get; init; }

    /// <summary>Of the plan's year.</summary>
    public TargetView? Target { get; init; }

    public decimal? Milestone { get; init; }

    public required StoredValue Value { get; init; }

    public required ProgressStatus Status { get; init; }

    public decimal? Attainment { get; init; }

    /// <summary>In the order of adding.</summary>
    public required IReadOnlyList<FrozenEvidence> Evidence { get; init; }
}

/// <summary>What proved a figure: a file by its hash, or a document by its number.</summary>
public sealed record FrozenEvidence
{
    public required EvidenceKind Kind { get; init; }

    public string? FileName { get; init; }

    public string? Sha256 { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? DocumentIssuer { get; init; }
}
