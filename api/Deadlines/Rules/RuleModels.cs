namespace WardKpi.Api.Deadlines.Rules;

/// <summary>A reporting rule (chế độ báo cáo): what is reported, by whom, to whom, how often and until when.</summary>
public sealed record ReportingRuleView
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>The plan that sets the duty, or whose form it is about.</summary>
    public Guid? PlanId { get; init; }

    public required string Title { get; init; }

    /// <summary>Of a plan's duty its words.</summary>
    public string? Content { get; init; }

    /// <summary>The reporter as the document words it.</summary>
    public string? Reporter { get; init; }

    public required RuleReporters Reporters { get; init; }

    /// <summary>Who owes the report now.</summary>
    public required IReadOnlyList<RuleUnit> Units { get; init; }

    public string? Receiver { get; init; }

    public string? Method { get; init; }

    public string? Outline { get; init; }

    public string? Forms { get; init; }

    public required RuleTiming Timing { get; init; }

    /// <summary>Met by sending the form of the plan's quarter. Each plan has one such rule; it stays quarterly, on, and its units'.</summary>
    public required bool IsForm { get; init; }

    /// <summary>The document names no deadline: this one is assumed.</summary>
    public required bool IsAssumed { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Asked for are the periods that end from this day on.</summary>
    public required DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>The next dates of it that are not over; absent where it is off, has ended, or is asked for on request.</summary>
    public RuleDates? Next { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>Absent while it stands as the plan was read.</summary>
    public string? UpdatedBy { get; init; }

    public required int Version { get; init; }
}

public sealed record RuleUnit
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>The dates of one period of a rule.</summary>
public sealed record RuleDates
{
    /// <summary>Absent of a single report.</summary>
    public string? Period { get; init; }

    public required DateOnly OpensOn { get; init; }

    /// <summary>First day that the figures cover; absent of a single report.</summary>
    public DateOnly? DataFrom { get; init; }

    /// <summary>Last day that the figures cover (chốt số liệu).</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>The moment until which a report is in time (hạn gửi).</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Day on which the books close (khóa sổ).</summary>
    public required DateOnly LocksOn { get; init; }

    /// <summary>The day that the deadline names, where it is not worked and the due day moved back.</summary>
    public DateOnly? MovedFrom { get; init; }

    /// <summary>Days that are not worked: those that the due day moved back over, or that were not counted.</summary>
    public required IReadOnlyList<DayOff> DaysOff { get; init; }

    /// <summary>Name of the make-up day that the report is due on.</summary>
    public string? Makeup { get; init; }
}

/// <summary>A day that is not worked.</summary>
/// <param name="Name">Of a holiday; absent of a weekend.</param>
public sealed record DayOff(DateOnly Day, string? Name);

/// <summary>What people write of a rule.</summary>
public abstract record RuleDraft
{
    public required string Title { get; init; }

    public string? Content { get; init; }

    /// <summary>The reporter as the document words it.</summary>
    public string? Reporter { get; init; }

    public required RuleReporters Reporters { get; init; }

    /// <summary>Of <c>listed</c>: units of the commune.</summary>
    public IReadOnlyList<Guid> OrganizationIds { get; init; } = [];

    public string? Receiver { get; init; }

    public string? Method { get; init; }

    public string? Outline { get; init; }

    public string? Forms { get; init; }

    public required RuleTiming Timing { get; init; }

    /// <summary>The document names no deadline: this one is assumed.</summary>
    public required bool IsAssumed { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Asked for are the periods that end from this day on.</summary>
    public required DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }
}

public sealed record NewReportingRule : RuleDraft
{
    public required Guid CommuneId { get; init; }

    /// <summary>Needed where the reporters are the units that lead something in a plan.</summary>
    public Guid? PlanId { get; init; }
}

public sealed record ReportingRuleChange : RuleDraft
{
    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

/// <summary>A timing to be looked at before it is saved.</summary>
public sealed record RulePreviewRequest
{
    /// <summary>The rule that would be changed; its dates come beside the new ones.</summary>
    public Guid? RuleId { get; init; }

    public required RuleTiming Timing { get; init; }

    public required DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }
}

public sealed record RulePreview
{
    /// <summary>The period that goes on and the next four, as far as the rule holds for them; none of a report on request.</summary>
    public required IReadOnlyList<RuleDates> Dates { get; init; }

    /// <summary>The same of the rule as it is stored.</summary>
    public IReadOnlyList<RuleDates>? Before { get; init; }
}
