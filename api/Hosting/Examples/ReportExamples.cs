using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Periods;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Words;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Hosting.Examples;

public static class ReportExamples
{
    private static readonly ReportSummary Unopened = new()
    {
        PlanId = KyHoa.Plan.Id,
        PlanTitle = KyHoa.Plan.Title,
        OrganizationId = KyHoa.Unit.Id,
        OrganizationName = KyHoa.Unit.Name,
        CommuneId = KyHoa.Commune.Id,
        CommuneName = KyHoa.Commune.Name,
        Period = "2026Q3",
        State = ReportState.Empty,
        RowCount = 24,
        FilledCount = 0,
        Dates = new ReportDates
        {
            CutOff = new DateOnly(2026, 9, 30),
            DueAt = new DateTime(2026, 9, 30, 10, 0, 0, DateTimeKind.Utc),
            LocksOn = new DateOnly(2026, 10, 14),
            WorkingDaysLeft = 2,
        },
    };

    private static readonly ReportSummary Opened = Unopened with { Id = KyHoa.ReportId, Version = 1 };

    private static readonly ReportSummary Drafted = Opened with
    {
        State = ReportState.Draft,
        FilledCount = 1,
        LastChangedAt = KyHoa.ThirdQuarter.UpdatedAt,
        Version = 2,
    };

    /// <summary>Sent in time, not looked at yet.</summary>
    public static readonly ReportSummary Submitted = Drafted with
    {
        State = ReportState.Submitted,
        FilledCount = 24,
        SubmittedAt = new DateTime(2026, 9, 28, 9, 20, 0, DateTimeKind.Utc),
        SubmittedBy = KyHoa.OfficerName,
        Version = 3,
    };

    internal static readonly ReportSummary Verified = Submitted with
    {
        State = ReportState.Verified,
        VerifiedAt = new DateTime(2026, 9, 29, 3, 5, 0, DateTimeKind.Utc),
        VerifiedBy = KyHoa.StandingOfficeName,
        Version = 4,
    };

