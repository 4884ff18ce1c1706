using System.Text.RegularExpressions;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Accounts;

/// <summary>Which role fits which place, who may hand it out, and how a person is reached. No database, no clock.</summary>
public static partial class AccountRules
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

    /// <summary>Whoever heads a unit is one of its officers.</summary>
    public static bool MayHead(Role role, OrganizationKind? place) => role == Role.Officer && place == OrganizationKind.Unit;

    /// <summary>Also where nothing was typed: a number is a person's own choice.</summary>
    public static bool IsPhone(string? typed) => string.IsNullOrWhiteSpace(typed) || NationalNumberOf(typed) is not null;

    /// <summary>As it is stored: <c>+84912345678</c>; none where nothing was typed.</summary>
    public static string? PhoneOf(string? typed) => NationalNumberOf(typed) is { } number ? $"+84{number}" : null;

    private static string? NationalNumberOf(string? typed) =>
        VietnameseNumber().Match(Separators().Replace(typed ?? "", "")) is { Success: true } match ? match.Groups[1].Value : null;

    // Nine digits of a mobile, ten of a fixed line (2 and the province's code).
    [GeneratedRegex(@"^(?:0|\+?84|0084)([35789]\d{8}|2\d{9})$")]
    private static partial Regex VietnameseNumber();

    [GeneratedRegex(@"[\s.()-]")]
    private static partial Regex Separators();
}
