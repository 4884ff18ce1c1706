using WardKpi.Api.Organizations;

namespace WardKpi.Api.Accounts;

/// <summary>Which role fits which place, and who may hand it out. No database, no clock.</summary>
public static class AccountRules
{
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;
    public const int LongestEmail = 200;

    /// <summary>Whether a role can be held at a kind of place (null: no place).</summary>
    public static bool Fits(Role role, OrganizationKind? place) => role switch
    {
        Role.Officer => place is OrganizationKind.Unit or OrganizationKind.Hamlet,
        Role.StandingOffice or Role.Committee or Role.CommuneAdmin => place is OrganizationKind.Commune,
        Role.ProvinceViewer => place is OrganizationKind.Province,
        Role.SystemAdmin => place is null,
    };

    /// <summary>A commune's administrator hands out the roles of a commune, nothing above it.</summary>
    public static bool MayGrant(Role giver, Role role) => giver switch
    {
        Role.SystemAdmin => true,
        Role.CommuneAdmin => role is Role.Officer or Role.StandingOffice or Role.Committee or Role.CommuneAdmin,
        Role.Officer or Role.StandingOffice or Role.Committee or Role.ProvinceViewer => false,
    };

    /// <summary>As it is stored: none where nothing was typed.</summary>
    public static string? EmailOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
