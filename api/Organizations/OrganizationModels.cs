namespace WardKpi.Api.Organizations;

public enum OrganizationKind
{
    Province,
    Commune,
    Unit,
    Hamlet,
}

/// <summary>What an agency is to the plan of its commune.</summary>
public enum OrganizationRole
{
    Standing,
    Committee,
    Unit,
    Partner,
    Community,
}

/// <summary>A node of the tree province → commune → unit / hamlet.</summary>
public sealed record OrganizationView
{
    public required Guid Id { get; init; }

    public Guid? ParentId { get; init; }

    public required OrganizationKind Kind { get; init; }

    public OrganizationRole? Role { get; init; }

    /// <summary>Short code, unique among its siblings.</summary>
    public required string Code { get; init; }

    /// <summary>Codes from the root down, between slashes: <c>/thai-nguyen/xa-vo-nhai/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Official administrative code, where one is known.</summary>
    public string? OfficialCode { get; init; }

    public required string Name { get; init; }

    /// <summary>False where the place has ended or was merged; what it reported stays under its name.</summary>
    public required bool IsActive { get; init; }
}
