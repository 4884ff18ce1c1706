using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Explanations;

/// <summary>An explanation as it is read, with what people call it by.</summary>
public sealed record ExplanationRow
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public Guid? PlanIndicatorId { get; init; }

    public Guid? TaskId { get; init; }

    public string SubjectNumber { get; init; } = "";

    public string SubjectText { get; init; } = "";

    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public string OrganizationPath { get; init; } = "";

    public string Period { get; init; } = "";

    public string State { get; init; } = "";

    public string? Question { get; init; }

    public DateTime AskedAt { get; init; }

    public Guid? AskedById { get; init; }

    public string? AskedBy { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? Answer { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public string? AnsweredBy { get; init; }

    public string? Conclusion { get; init; }

    public DateTime? ConcludedAt { get; init; }

    public string? ConcludedBy { get; init; }

    public string? SaidBy { get; init; }

    public Guid? MadeTaskId { get; init; }

    public string? MadeTaskNumber { get; init; }

    public string? MadeTaskName { get; init; }

    public DateOnly? MadeTaskEndsOn { get; init; }

    public Guid? MadeTaskLeadId { get; init; }

    public string? MadeTaskLeadName { get; init; }

    public bool IsMine { get; init; }

    public int Version { get; init; }

    public ExplanationState ExplanationState => Codes.To<ExplanationState>(State);

    public Role? SaidByRole => Codes.ToNullable<Role>(SaidBy);

    public ExplanationView ToView(Caller caller, WorkingDays workingDays, DateOnly today) => new()
    {
        Id = Id,
        PlanId = PlanId,
        Commune = new OrganizationRef { Id = CommuneId, Name = CommuneName },
        PlanIndicatorId = PlanIndicatorId,
        TaskId = TaskId,
        SubjectNumber = SubjectNumber,
        SubjectText = SubjectText,
        Unit = new OrganizationRef { Id = OrganizationId, Name = OrganizationName },
        Period = Period,
        State = ExplanationState,
        Question = Question,
        AskedAt = AskedAt,
        AskedBy = AskedBy,
        DueOn = DueOn,
        WorkingDaysLeft = ExplanationState == ExplanationState.Asked && DueOn is { } due ? workingDays.WorkingDaysBetween(today, due) : null,
        IsOverdue = ExplanationRules.IsOverdue(ExplanationState, DueOn, today),
        Answer = Answer,
        AnsweredAt = AnsweredAt,
        AnsweredBy = AnsweredBy,
        Conclusion = Conclusion,
        ConcludedAt = ConcludedAt,
        ConcludedBy = ConcludedBy,
        Task = MadeTaskId is { } taskId
            ? new ConclusionTask
            {
                Id = taskId,
                Number = MadeTaskNumber!,
                Name = MadeTaskName!,
                Lead = new OrganizationRef { Id = MadeTaskLeadId!.Value, Name = MadeTaskLeadName! },
                DueOn = MadeTaskEndsOn!.Value,
            }
            : null,
        IsMine = IsMine,
        Actions = ExplanationRules.ActionsOf(ExplanationState, MadeTaskId is not null, SaidByRole, caller, OrganizationPath),
        Version = Version,
    };
}

public sealed record ExplanationEventRow
{
    public DateTime At { get; init; }

    public string? ByName { get; init; }

    public string? FromState { get; init; }

    public string ToState { get; init; } = "";

    public string? Text { get; init; }

    public ExplanationEvent ToView() => new()
    {
        At = At,
        By = ByName,
        From = Codes.ToNullable<ExplanationState>(FromState),
        To = Codes.To<ExplanationState>(ToState),
        Text = Text,
    };
}

/// <summary>An indicator or a task that may be asked about.</summary>
public sealed record SubjectRow
{
    public Guid PlanId { get; init; }

    public int Year { get; init; }

    public Guid CommuneId { get; init; }

    public Guid? PlanIndicatorId { get; init; }

    public Guid? TaskId { get; init; }

    /// <summary>Who leads; the standing office where nobody does.</summary>
    public Guid LeadId { get; init; }
}

/// <summary>A question whose answer is overdue.</summary>
public sealed record OverdueAnswerRow
{
    public Guid Id { get; init; }

    public Guid CommuneId { get; init; }
}

/// <summary>What the caller wants to see; null: all.</summary>
public sealed record ExplanationFilter
{
    public Guid? PlanId { get; init; }

    public Guid? CommuneId { get; init; }

    public Guid? OrganizationId { get; init; }

    public Guid? PlanIndicatorId { get; init; }

    public Guid? TaskId { get; init; }

    public string? Period { get; init; }

    public string? State { get; init; }

    public bool IsOpen { get; init; }

    public bool IsOverdue { get; init; }

    public bool IsMine { get; init; }
}

/// <summary>A step of an explanation, and what it says.</summary>
public sealed record ExplanationStep
{
    public required Guid Id { get; init; }

    public required ExplanationState? From { get; init; }

    public required ExplanationState To { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a question.</summary>
    public DateOnly? DueOn { get; init; }

    public required Guid PersonId { get; init; }

    public required long Seq { get; init; }

    public required DateTime At { get; init; }
}
