using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Explanations;
using WardKpi.Api.Jobs;
using WardKpi.Api.Notices;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>It is Thursday, 18 June 2026.</summary>
public sealed class AskingForExplanationsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task The_committee_asks_the_unit_that_leads_and_the_unit_answers()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var officer = await commune.OfficerAsync();

        var asked = await committee.AskAsync(commune.Question(" Vì sao chậm? "));

        Assert.Equal(
            (ExplanationState.Asked, "Vì sao chậm?", commune.UnitId("kinh-te"), new DateOnly(2026, 6, 23), 3),
            (asked.State, asked.Question, asked.Unit.Id, asked.DueOn!.Value, asked.WorkingDaysLeft!.Value));
        Assert.Equal(("1", "Người Committee", false), (asked.SubjectNumber, asked.AskedBy, asked.IsMine));
        Assert.Equal(
            new ExplanationActions { CanAnswer = false, CanAskAgain = true, CanConclude = true, CanWithdraw = true, CanMakeTask = false }, asked.Actions);
        var owed = Assert.Single(await officer.ExplanationsAsync("?mine=true"));
        Assert.Equal(
            new ExplanationActions { CanAnswer = true, CanAskAgain = false, CanConclude = false, CanWithdraw = false, CanMakeTask = false }, owed.Actions);

        var answered = await officer.AnswerAsync(owed, "Thiếu thiết bị.");

        Assert.Equal((ExplanationState.Answered, "Thiếu thiết bị.", "Người Officer"), (answered.State, answered.Answer, answered.AnsweredBy));
        Assert.Empty(await officer.ExplanationsAsync("?mine=true"));
        Assert.Equal(asked.Id, Assert.Single(await committee.ExplanationsAsync("?mine=true")).Id);
        Assert.Equal(
            [(null, ExplanationState.Asked, "Vì sao chậm?"), (ExplanationState.Asked, ExplanationState.Answered, "Thiếu thiết bị.")],
            (await officer.DetailAsync(answered)).Events.Select(step => (step.From, step.To, step.Text)));
    }

    [Fact]
    public async Task An_answer_may_be_worded_anew_and_sent_back_with_a_further_question()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var officer = await commune.OfficerAsync();
        var answered = await officer.AnswerAsync(await officer.AnswerAsync(await committee.AskAsync(commune.Question("Vì sao?")), "Chưa rõ."), "Thiếu thiết bị.");

        var again = await committee.PostAsync<ExplanationView>(
            $"explanations/{answered.Id}/ask-again",
            new AskAgain { Question = "Thiếu bao nhiêu?", DueOn = new DateOnly(2026, 6, 19), Version = answered.Version });

        Assert.Equal(
            (ExplanationState.Asked, "Thiếu bao nhiêu?", null, new DateOnly(2026, 6, 19)), (again.State, again.Question, again.Answer, again.DueOn!.Value));
        Assert.Equal(
            ["Vì sao?", "Chưa rõ.", "Thiếu thiết bị.", "Thiếu bao nhiêu?"], (await committee.DetailAsync(again)).Events.Select(step => step.Text));
        Assert.Equal(
            [NoticeKind.QuestionedAgain, NoticeKind.Questioned], (await officer.GetAsync<NoticeList>("notices")).Notices.Select(notice => notice.Kind));
        Assert.Equal([NoticeKind.Answered, NoticeKind.Answered], (await committee.GetAsync<NoticeList>("notices")).Notices.Select(notice => notice.Kind));
    }

    [Fact]
    public async Task A_question_is_taken_back_with_a_reason_and_nothing_follows()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var officer = await commune.OfficerAsync();
        var asked = await committee.AskAsync(commune.Question());

        var nameless = new WithdrawExplanation { Reason = " ", Version = asked.Version };
        await committee.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"explanations/{asked.Id}/withdraw", nameless);
        var withdrawn = await committee.PostAsync<ExplanationView>(
            $"explanations/{asked.Id}/withdraw", new WithdrawExplanation { Reason = "Đã giải trình tại giao ban.", Version = asked.Version });

        Assert.Equal(ExplanationState.Withdrawn, withdrawn.State);
        Assert.Equal("Đã giải trình tại giao ban.", (await officer.DetailAsync(withdrawn)).Events[^1].Text);
        var problem = await officer.RefusedAsync(
            HttpStatusCode.Conflict,
            HttpMethod.Post,
            $"explanations/{asked.Id}/answer",
            new AnswerExplanation { Answer = "Thiếu thiết bị.", Version = withdrawn.Version });
        Assert.Equal(("wrong_state", "Yêu cầu giải trình này đã được thu hồi."), (problem.Code, problem.Detail));
        var notice = (await officer.GetAsync<NoticeList>("notices")).Notices[0];
        Assert.Equal((NoticeKind.QuestionWithdrawn, asked.Id), (notice.Kind, notice.ExplanationId!.Value));
        await committee.AskAsync(commune.Question());
    }

    [Fact]
    public async Task One_open_question_a_unit_and_subject_is_enough()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        await committee.AskAsync(commune.Question());

        var problem = await committee.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "explanations", commune.Question("Hỏi lần nữa"));

        Assert.Equal("already_asked", problem.Code);
        await committee.AskAsync(commune.Question("Hỏi đơn vị khác") with { OrganizationId = commune.UnitId("van-phong") });
        await committee.AskAsync(commune.Question(row: "2"));
    }

    [Theory]
    [InlineData("2026-06-17", "từ hôm nay")]
    [InlineData("2026-06-20", "ngày nghỉ")]
    [InlineData("2027-06-21", "từ hôm nay")]
    public async Task An_answer_is_due_on_a_working_day_from_today_on(string dueOn, string said)
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);

        var problem = await committee.RefusedAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, "explanations", commune.Question(dueOn: DateOnly.Parse(dueOn)));

        Assert.Contains(said, Assert.Single(problem.Errors["dueOn"]));
        Assert.Empty(await committee.ExplanationsAsync());
    }

    [Fact]
    public async Task What_nobody_leads_and_what_another_quarter_holds_is_asked_of_the_standing_office_or_not_at_all()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        var unassigned = commune.Plan.Indicators.First(row => row.IsUnassigned);

        var asked = await committee.AskAsync(commune.Question(row: unassigned.Number));

        Assert.Equal(commune.Plan.Units.Single(unit => unit.Role == Organizations.OrganizationRole.Standing).Id, asked.Unit.Id);
        foreach (var period in new[] { "2026", "2025Q4", "x" })
            Assert.Contains(
                "period",
                (await committee.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "explanations", commune.Question() with { Period = period })).Errors.Keys);
        var both = commune.Question() with { TaskId = commune.Plan.Tasks[0].Id };
        await committee.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "explanations", both);
        var task = await committee.AskAsync(both with { PlanIndicatorId = null });
        Assert.Equal(("Lắp mã QR trên các tuyến đường", commune.UnitId("kinh-te")), (task.SubjectText, task.Unit.Id));
    }

    [Fact]
    public async Task Another_unit_reads_and_does_not_answer_and_the_standing_office_answers_on_behalf()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var standing = await commune.StandingOfficeAsync();
        using var other = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}van-phong/");
        using var officer = await commune.OfficerAsync();
        var asked = await committee.AskAsync(commune.Question());
        var answer = new AnswerExplanation { Answer = "Thay đơn vị", Version = asked.Version };

        Assert.False(Assert.Single(await other.ExplanationsAsync()).Actions.CanAnswer);
        Assert.Empty(await other.ExplanationsAsync("?mine=true"));
        await other.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"explanations/{asked.Id}/answer", answer);
        await committee.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"explanations/{asked.Id}/answer", answer);
        await officer.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "explanations", commune.Question(row: "2"));
        Assert.Equal("Thay đơn vị", (await standing.AnswerAsync(asked, "Thay đơn vị")).Answer);
    }

    [Fact]
    public async Task The_standing_office_takes_further_what_it_asked_itself_and_nothing_that_the_committee_asked()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var standing = await commune.StandingOfficeAsync();
        var unassigned = commune.Plan.Indicators.First(row => row.IsUnassigned);
        var ofCommittee = await standing.AnswerAsync(await committee.AskAsync(commune.Question(row: unassigned.Number)));

        Assert.Equal(
            new ExplanationActions { CanAnswer = true, CanAskAgain = false, CanConclude = false, CanWithdraw = false, CanMakeTask = false }, ofCommittee.Actions);
        var steps = new Dictionary<string, object>
        {
            ["conclude"] = new ConcludeExplanation { Conclusion = "Đã rõ.", Version = ofCommittee.Version },
            ["withdraw"] = new WithdrawExplanation { Reason = "Đã rõ.", Version = ofCommittee.Version },
            ["ask-again"] = new AskAgain { Question = "Còn gì nữa?", Version = ofCommittee.Version },
        };
        foreach (var (step, body) in steps)
        {
            var problem = await standing.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"explanations/{ofCommittee.Id}/{step}", body);
            Assert.Equal("not_asked_by_you", problem.Code);
        }

        var concluded = await committee.ConcludeAsync(ofCommittee);
        var reworded = new ConcludeExplanation { Conclusion = "Khác.", Version = concluded.Version };
        await standing.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"explanations/{concluded.Id}/conclude", reworded);
        var own = await standing.AskAsync(commune.Question());
        Assert.True(own.Actions is { CanAskAgain: true, CanConclude: true, CanWithdraw: true });
        Assert.Equal(ExplanationState.Concluded, (await standing.ConcludeAsync(own)).State);
    }

    [Fact]
    public async Task Who_answers_on_an_old_page_is_shown_what_stands_now()
    {
        var commune = await Host.AddCommuneAsync();
        using var committee = await Host.CommitteeAsync(commune);
        using var officer = await commune.OfficerAsync();
        var asked = await committee.AskAsync(commune.Question());
        await officer.AnswerAsync(asked, "Thiếu thiết bị.");

        var problem = await officer.RefusedAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, $"explanations/{asked.Id}/answer", new AnswerExplanation { Answer = "Khác", Version = asked.Version });

        Assert.Equal("stale_version", problem.Code);
        Assert.Equal("Thiếu thiết bị.", (await officer.DetailAsync(asked)).Explanation.Answer);
    }

    [Fact]
    public async Task Open_ones_come_first_with_the_overdue_on_top_and_filters_cut()
    {
        var commune = await Host.AddCommuneAsync();
        var people = await Host.AddPeopleAsync(commune);
        using var committee = await Host.CommitteeAsync(commune);
        await committee.ConcludeAsync(await committee.AskAsync(commune.Question(row: "1")));
        await committee.AskAsync(commune.Question(row: "2", dueOn: new DateOnly(2026, 6, 25)));
        await committee.AskAsync(commune.Question(row: "3", dueOn: new DateOnly(2026, 6, 18)));
        await committee.AskAsync(commune.Question(row: "4", dueOn: new DateOnly(2026, 6, 22)));

        // A session of the start holds for the hours that are left of the day; the list is read as of the next.
        var told = await Host.RunAsync(commune, people, JobKind.Remind, 6, 19, 8);
        using var later = await Host.CommitteeAsync(commune);
        var list = await later.ExplanationsAsync();

        Assert.Equal(["3", "4", "2", "1"], list.Select(one => one.SubjectNumber));
        Assert.Equal([true, false, false, false], list.Select(one => one.IsOverdue));
        Assert.Equal(-1, list[0].WorkingDaysLeft);
        Assert.Equal(["3"], (await later.ExplanationsAsync("?overdue=true")).Select(one => one.SubjectNumber));
        Assert.Equal(3, (await later.ExplanationsAsync("?open=true")).Count);
        Assert.Equal(["1"], (await later.ExplanationsAsync("?state=concluded")).Select(one => one.SubjectNumber));
        Assert.Equal(["2"], (await later.ExplanationsAsync($"?planIndicatorId={commune.RowId("2")}")).Select(one => one.SubjectNumber));
        Assert.Empty(await later.ExplanationsAsync($"?organizationId={commune.UnitId("van-phong")}"));
        Assert.Equal(["deputy: answer_overdue", "head: answer_overdue", "officer: answer_overdue"], told.Where(line => line.EndsWith("answer_overdue", StringComparison.Ordinal)));
        // Monday: of the third told already, of the fourth not overdue yet.
        Assert.DoesNotContain(await Host.RunAsync(commune, people, JobKind.Remind, 6, 22, 8), line => line.EndsWith("answer_overdue", StringComparison.Ordinal));
    }
}
