using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

/// <summary>What the examples share: the 2026 plan of Xã Kỳ Hoa, Hà Tĩnh, and its share of files that are processed online.</summary>
public static class KyHoa
{
    public const string OfficerName = "Cán bộ Phòng Văn hóa - Xã hội";
    public const string StandingOfficeName = "Cơ quan thường trực, Xã Kỳ Hoa";
    public const string OfficialCode = "18814";
    public const string IndicatorCode = "EGOV.FILES_ONLINE";
    public const string IndicatorNumber = "II.2.16";
    public const string IndicatorText = "Trên 80% hồ sơ thủ tục hành chính xử lý trực tuyến";
    public const string IndicatorHeading = "Phát triển chính quyền số";

    public static readonly Guid PlanIndicatorId = new("01a20237-181a-78b4-965a-de82a99fc874");
    public static readonly Guid ReportId = new("01a20237-1886-7841-9287-5ebab7c44a49");
    public static readonly Guid ResultId = new("01a20237-180f-7fa7-ac0f-a0c78a6af87b");

    public static readonly OrganizationView Commune = new()
    {
        Id = new Guid("01a20237-17fb-7c84-b899-1a1b55f7947f"),
        ParentId = new Guid("01a20237-17fa-7d33-a8e4-fe0154bb4815"),
        Kind = OrganizationKind.Commune,
        Code = "xa-ky-hoa",
        Path = "/ha-tinh/xa-ky-hoa/",
        Name = "Xã Kỳ Hoa",
        IsActive = true,
    };

    public static readonly OrganizationView Unit = new()
    {
        Id = new Guid("01a20237-1801-76a0-bbac-3fc8069d61a0"),
        ParentId = Commune.Id,
        Kind = OrganizationKind.Unit,
        Role = OrganizationRole.Standing,
        Code = "vhxh",
        Path = "/ha-tinh/xa-ky-hoa/vhxh/",
        Name = "Phòng Văn hóa - Xã hội",
        IsActive = true,
    };

    public static readonly PlanSummary Plan = new()
    {
        Id = new Guid("01a20237-17f9-718e-8335-469a3d55c47c"),
        CommuneId = Commune.Id,
        CommuneName = Commune.Name,
        ProvinceName = "Hà Tĩnh",
        Year = 2026,
        Number = "58/KH-UBND",
        Title = "Kế hoạch Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số trên địa bàn xã Kỳ Hoa năm 2026",
        IssuedOn = new DateOnly(2025, 11, 15),
        IndicatorCount = 24,
        TargetCount = 24,
        TaskCount = 50,
        BudgetRowCount = 0,
    };

    public static readonly TargetView Target = new() { Year = 2026, Operator = TargetOperator.Gt, Value = 80 };

    public static readonly BaselineView Baseline = new()
    {
        ResultId = ResultId,
        AsOf = 2025,
        Value = 80,
        Text = "Tỷ lệ hồ sơ TTHC giải quyết trên môi trường điện tử đạt 80%",
        IsPicked = false,
    };

    public static readonly ActualView FirstQuarter = new()
    {
        Period = "2026Q1",
        EntryKind = EntryKind.Ratio,
        Numerator = 1641,
        Denominator = 1944,
        Value = 84.4136m,
        IsDemo = true,
        Version = 1,
        UpdatedAt = new DateTime(2026, 3, 29, 6, 20, 0, DateTimeKind.Utc),
    };

    public static readonly ActualView SecondQuarter = FirstQuarter with
    {
        Period = "2026Q2",
        Numerator = 1726,
        Value = 88.786m,
        UpdatedAt = new DateTime(2026, 6, 28, 6, 20, 0, DateTimeKind.Utc),
    };

    public static readonly ActualView ThirdQuarter = FirstQuarter with
    {
        Period = "2026Q3",
        Numerator = 1812,
        Value = 93.2099m,
        Source = "Hệ thống thông tin giải quyết thủ tục hành chính tỉnh",
        IsDemo = false,
        UpdatedAt = new DateTime(2026, 9, 28, 6, 20, 0, DateTimeKind.Utc),
        UpdatedBy = OfficerName,
    };
}
