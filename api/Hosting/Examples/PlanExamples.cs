using System.Text.Json.Nodes;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Plans.Links;

namespace WardKpi.Api.Hosting.Examples;

public static class PlanExamples
{
    /// <summary>The least that a plan file holds: a standing office and one indicator.</summary>
    public const string Yaml = """
        schema: ward-kpi/plan@1
        commune: {name: "Xã Kỳ Hoa", province: "Hà Tĩnh"}
        plan:
          number: "58/KH-UBND"
          title: "Kế hoạch Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số trên địa bàn xã Kỳ Hoa năm 2026"
          issued_on: 2025-11-15
          issuer: "UBND xã Kỳ Hoa"
          year: 2026
        units:
          - {id: vhxh, name: "Phòng Văn hóa - Xã hội", role: standing}
        indicators:
          - "no": "II.2.16"
            text: "Trên 80% hồ sơ thủ tục hành chính xử lý trực tuyến"
            code: EGOV.FILES_ONLINE
            unit: "%"
            targets: [{by: 2026, op: ">", value: 80}]

        """;

    /// <summary>The same file as JSON.</summary>
    public const string Json = """
        {
          "schema": "ward-kpi/plan@1",
          "commune": { "name": "Xã Kỳ Hoa", "province": "Hà Tĩnh" },
          "plan": {
            "number": "58/KH-UBND",
            "title": "Kế hoạch Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số trên địa bàn xã Kỳ Hoa năm 2026",
            "issued_on": "2025-11-15",
            "issuer": "UBND xã Kỳ Hoa",
            "year": 2026
          },
          "units": [{ "id": "vhxh", "name": "Phòng Văn hóa - Xã hội", "role": "standing" }],
          "indicators": [{
            "no": "II.2.16",
            "text": "Trên 80% hồ sơ thủ tục hành chính xử lý trực tuyến",
            "code": "EGOV.FILES_ONLINE",
            "unit": "%",
            "targets": [{ "by": 2026, "op": ">", "value": 80 }]
          }]
        }
        """;

    private static readonly PlanIndicatorView Indicator = new()
    {
        Id = KyHoa.PlanIndicatorId,
        Number = KyHoa.IndicatorNumber,
        Text = KyHoa.IndicatorText,
        Heading = KyHoa.IndicatorHeading,
        Code = KyHoa.IndicatorCode,
        PillarId = "egov",
        Kind = IndicatorKind.Ratio,
        Direction = Direction.Up,
        Unit = "%",
        Decimals = 1,
        IsCard = true,
        IsLocal = false,
        LeadId = KyHoa.Unit.Id,
        LeadName = KyHoa.Unit.Name,
        IsUnassigned = true,
        Targets = [KyHoa.Target],
        Baseline = KyHoa.Baseline,
        Phasing = Phasing.Linear,
        IsByHamlet = false,
        Version = 1,
    };

    private static readonly TaskView Task = new()
    {
        Id = new Guid("01a20237-181e-7787-9652-d6acac692b9d"),
        Number = "1.2",
        Name = "Người đứng đầu cơ quan, đơn vị, địa phương chịu trách nhiệm toàn diện về công tác chuyển đổi số trong phạm vi quản lý",
        TimeframeText = "Năm 2026",
        TimeframeKind = "continuous",
        Leads = [],
        Partners = [],
    };

    private static readonly IndicatorLinks Links = new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Tasks = [Task],
        BudgetRows = [],
        Version = 2,
    };

    private static readonly PlanView Plan = new()
    {
        Summary = KyHoa.Plan,
        Issuer = "UBND xã Kỳ Hoa",
        SignatoryTitle = "Phó Chủ tịch",
        Horizons = [2026],
        LegalBases = ["Kế hoạch số 11-KH/BCĐ ngày 29/6/2025 của Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh"],
        Units = [KyHoa.Unit],
        Indicators = [Indicator],
        Results =
        [
            new PlanResultView
            {
                Id = KyHoa.ResultId,
                Text = KyHoa.Baseline.Text,
                Code = KyHoa.IndicatorCode,
                Operator = TargetOperator.Eq,
                Value = 80,
                Unit = "%",
                AsOf = 2025,
                IsRestated = false,
            },
        ],
        Milestones = [],
        Tasks = [Task],
        Budget = new BudgetView { YearTotal = 0, YearProvince = 0, YearOther = 0, TaskTotal = 0, TaskCount = 0, Rows = [] },
        ReportingDuties =
        [
            new ReportingDutyView
            {
                Id = new Guid("01a20237-180c-71f2-bcd3-abb32ddf13a9"),
                Cadence = "yearly",
                Reporter = "Văn phòng HĐND - UBND xã, Phòng Văn hóa - Xã hội",
                Text = "Kiểm tra, đánh giá và tổng hợp kết quả triển khai Kế hoạch năm của các phòng, ban, ngành trên địa bàn xã",
            },
        ],
    };

    private static readonly ImportResult Import = new()
    {
        IsDryRun = true,
        PlanId = KyHoa.Plan.Id,
        IsNew = false,
        IndicatorCount = 24,
        TargetCount = 24,
        TaskCount = 50,
        BudgetRowCount = 0,
        Changes =
        [
            new ImportChange
            {
                Kind = ImportChangeKind.Changed,
                Part = "target",
                Key = $"{KyHoa.IndicatorNumber} {KyHoa.IndicatorCode} 2026",
                OldValue = "> 80",
                NewValue = "> 85",
            },
        ],
        Warnings = [],
    };

    private static readonly ImportFault Fault = new()
    {
        Severity = ImportSeverity.Error,
        Path = "indicators[3].targets[0].by",
        Code = "target_without_year",
        Message = "Mục tiêu chưa ghi năm phải đạt (by).",
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListPlans", Answer: new[] { KyHoa.Plan }),
        new("GetPlan", Answer: Plan),
        new(
            "SetPlanIndicator",
            new PlanIndicatorSettings
            {
                LeadId = KyHoa.Unit.Id,
                Phasing = Phasing.Linear,
                IsByHamlet = false,
                Reason = "Giao Phòng Văn hóa - Xã hội theo kết luận của Ban Chỉ đạo",
                Version = 1,
            },
            Indicator with { IsUnassigned = false, Version = 2 },
            Problems.Invalid(new Dictionary<string, string[]> { ["leadId"] = ["Đơn vị không thuộc xã, phường của kế hoạch."] })),
        new("GetIndicatorLinks", Answer: Links),
        new(
            "SetIndicatorLinks",
            new IndicatorLinksChange { TaskIds = [Task.Id], BudgetRowIds = [], Reason = "Theo phân công của Ban Chỉ đạo", Version = 1 },
            Links,
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["taskIds"] = ["Có nhiệm vụ không thuộc kế hoạch này: tải lại trang rồi chọn lại."],
            })),
        new(
            "ImportPlan",
            new Dictionary<string, JsonNode> { ["application/yaml"] = JsonValue.Create(Yaml), ["application/json"] = JsonNode.Parse(Json)! },
            Import,
            Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_large", "Tệp kế hoạch lớn hơn 2 MB."),
            Problems.Unprocessable(
                "plan_invalid",
                "Tệp kế hoạch có 1 điểm cần sửa; chưa có gì được nhập.",
                new Dictionary<string, object?> { ["faults"] = new[] { Fault } })),
    ];
}
