using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Explanations;
using WardKpi.Api.Notices;
using WardKpi.Api.Plans;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class ConcludingTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const string Task = "Lắp mã QR trên các tuyến đường";

    [Fact]
    public async Task The_committee_concludes_an_answer_and_may_word_the_conclusion_anew()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var officer = await commune.OfficerAsync();
        var answered = await officer.AnswerAsync(await committee.AskAsync(commune.Question()));

        var concluded = await committee.ConcludeAsync(answered, "Đồng ý.");

        Assert.Equal((ExplanationState.Concluded, "Đồng ý.", "Người Committee"), (concluded.State, concluded.Conclusion, concluded.ConcludedBy));
        Assert.Equal(
            new ExplanationActions { CanAnswer = false, CanAskAgain = false, CanConclude = true, CanWithdraw = false, CanMakeTask = true }, concluded.Actions);
        await officer.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, $"explanations/{concluded.Id}/answer", new AnswerExplanation { Answer = "x", Version = concluded.Version });
        var anew = await committee.ConcludeAsync(concluded, "Đồng ý, hoàn thành trong tháng 7.");
        Assert.Equal(["Đồng ý.", "Đồng ý, hoàn thành trong tháng 7."], (await officer.DetailAsync(anew)).Events.TakeLast(2).Select(step => step.Text));
        Assert.Equal(
            [NoticeKind.Concluded, NoticeKind.Concluded, NoticeKind.Questioned],
            (await officer.GetAsync<NoticeList>("notices")).Notices.Select(notice => notice.Kind));
    }

    [Fact]
    public async Task A_meeting_concludes_without_having_asked()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);

        var concluded = await committee.PostAsync<ExplanationView>(
            "explanations/conclusions",
            new ConcludeUnasked { PlanIndicatorId = commune.RowId("1"), Period = TestCommune.Quarter, Conclusion = "Báo cáo hằng tuần." },
            HttpStatusCode.Created);

        Assert.Equal((ExplanationState.Concluded, null, null, null), (concluded.State, concluded.Question, concluded.AskedBy, concluded.DueOn));
        Assert.Equal([(null, ExplanationState.Concluded)], (await committee.DetailAsync(concluded)).Events.Select(step => (step.From, step.To)));
    }

    [Fact]
    public async Task A_conclusion_becomes_one_task_that_stays_when_the_plan_is_imported_again()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var other = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}van-phong/");
        var first = await committee.ConcludeAsync(await committee.AskAsync(commune.Question()));
        var second = await committee.ConcludeAsync(await committee.AskAsync(commune.Question(row: "2")));

        var made = await committee.MakeTaskAsync(first);
        var given = await committee.MakeTaskAsync(second, commune.UnitId("van-phong"), "Tập huấn lại");

        Assert.Equal(
            ("KL-1", "Mua thiết bị số hóa", commune.UnitId("kinh-te"), new DateOnly(2026, 7, 31)),
            (made.Task!.Number, made.Task.Name, made.Task.Lead.Id, made.Task.DueOn));
        Assert.Equal(("KL-2", commune.UnitId("van-phong")), (given.Task!.Number, given.Task.Lead.Id));
        Assert.Equal(NoticeKind.TaskGiven, Assert.Single((await other.GetAsync<NoticeList>("notices")).Notices).Kind);
        var twice = await committee.RefusedAsync(
            HttpStatusCode.Conflict,
            HttpMethod.Post,
            $"explanations/{first.Id}/task",
            new MakeTask { Name = "Lần nữa", DueOn = new DateOnly(2026, 7, 31), Version = first.Version });
        Assert.Equal("already_task", twice.Code);

        Assert.Empty((await admin.ImportAsync(commune.File)).Changes);
        await admin.ImportAsync(commune.File.With("name: \"Tập huấn cán bộ\"", "name: \"Tập huấn\""));

        var plan = await admin.GetAsync<PlanView>($"plans/{commune.PlanId}");
        Assert.Equal(["1", "2", "KL-1", "KL-2"], plan.Tasks.Select(task => task.Number));
        Assert.Equal([null, null, first.Id, second.Id], plan.Tasks.Select(task => task.ExplanationId));
        Assert.Equal(4, plan.Summary.TaskCount);
        Assert.Equal("Phòng Kinh tế", Assert.Single(plan.Tasks[2].Leads).Name);
        var clash = await admin.RefusedImportAsync(commune.File.With("{\"no\": \"2\", name: \"Tập huấn", "{\"no\": \"KL-1\", name: \"Tập huấn"));
        Assert.Equal("task_number_clash", Assert.Single(clash.Faults, fault => fault.Severity == Plans.Import.ImportSeverity.Error).Code);
    }

    [Fact]
    public async Task Only_a_conclusion_becomes_a_task_of_a_unit_of_the_commune_on_a_day_to_come()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        var asked = await committee.AskAsync(commune.Question());
        var task = new MakeTask { Name = "Mua thiết bị", DueOn = new DateOnly(2026, 7, 31), Version = asked.Version };

        Assert.Equal("wrong_state", (await RefusedAsync(HttpStatusCode.Conflict, task)).Code);
        task = task with { Version = (await committee.ConcludeAsync(asked)).Version };
        Assert.Contains("dueOn", (await RefusedAsync(HttpStatusCode.BadRequest, task with { DueOn = new DateOnly(2026, 6, 17) })).Errors.Keys);
        Assert.Contains("leadId", (await RefusedAsync(HttpStatusCode.BadRequest, task with { LeadId = elsewhere.UnitId("kinh-te") })).Errors.Keys);
        Assert.Contains("name", (await RefusedAsync(HttpStatusCode.BadRequest, task with { Name = " " })).Errors.Keys);

        Task<ProblemView> RefusedAsync(HttpStatusCode status, MakeTask wanted) =>
            committee.RefusedAsync(status, HttpMethod.Post, $"explanations/{asked.Id}/task", wanted);
    }

    [Fact]
    public async Task A_task_that_was_asked_about_is_withdrawn_by_an_import_and_comes_back_as_the_same()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        using var committee = await Host.CommitteeAsync(commune);
        var task = commune.Plan.Tasks.Single(row => row.Name == Task);
        var asked = await committee.AskAsync(new AskExplanation { TaskId = task.Id, Period = TestCommune.Quarter, Question = "Đến đâu rồi?" });
        var without = PlanFiles.ToNode(commune.File);
        without["tasks"]!.AsArray().RemoveAt(0);

        await admin.ImportAsync(without.ToJsonString());

        var plan = await admin.GetAsync<PlanView>($"plans/{commune.PlanId}");
        Assert.Equal((1, 1, 0), (plan.Summary.TaskCount, plan.Tasks.Count, plan.Budget.TaskCount));
        Assert.Equal(Task, (await committee.DetailAsync(asked)).Explanation.SubjectText);
        var gone = new AskExplanation { TaskId = task.Id, Period = TestCommune.Quarter, Question = "Còn không?", OrganizationId = commune.UnitId("van-phong") };
        await committee.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, "explanations", gone);
        Assert.Empty((await admin.ImportAsync(without.ToJsonString())).Changes);
        await admin.ImportAsync(commune.File);
        Assert.Equal(task.Id, (await admin.GetAsync<PlanView>($"plans/{commune.PlanId}")).Tasks[0].Id);
    }
}
