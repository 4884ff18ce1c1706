using WardKpi.Api.Organizations;

namespace WardKpi.Api.Accounts;

/// <summary>What a person is, at one place of the tree.</summary>
public enum Role
{
    Officer,
    StandingOffice,
    Committee,
    CommuneAdmin,
    ProvinceViewer,
    SystemAdmin,
}

public sealed record SignIn
{
    public required string UserName { get; init; }

    public required string Password { get; init; }
}

/// <summary>Who is signed in, and what the instance is.</summary>
public sealed record SessionView
{
    /// <summary>Absent when nobody is signed in.</summary>
    public PersonView? Person { get; init; }

    /// <summary>The instance shows made-up actuals.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Sign-ins of the demo, for the sign-in page; empty elsewhere.</summary>
    public required IReadOnlyList<DemoSignIn> DemoSignIns { get; init; }

    /// <summary>Quarter that is being reported now.</summary>
    public required string CurrentPeriod { get; init; }

    /// <summary>The plan that the dashboard opens with, the first of that quarter's year: it can be asked for beside the list of plans; absent without one.</summary>
    public Guid? StartPlanId { get; init; }

    /// <summary>To be sent back in the header <c>X-XSRF-TOKEN</c> on every write.</summary>
    public required string AntiforgeryToken { get; init; }
}

public sealed record PersonView
{
    public required Guid Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    /// <summary>The person's place; absent for a system administrator.</summary>
    public OrganizationView? Organization { get; init; }

    /// <summary>The commune around that place; absent above communes.</summary>
    public OrganizationView? Commune { get; init; }

    /// <summary>Where notices go besides the dashboard, where a mail server is configured.</summary>
    public string? Email { get; init; }

    /// <summary>By which a bridge (Zalo) finds the person, where one is configured: <c>+84…</c></summary>
    public string? Phone { get; init; }
}

public sealed record DemoSignIn
{
    public required string UserName { get; init; }

    public required string Password { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public required string Place { get; init; }
}

/// <summary>An account, as administrators see it.</summary>
public sealed record PersonAccount
{
    public required Guid Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public Guid? OrganizationId { get; init; }

    public string? OrganizationName { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Where notices go besides the dashboard.</summary>
    public string? Email { get; init; }

    /// <summary><c>+84…</c></summary>
    public string? Phone { get; init; }

    /// <summary>Heads a unit, and is told when its officers did not act.</summary>
    public required bool IsHead { get; init; }

    /// <summary>Too many wrong passwords; absent when open.</summary>
    public DateTime? LockedUntil { get; init; }

    public DateTime? LastSeenAt { get; init; }

    public required int Version { get; init; }
}

public sealed record NewPerson
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    /// <summary>The person's place; absent only for a system administrator.</summary>
    public Guid? OrganizationId { get; init; }

    public required string Password { get; init; }

    /// <summary>Where notices go besides the dashboard.</summary>
    public string? Email { get; init; }

    /// <summary>A Vietnamese number, however it is written: <c>0912 345 678</c>, <c>+84912345678</c>.</summary>
    public string? Phone { get; init; }

    /// <summary>Heads the unit; only of an officer of a unit, of which several may.</summary>
    public bool IsHead { get; init; }
}

public sealed record PersonChange
{
    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public Guid? OrganizationId { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Null keeps the address, as a client that knows of none means it; an empty text takes it away.</summary>
    public string? Email { get; init; }

    /// <summary>Null keeps the number; an empty text takes it away.</summary>
    public string? Phone { get; init; }

    /// <summary>Null leaves it as it is, as far as the place lets it.</summary>
    public bool? IsHead { get; init; }

    /// <summary>Set to give the person a new password.</summary>
    public string? NewPassword { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

public sealed record PasswordChange
{
    public required string CurrentPassword { get; init; }

    public required string NewPassword { get; init; }
}

public sealed record EmailChange
{
    /// <summary>Null takes a former address away.</summary>
    public string? Email { get; init; }
}

public sealed record PhoneChange
{
    /// <summary>A Vietnamese number, however it is written; null takes a former one away.</summary>
    public string? Phone { get; init; }
}
