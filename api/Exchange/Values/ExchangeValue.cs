using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>One state of a value that a unit sent: an indicator of a plan at the end of a quarter, readable without looking anything up.</summary>
public sealed record ExchangeValue
{
    /// <summary>Number of the change that made this state: higher is later, and no later change gets a lower one.</summary>
    public required long Seq { get; init; }

    /// <summary>Id of the value; the same in all its states.</summary>
    public required Guid Id { get; init; }

    /// <summary>The value went away, or no longer fits what was asked for; the figures are left out then.</summary>
    public required bool IsDeleted { get; init; }

    /// <summary>Official code of the commune; where none is known its path without the outer slashes.</summary>
    public required string OrganizationCode { get; init; }

    /// <summary>Code of the unit that reports, within the commune.</summary>
    public required string UnitCode { get; init; }

    public required string IndicatorCode { get; init; }

    /// <summary>The commune defined the indicator for itself.</summary>
    public required bool IsLocal { get; init; }

    public required string PillarId { get; init; }

    public required Guid PlanId { get; init; }

    public required int PlanYear { get; init; }

    public string? PlanNumber { get; init; }

    /// <summary>Row of the plan; a plan may hold the same indicator in two rows.</summary>
    public required Guid PlanIndicatorId { get; init; }

    /// <summary>Number of the row in the plan.</summary>
    public required string RowNumber { get; init; }

    /// <summary><c>2026Q3</c></summary>
    public required string Period { get; init; }

    /// <summary>How the value compares with the target of the plan's year; absent where there is no target.</summary>
    public TargetOperator? Operator { get; init; }

    public decimal? Target { get; init; }

    /// <summary>The target where it is a text, not a number.</summary>
    public string? TargetText { get; init; }

    /// <summary>Value expected at the end of the quarter.</summary>
    public decimal? Milestone { get; init; }

    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public string? Unit { get; init; }

    public ProgressStatus? Status { get; init; }

    /// <summary>State of the report that holds the value: submitted, verified or locked.</summary>
    public ReportState? State { get; init; }

    /// <summary>Grows with every write of the value.</summary>
    public int? Version { get; init; }

    /// <summary>Made up for the demo.</summary>
    public required bool IsDemo { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public DateTime? VerifiedAt { get; init; }

    /// <summary>When the value itself was last written.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>When this state began.</summary>
    public required DateTime RecordedAt { get; init; }
}
