namespace WardKpi.DbMigrations;

internal sealed record CrosswalkFile
{
    public required string Schema { get; init; }
    public required List<CrosswalkSystem> Systems { get; init; }

    /// <summary>Shipped plans, with their numbers, by the name that documents and entries use.</summary>
    public required Dictionary<string, string> Plans { get; init; }

    public required Dictionary<string, CrosswalkDocument> Documents { get; init; }

    /// <summary>What holds of every indicator of a pillar.</summary>
    public required List<CrosswalkLink> Pillars { get; init; }
    public required List<CrosswalkEntry> Indicators { get; init; }

    public static CrosswalkFile Parse(string yaml) => ReferenceFile.Parse<CrosswalkFile>(yaml, "ward-kpi/crosswalk@1", file => file.Schema);
}

internal sealed record CrosswalkSystem
{
    public required string Id { get; init; }
    public required string NameVi { get; init; }
    public required string NameEn { get; init; }
}

/// <summary>A document of the State.</summary>
internal sealed record CrosswalkDocument
{
    public required string NameVi { get; init; }

    /// <summary>Plans that name it among their bases.</summary>
    public required List<string> CitedBy { get; init; }
}

internal sealed record CrosswalkEntry
{
    public required string Code { get; init; }
    public string? NoteVi { get; init; }

    /// <summary>Plans with a target of it.</summary>
    public List<string> UsedBy { get; init; } = [];
    public List<CrosswalkLink> Crosswalk { get; init; } = [];
}

internal sealed record CrosswalkLink
{
    public string? Pillar { get; init; }
    public required string System { get; init; }
    public string? Code { get; init; }
    public required string Item { get; init; }
    public required string Relation { get; init; }
    public required string Source { get; init; }
    public required string Certainty { get; init; }
}

internal sealed record OrganizationCodesFile
{
    public required string Schema { get; init; }
    public required List<OrganizationCodeEntry> Organizations { get; init; }

    public static OrganizationCodesFile Parse(string yaml) =>
        ReferenceFile.Parse<OrganizationCodesFile>(yaml, "ward-kpi/organization-codes@1", file => file.Schema);
}

internal sealed record OrganizationCodeEntry
{
    public required string Path { get; init; }
    public required string OfficialCode { get; init; }
    public required string Source { get; init; }

    /// <summary>Day from which the former units are one; null where none are named.</summary>
    public string? MergedOn { get; init; }
    public List<FormerUnit> Merged { get; init; } = [];
}

internal sealed record FormerUnit
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Resolution { get; init; }
    public required string Source { get; init; }
}
