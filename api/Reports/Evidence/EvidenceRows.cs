using WardKpi.Api.Data;

namespace WardKpi.Api.Reports.Evidence;

public sealed record EvidenceRow
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public string Kind { get; init; } = "";

    public string? FileName { get; init; }

    public string? MediaType { get; init; }

    public long? SizeBytes { get; init; }

    public string? Sha256 { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? DocumentIssuer { get; init; }

    public string? DocumentSummary { get; init; }

    public DateTime AddedAt { get; init; }

    public string? AddedBy { get; init; }

    public DateTime? RemovedAt { get; init; }

    public string? RemovedBy { get; init; }

    public bool WasVerified { get; init; }

    /// <summary>The same file, or the same document: it stands once in a row.</summary>
    public bool IsSameAs(EvidenceRow other) =>
        (Kind, Sha256, DocumentNumber, DocumentIssuer, DocumentDate) == (other.Kind, other.Sha256, other.DocumentNumber, other.DocumentIssuer, other.DocumentDate);

    public EvidenceView ToView() => new()
    {
        Id = Id,
        PlanIndicatorId = PlanIndicatorId,
        Kind = Codes.To<EvidenceKind>(Kind),
        FileName = FileName,
        MediaType = MediaType,
        SizeBytes = SizeBytes,
        Sha256 = Sha256,
        DocumentNumber = DocumentNumber,
        DocumentDate = DocumentDate,
        DocumentIssuer = DocumentIssuer,
        DocumentSummary = DocumentSummary,
        AddedAt = AddedAt,
        AddedBy = AddedBy,
        RemovedAt = RemovedAt,
        RemovedBy = RemovedBy,
        WasVerified = WasVerified,
    };
}

public sealed record EvidenceCount
{
    public Guid PlanIndicatorId { get; init; }

    public int Total { get; init; }
}

public sealed record PlanEvidenceCount
{
    public Guid ReportId { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public int Total { get; init; }
}

public sealed record EvidenceWrite
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    public required EvidenceKind Kind { get; init; }

    public string? FileName { get; init; }

    public string? MediaType { get; init; }

    public long? SizeBytes { get; init; }

    public string? Sha256 { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? DocumentIssuer { get; init; }

    public string? DocumentSummary { get; init; }

    public required DateTime At { get; init; }

    public Guid? PersonId { get; init; }

    public required long Seq { get; init; }
}
