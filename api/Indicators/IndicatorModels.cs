namespace WardKpi.Api.Indicators;

public enum IndicatorKind
{
    /// <summary>Numerator over denominator.</summary>
    Ratio,

    /// <summary>A counted or measured figure.</summary>
    Value,

    /// <summary>Done or not done.</summary>
    YesNo,

    /// <summary>No figure: a report or a description is due.</summary>
    Narrative,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    Up,
    Down,
}

public sealed record PillarView
{
    public required string Id { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }
}

/// <summary>An entry of the catalogue: one code, one measure, however plans word it.</summary>
public sealed record IndicatorView
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>The commune that defined the measure for itself; absent for the common catalogue.</summary>
    public Guid? CommuneId { get; init; }

    public required string PillarId { get; init; }

    public required string NameVi { get; init; }

    public string? NameEn { get; init; }

    public string? Unit { get; init; }

    public required IndicatorKind Kind { get; init; }

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>The figure adds up over the year.</summary>
    public required bool IsCumulative { get; init; }

    /// <summary>One of the flagship measures of the overview.</summary>
    public required bool IsCard { get; init; }

    /// <summary>Decimals shown to people.</summary>
    public required int Decimals { get; init; }
}

public sealed record CatalogView
{
    public required IReadOnlyList<PillarView> Pillars { get; init; }

    public required IReadOnlyList<IndicatorView> Indicators { get; init; }
}
