using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Notices;

/// <summary>What is told, of which form, by whom; whom it is told is said beside it.</summary>
public sealed record NoticeDraft
{
    public required NoticeKind Kind { get; init; }

    public Guid? PlanId { get; init; }

    public Guid? OrganizationId { get; init; }

    public string? Period { get; init; }

    public string? Text { get; init; }

    public Guid? ExplanationId { get; init; }

    /// <summary>What is to be reported, and to whom; what is to be explained.</summary>
    public string? Subject { get; init; }

    public DateTime? DueAt { get; init; }

    /// <summary>Names the one thing that is told, and a person is told it once, whichever node tells it; null: each time.</summary>
    public string? Topic { get; init; }

    /// <summary>Null where the program itself tells.</summary>
    public Guid? SenderId { get; init; }

    public required DateTime At { get; init; }
}

public sealed record NoticeRow
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public DateTime At { get; init; }

    public string? SenderName { get; init; }

    public Guid? PlanId { get; init; }

    public Guid? OrganizationId { get; init; }

    public string? OrganizationName { get; init; }

    public string? Period { get; init; }

    public Guid? ReportId { get; init; }

    public Guid? ExplanationId { get; init; }

    public string? Text { get; init; }

    public string? Subject { get; init; }

    public DateTime? DueAt { get; init; }

    public bool IsRead { get; init; }

    public NoticeView ToView(WorkingDays workingDays) => new()
    {
        Id = Id,
        Kind = Codes.To<NoticeKind>(Kind),
        At = At,
        SenderName = SenderName,
        PlanId = PlanId,
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName,
        Period = Period,
        ReportId = ReportId,
        ExplanationId = ExplanationId,
        Text = Text,
        Subject = Subject,
        DueAt = DueAt,
        WorkingDaysLeft = DueAt is { } due ? workingDays.WorkingDaysBetween(VietnamTime.DateOf(At), VietnamTime.DateOf(due)) : null,
        IsRead = IsRead,
    };
}

/// <summary>A person who answers for the report of a unit.</summary>
public sealed record UnitPersonRow
{
    public Guid OrganizationId { get; init; }

    public Guid PersonId { get; init; }
}

/// <summary>When the report of a unit was asked for last, and by whom.</summary>
public sealed record ReminderRow
{
    public Guid OrganizationId { get; init; }

    public string Period { get; init; } = "";

    public DateTime At { get; init; }

    public string? SenderName { get; init; }
}
