using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Exchange.Dictionary;

/// <summary>How near a measure of ours is to the item of another system.</summary>
public enum CrosswalkRelation
{
    /// <summary>The same measure.</summary>
    Exact,

    /// <summary>Nearly the same: another base, or another unit that is counted.</summary>
    Close,

    /// <summary>The item is wider than the measure.</summary>
    Broader,

    /// <summary>The measure is a part of what the item counts, or counts it for one commune only.</summary>
    Narrower,
}

/// <summary>What the link to another system rests on.</summary>
public enum CrosswalkCertainty
{
    /// <summary>Taken from the document that the source names.</summary>
    Read,

    /// <summary>Known of the document, not compared with its text.</summary>
    Memory,
}

/// <summary>Where a measure stands in another system.</summary>
public sealed record CrosswalkLink
{
    /// <summary><c>nq57</c>, <c>nq71</c>, <c>de_an_06</c> or <c>dti</c>.</summary>
    public required string System { get; init; }

    public required string SystemName { get; init; }

    /// <summary>Published code; absent where the system has none for it.</summary>
    public string? Code { get; init; }

    public required string Item { get; init; }

    public required CrosswalkRelation Relation { get; init; }

    public required string Source { get; init; }

    public required CrosswalkCertainty Certainty { get; init; }
}

/// <summary>What an indicator means, and how its figure is made.</summary>
public sealed record DictionaryEntry
{
    public required string Code { get; init; }

    /// <summary>Version of the dictionary since which the entry says this; absent of a commune's own measure.</summary>
    public int? Version { get; init; }

    public DateTime? ChangedAt { get; init; }

    /// <summary>A commune's own measure, not (yet) in the common catalogue; it stands as it is now in every version.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>The commune whose own measure it is.</summary>
    public string? OrganizationCode { get; init; }

    public required string PillarId { get; init; }

    public required string NameVi { get; init; }

    public string? NameEn { get; init; }

    public required string DefinitionVi { get; init; }

    public required string FormulaVi { get; init; }

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }

    public string? Unit { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>How often it is reported: <c>quarter</c>.</summary>
    public required string Frequency { get; init; }

    /// <summary>The figure adds up over the year.</summary>
    public required bool IsCumulative { get; init; }

    /// <summary>Decimals shown to people.</summary>
    public required int Decimals { get; init; }

    /// <summary>Documents of the State that plans with a target of the measure cite; a plan cites for the whole of it.</summary>
    public required IReadOnlyList<CitedDocument> CitedDocuments { get; init; }

    public required IReadOnlyList<CrosswalkLink> Crosswalk { get; init; }
}

/// <summary>Nobody says that the measure itself rests on the document: plans cite it, and have a target of the measure.</summary>
public sealed record CitedDocument
{
    public required string Document { get; init; }

    /// <summary>Numbers of the plans, with their communes.</summary>
    public required IReadOnlyList<string> CitedBy { get; init; }
}

public sealed record DictionaryView
{
    public required int Version { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required IReadOnlyList<PillarView> Pillars { get; init; }

    public required IReadOnlyList<DictionaryEntry> Entries { get; init; }
}

public enum AliasKind
{
    /// <summary>The former unit became part of the organization.</summary>
    Merged,

    /// <summary>The same organization under a former name.</summary>
    Renamed,
}

/// <summary>A former unit by whose code the organization is still found.</summary>
public sealed record OrganizationAlias
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required AliasKind Kind { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>Number of the resolution.</summary>
    public required string Resolution { get; init; }

    public required string Source { get; init; }
}

public sealed record ExchangeOrganization
{
    /// <summary>The code that stands in every answer: the official one, else the path without its outer slashes.</summary>
    public required string Code { get; init; }

    /// <summary>Of Quyết định số 19/2025/QĐ-TTg: two digits of a province, five of a commune.</summary>
    public string? OfficialCode { get; init; }

    /// <summary>Short code, unique among its siblings; of a unit it is the <c>unitCode</c> of values.</summary>
    public required string LocalCode { get; init; }

    public required string Name { get; init; }

    public required OrganizationKind Kind { get; init; }

    public OrganizationRole? Role { get; init; }

    public required string Path { get; init; }

    /// <summary>Absent at the root of what the client sees.</summary>
    public string? ParentCode { get; init; }

    public required bool IsActive { get; init; }

    public required IReadOnlyList<OrganizationAlias> Aliases { get; init; }
}

/// <summary>What a commune set out to do: what is expected where nothing was reported yet.</summary>
public sealed record ExchangePlan
{
    public required Guid Id { get; init; }

    public required string OrganizationCode { get; init; }

    public required string OrganizationName { get; init; }

    /// <summary>The year that the plan steers.</summary>
    public required int Year { get; init; }

    public string? Number { get; init; }

    public required string Title { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public required string Issuer { get; init; }

    public required IReadOnlyList<ExchangePlanIndicator> Indicators { get; init; }
}

public sealed record ExchangePlanIndicator
{
    public required Guid Id { get; init; }

    /// <summary>Number of the row in the plan.</summary>
    public required string RowNumber { get; init; }

    public required string IndicatorCode { get; init; }

    public required bool IsLocal { get; init; }

    public required string PillarId { get; init; }

    public required string Text { get; init; }

    public string? Unit { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>Code of the unit that reports it; the standing office where nobody is named.</summary>
    public required string UnitCode { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The last known value before the plan's year.</summary>
    public decimal? Baseline { get; init; }

    public required Phasing Phasing { get; init; }

    /// <summary>A target for each year that the plan names.</summary>
    public required IReadOnlyList<TargetView> Targets { get; init; }

    /// <summary>What is expected at the end of each quarter of the plan's year; a quarter without one is left out.</summary>
    public required IReadOnlyList<ExchangeMilestone> Milestones { get; init; }
}

public sealed record ExchangeMilestone
{
    public required string Period { get; init; }

    public required decimal Value { get; init; }
}
