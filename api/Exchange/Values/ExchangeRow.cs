namespace WardKpi.Api.Exchange.Values;

/// <summary>A state of a sent value as it is stored; <see cref="ExchangeValue"/> says what its columns mean.</summary>
public record ExchangeRow
{
    public long Seq { get; init; }

    public Guid ValueId { get; init; }

    public long? EndedSeq { get; init; }

    public DateTime RecordedAt { get; init; }

    /// <summary>The value went away; the other columns are those of its last state.</summary>
    public bool IsGone { get; init; }

    public Guid CommuneId { get; init; }

    /// <summary>Path of the unit whose report holds the value.</summary>
    public string Path { get; init; } = "";

    public string OrganizationCode { get; init; } = "";

    public string UnitCode { get; init; } = "";

    public string PillarId { get; init; } = "";

    public string IndicatorCode { get; init; } = "";

    public bool IsLocal { get; init; }

    public Guid PlanId { get; init; }

    public int PlanYear { get; init; }

    public string? PlanNumber { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public string RowNumber { get; init; } = "";

    public string Period { get; init; } = "";

    public string? Operator { get; init; }

    public decimal? Target { get; init; }

    public string? TargetText { get; init; }

    public decimal? Milestone { get; init; }

    public string EntryKind { get; init; } = "";

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public string? Unit { get; init; }

    public string Status { get; init; } = "";

    public string State { get; init; } = "";

    public int Version { get; init; }

    public bool IsDemo { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    /// <summary>The client that forwarded the value; null for what was entered here.</summary>
    public Guid? NodeId { get; init; }

    /// <summary>Number of the change at that node.</summary>
    public long? NodeSeq { get; init; }

    /// <summary>Whether the other row says the same, whenever it was recorded.</summary>
    public bool Says(ExchangeRow other) =>
        this with { Seq = other.Seq, EndedSeq = other.EndedSeq, RecordedAt = other.RecordedAt, NodeSeq = other.NodeSeq } == other;
}
