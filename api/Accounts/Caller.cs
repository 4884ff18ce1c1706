using WardKpi.Api.Organizations;

namespace WardKpi.Api.Accounts;

/// <summary>Who asks: a person, the one role, and the place in the tree that limits every query.</summary>
public sealed record Caller
{
    public required Guid PersonId { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public Guid? OrganizationId { get; init; }

    /// <summary>Path of the person's place; <c>/</c> for a system administrator.</summary>
    public required string Path { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Pattern for <c>path like</c>: what the person may read. Officers read the plan and the progress of their whole commune.</summary>
    public string ReadScope => (Role == Role.Officer ? OrganizationPaths.CommuneOf(Path) ?? Path : Path) + "%";

    /// <summary>Pattern for <c>path like</c>: whose reports the person may open.</summary>
    public string ReportScope => Path + "%";

    public bool MayEnter => Role is Role.Officer or Role.StandingOffice or Role.SystemAdmin;

    public bool MayReview => Role is Role.StandingOffice or Role.SystemAdmin;

    /// <summary>Asks for explanations and concludes.</summary>
    public bool MayAsk => Role is Role.Committee or Role.StandingOffice or Role.SystemAdmin;

    public bool MayManagePeople => Role is Role.CommuneAdmin or Role.SystemAdmin;

    /// <summary>Makes and revokes keys of machines, within the own place.</summary>
    public bool MayManageClients => Role is Role.CommuneAdmin or Role.SystemAdmin;

    public bool MayManageJobs => Role == Role.SystemAdmin;

    /// <summary>One calendar holds for every commune.</summary>
    public bool MayManageCalendar => Role == Role.SystemAdmin;

    public bool MayManagePlans => Role is Role.StandingOffice or Role.CommuneAdmin or Role.SystemAdmin;
}
