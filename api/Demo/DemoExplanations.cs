using System.Data.Common;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Explanations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Demo;

/// <summary>What two steering committees asked about the third quarter: one answer is overdue, one owed, one waits for its conclusion, one became a task.</summary>
public static class DemoExplanations
{
    private const string Quarter = "2026Q3";

    private static readonly TimeOnly Morning = new(9, 10);

    /// <summary>What was said about a row of the plan, so many working days before the demo is loaded.</summary>
    private sealed record Talk(string Number, int AskedBefore, int DueAfter, string Question)
    {
        public (int Before, string Text)? Answer { get; init; }

        public (int Before, string Text)? Conclusion { get; init; }

        public string? Task { get; init; }
    }

    private static readonly Dictionary<string, Talk[]> Talks = new()
    {
        ["phuong-ngoc-son"] =
        [
            new(
                "II.2.1-1",
                6,
                3,
                "Đề nghị cho biết còn bao nhiêu hộ chưa có cáp quang, ở tổ dân phố nào, và doanh nghiệp viễn thông cam kết kéo xong vào ngày nào."),
            new(
                "PL1.III.17; II.2.5-3",
                3,
                3,
                "Tỷ lệ tài khoản định danh điện tử Quý III chưa đạt mốc. Đề nghị nêu nguyên nhân và kế hoạch cấp lưu động trong tháng cuối năm.")
            {
                Answer = (
                    1,
                    "Số còn thiếu chủ yếu là người cao tuổi và lao động đi làm xa. Đơn vị đã thống nhất với Công an phường cấp lưu động tại nhà văn hóa các tổ dân phố vào sáng thứ Bảy hằng tuần, ưu tiên người cao tuổi; người đi làm xa được hướng dẫn kích hoạt khi về dịp cuối năm."),
            },
            new(
                "PL1.III.11; II.2.2-14",
                12,
                3,
                "Vì sao ba quý liền chưa theo dõi được toàn bộ nhiệm vụ trên môi trường điện tử? Đề nghị nêu rõ đơn vị nào còn giao việc bằng văn bản giấy.")
            {
                Answer = (
                    10,
                    "Nhiệm vụ giao tại các cuộc họp giao ban chưa được cập nhật lên hệ thống quản lý văn bản ngay trong ngày. Từ tháng 11, Văn phòng cử một chuyên viên nhập nhiệm vụ ngay tại cuộc họp."),
                Conclusion = (
                    9,
                    "Mọi nhiệm vụ giao tại giao ban phải có trên hệ thống quản lý văn bản trong ngày làm việc. Phòng Văn hóa - Xã hội theo dõi, báo cáo kết quả vào cuối tháng 12."),
                Task = "Cập nhật nhiệm vụ giao tại giao ban lên hệ thống quản lý văn bản trong ngày làm việc, báo cáo kết quả cuối tháng 12",
            },
        ],
        ["xa-vo-nhai"] =
        [
            new(
                "34,45,55,65",
                1,
                3,
                "Tỷ lệ người dân có chữ ký số còn thấp so với các chỉ tiêu khác. Đề nghị nêu khó khăn khi cấp miễn phí qua VNeID và số người dự kiến cấp trong Quý IV."),
        ],
    };

    /// <summary>To be called behind the plan's reports, in their transaction.</summary>
    /// <param name="committeeId">Who asks and concludes.</param>
    /// <param name="people">Who acts for a place.</param>
    public static async Task AddAsync(
        DbTransaction transaction, PlanDocument plan, Guid committeeId, IReadOnlyDictionary<Guid, Guid> people, long seq, DateTime now)
    {
        var commune = plan.Plan.CommunePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[^1];
        var workingDays = await CalendarQueries.WorkingDaysAsync(transaction.Connection!, transaction);
        foreach (var talk in Talks.GetValueOrDefault(commune, []))
            await AddAsync(transaction, plan, talk, workingDays, new Context(committeeId, people, seq, now));
    }

    private static async Task AddAsync(DbTransaction transaction, PlanDocument plan, Talk talk, WorkingDays workingDays, Context context)
    {
        var row = plan.Indicators.Single(indicator => indicator.Number == talk.Number);
        var unitId = plan.LeadOf(row).Id;
        var today = VietnamTime.DateOf(context.Now);
        var subject = new SubjectRow
        {
            PlanId = plan.Plan.Id, Year = plan.Plan.Year, CommuneId = plan.Plan.CommuneId, PlanIndicatorId = row.Id, LeadId = unitId,
        };
        var asked = new ExplanationStep
        {
            Id = Guid.CreateVersion7(),
            From = null,
            To = ExplanationState.Asked,
            Text = talk.Question,
            DueOn = workingDays.AddWorkingDays(DayBefore(talk.AskedBefore), talk.DueAfter),
            PersonId = context.CommitteeId,
            Seq = context.Seq,
            At = VietnamTime.ToUtc(DayBefore(talk.AskedBefore), Morning),
        };
        await ExplanationStepQueries.InsertAsync(transaction, subject, unitId, Quarter, asked);
        if (talk.Answer is { } answer)
            await MoveAsync(ExplanationState.Asked, ExplanationState.Answered, answer, context.People[unitId]);
        if (talk.Conclusion is { } conclusion)
            await MoveAsync(ExplanationState.Answered, ExplanationState.Concluded, conclusion, context.CommitteeId);
        if (talk.Task is { } task)
            await ConclusionTasks.AddAsync(
                transaction,
                (await ExplanationQueries.FindAsync(transaction, asked.Id))!,
                task,
                unitId,
                new DateOnly(plan.Plan.Year, 12, 31),
                DayBefore(talk.Conclusion!.Value.Before));

        DateOnly DayBefore(int count) => workingDays.AddWorkingDays(today, -count);

        Task MoveAsync(ExplanationState from, ExplanationState to, (int Before, string Text) said, Guid personId) =>
            ExplanationStepQueries.MoveAsync(transaction, asked with
            {
                From = from, To = to, Text = said.Text, PersonId = personId, DueOn = null, At = VietnamTime.ToUtc(DayBefore(said.Before), Morning),
            });
    }

    private sealed record Context(Guid CommitteeId, IReadOnlyDictionary<Guid, Guid> People, long Seq, DateTime Now);
}
