namespace WardKpi.Api.Reports.Evidence;

public enum EvidenceKind
{
    File,

    /// <summary>A reference to an issued document.</summary>
    Document,
}

/// <summary>What proves a figure.</summary>
public sealed record EvidenceView
{
    public required Guid Id { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    public required EvidenceKind Kind { get; init; }

    public string? FileName { get; init; }

    /// <summary>As its content says, whatever it was sent as.</summary>
    public string? MediaType { get; init; }

    public long? SizeBytes { get; init; }

    /// <summary>Of the content, in hexadecimal letters.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Số, ký hiệu.</summary>
    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    /// <summary>Cơ quan ban hành.</summary>
    public string? DocumentIssuer { get; init; }

    /// <summary>Trích yếu.</summary>
    public string? DocumentSummary { get; init; }

    public required DateTime AddedAt { get; init; }

    public string? AddedBy { get; init; }

    /// <summary>Taken away; it can be put back.</summary>
    public DateTime? RemovedAt { get; init; }

    public string? RemovedBy { get; init; }

    /// <summary>Whether the report was verified while it stood there.</summary>
    public required bool WasVerified { get; init; }
}

/// <summary>Evidence in the order in which it was added, and how much a row takes.</summary>
public sealed record EvidenceList
{
    public required IReadOnlyList<EvidenceView> Items { get; init; }

    public required long MaxFileBytes { get; init; }

    /// <summary>All files of the row together.</summary>
    public required long MaxRowBytes { get; init; }
}

/// <summary>A form with one file.</summary>
public sealed record EvidenceFile
{
    public required IFormFile File { get; init; }
}

/// <summary>A document that was issued, not the document itself.</summary>
public sealed record EvidenceDocument
{
    /// <summary>Số, ký hiệu: <c>125/BC-UBND</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Cơ quan ban hành.</summary>
    public required string Issuer { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Trích yếu.</summary>
    public string? Summary { get; init; }
}
