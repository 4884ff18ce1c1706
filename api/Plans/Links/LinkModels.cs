namespace WardKpi.Api.Plans.Links;

/// <summary>The work and the money that serve an indicator, as the standing office attached them; in the document's order.</summary>
public sealed record IndicatorLinks
{
    public required Guid PlanIndicatorId { get; init; }

    public required IReadOnlyList<TaskView> Tasks { get; init; }

    /// <summary>Sum of the sums that stand in the attached tasks, in million VND; absent where none of them carries one.</summary>
    public decimal? TaskMillion { get; init; }

    public required IReadOnlyList<BudgetRowView> BudgetRows { get; init; }

    /// <summary>Sum of the attached rows for the plan's year, in million VND; absent where none of them has a figure.</summary>
    public decimal? BudgetYearMillion { get; init; }

    /// <summary>Of the plan indicator; a change states it.</summary>
    public required int Version { get; init; }
}

/// <summary>All that is attached from now on.</summary>
public sealed record IndicatorLinksChange
{
    public required IReadOnlyList<Guid> TaskIds { get; init; }

    public required IReadOnlyList<Guid> BudgetRowIds { get; init; }

    public string? Reason { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

/// <summary>What is attached to whom; of a task or of a budget row.</summary>
public sealed record LinkRow
{
    public Guid PlanIndicatorId { get; init; }

    public Guid TargetId { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public string Number { get; init; } = "";
}
