using WardKpi.Api.Organizations;

namespace WardKpi.Api.Exchange.Clients;

/// <summary>What a key is good for.</summary>
public enum ApiScope
{
    /// <summary>The values and what describes their structure, in every format.</summary>
    ReadValues,

    /// <summary>Catalogue, crosswalk codes, organizations with their aliases.</summary>
    ReadDictionary,

    /// <summary>Delivers values into reports of its subtree.</summary>
    WriteValues,

    /// <summary>Manages webhooks of its own.</summary>
    ManageWebhooks,

    /// <summary>Is a node that forwards the changes of its subtree.</summary>
    ForwardChanges,
}

/// <summary>A machine that asks: what its key allows, and the place in the tree that limits every query.</summary>
public sealed record ApiClient
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlySet<ApiScope> Scopes { get; init; }

    /// <summary>Root of its subtree; null for the whole instance.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Path of that root; <c>/</c> for the whole instance.</summary>
    public required string Path { get; init; }

    /// <summary>Groups of indicators that it sees; null for all.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    public required int RequestsPerMinute { get; init; }

    public DateTime? ExpiresAt { get; init; }

    /// <summary>Number of the last recorded state below its root, as it was when the request came.</summary>
    public required long ExchangeSeq { get; init; }

    /// <summary>Lower numbers come from before the database was restored from a backup and are no longer good; 0 where it never was.</summary>
    public required long ExchangeFrom { get; init; }

    /// <summary>Pattern for <c>path like</c>.</summary>
    public string Scope => Path + "%";

    /// <summary>Pattern for <c>path like</c> of the places that its rows name: a client of one unit sees the unit's commune.</summary>
    public string AreaScope => (OrganizationPaths.CommuneOf(Path) ?? Path) + "%";

    /// <summary>Whether it sees what belongs to this group of indicators.</summary>
    public bool Sees(string pillarId) => Pillars?.Contains(pillarId) ?? true;
}
