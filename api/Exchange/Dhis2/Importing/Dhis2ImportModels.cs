namespace WardKpi.Api.Exchange.Dhis2.Importing;

/// <summary>A data value set as DHIS2 takes it; what stands at the top holds for every data value that says nothing else.</summary>
public sealed record Dhis2Import
{
    public string? Period { get; init; }

    public string? OrgUnit { get; init; }

    public string? AttributeOptionCombo { get; init; }

    public required IReadOnlyList<Dhis2ImportValue> DataValues { get; init; }
}

public sealed record Dhis2ImportValue
{
    /// <summary>Code of the indicator; with <c>.NUM</c> or <c>.DEN</c> behind it for the numerator and the denominator of a ratio.</summary>
    public required string DataElement { get; init; }

    /// <summary>A quarter: <c>2026Q3</c>.</summary>
    public string? Period { get; init; }

    /// <summary>Code of the commune.</summary>
    public string? OrgUnit { get; init; }

    /// <summary>Row and number of the plan, where the code stands twice: <c>II.2.16@58/KH-UBND</c>.</summary>
    public string? AttributeOptionCombo { get; init; }

    /// <summary>A number with a point, <c>true</c>, <c>false</c>, or a text.</summary>
    public string? Value { get; init; }

    /// <summary>Becomes the note beside the figure.</summary>
    public string? Comment { get; init; }

    /// <summary>The value is to be emptied.</summary>
    public bool? Deleted { get; init; }
}

/// <summary>The shape that DHIS2 answers an import with.</summary>
public sealed record Dhis2ImportSummary
{
    /// <summary><c>ImportSummary</c></summary>
    public required string ResponseType { get; init; }

    /// <summary><c>SUCCESS</c>; <c>WARNING</c> where some data values were refused, <c>ERROR</c> where all were.</summary>
    public required string Status { get; init; }

    public required string Description { get; init; }

    public required Dhis2ImportOptions ImportOptions { get; init; }

    public required Dhis2ImportCount ImportCount { get; init; }

    public required IReadOnlyList<Dhis2Conflict> Conflicts { get; init; }

    /// <summary>Places of the data values that were not written because they, or others of their report, were refused.</summary>
    public required IReadOnlyList<int> RejectedIndexes { get; init; }

    /// <summary>Data values that look odd and have no explanation: somebody has to write one before the report is sent.</summary>
    public required IReadOnlyList<int> UnexplainedIndexes { get; init; }
}

public sealed record Dhis2ImportOptions
{
    public required string ImportStrategy { get; init; }

    public required bool DryRun { get; init; }

    public required string IdScheme { get; init; }
}

/// <summary>Counts data values: a ratio that came as numerator and denominator counts twice.</summary>
public sealed record Dhis2ImportCount
{
    public required int Imported { get; init; }

    public required int Updated { get; init; }

    /// <summary>Refused, withheld, stored already, or left alone by the strategy.</summary>
    public required int Ignored { get; init; }

    public required int Deleted { get; init; }
}

public sealed record Dhis2Conflict
{
    /// <summary>What is at fault: the code that was sent.</summary>
    public required string Object { get; init; }

    /// <summary>A sentence for people, in Vietnamese.</summary>
    public required string Value { get; init; }

    /// <summary>Stable, for programs; as DeliverValues names it.</summary>
    public required string ErrorCode { get; init; }

    /// <summary>The property that is to be mended.</summary>
    public required string Property { get; init; }

    /// <summary>Places of the data values in the request, from 0.</summary>
    public required IReadOnlyList<int> Indexes { get; init; }
}
