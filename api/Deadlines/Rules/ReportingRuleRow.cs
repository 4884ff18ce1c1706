using WardKpi.Api.Data;

namespace WardKpi.Api.Deadlines.Rules;

/// <summary>Who owes the report of a rule.</summary>
public enum RuleReporters
{
    /// <summary>Every unit that has a form in the rule's plan.</summary>
    Leads,

    /// <summary>The units that the rule lists.</summary>
    Listed,
}

/// <summary>A reporting rule (chế độ báo cáo) as stored.</summary>
public sealed record ReportingRuleRow
{
    public Guid Id { get; init; }

    public Guid CommuneId { get; init; }

    public string CommunePath { get; init; } = "";

    public Guid? PlanId { get; init; }

    /// <summary>Names the plan's duty that it was made of; null of a rule that people or the program added.</summary>
    public string? DutyKey { get; init; }

    public int Position { get; init; }

    public string Title { get; init; } = "";

    public string? Content { get; init; }

    /// <summary>As the document words it; who it is, <see cref="Reporters"/> says.</summary>
    public string? Reporter { get; init; }

    public string Reporters { get; init; } = "";

    public string? Receiver { get; init; }

    public string? Method { get; init; }

    public string? Outline { get; init; }

    public string? Forms { get; init; }

    public string Frequency { get; init; } = "";

    public string CutOff { get; init; } = "";

    public string Deadline { get; init; } = "";

    public string? LastWeek { get; init; }

    public int? DueDay { get; init; }

    public int? DueMonth { get; init; }

    public int? DueYear { get; init; }

    public bool IsNextMonth { get; init; }

    public bool IsBefore { get; init; }

    public int? WorkingDays { get; init; }

    public int? DueMinute { get; init; }

    public int OpensDays { get; init; }

    public int LockDays { get; init; }

    /// <summary>Met by sending the form of the plan's quarter.</summary>
    public bool IsForm { get; init; }

    /// <summary>The document names no deadline.</summary>
    public bool IsAssumed { get; init; }

    public bool IsActive { get; init; }

    /// <summary>First day that a period of it may end on.</summary>
    public DateOnly StartsOn { get; init; }

    /// <summary>Last day that a period of it may end on.</summary>
    public DateOnly? EndsOn { get; init; }

    public DateTime UpdatedAt { get; init; }

    public Guid? UpdatedBy { get; init; }

    public string? UpdatedByName { get; init; }

    public int Version { get; init; }

    public RuleTiming ToTiming() => new()
    {
        Frequency = Codes.To<ReportingFrequency>(Frequency),
        CutOff = Codes.To<CutOffWindow>(CutOff),
        Deadline = Codes.To<DeadlineKind>(Deadline),
        LastWeek = Codes.ToNullable<LastWeekReading>(LastWeek),
        DueDay = DueDay,
        DueMonth = DueMonth,
        DueYear = DueYear,
        IsNextMonth = IsNextMonth,
        IsBefore = IsBefore,
        WorkingDays = WorkingDays,
        DueMinute = DueMinute,
        OpensDays = OpensDays,
        LockDays = LockDays,
    };

    public ReportingRuleRow With(RuleTiming timing) => this with
    {
        Frequency = Codes.Of(timing.Frequency),
        CutOff = Codes.Of(timing.CutOff),
        Deadline = Codes.Of(timing.Deadline),
        LastWeek = timing.LastWeek is { } reading ? Codes.Of(reading) : null,
        DueDay = timing.DueDay,
        DueMonth = timing.DueMonth,
        DueYear = timing.DueYear,
        IsNextMonth = timing.IsNextMonth,
        IsBefore = timing.IsBefore,
        WorkingDays = timing.WorkingDays,
        DueMinute = timing.DueMinute,
        OpensDays = timing.OpensDays,
        LockDays = timing.LockDays,
    };
}

public sealed record RuleReporterRow
{
    public Guid RuleId { get; init; }

    public Guid OrganizationId { get; init; }
}
