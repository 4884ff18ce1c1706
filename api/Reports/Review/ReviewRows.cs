namespace WardKpi.Api.Reports.Review;

public sealed record CommentRow
{
    public Guid Id { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public string Number { get; init; } = "";

    public DateTime At { get; init; }

    public Guid? PersonId { get; init; }

    public string? PersonName { get; init; }

    public string Text { get; init; } = "";

    public bool AsksChange { get; init; }

    public int? ActualVersion { get; init; }

    public DateTime? ResolvedAt { get; init; }

    public long ChangeSeq { get; init; }

    /// <summary>Number of the last change of the cell's evidence.</summary>
    public long? EvidenceSeq { get; init; }

    /// <summary>Number of the last change of the cell's hamlets, which need not change their sum.</summary>
    public long? HamletSeq { get; init; }

    public ReportComment ToView() => new()
    {
        Id = Id,
        PlanIndicatorId = PlanIndicatorId,
        Number = Number,
        At = At,
        PersonName = PersonName,
        Text = Text,
        AsksChange = AsksChange,
        ResolvedAt = ResolvedAt,
        ChangeSeq = ChangeSeq,
    };
}

public sealed record CommentWrite
{
    public required Guid ReportId { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    public required string Text { get; init; }

    public bool AsksChange { get; init; }

    /// <summary>Version of the actual that was looked at; null where the cell was never filled.</summary>
    public int? ActualVersion { get; init; }

    public required Guid PersonId { get; init; }

    public required long Seq { get; init; }

    public required DateTime At { get; init; }
}
