using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Plans;

/// <summary>The plan's own words for a target: at least, more than, "60 %", at most, less than, "Có", "Cơ bản hoàn thành", "Báo cáo".</summary>
public enum TargetOperator
{
    Ge,
    Gt,
    Eq,
    Le,
    Lt,
    Yes,
    Completion,
    Narrative,
}

/// <summary>How a year target is spread over the quarters.</summary>
public enum Phasing
{
    /// <summary>In equal steps from the baseline to the target.</summary>
    Linear,

    /// <summary>The year target holds every quarter.</summary>
    Flat,

    /// <summary>Judged in the fourth quarter only.</summary>
    YearEnd,
}

public sealed record TargetView
{
    public required int Year { get; init; }

    public required TargetOperator Operator { get; init; }

    /// <summary>In the plan indicator's unit; absent where the target is a word.</summary>
    public decimal? Value { get; init; }

    /// <summary>The plan's word, for targets without a figure.</summary>
    public string? Text { get; init; }
}

/// <summary>The last known value before the plan's year.</summary>
public sealed record BaselineView
{
    public required Guid ResultId { get; init; }

    public required int AsOf { get; init; }

    public required decimal Value { get; init; }

    /// <summary>The plan's sentence that reports it.</summary>
    public required string Text { get; init; }

    /// <summary>True where the standing office picked it by hand.</summary>
    public required bool IsPicked { get; init; }
}

public sealed record PlanSummary
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    public required string CommuneName { get; init; }

    public required string ProvinceName { get; init; }

    public required int Year { get; init; }

    public string? Number { get; init; }

    public required string Title { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public required int IndicatorCount { get; init; }

    public required int TargetCount { get; init; }

    public required int TaskCount { get; init; }

    public required int BudgetRowCount { get; init; }
}

public sealed record PlanView
{
    public required PlanSummary Summary { get; init; }

    public required string Issuer { get; init; }

    public string? SignatoryTitle { get; init; }

    public string? SignatoryName { get; init; }

    public string? Objective { get; init; }

    /// <summary>Every year that the plan sets a target for.</summary>
    public required IReadOnlyList<int> Horizons { get; init; }

    public required IReadOnlyList<string> LegalBases { get; init; }

    public required IReadOnlyList<OrganizationView> Units { get; init; }

    public required IReadOnlyList<PlanIndicatorView> Indicators { get; init; }

    public required IReadOnlyList<PlanResultView> Results { get; init; }

    public required IReadOnlyList<PlanMilestoneView> Milestones { get; init; }

    public required IReadOnlyList<TaskView> Tasks { get; init; }

    public required BudgetView Budget { get; init; }

    public required IReadOnlyList<ReportingDutyView> ReportingDuties { get; init; }
}

/// <summary>An indicator as one plan words and assigns it.</summary>
public sealed record PlanIndicatorView
{
    public required Guid Id { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required string Number { get; init; }

    public required string Text { get; init; }

    /// <summary>The document's own heading above it.</summary>
    public string? Heading { get; init; }

    public required string Code { get; init; }

    public required string PillarId { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required Direction Direction { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public required bool IsCard { get; init; }

    /// <summary>Measure of this commune, not (yet) in the common catalogue.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>The unit that enters it; the standing office where nobody is named.</summary>
    public required Guid LeadId { get; init; }

    public required string LeadName { get; init; }

    /// <summary>Neither the document nor the standing office named a lead: "chưa giao".</summary>
    public required bool IsUnassigned { get; init; }

    /// <summary>The person of the lead unit who answers for it; who is asked and reminded, not who alone may enter.</summary>
    public string? Responsible { get; init; }

    public string? Deputy { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<TargetView> Targets { get; init; }

    public BaselineView? Baseline { get; init; }

    /// <summary>How the target is spread over the quarters: chosen, else the default.</summary>
    public required Phasing Phasing { get; init; }

    /// <summary>What somebody chose; absent where the default holds.</summary>
    public Phasing? ChosenPhasing { get; init; }

    /// <summary>Entered hamlet by hamlet; the sums make the unit's value.</summary>
    public required bool IsByHamlet { get; init; }

    public required int Version { get; init; }
}

public sealed record PlanResultView
{
    public required Guid Id { get; init; }

    public required string Text { get; init; }

    public string? Code { get; init; }

    public required TargetOperator Operator { get; init; }

    public decimal? Value { get; init; }

    public string? ValueText { get; init; }

    public string? Unit { get; init; }

    public required int AsOf { get; init; }

    /// <summary>Repeats a national target: no measurement, so no baseline.</summary>
    public required bool IsRestated { get; init; }

    public string? Note { get; init; }
}

public sealed record PlanMilestoneView
{
    public required string Period { get; init; }

    public required string Text { get; init; }
}

public sealed record TaskView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public string? Result { get; init; }

    public string? TimeframeText { get; init; }

    public required string TimeframeKind { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public required IReadOnlyList<OrganizationRef> Leads { get; init; }

    public required IReadOnlyList<OrganizationRef> Partners { get; init; }

    /// <summary>Million VND; absent where the plan names a source and no sum.</summary>
    public decimal? BudgetMillion { get; init; }

    public string? BudgetSource { get; init; }

    public string? LegalBasis { get; init; }

    public string? Note { get; init; }

    /// <summary>The explanation whose conclusion it was; absent of the document's tasks.</summary>
    public Guid? ExplanationId { get; init; }
}

public sealed record OrganizationRef
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>Money of the plan, in million VND.</summary>
public sealed record BudgetView
{
    public required decimal YearTotal { get; init; }

    public required decimal YearProvince { get; init; }

    public required decimal YearOther { get; init; }

    /// <summary>Sum of the sums that stand in tasks.</summary>
    public required decimal TaskTotal { get; init; }

    /// <summary>How many tasks carry a sum.</summary>
    public required int TaskCount { get; init; }

    public required IReadOnlyList<BudgetRowView> Rows { get; init; }
}

public sealed record BudgetRowView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    public required string Status { get; init; }

    public decimal? Total { get; init; }

    public decimal? Province { get; init; }

    public decimal? Other { get; init; }

    public decimal? YearTotal { get; init; }

    public decimal? YearProvince { get; init; }

    public decimal? YearOther { get; init; }

    public string? LegalBasis { get; init; }

    public string? Note { get; init; }
}

public sealed record ReportingDutyView
{
    public required Guid Id { get; init; }

    public required string Cadence { get; init; }

    public string? DeadlineRule { get; init; }

    public string? Reporter { get; init; }

    public string? Receiver { get; init; }

    public required string Text { get; init; }
}

/// <summary>What the standing office decides about one plan indicator.</summary>
public sealed record PlanIndicatorSettings
{
    /// <summary>The unit that enters it; null gives it back to "chưa giao".</summary>
    public Guid? LeadId { get; init; }

    /// <summary>Null takes the default: linear with a baseline, flat without one.</summary>
    public Phasing? Phasing { get; init; }

    /// <summary>A result of the plan to start from; null takes the rule's own pick.</summary>
    public Guid? BaselineResultId { get; init; }

    /// <summary>
    /// Whether it is entered hamlet by hamlet; only a ratio or a figure adds up. A value that the unit entered before stays until the first
    /// hamlet is entered, and switched off again the last sum stays as the unit's own. Null leaves it as it is.
    /// </summary>
    public bool? IsByHamlet { get; init; }

    public string? Reason { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}
