namespace WardKpi.Api.Plans.Import;

public enum ImportSeverity
{
    Error,
    Warning,
}

/// <summary>A fault of a plan file, with its place in the file.</summary>
public sealed record ImportFault
{
    public required ImportSeverity Severity { get; init; }

    /// <summary>Place in the file: <c>indicators[3].targets[0].op</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Stable code: <c>unknown_indicator</c>, <c>unknown_unit</c>, <c>target_without_year</c>, <c>bad_operator</c>, <c>duplicate_number</c>, <c>unknown_key</c> …</summary>
    public required string Code { get; init; }

    /// <summary>A sentence for people, in Vietnamese.</summary>
    public required string Message { get; init; }
}

public enum ImportChangeKind
{
    Added,
    Changed,
    Withdrawn,
}

/// <summary>One thing that an import adds, changes or withdraws.</summary>
public sealed record ImportChange
{
    public required ImportChangeKind Kind { get; init; }

    /// <summary>
    /// <c>plan</c> (its head), <c>unit</c>, <c>catalog</c> (a measure of the plan's own), <c>indicator</c>, <c>target</c> and
    /// <c>milestone</c> of an indicator, <c>result</c>, <c>task</c>, <c>budgetRow</c>, <c>quarterFocus</c> or <c>reportingDuty</c>.
    /// </summary>
    public required string Part { get; init; }

    /// <summary>Which one: <c>1 EGOV.FILES_ONLINE</c>, of a target <c>1 EGOV.FILES_ONLINE 2026</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The field that changed, in camelCase; absent where the whole thing came, went or is one value.</summary>
    public string? Field { get; init; }

    /// <summary>As the plan writes it: a target is <c>≥ 60</c> or <c>Có</c>.</summary>
    public string? OldValue { get; init; }

    public string? NewValue { get; init; }
}

public sealed record ImportResult
{
    public required bool IsDryRun { get; init; }

    /// <summary>The plan that was or would be changed; absent for a new one in a dry run.</summary>
    public Guid? PlanId { get; init; }

    public required bool IsNew { get; init; }

    public required int IndicatorCount { get; init; }

    public required int TargetCount { get; init; }

    public required int TaskCount { get; init; }

    public required int BudgetRowCount { get; init; }

    public required IReadOnlyList<ImportChange> Changes { get; init; }

    public required IReadOnlyList<ImportFault> Warnings { get; init; }
}
