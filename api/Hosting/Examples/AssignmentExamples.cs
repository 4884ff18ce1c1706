using WardKpi.Api.HandOvers;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class AssignmentExamples
{
    private static readonly PersonRef Officer = new() { Id = new Guid("01a20237-18d4-7c19-8f6b-3f7a7f3d2b10"), Name = KyHoa.OfficerName };

    private static readonly PersonRef Office = new() { Id = new Guid("01a20237-18d5-71c2-9a0e-6c4f1f0a7e22"), Name = KyHoa.StandingOfficeName };

    private static readonly OrganizationRef Unit = new() { Id = KyHoa.Unit.Id, Name = KyHoa.Unit.Name };

    private static readonly AssignmentRow Row = new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Number = KyHoa.IndicatorNumber,
        Text = KyHoa.IndicatorText,
        Heading = KyHoa.IndicatorHeading,
        Code = KyHoa.IndicatorCode,
        Lead = Unit,
        IsUnassigned = true,
        Orphans = [OrphanKind.NoLead, OrphanKind.NoResponsible],
        Version = 1,
    };

    private static readonly AssignmentRow Given = Row with { IsUnassigned = false, Responsible = Officer, Deputy = Office, Orphans = [], Version = 2 };

    private static readonly AssignmentsView Assignments = new()
    {
        PlanId = KyHoa.Plan.Id,
        WithoutOwnerCount = 1,
        UnseenAfterDays = 60,
        Rows = [Row],
        Units = [new AssignableUnit { Id = KyHoa.Unit.Id, Name = KyHoa.Unit.Name, Role = OrganizationRole.Standing, People = [Officer, Office] }],
    };

    private static readonly HeldPlan Held = new()
    {
        Plan = KyHoa.Plan,
        Rows =
        [
            new HeldIndicator
            {
                PlanIndicatorId = KyHoa.PlanIndicatorId,
                Number = KyHoa.IndicatorNumber,
                Text = KyHoa.IndicatorText,
                Unit = "%",
                Decimals = 1,
                Part = AssignmentPart.Responsible,
                Lead = Unit,
                Target = KyHoa.Target,
                Latest = KyHoa.ThirdQuarter,
                LatestState = ReportState.Submitted,
                WaitingRequests = 0,
                Version = 2,
            },
        ],
        OpenReports = [new HeldReport { Id = KyHoa.ReportId, Unit = Unit, Period = "2026Q3", State = ReportState.Submitted }],
    };

    private static readonly HandOverView Minutes = new()
    {
        Id = new Guid("01a20238-0a11-7d0c-8f3e-2b9d6a5c4e17"),
        At = new DateTime(2026, 10, 5, 2, 30, 0, DateTimeKind.Utc),
        CommuneName = KyHoa.Commune.Name,
        ProvinceName = KyHoa.Plan.ProvinceName,
        From = Officer,
        FromPlace = KyHoa.Unit.Name,
        To = Office,
        ToPlace = KyHoa.Commune.Name,
        Reason = "Chuyển công tác từ ngày 06/10/2026",
        DoneBy = "Quản trị, Xã Kỳ Hoa",
        Plans = [Held],
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("GetAssignments", Answer: Assignments),
        new(
            "SetAssignments",
            new AssignmentsChange
            {
                Items =
                [
                    new AssignmentItem
                    {
                        PlanIndicatorId = KyHoa.PlanIndicatorId,
                        Version = 1,
                        LeadId = KyHoa.Unit.Id,
                        ResponsibleId = Officer.Id,
                        DeputyId = Office.Id,
                    },
                ],
                Reason = "Phân công theo kết luận giao ban quý III",
            },
            new AssignmentsResult { Assignments = Assignments with { WithoutOwnerCount = 0, Rows = [Given] }, Cleared = [] },
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["items[0].responsibleId"] = ["Người phụ trách phải là người đang dùng tài khoản nhập liệu của đơn vị chủ trì."],
            }),
            Problems.StaleVersion(new Dictionary<string, object?> { ["assignments"] = new[] { Given } })),
        new(
            "GetPersonAssignments",
            Answer: new PersonAssignmentsView
            {
                Person = Officer,
                Place = KyHoa.Unit.Name,
                Plans = [Held],
                Receivers = [Office],
                HandOvers = [],
            }),
        new(
            "HandOver",
            new HandOverRequest
            {
                ToPersonId = Office.Id,
                Reason = Minutes.Reason,
                Rows = [new HandOverRow { PlanIndicatorId = KyHoa.PlanIndicatorId, Version = 2 }],
            },
            Minutes,
            Problems.Invalid(new Dictionary<string, string[]>
            {
                ["toPersonId"] = ["Người nhận phải là người khác, đang dùng tài khoản nhập liệu của mọi đơn vị chủ trì trong danh sách."],
            }),
            Problems.Conflict("nothing_to_hand_over", "Người này không phụ trách chỉ tiêu nào.")),
        new("GetHandOver", Answer: Minutes),
    ];
}
