namespace WardKpi.Api.Exchange.Dhis2;

/// <summary>A data value as DHIS2 knows it, with codes for identifiers.</summary>
public sealed record Dhis2DataValue
{
    /// <summary>Code of the indicator; with <c>.NUM</c> or <c>.DEN</c> behind it for the numerator and the denominator of a ratio.</summary>
    public required string DataElement { get; init; }

    /// <summary><c>2026Q3</c></summary>
    public required string Period { get; init; }

    /// <summary>Official code of the commune; where none is known its path without the outer slashes.</summary>
    public required string OrgUnit { get; init; }

    public string? CategoryOptionCombo { get; init; }

    /// <summary>
    /// Row and number of the plan, <c>II.2.16@58/KH-UBND</c>, where the commune's plans of the year carry the indicator more than once; the
    /// metadata names it then. Absent elsewhere.
    /// </summary>
    public string? AttributeOptionCombo { get; init; }

    /// <summary>A number with a point; <c>true</c> or <c>false</c>; or a text. 0 and 1 percent of completion are <c>0.0</c> and <c>1.0</c>. Absent of a deleted value.</summary>
    public string? Value { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? LastUpdated { get; init; }

    public bool? Followup { get; init; }

    /// <summary>True where the value went away, or out of what was asked for.</summary>
    public bool? Deleted { get; init; }
}

public sealed record Dhis2DataValueSet
{
    public required IReadOnlyList<Dhis2DataValue> DataValues { get; init; }
}

/// <summary>What the codes of data values mean, in the shape of DHIS2's metadata export.</summary>
public sealed record Dhis2Metadata
{
    public required IReadOnlyList<Dhis2DataElement> DataElements { get; init; }

    public required IReadOnlyList<Dhis2OrganisationUnit> OrganisationUnits { get; init; }

    /// <summary><c>default</c>, and those that data values name for their attributes.</summary>
    public required IReadOnlyList<Dhis2OptionCombo> CategoryOptionCombos { get; init; }
}

public sealed record Dhis2OptionCombo
{
    public required string Code { get; init; }

    public required string Name { get; init; }
}

public sealed record Dhis2DataElement
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>At most 50 letters, as DHIS2 demands: the code.</summary>
    public required string ShortName { get; init; }

    public string? Description { get; init; }

    public required string DomainType { get; init; }

    /// <summary>As DHIS2 writes it: <c>NUMBER</c> for figures and ratios, <c>TEXT</c> for a yes or no, <c>LONG_TEXT</c> for a narrative.</summary>
    public required string ValueType { get; init; }

    /// <summary><c>NONE</c> where figures of several communes do not add up: percents follow from the sums of <c>.NUM</c> and <c>.DEN</c>.</summary>
    public required string AggregationType { get; init; }
}

public sealed record Dhis2OrganisationUnit
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    /// <summary>First day that is known.</summary>
    public required DateOnly OpeningDate { get; init; }

    public Dhis2Reference? Parent { get; init; }
}

public sealed record Dhis2Reference
{
    public required string Code { get; init; }
}
