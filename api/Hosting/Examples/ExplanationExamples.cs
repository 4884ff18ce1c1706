using WardKpi.Api.Explanations;
using WardKpi.Api.Http;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Hosting.Examples;

public static class ExplanationExamples
{
    private const string Committee = "Ban Chỉ đạo, Xã Kỳ Hoa";
    private const string Question = "Tỷ lệ hồ sơ trực tuyến Quý III tăng mạnh so với Quý II: đề nghị nêu nguyên nhân và cách tính mẫu số.";
    private const string Answer = "Từ tháng 7, bộ phận một cửa hướng dẫn nộp trực tuyến ngay tại quầy. Mẫu số là số hồ sơ tiếp nhận trong quý, trích từ hệ thống tỉnh.";
    private const string Conclusion = "Thống nhất với giải trình. Giữ cách hướng dẫn tại quầy, báo cáo lại vào cuối Quý IV.";
    private const string TaskName = "Duy trì hướng dẫn nộp hồ sơ trực tuyến tại bộ phận một cửa, báo cáo kết quả cuối Quý IV";

    private static readonly ExplanationActions Nothing = new()
    {
        CanAnswer = false, CanAskAgain = false, CanConclude = false, CanWithdraw = false, CanMakeTask = false,
    };

    private static readonly ExplanationView Asked = new()
    {
        Id = new Guid("01a20237-1c01-7a4e-8d3b-6f0c2e9a5b17"),
        PlanId = KyHoa.Plan.Id,
        Commune = new OrganizationRef { Id = KyHoa.Commune.Id, Name = KyHoa.Commune.Name },
        PlanIndicatorId = KyHoa.PlanIndicatorId,
        SubjectNumber = KyHoa.IndicatorNumber,
        SubjectText = KyHoa.IndicatorText,
        Unit = new OrganizationRef { Id = KyHoa.Unit.Id, Name = KyHoa.Unit.Name },
        Period = "2026Q3",
        State = ExplanationState.Asked,
        Question = Question,
        AskedAt = new DateTime(2026, 11, 18, 2, 10, 0, DateTimeKind.Utc),
        AskedBy = Committee,
        DueOn = new DateOnly(2026, 11, 23),
        WorkingDaysLeft = 3,
        IsOverdue = false,
        IsMine = false,
        Actions = Nothing with { CanAskAgain = true, CanConclude = true, CanWithdraw = true },
        Version = 1,
    };

    private static readonly ExplanationView Answered = Asked with
    {
        State = ExplanationState.Answered,
        WorkingDaysLeft = null,
        Answer = Answer,
        AnsweredAt = new DateTime(2026, 11, 19, 8, 40, 0, DateTimeKind.Utc),
        AnsweredBy = KyHoa.OfficerName,
        Actions = Nothing with { CanAnswer = true },
        Version = 2,
    };

    private static readonly ExplanationView AskedAgain = Asked with
    {
        Question = "Đề nghị gửi thêm số liệu từng tháng.", DueOn = new DateOnly(2026, 11, 25), Version = 3,
    };

    private static readonly ExplanationView Concluded = Answered with
    {
        State = ExplanationState.Concluded,
        Conclusion = Conclusion,
        ConcludedAt = new DateTime(2026, 11, 20, 2, 30, 0, DateTimeKind.Utc),
        ConcludedBy = Committee,
        Actions = Nothing with { CanConclude = true, CanMakeTask = true },
        Version = 3,
    };

    private static readonly ExplanationView WithTask = Concluded with
    {
        Task = new ConclusionTask
        {
            Id = new Guid("01a20237-1c02-7b5f-9e4c-7a1d3f0b6c28"),
            Number = "KL-1",
            Name = TaskName,
            Lead = Asked.Unit,
            DueOn = new DateOnly(2026, 12, 25),
        },
        Actions = Nothing with { CanConclude = true },
    };

