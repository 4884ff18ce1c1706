namespace WardKpi.Api.Notices;

/// <summary>What a person is told of. One more is named here, worded in <see cref="NoticeWords"/> and in the dashboard.</summary>
public enum NoticeKind
{
    /// <summary>A report is asked for.</summary>
    Remind,

    /// <summary>A unit has sent its report.</summary>
    Submitted,

    /// <summary>A report came back to be mended.</summary>
    Returned,

    /// <summary>A verified report was opened again.</summary>
    Reopened,

    Verified,

    /// <summary>A reporting period has opened.</summary>
    Opened,

    /// <summary>A report is due in a few working days.</summary>
    DueSoon,

    /// <summary>A report was not sent in time.</summary>
    Overdue,

    /// <summary>To whoever follows all units: those that have not sent in time.</summary>
    OverdueUnits,

    /// <summary>To whoever verifies: the books of a period have closed, and these units are not verified.</summary>
    LeftOpen,

    /// <summary>A report that is due in no rhythm is asked for by a day.</summary>
    Asked,

    /// <summary>The unit is to explain an indicator or a task.</summary>
    Questioned,

    /// <summary>The unit is to explain further.</summary>
    QuestionedAgain,

    /// <summary>To whoever asked: the unit has answered.</summary>
    Answered,

    /// <summary>What was concluded about an indicator or a task of the unit.</summary>
    Concluded,

    /// <summary>The unit need not answer any more.</summary>
    QuestionWithdrawn,

    /// <summary>The unit has not answered in time.</summary>
    AnswerOverdue,

    /// <summary>The unit is given a task that a conclusion became.</summary>
    TaskGiven,
}

/// <summary>A notice to the caller, with what it takes to go where it points.</summary>
public sealed record NoticeView
{
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Absent where the program itself tells.</summary>
    public string? SenderName { get; init; }

    public Guid? PlanId { get; init; }

    /// <summary>The unit whose report it is about.</summary>
    public Guid? OrganizationId { get; init; }

    public string? OrganizationName { get; init; }

    public string? Period { get; init; }

    /// <summary>Absent while nobody has opened the form.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>What it tells a step of.</summary>
    public Guid? ExplanationId { get; init; }

    /// <summary>What the sender wrote: the reason of a return, a word beside a reminder, a question; of overdue units their names.</summary>
    public string? Text { get; init; }

    /// <summary>What is to be reported, and to whom; what is to be explained.</summary>
    public string? Subject { get; init; }

    /// <summary>Until when the report was or is to be sent, as it stood when it was told.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Working days that were left to that when it was told; negative: so many it was overdue.</summary>
    public int? WorkingDaysLeft { get; init; }

    public required bool IsRead { get; init; }
}

public sealed record NoticeList
{
    /// <summary>Of all of the caller's notices, also those that the list leaves out.</summary>
    public required int UnreadCount { get; init; }

    /// <summary>Newest first, at most a hundred.</summary>
    public required IReadOnlyList<NoticeView> Notices { get; init; }

    /// <summary>There are older ones.</summary>
    public required bool HasMore { get; init; }
}

/// <summary>Either single notices, or all that had come by a moment: what comes while the caller reads stays unread.</summary>
public sealed record ReadNotices
{
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>The moment of the newest notice that the caller saw.</summary>
    public DateTime? UpTo { get; init; }
}
