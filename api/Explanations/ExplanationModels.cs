using WardKpi.Api.Plans;

namespace WardKpi.Api.Explanations;

public enum ExplanationState
{
    /// <summary>Waits for the unit's answer.</summary>
    Asked,

    /// <summary>Waits for a conclusion, or a further question.</summary>
    Answered,

    Concluded,

    /// <summary>The side that asked took its question back.</summary>
    Withdrawn,
}

/// <summary>What is asked of a unit about an indicator or a task, what it answers and what is concluded.</summary>
public sealed record ExplanationView
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required OrganizationRef Commune { get; init; }

    /// <summary>What it is about; else a task.</summary>
    public Guid? PlanIndicatorId { get; init; }

    public Guid? TaskId { get; init; }

    /// <summary>Where the indicator or the task stands in the document.</summary>
    public required string SubjectNumber { get; init; }

    public required string SubjectText { get; init; }

    /// <summary>The unit asked.</summary>
    public required OrganizationRef Unit { get; init; }

    public required string Period { get; init; }

    public required ExplanationState State { get; init; }

    /// <summary>The last one asked; absent where a meeting concluded without asking.</summary>
    public string? Question { get; init; }

    /// <summary>Without a question: when it was concluded.</summary>
    public required DateTime AskedAt { get; init; }

    public string? AskedBy { get; init; }

    /// <summary>Day in Vietnam by which the unit is to answer.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Working days from today to the due day while an answer is owed; negative when overdue.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>An answer is owed and its day is past.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>To the last question; absent again after a further one.</summary>
    public string? Answer { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public string? AnsweredBy { get; init; }

    /// <summary>Of a withdrawn one absent; its reason stands among the events.</summary>
    public string? Conclusion { get; init; }

    public DateTime? ConcludedAt { get; init; }

    public string? ConcludedBy { get; init; }

    /// <summary>The task that the conclusion became.</summary>
    public ConclusionTask? Task { get; init; }

    /// <summary>Waits for the caller: an answer of the own unit, a conclusion of the committee or of whoever asked.</summary>
    public required bool IsMine { get; init; }

    public required ExplanationActions Actions { get; init; }

    public required int Version { get; init; }
}

public sealed record ConclusionTask
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required OrganizationRef Lead { get; init; }

    public required DateOnly DueOn { get; init; }
}

/// <summary>What the caller may do with it now.</summary>
public sealed record ExplanationActions
{
    public required bool CanAnswer { get; init; }

    public required bool CanAskAgain { get; init; }

    public required bool CanConclude { get; init; }

    public required bool CanWithdraw { get; init; }

    public required bool CanMakeTask { get; init; }
}

public sealed record ExplanationList
{
    /// <summary>Open ones first, overdue ones on top; then the others, newest first. At most 500.</summary>
    public required IReadOnlyList<ExplanationView> Explanations { get; init; }

    /// <summary>There are more than the list holds.</summary>
    public required bool HasMore { get; init; }

    /// <summary>The due day of a question that is asked today and names none.</summary>
    public required DateOnly DefaultDueOn { get; init; }
}

/// <summary>An explanation with every step, in order.</summary>
public sealed record ExplanationDetail
{
    public required ExplanationView Explanation { get; init; }

    public required IReadOnlyList<ExplanationEvent> Events { get; init; }
}

public sealed record ExplanationEvent
{
    public required DateTime At { get; init; }

    public string? By { get; init; }

    /// <summary>Absent of the first step.</summary>
    public ExplanationState? From { get; init; }

    /// <summary>The same as before where an answer or a conclusion was worded anew.</summary>
    public required ExplanationState To { get; init; }

    /// <summary>Word for word: the question, the answer, the conclusion, the reason.</summary>
    public string? Text { get; init; }
}

/// <summary>What a question or a conclusion is about: an indicator or a task of a plan, at a quarter of its year.</summary>
public interface IAboutSubject
{
    Guid? PlanIndicatorId { get; }

    Guid? TaskId { get; }

    string Period { get; }

    /// <summary>The unit asked; absent: the one that leads, the standing office where nobody does.</summary>
    Guid? OrganizationId { get; }
}

public sealed record AskExplanation : IAboutSubject
{
    public Guid? PlanIndicatorId { get; init; }

    public Guid? TaskId { get; init; }

    public required string Period { get; init; }

    /// <summary>The unit asked; absent: the one that leads, the standing office where nobody does.</summary>
    public Guid? OrganizationId { get; init; }

    public required string Question { get; init; }

    /// <summary>A working day from today on, at most a year ahead; absent: three working days from today.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>A conclusion of a meeting that had asked nothing before.</summary>
public sealed record ConcludeUnasked : IAboutSubject
{
    public Guid? PlanIndicatorId { get; init; }

    public Guid? TaskId { get; init; }

    public required string Period { get; init; }

    /// <summary>The unit that it is about; absent: the one that leads, the standing office where nobody does.</summary>
    public Guid? OrganizationId { get; init; }

    public required string Conclusion { get; init; }
}

public sealed record AnswerExplanation
{
    public required string Answer { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

public sealed record AskAgain
{
    public required string Question { get; init; }

    /// <summary>A working day from today on, at most a year ahead; absent: three working days from today.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

public sealed record ConcludeExplanation
{
    public required string Conclusion { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

public sealed record WithdrawExplanation
{
    public required string Reason { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

/// <summary>A task of a conclusion, beside those of the plan's document.</summary>
public sealed record MakeTask
{
    public required string Name { get; init; }

    /// <summary>A unit of the commune; absent: the unit asked.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>From today on, at most five years ahead.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}
