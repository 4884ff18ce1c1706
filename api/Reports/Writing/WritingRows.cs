using WardKpi.Api.Data;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Reports.Writing;

public sealed record ReportMove
{
    public required Guid ReportId { get; init; }

    public required int Version { get; init; }

    public required ReportState From { get; init; }

    public required ReportState To { get; init; }

    public string? Reason { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? ClientId { get; init; }

    public required long Seq { get; init; }

    public required DateTime At { get; init; }

    public required Thresholds Thresholds { get; init; }

    public ReportEventRow ToRow(string writerName) => new()
    {
        At = At,
        PersonName = writerName,
        FromState = Codes.Of(From),
        ToState = Codes.Of(To),
        Reason = Reason,
        ChangeSeq = Seq,
    };
}

public sealed record ActualWrite
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    public required string Period { get; init; }

    public required StoredValue Value { get; init; }

    /// <summary>1 for a cell that was never filled.</summary>
    public required int Version { get; init; }

    /// <summary>As <see cref="ActualRow.ExplainedWarnings"/>.</summary>
    public string? ExplainedWarnings { get; init; }

    /// <summary>The explanation stands for a new figure as well.</summary>
    public bool IsExplanationKept { get; init; }

    public bool IsDemo { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>The machine that delivered it, where no person typed it.</summary>
    public Guid? ClientId { get; init; }

    public required long Seq { get; init; }

    public required DateTime At { get; init; }

    /// <summary>As it is read after the write.</summary>
    public ActualRow ToRow(ReportListRow report, string writerName) => new()
    {
        Id = Id,
        ReportId = ReportId,
        OrganizationId = report.OrganizationId,
        PlanIndicatorId = PlanIndicatorId,
        Period = Period,
        EntryKind = Value.EntryKind is { } kind ? Codes.Of(kind) : null,
        Numerator = Value.Numerator,
        Denominator = Value.Denominator,
        Value = Value.Value,
        Text = Value.Text,
        Note = Value.Note,
        Source = Value.Source,
        Explanation = Value.Explanation,
        ExplainedWarnings = ExplainedWarnings,
        IsDemo = IsDemo,
        UpdatedAt = At,
        UpdatedBy = writerName,
        UpdatedByClient = ClientId,
        Version = Version,
        State = Codes.Of(report.ReportState),
    };
}
