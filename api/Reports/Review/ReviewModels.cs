namespace WardKpi.Api.Reports.Review;

/// <summary>A report given back: as a whole, with a reason, or for single rows, with a word on each.</summary>
public sealed record ReportReturn
{
    /// <summary>The report's version that the caller saw.</summary>
    public required int Version { get; init; }

    /// <summary>Required where no row is named.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<RowReturn> Rows { get; init; } = [];
}

/// <summary>A row that is to be changed or explained before the report is sent again.</summary>
public sealed record RowReturn
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Comment { get; init; }
}

/// <summary>A word on one row of a report.</summary>
public sealed record NewComment
{
    public required string Text { get; init; }
}

public sealed record ReportComment
{
    public required Guid Id { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    /// <summary>Of the row, as the plan numbers it.</summary>
    public required string Number { get; init; }

    public required DateTime At { get; init; }

    public string? PersonName { get; init; }

    public required string Text { get; init; }

    /// <summary>Whether the row was given back with it.</summary>
    public required bool AsksChange { get; init; }

    /// <summary>When the report was sent again after it.</summary>
    public DateTime? ResolvedAt { get; init; }

    /// <summary>Number of the change that it came with; a return and its comments share one.</summary>
    public required long ChangeSeq { get; init; }
}

/// <summary>What a reviewer asked of a row, until the report is sent again.</summary>
public sealed record RowRequest
{
    public required string Text { get; init; }

    public string? PersonName { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The value, what stands beside it or its evidence was changed since.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>Somebody answered by a comment since.</summary>
    public required bool IsAnswered { get; init; }
}

/// <summary>Reports to verify in one go; each is verified or refused on its own.</summary>
public sealed record ReportSelection
{
    public required IReadOnlyList<SelectedReport> Reports { get; init; }
}

public sealed record SelectedReport
{
    public required Guid Id { get; init; }

    /// <summary>The report's version that the caller saw.</summary>
    public required int Version { get; init; }
}

/// <summary>How verifying one of the selected reports went.</summary>
public sealed record VerifyOutcome
{
    public required Guid Id { get; init; }

    public required bool IsVerified { get; init; }

    /// <summary>Stable code of the refusal.</summary>
    public string? Code { get; init; }

    /// <summary>Vietnamese sentence of the refusal.</summary>
    public string? Detail { get; init; }
}

/// <summary>The books of a period: which plan, which quarter.</summary>
public sealed record PeriodToLock
{
    public required Guid PlanId { get; init; }

    /// <summary>A quarter: <c>2026Q1</c>.</summary>
    public required string Period { get; init; }
}

/// <summary>What was locked, and what stays open because it is not verified.</summary>
public sealed record LockOutcome
{
    public required IReadOnlyList<ReportSummary> Locked { get; init; }

    public required IReadOnlyList<ReportSummary> Behind { get; init; }
}
