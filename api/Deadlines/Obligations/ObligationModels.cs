using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>A duty to report: rule × unit × period, with its dates and what became of it.</summary>
public sealed record ObligationView
{
    public required Guid Id { get; init; }

    public required ObligationRule Rule { get; init; }

    public required OrganizationRef Organization { get; init; }

    public required OrganizationRef Commune { get; init; }

    /// <summary>2026Q1, 202603 …; of a report that is asked for by a day or due once that day: 20261120.</summary>
    public required string Period { get; init; }

    public required ObligationDatesView Dates { get; init; }

    /// <summary>Working days from today to the due day; negative when overdue, 0 on the day.</summary>
    public required int WorkingDaysLeft { get; init; }

    public required ObligationState State { get; init; }

    /// <summary>Met by sending the form of the plan's quarter; of any other the reporter says that it was sent.</summary>
    public required bool IsForm { get; init; }

    /// <summary>Of a form.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>Of a form that was opened.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>Of a form.</summary>
    public ReportState? ReportState { get; init; }

    public ObligationMet? Met { get; init; }

    public ObligationWaived? Waived { get; init; }

    /// <summary>What was asked for, of a report on request.</summary>
    public ObligationRequest? Request { get; init; }

    public required ObligationActions Actions { get; init; }

    public required int Version { get; init; }
}

/// <summary>What of a rule people call its duties by.</summary>
public sealed record ObligationRule
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required ReportingFrequency Frequency { get; init; }

    public string? Receiver { get; init; }

    public string? Method { get; init; }
}

/// <summary>Chốt số liệu, hạn gửi, khóa sổ.</summary>
public sealed record ObligationDatesView
{
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last day that the figures cover.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>The moment until which the report is in time (UTC).</summary>
    public required DateTime DueAt { get; init; }

    public required DateOnly LocksOn { get; init; }
}

public sealed record ObligationMet
{
    /// <summary>Of a form its first sending.</summary>
    public required DateTime At { get; init; }

    public string? By { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? Note { get; init; }
}

public sealed record ObligationWaived
{
    public required DateTime At { get; init; }

    public string? By { get; init; }

    public required string Reason { get; init; }
}

public sealed record ObligationRequest
{
    public required string Text { get; init; }

    public string? By { get; init; }
}

/// <summary>What the caller may do with the duty now.</summary>
public sealed record ObligationActions
{
    public required bool CanMeet { get; init; }

    public required bool CanUndoMet { get; init; }

    public required bool CanWaive { get; init; }

    public required bool CanEndWaiver { get; init; }
}

/// <summary>Says that the report of a duty was sent outside of this program.</summary>
public sealed record MeetObligation
{
    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// When it was sent, from the day that the duty opens on to now; now where absent. Once the books have closed, officers state none within the
    /// deadline.
    /// </summary>
    public DateTime? SentAt { get; init; }

    /// <summary>Số, ký hiệu of the report.</summary>
    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? Note { get; init; }
}

public sealed record WaiveObligation
{
    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Asks units for a report of a rule that waits for it.</summary>
public sealed record RequestReports
{
    public required Guid RuleId { get; init; }

    public required IReadOnlyList<Guid> OrganizationIds { get; init; }

    /// <summary>From today on; a day that is not worked moves back to the working day before it.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>What is asked for.</summary>
    public required string Request { get; init; }
}

public sealed record RequestOutcome
{
    /// <summary>The working day that the reports are due on.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day that was named is not worked: it moved back.</summary>
    public required bool IsMoved { get; init; }

    public required IReadOnlyList<ObligationView> Deadlines { get; init; }
}
