using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Checks;

namespace WardKpi.Api.Reports;

/// <summary>Which form a report is.</summary>
public sealed record ReportKey
{
    public Guid PlanId { get; init; }

    public Guid OrganizationId { get; init; }

    public string Period { get; init; } = "";

    public Guid CommuneId { get; init; }

    /// <summary>Number of the commune's last change.</summary>
    public long Seq { get; init; }
}

public sealed record ReportListRow
{
    public Guid? Id { get; init; }

    public Guid PlanId { get; init; }

    public string PlanTitle { get; init; } = "";

    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public string OrganizationPath { get; init; } = "";

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public string Period { get; init; } = "";

    public string? State { get; init; }

    public int RowTotal { get; init; }

    public int FilledTotal { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public string? VerifiedBy { get; init; }

    public DateTime? LastChangedAt { get; init; }

    public int? Version { get; init; }

    public decimal? JudgedOnTrack { get; init; }

    public decimal? JudgedAtRisk { get; init; }

    /// <summary>This and the other dates are of the duty that the form meets; null where no rule is about it.</summary>
    public DateOnly? OpensOn { get; init; }

    public DateOnly? CutOff { get; init; }

    public DateTime? DueAt { get; init; }

    public DateOnly? LocksOn { get; init; }

    /// <summary>When the duty was met: the first sending.</summary>
    public DateTime? MetAt { get; init; }

    /// <summary>When the unit was let off.</summary>
    public DateTime? WaivedAt { get; init; }

    public ReportState ReportState => Codes.ToNullable<ReportState>(State) ?? Reports.ReportState.Empty;

    /// <summary>The thresholds that a verified report keeps.</summary>
    public Thresholds? JudgedBy => JudgedOnTrack is { } onTrack && JudgedAtRisk is { } atRisk ? new Thresholds(onTrack, atRisk) : null;

    /// <summary>Those of its duty; where no rule is about the form, those of the last week of its quarter.</summary>
    public ObligationDates DatesBy(WorkingDays workingDays) =>
        (OpensOn, CutOff, DueAt, LocksOn) is ({ } opensOn, { } cutOff, { } dueAt, { } locksOn)
            ? new ObligationDates(opensOn, cutOff, dueAt, locksOn)
            : DeadlineRules.DatesOf(RuleTiming.DefaultOf(ReportingFrequency.Quarter), Periods.Period.Parse(Period), workingDays);
}

/// <summary>The first sending of a report.</summary>
public sealed record SendingRow
{
    public Guid ReportId { get; init; }

    public DateTime At { get; init; }

    public Guid? PersonId { get; init; }
}

/// <summary>What was reported for an indicator in a period.</summary>
public record ReportedRow
{
    public Guid PlanIndicatorId { get; init; }

    public string Period { get; init; } = "";

    public string? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public ReportedValue ToReported() => new()
    {
        Period = Periods.Period.Parse(Period),
        EntryKind = Codes.ToNullable<EntryKind>(EntryKind),
        Numerator = Numerator,
        Denominator = Denominator,
        Value = Value,
        Text = Text,
    };
}

/// <summary>A value of a plan of the year before.</summary>
public sealed record EarlierRow : ReportedRow
{
    public Guid IndicatorId { get; init; }
}

public sealed record ActualRow : ReportedRow
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid OrganizationId { get; init; }

    public string? Note { get; init; }

    public string? Source { get; init; }

    public string? Explanation { get; init; }

    /// <summary>Codes of the warnings that the explanation answers, between commas; null: all.</summary>
    public string? ExplainedWarnings { get; init; }

    public bool IsDemo { get; init; }

    public DateTime UpdatedAt { get; init; }

    /// <summary>The person's name, or the machine's.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>The machine that wrote last; null where it was a person.</summary>
    public Guid? UpdatedByClient { get; init; }

    public int Version { get; init; }

    public string State { get; init; } = "";

    public ReportState ReportState => Codes.To<ReportState>(State);

    /// <summary>Whether the word beside the figure was written for what looks odd about it now.</summary>
    public bool Explains(IReadOnlyList<ReportWarning> warnings) => Explanation is not null
        && (ExplainedWarnings is null || warnings.All(warning => ExplainedWarnings.Split(',').Contains(Codes.Of(warning.Code))));

    /// <summary>What the cell says, whoever wrote it.</summary>
    public StoredValue Stored => new()
    {
        EntryKind = Codes.ToNullable<EntryKind>(EntryKind),
        Numerator = Numerator,
        Denominator = Denominator,
        Value = Value,
        Text = Text,
        Note = Note,
        Source = Source,
        Explanation = Explanation,
    };

    public ActualView ToView() => new()
    {
        Period = Period,
        EntryKind = Codes.ToNullable<EntryKind>(EntryKind),
        Numerator = Numerator,
        Denominator = Denominator,
        Value = Value,
        Text = Text,
        Note = Note,
        Source = Source,
        Explanation = Explanation,
        IsDemo = IsDemo,
        Version = Version,
        UpdatedAt = UpdatedAt,
        UpdatedBy = UpdatedBy,
    };
}

public sealed record ReportEventRow
{
    public DateTime At { get; init; }

    public string? PersonName { get; init; }

    public string FromState { get; init; } = "";

    public string ToState { get; init; } = "";

    public string? Reason { get; init; }

    public long ChangeSeq { get; init; }

    public ReportEvent ToView() => new()
    {
        At = At,
        PersonName = PersonName,
        FromState = Codes.To<ReportState>(FromState),
        ToState = Codes.To<ReportState>(ToState),
        Reason = Reason,
        ChangeSeq = ChangeSeq,
    };
}