    internal static readonly ReportRow Row = new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Number = KyHoa.IndicatorNumber,
        Text = KyHoa.IndicatorText,
        Heading = KyHoa.IndicatorHeading,
        Code = KyHoa.IndicatorCode,
        Kind = IndicatorKind.Ratio,
        Direction = Direction.Up,
        Unit = "%",
        Decimals = 1,
        NumeratorLabel = "Số hồ sơ TTHC được xử lý trực tuyến (toàn trình và một phần)",
        DenominatorLabel = "Tổng số hồ sơ TTHC tiếp nhận, giải quyết trong kỳ",
        IsUnassigned = true,
        IsByHamlet = false,
        Responsible = KyHoa.OfficerName,
        IsMine = true,
        Target = KyHoa.Target,
        Milestone = 80,
        Previous = KyHoa.SecondQuarter,
        Actual = KyHoa.ThirdQuarter,
        Attainment = 1.1651m,
        Status = ProgressStatus.Met,
        EvidenceCount = 1,
        CommentCount = 0,
        Warnings = [],
        IsExplanationOld = false,
    };

    // 1944 files now, 1210 in the quarter before: 60.66 % more.
    private static readonly ReportRow Odd = Row with
    {
        Previous = KyHoa.SecondQuarter with { Numerator = 1074, Denominator = 1210, Value = 88.7603m },
        Actual = KyHoa.ThirdQuarter with { Explanation = "Từ tháng 8 tính cả hồ sơ tiếp nhận tại nhà văn hóa các ấp." },
        Warnings = [new ReportWarning { Code = WarningCode.DenominatorJump, Period = "2026Q2", PreviousValue = 1210, Percent = 61 }],
    };

    private static readonly ReportWords Words = new()
    {
        Version = 1,
        Difficulties = "Đường truyền tại ba thôn chưa ổn định.",
        Proposals = "Đề nghị Sở Khoa học và Công nghệ bổ sung trạm phát sóng.",
        UpdatedAt = KyHoa.ThirdQuarter.UpdatedAt,
        UpdatedBy = KyHoa.OfficerName,
        Previous = new PreviousWords { Period = "2026Q2", Difficulties = "Đường truyền tại năm thôn chưa ổn định." },
    };

    private static readonly WordsDraft WordsToWrite = new() { Version = 0, Difficulties = Words.Difficulties, Proposals = Words.Proposals };

    private static readonly ReportDraftValue Value = new()
    {
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        Version = 0,
        EntryKind = EntryKind.Ratio,
        Numerator = 1812,
        Denominator = 1944,
        Source = KyHoa.ThirdQuarter.Source,
    };

    internal static readonly ReportEvent Submission =
        Event(ReportState.Draft, ReportState.Submitted, Submitted.SubmittedAt!.Value, KyHoa.OfficerName, 1204);

    private static readonly ReportEvent Verification =
        Event(ReportState.Submitted, ReportState.Verified, Verified.VerifiedAt!.Value, KyHoa.StandingOfficeName, 1207);

    public static IEnumerable<OperationExample> All =>
    [
        new("ListReports", Answer: new[] { Unopened }, Refusals: NotAQuarter),
        new("GetReport", Answer: View(Submitted, Submission) with { Rows = [Odd], WarningCount = 1 }),
        new(
            "OpenReport",
            new OpenReport { PlanId = KyHoa.Plan.Id, OrganizationId = KyHoa.Unit.Id, Period = "2026Q3" },
            View(Opened) with { Rows = [Row with { Actual = null, Attainment = null, Status = ProgressStatus.NoData }] },
            NotAQuarter),
        new(
            "PutValues",
            new ReportDraft { Values = [Value] },
            View(Drafted),
            Problems.Invalid(new Dictionary<string, string[]> { ["values[0].planIndicatorId"] = ["Chỉ tiêu không thuộc báo cáo này."] }),
            Problems.StaleVersion(new Dictionary<string, object?>
            {
                ["conflicts"] = new[]
                {
                    new ValueConflict { PlanIndicatorId = KyHoa.PlanIndicatorId, Yours = Value with { Numerator = 1802 }, Theirs = KyHoa.ThirdQuarter },
                },
            }),
            WrongState(ReportState.Verified, "Báo cáo đã duyệt: muốn sửa thì cơ quan thường trực phải mở lại.")),
        new(
            "PutWords",
            WordsToWrite,
            View(Drafted),
            Problems.Invalid(new Dictionary<string, string[]> { ["proposals"] = ["Kiến nghị dài nhất 4.000 ký tự."] }),
            Problems.StaleVersion(new Dictionary<string, object?>
            {
                ["words"] = new WordsConflict { Yours = WordsToWrite with { Proposals = "Đề nghị bổ sung trạm phát sóng." }, Theirs = Words with { Previous = null } },
            }),
            WrongState(ReportState.Verified, "Báo cáo đã duyệt: muốn sửa thì cơ quan thường trực phải mở lại.")),
        new("ListSources", Answer: new[] { KyHoa.ThirdQuarter.Source, "Công an xã" }),
        new(
            "SubmitReport",
            new ReportStep { Version = 2 },
            View(Submitted, Submission),
            WrongState(ReportState.Submitted, "Báo cáo đã gửi, đang chờ kiểm tra: muốn sửa thì đề nghị cơ quan thường trực trả lại."),
            NodeService.Refusals.HeldByNode(),
            Problems.Unprocessable(
                "report_incomplete",
                "Còn 1 chỉ tiêu chưa nhập: nhập số liệu hoặc chọn \"Không phát sinh\".",
                new Dictionary<string, object?>
                {
                    ["errors"] = new Dictionary<string, string[]> { [KyHoa.PlanIndicatorId.ToString()] = ["II.2.16: chưa nhập."] },
                }),
            Problems.Unprocessable(
                "report_unanswered",
                "Còn 1 chỉ tiêu bị trả lại mà chưa sửa: sửa số liệu hoặc trả lời yêu cầu rồi gửi lại.",
                new Dictionary<string, object?>
                {
                    ["errors"] = new Dictionary<string, string[]> { [KyHoa.PlanIndicatorId.ToString()] = ["II.2.16: Kiểm tra lại tử số."] },
                }),
            Problems.Unprocessable(
                "report_unexplained",
                "Còn 1 chỉ tiêu có số liệu khác thường: ghi giải thích ở từng chỉ tiêu rồi gửi.",
                new Dictionary<string, object?>
                {
                    ["errors"] = new Dictionary<string, string[]>
                    {
                        [KyHoa.PlanIndicatorId.ToString()] = ["II.2.16: chưa giải thích số liệu khác thường."],
                    },
                })),
        new("VerifyReport", new ReportStep { Version = 3 }, View(Verified, Submission, Verification), NotSent, Stale),
        new(
            "ReopenReport",
            new ReportStep { Version = 4, Reason = "Bổ sung hồ sơ của tháng 9" },
            View(
                Verified with { State = ReportState.Draft, Version = 5 },
                Submission,
                Verification,
                Event(
                    ReportState.Verified,
                    ReportState.Draft,
                    new DateTime(2026, 10, 1, 2, 0, 0, DateTimeKind.Utc),
                    KyHoa.StandingOfficeName,
                    1315,
                    "Bổ sung hồ sơ của tháng 9")),
            NoReason,
            NotSent),
    ];

    /// <summary>The report whose row two hamlets make.</summary>
    public static ReportView ByHamlet =>
        View(Drafted) with { Rows = [Row with { IsByHamlet = true, Hamlets = new HamletCount { Filled = 2, Total = 2 } }] };

    private static ProblemHttpResult NotAQuarter =>
        Problems.Invalid(new Dictionary<string, string[]> { ["period"] = [PeriodRules.NotAQuarter] });

    private static ProblemHttpResult NoReason =>
        Problems.Invalid(new Dictionary<string, string[]> { ["reason"] = ["Ghi rõ lý do để đơn vị biết cần sửa gì."] });

    private static ProblemHttpResult Stale => Problems.Conflict(
        "stale_version",
        "Cán bộ Phòng Văn hóa - Xã hội đã gửi báo cáo này lúc 16:20, 28/09/2026: xem lại trước khi làm tiếp.",
        new Dictionary<string, object?> { ["lastStep"] = Submission });

    internal static ProblemHttpResult NotSent => WrongState(ReportState.Draft, "Báo cáo chưa được gửi.");

    public static ProblemHttpResult WrongState(ReportState state, string detail) =>
        Problems.Conflict("wrong_state", detail, new Dictionary<string, object?> { ["state"] = Codes.Of(state) });

    internal static ReportEvent Event(ReportState from, ReportState to, DateTime at, string by, long seq, string? reason = null) =>
        new() { At = at, PersonName = by, FromState = from, ToState = to, Reason = reason, ChangeSeq = seq };

    /// <summary>As the standing office sees it, who may do every step.</summary>
    internal static ReportView View(ReportSummary summary, params ReportEvent[] events) => new()
    {
        Seq = 1315,
        Summary = summary,
        Rows = [Row],
        Events = events,
        WarningCount = 0,
        UnexplainedCount = 0,
        Actions = new ReportActions
        {
            CanEdit = ReportRules.IsEditable(summary.State),
            CanSubmit = ReportRules.CanMove(summary.State, ReportState.Submitted),
            CanReturn = ReportRules.CanMove(summary.State, ReportState.Returned),
            CanVerify = ReportRules.CanMove(summary.State, ReportState.Verified),
            CanReopen = summary.State == ReportState.Verified,
        },
        Words = Words,
    };
}
