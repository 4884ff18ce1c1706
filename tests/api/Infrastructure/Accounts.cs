using WardKpi.Api.Demo;

namespace WardKpi.Api.Tests;

/// <summary>Sign-ins of the demo, by what the person is. Xã Kỳ Hoa where the name says no place.</summary>
public static class Accounts
{
    public const string Password = DemoMode.Password;

    public const string Admin = "admin";
    public const string StandingOffice = "thuongtruc.xa-ky-hoa";
    public const string Committee = "bcd.xa-ky-hoa";
    public const string CommuneAdmin = "quantri.xa-ky-hoa";
    public const string Officer = "kinh-te.xa-vo-nhai";
    public const string OfficersStandingOffice = "thuongtruc.xa-vo-nhai";
    public const string ProvinceViewer = "tinh.ha-tinh";
}
