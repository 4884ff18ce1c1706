using WardKpi.Api.Data;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Deadlines.Obligations;

/// <summary>A duty to report as it is read, with what people call it by.</summary>
public sealed record ObligationRow
{
    public Guid Id { get; init; }

    public Guid RuleId { get; init; }

    public string RuleTitle { get; init; } = "";

    public string Frequency { get; init; } = "";

    public string? Receiver { get; init; }

    public string? Method { get; init; }

    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public string OrganizationPath { get; init; } = "";

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    /// <summary>2026Q1, 202603 …; of a report that is asked for by a day or due once that day: 20261120.</summary>
    public string Period { get; init; } = "";

    /// <summary>The plan whose form meets it; null where a word of the reporter does.</summary>
    public Guid? FormPlanId { get; init; }

    /// <summary>Of a form that was opened.</summary>
    public Guid? ReportId { get; init; }

    public string? ReportState { get; init; }

    public DateOnly OpensOn { get; init; }

    public DateOnly CutOff { get; init; }

    public DateTime DueAt { get; init; }

    public DateOnly LocksOn { get; init; }

    public string? Request { get; init; }

    public string? RequestedBy { get; init; }

    /// <summary>Of a form the first sending: one that came in time and was sent again after a return is in time.</summary>
    public DateTime? MetAt { get; init; }

    public string? MetBy { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? MetNote { get; init; }

    public DateTime? WaivedAt { get; init; }

    public string? WaivedBy { get; init; }

    public string? WaiveReason { get; init; }

    public DateTime? OpenedAt { get; init; }

    public DateTime? OverdueAt { get; init; }

    public DateTime? LockedAt { get; init; }

    /// <summary>When anything of it was written last.</summary>
    public DateTime ComputedAt { get; init; }

    public int Version { get; init; }

    public ObligationDates Dates => new(OpensOn, CutOff, DueAt, LocksOn);

    /// <summary>Met or waived.</summary>
    public bool IsSettled => MetAt is not null || WaivedAt is not null;

    /// <summary>Of a form; one that nobody opened is empty.</summary>
    public ReportState? FormState => FormPlanId is null ? null : Codes.ToNullable<ReportState>(ReportState) ?? Reports.ReportState.Empty;

    public ObligationState StateAt(DateTime now, WorkingDays workingDays) => DeadlineRules.StateOf(Dates, MetAt, WaivedAt, now, workingDays);
}

/// <summary>A duty to report as computing it finds it.</summary>
public sealed record StoredObligation
{
    public Guid Id { get; init; }

    public Guid RuleId { get; init; }

    public Guid OrganizationId { get; init; }

    public string Period { get; init; } = "";

    public Guid? FormPlanId { get; init; }

    /// <summary>Somebody asked for it.</summary>
    public bool IsAsked { get; init; }

    public DateOnly OpensOn { get; init; }

    public DateOnly CutOff { get; init; }

    public DateTime DueAt { get; init; }

    public DateOnly LocksOn { get; init; }

    public DateTime? MetAt { get; init; }

    public Guid? MetBy { get; init; }

    public DateTime? WaivedAt { get; init; }

    public ObligationDates Dates => new(OpensOn, CutOff, DueAt, LocksOn);

    /// <summary>Met or waived: it is settled, and nothing moves its dates or takes it away.</summary>
    public bool IsSettled => MetAt is not null || WaivedAt is not null;
}

/// <summary>A form of a plan's quarter, and how far its report has come.</summary>
/// <param name="SentAt">The first sending; null before it, and while the report is returned.</param>
public sealed record FormDuty(Guid PlanId, Guid OrganizationId, string Period, DateTime? SentAt, Guid? SentBy);