    private static readonly ExplanationView Unasked = Concluded with
    {
        Question = null, AskedBy = null, AskedAt = Concluded.ConcludedAt!.Value, DueOn = null, Answer = null, AnsweredAt = null, AnsweredBy = null, Version = 1,
    };

    public static IEnumerable<OperationExample> All =>
    [
        new("ListExplanations", Answer: new ExplanationList
        {
            Explanations = [Asked], HasMore = false, DefaultDueOn = new DateOnly(2026, 11, 25),
        }),
        new("GetExplanation", Answer: new ExplanationDetail
        {
            Explanation = Answered,
            Events =
            [
                new ExplanationEvent { At = Asked.AskedAt, By = Committee, To = ExplanationState.Asked, Text = Question },
                new ExplanationEvent
                {
                    At = Answered.AnsweredAt!.Value, By = KyHoa.OfficerName, From = ExplanationState.Asked, To = ExplanationState.Answered, Text = Answer,
                },
            ],
        }),
        new(
            "AskExplanation",
            new AskExplanation { PlanIndicatorId = KyHoa.PlanIndicatorId, Period = "2026Q3", Question = Question, DueOn = Asked.DueOn },
            Asked,
            Problems.Invalid(new Dictionary<string, string[]> { ["dueOn"] = ["Hạn trả lời phải từ hôm nay đến 18/11/2027."] }),
            Problems.Conflict(
                "already_asked",
                "Đang có yêu cầu giải trình chưa kết luận với đơn vị này: xem và hỏi thêm ở yêu cầu đó.",
                new Dictionary<string, object?> { ["explanationId"] = Asked.Id })),
        new(
            "ConcludeUnasked",
            new ConcludeUnasked { PlanIndicatorId = KyHoa.PlanIndicatorId, Period = "2026Q3", Conclusion = Conclusion },
            Unasked,
            Problems.Invalid(new Dictionary<string, string[]> { ["conclusion"] = ["Ghi nội dung kết luận."] })),
        new(
            "AnswerExplanation",
            new AnswerExplanation { Answer = Answer, Version = 1 },
            Answered,
            Problems.Invalid(new Dictionary<string, string[]> { ["answer"] = ["Ghi nội dung trả lời."] }),
            Problems.Conflict("wrong_state", "Yêu cầu giải trình này đã có kết luận.")),
        new(
            "AskAgain",
            new AskAgain { Question = AskedAgain.Question!, DueOn = AskedAgain.DueOn, Version = 2 },
            AskedAgain,
            Problems.Invalid(new Dictionary<string, string[]> { ["question"] = ["Ghi nội dung yêu cầu giải trình."] }),
            Problems.Conflict("wrong_state", "Yêu cầu giải trình này đã được thu hồi.")),
        new(
            "ConcludeExplanation",
            new ConcludeExplanation { Conclusion = Conclusion, Version = 2 },
            Concluded,
            Problems.Invalid(new Dictionary<string, string[]> { ["conclusion"] = ["Ghi nội dung kết luận."] }),
            Problems.Conflict("wrong_state", "Yêu cầu giải trình này đã được thu hồi.")),
        new(
            "WithdrawExplanation",
            new WithdrawExplanation { Reason = "Đơn vị đã giải trình tại cuộc họp giao ban.", Version = 1 },
            Asked with { State = ExplanationState.Withdrawn, WorkingDaysLeft = null, Actions = Nothing, Version = 2 },
            Problems.Invalid(new Dictionary<string, string[]> { ["reason"] = ["Ghi lý do thu hồi yêu cầu."] }),
            Problems.Conflict("wrong_state", "Yêu cầu giải trình này đã có kết luận.")),
        new(
            "MakeTask",
            new MakeTask { Name = TaskName, DueOn = WithTask.Task!.DueOn, Version = 3 },
            WithTask,
            Problems.Invalid(new Dictionary<string, string[]> { ["dueOn"] = ["Hạn hoàn thành phải từ hôm nay đến 20/11/2031."] }),
            Problems.Conflict("already_task", "Kết luận này đã giao thành nhiệm vụ KL-1.")),
    ];
}
