using System.Text.Json.Serialization;

namespace WardKpi.Api.Exchange.Clients;

public enum ApiClientState
{
    Active,

    /// <summary>Within 14 days.</summary>
    Expiring,
    Expired,
    Revoked,
}

/// <summary>A machine that may ask, as administrators see it: everything but its key.</summary>
public sealed record ApiClientView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>First letters of the key behind <c>wkpi_</c>, by which people recognise it.</summary>
    public required string Prefix { get; init; }

    public required ApiClientState State { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>Root of its subtree; absent for the whole instance.</summary>
    public Guid? OrganizationId { get; init; }

    public string? OrganizationName { get; init; }

    /// <summary>Groups of indicators that it sees; absent for all.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    /// <summary>Addresses and networks that it calls from; absent for any.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    public required int RequestsPerMinute { get; init; }

    /// <summary>The last day in Vietnam that the key is good on; absent for ever.</summary>
    public DateOnly? ExpiresOn { get; init; }

    public DateTime? RevokedAt { get; init; }

    public DateTime? LastUsedAt { get; init; }

    /// <summary>Since midnight in Vietnam, refused ones too.</summary>
    public required long CallsToday { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The person; absent for what the program made.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Its key is published: it opens nothing where the demo is off.</summary>
    public required bool IsDemo { get; init; }

    public required int Version { get; init; }
}

/// <summary>A machine whose key was given above a place and opens what is below it: what that place may know of it.</summary>
public sealed record ApiClientAboveView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>Whose it is; absent for the whole instance.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>Groups of indicators that it sees; absent for all.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    public DateTime? LastUsedAt { get; init; }

    /// <summary>Since midnight in Vietnam, for all that its key opens: calls are not counted by commune.</summary>
    public required long CallsToday { get; init; }
}

/// <summary>What a machine may know of itself: what its key opens.</summary>
public sealed record OwnApiClient
{
    public required string Name { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>Codes from the root down: <c>/ha-tinh/xa-ky-hoa/</c>; <c>/</c> for the whole instance.</summary>
    public required string Path { get; init; }

    /// <summary>Groups of indicators that it sees; absent for all.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    public required int RequestsPerMinute { get; init; }

    /// <summary>The last day in Vietnam that the key is good on; absent for ever.</summary>
    public DateOnly? ExpiresOn { get; init; }
}

/// <summary>A client and its key, which is in this answer and never again.</summary>
public sealed record IssuedApiKey
{
    public required ApiClientView Client { get; init; }

    /// <summary><c>wkpi_…</c>; only its hash is kept.</summary>
    public required string Key { get; init; }
}

public abstract record ApiClientTerms
{
    public required string Name { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>A province, a commune or a unit; absent for the whole instance, which only a system administrator opens.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Ids of pillars; absent for every group of indicators.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    /// <summary>IPv4 and IPv6 addresses, and networks as <c>10.20.0.0/16</c>; absent or empty for any.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>From 1 to 10,000.</summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary>The last day in Vietnam that the key is good on, today or later; absent for ever.</summary>
    public DateOnly? ExpiresOn { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewApiClient : ApiClientTerms;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiClientChange : ApiClientTerms
{
    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

public sealed record RenewApiKey
{
    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}
