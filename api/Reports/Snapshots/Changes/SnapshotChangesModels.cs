using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Reports.Snapshots.Changes;

public enum RowChangeKind
{
    Changed,

    /// <summary>Reported or taken into the plan after the freezing.</summary>
    Added,

    /// <summary>No longer in the plan.</summary>
    Withdrawn,
}

/// <summary>In what a row differs from what was frozen.</summary>
public enum FrozenField
{
    /// <summary>The figure or the text.</summary>
    Value,

    /// <summary>Note, source and explanation beside it.</summary>
    Remarks,
    Evidence,

    /// <summary>Its report is no longer verified.</summary>
    State,
    Target,
    Milestone,
    Status,
}

/// <summary>A period as it was verified against what stands there now.</summary>
public sealed record SnapshotChanges
{
    public required SnapshotSummary Snapshot { get; init; }

    /// <summary>Whether every unit that was waited for had been verified.</summary>
    public required bool IsComplete { get; init; }

    public required IReadOnlyList<string> MissingUnits { get; init; }

    /// <summary>Units that were let off.</summary>
    public required IReadOnlyList<string> WaivedUnits { get; init; }

    public required int FrozenRowCount { get; init; }

    /// <summary>Whose reports were frozen, in the order of the commune's units.</summary>
    public required IReadOnlyList<FrozenUnit> Units { get; init; }

    /// <summary>Those that differ, in the document's order; withdrawn ones last.</summary>
    public required IReadOnlyList<RowChange> Rows { get; init; }
}

public sealed record FrozenUnit
{
    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }

    /// <summary>Of its report now.</summary>
    public required ReportState StateNow { get; init; }
}

public sealed record RowChange
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string OrganizationName { get; init; }

    public required RowChangeKind Kind { get; init; }

    /// <summary>Empty where the row came or went as a whole.</summary>
    public required IReadOnlyList<FrozenField> Fields { get; init; }

    /// <summary>As it was frozen; absent where it was added.</summary>
    public FrozenRow? Then { get; init; }

    /// <summary>As it would be frozen now; absent where it was withdrawn, and while its report is open and not sent.</summary>
    public FrozenRow? Now { get; init; }

    /// <summary>Of its report now; absent where it was withdrawn.</summary>
    public ReportState? StateNow { get; init; }

    /// <summary>Values written after the freezing, the newest first; none where <see cref="Now"/> is absent.</summary>
    public required IReadOnlyList<ActualView> Revisions { get; init; }

    /// <summary>Steps of its report after the freezing, the newest first; locking is none.</summary>
    public required IReadOnlyList<ReportEvent> Steps { get; init; }

    /// <summary>None where <see cref="Now"/> is absent.</summary>
    public required IReadOnlyList<EvidenceChange> EvidenceChanges { get; init; }

    /// <summary>What was decided about the row after the freezing, the newest first.</summary>
    public required IReadOnlyList<PlanChange> PlanChanges { get; init; }
}

/// <summary>A piece of evidence that came or went after the freezing.</summary>
public sealed record EvidenceChange
{
    public required EvidenceKind Kind { get; init; }

    public string? FileName { get; init; }

    public string? DocumentNumber { get; init; }

    public required bool IsRemoved { get; init; }

    public required DateTime At { get; init; }

    public string? PersonName { get; init; }
}

/// <summary>A change of the plan: of a target, a milestone, the phasing or the baseline, or that a row came or went.</summary>
public sealed record PlanChange
{
    public required DateTime At { get; init; }

    public string? PersonName { get; init; }

    /// <summary><c>target 2026</c>, <c>milestone 2026Q3</c>, <c>phasing</c>, <c>baseline_result_id</c>, <c>is_withdrawn</c>.</summary>
    public required string Field { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    /// <summary><c>import</c> where a document brought it.</summary>
    public string? Reason { get; init; }
}
