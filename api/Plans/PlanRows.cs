namespace WardKpi.Api.Plans;

public sealed record PlanRow
{
    public Guid Id { get; init; }

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public string CommunePath { get; init; } = "";

    public string ProvinceName { get; init; } = "";

    public int Year { get; init; }

    public string? Number { get; init; }

    public string Title { get; init; } = "";

    public DateOnly? IssuedOn { get; init; }

    public string Issuer { get; init; } = "";

    public string? SignatoryTitle { get; init; }

    public string? SignatoryName { get; init; }

    public string? Objective { get; init; }

    public int IndicatorCount { get; init; }

    public int TargetCount { get; init; }

    public int TaskCount { get; init; }

    public int BudgetRowCount { get; init; }
}

public sealed record PlanIndicatorRow
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public Guid IndicatorId { get; init; }

    public int Position { get; init; }

    public string Number { get; init; } = "";

    public string Text { get; init; } = "";

    public string? Heading { get; init; }

    public string? Unit { get; init; }

    public string? IndicatorUnit { get; init; }

    public Guid? LeadId { get; init; }

    public bool LeadIsAssigned { get; init; }

    public Guid? ResponsibleId { get; init; }

    public string? ResponsibleName { get; init; }

    public Guid? DeputyId { get; init; }

    public string? DeputyName { get; init; }

    public string? Note { get; init; }

    public string? Phasing { get; init; }

    public Guid? BaselineResultId { get; init; }

    public bool IsByHamlet { get; init; }

    public bool IsWithdrawn { get; init; }

    public int Version { get; init; }

    public string Code { get; init; } = "";

    public Guid? IndicatorCommuneId { get; init; }

    public string PillarId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Direction { get; init; } = "";

    public int Decimals { get; init; }

    public bool IsCard { get; init; }

    public bool IsCumulative { get; init; }

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }
}

public sealed record TargetRow
{
    public Guid Id { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public int Year { get; init; }

    public string Operator { get; init; } = "";

    public decimal? Value { get; init; }

    public string? Text { get; init; }
}

/// <summary>An explicit milestone of one indicator.</summary>
public sealed record MilestoneRow
{
    public Guid PlanIndicatorId { get; init; }

    public string Period { get; init; } = "";

    public decimal Value { get; init; }
}

public sealed record PlanResultRow
{
    public Guid Id { get; init; }

    public int Position { get; init; }

    public string Text { get; init; } = "";

    public Guid? IndicatorId { get; init; }

    public string? Code { get; init; }

    public string Operator { get; init; } = "";

    public decimal? Value { get; init; }

    public string? ValueText { get; init; }

    public string? Unit { get; init; }

    public int AsOf { get; init; }

    public bool IsRestated { get; init; }

    public string? Note { get; init; }
}

public sealed record TaskRow
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Result { get; init; }

    public string? TimeframeText { get; init; }

    public string TimeframeKind { get; init; } = "";

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public bool HasBudget { get; init; }

    public decimal? BudgetMillion { get; init; }

    public string? BudgetSource { get; init; }

    public string? LegalBasis { get; init; }

    public string? Note { get; init; }

    /// <summary>Of a task that a conclusion became.</summary>
    public Guid? ExplanationId { get; init; }
}

public sealed record TaskOrganizationRow
{
    public Guid TaskId { get; init; }

    public Guid OrganizationId { get; init; }

    public string Part { get; init; } = "";
}

public sealed record BudgetRow
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public string Name { get; init; } = "";

    public string Category { get; init; } = "";

    public string Status { get; init; } = "";

    public decimal? Total { get; init; }

    public decimal? Province { get; init; }

    public decimal? Other { get; init; }

    public decimal? YearTotal { get; init; }

    public decimal? YearProvince { get; init; }

    public decimal? YearOther { get; init; }

    public string? LegalBasis { get; init; }

    public string? Note { get; init; }
}

public sealed record ReportingDutyRow
{
    public Guid Id { get; init; }

    public string Cadence { get; init; } = "";

    public string? DeadlineRule { get; init; }

    public string? Reporter { get; init; }

    public string? Receiver { get; init; }

    public string Text { get; init; } = "";
}
