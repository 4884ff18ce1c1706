using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Notices;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Board;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Whoever has to know of a step is told of it, once, and nobody else.</summary>
public sealed class TellingPeopleTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task Each_step_is_told_to_the_other_side()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await SentAsync(commune, officer);

        var sent = Assert.Single(await UnreadAsync(standing));
        Assert.Equal((NoticeKind.Submitted, report.Summary.Id, TestCommune.Quarter), (sent.Kind, sent.ReportId, sent.Period));
        Assert.Equal((commune.PlanId, commune.UnitId("kinh-te"), "Phòng Kinh tế"), (sent.PlanId, sent.OrganizationId, sent.OrganizationName));
        Assert.Equal(("Người Officer", Host.Clock.Now.UtcDateTime), (sent.SenderName, sent.At));
        Assert.Empty(await UnreadAsync(officer));

        report = await standing.StepAsync(report, "return", "Kiểm tra lại mẫu số.");
        var returned = Assert.Single(await UnreadAsync(officer));
        Assert.Equal((NoticeKind.Returned, "Kiểm tra lại mẫu số.", "Người StandingOffice"), (returned.Kind, returned.Text, returned.SenderName));

        Later();
        report = await officer.StepAsync(report, "submit");
        Later();
        report = await standing.StepAsync(report, "verify");
        Later();
        await standing.StepAsync(report, "reopen", "Bổ sung tháng 6.");

        Assert.Equal(
            [(NoticeKind.Reopened, "Bổ sung tháng 6."), (NoticeKind.Verified, null), (NoticeKind.Returned, "Kiểm tra lại mẫu số.")],
            (await UnreadAsync(officer)).Select(notice => (notice.Kind, notice.Text)));
        Assert.Equal([NoticeKind.Submitted, NoticeKind.Submitted], (await UnreadAsync(standing)).Select(notice => notice.Kind));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves_and_no_other_unit_or_commune_of_anything()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var colleague = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var second = await commune.StandingOfficeAsync();
        using var otherUnit = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}vhxh/");
        using var committee = await Host.SignInNewAsync(Role.Committee, commune.Path);
        using var otherStanding = await elsewhere.StandingOfficeAsync();
        using var otherOfficer = await elsewhere.OfficerAsync();

        // The standing office helps the unit out, and verifies.
        var report = await SentAsync(commune, standing);
        await standing.StepAsync(report, "verify");

        Assert.Empty(await UnreadAsync(standing));
        Assert.Equal([NoticeKind.Submitted], (await UnreadAsync(second)).Select(notice => notice.Kind));
        foreach (var member in new[] { officer, colleague })
            Assert.Equal([NoticeKind.Verified], (await UnreadAsync(member)).Select(notice => notice.Kind));
        foreach (var stranger in new[] { otherUnit, committee, otherStanding, otherOfficer })
            Assert.Empty(await UnreadAsync(stranger));
    }

    [Fact]
    public async Task Whoever_was_named_for_a_row_is_told_only_while_belonging_to_its_unit()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var moved = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}vhxh/");
        using var gone = await Host.SignInNewAsync(Role.Officer, $"{elsewhere.Path}kinh-te/");
        using var promoted = await Host.SignInNewAsync(Role.Committee, commune.Path);
        using var colleague = await commune.StandingOfficeAsync();
        await NameAsync(commune, "1", moved, gone);
        await NameAsync(commune, "2", promoted, colleague);

        await standing.StepAsync(await SentAsync(commune, officer), "return", "Xem lại.");

        Assert.Single(await UnreadAsync(officer));
        foreach (var person in new[] { moved, gone, promoted })
            Assert.Empty(await UnreadAsync(person));
        Assert.Equal([NoticeKind.Submitted], (await UnreadAsync(colleague)).Select(notice => notice.Kind));
    }

    [Fact]
    public async Task For_a_row_of_the_standing_office_its_people_of_the_commune_are_told()
    {
        var commune = await Host.AddCommuneAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var responsible = await commune.StandingOfficeAsync();
        using var unnamed = await commune.StandingOfficeAsync();
        using var elsewhere = await Host.SignInNewAsync(Role.Officer, $"{commune.Path}kinh-te/");
        var office = Assert.Single(await Host.SelectAsync<string>(
            "select u.code from organizations u join plans p on p.commune_id = u.parent_id where p.id = @PlanId and u.role = 'standing'", new { commune.PlanId }));
        var row = commune.Plan.Indicators.First(one => one.LeadId == commune.UnitId(office));
        await NameAsync(commune, row.Number, responsible, elsewhere);

        await standing.PostAsync<RemindOutcome>(
            "reports/remind",
            new RemindUnits { PlanId = commune.PlanId, Period = TestCommune.Quarter, OrganizationIds = [commune.UnitId(office)] });

        Assert.Single(await UnreadAsync(responsible));
        Assert.Empty(await UnreadAsync(unnamed));
        Assert.Empty(await UnreadAsync(elsewhere));
    }

    [Fact]
    public async Task Demo_people_are_told_nothing_where_the_demo_is_off()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var demoOfficer = await commune.OfficerAsync();
        using var demoStanding = await commune.StandingOfficeAsync();
        var made = new[] { await IdOfAsync(demoOfficer), await IdOfAsync(demoStanding) };
        foreach (var id in made)
            await Host.ExecuteAsync("update people set is_demo = 1 where id = @id", new { id });

        await standing.StepAsync(await SentAsync(commune, officer), "return", "Xem lại.");

        Assert.Single(await UnreadAsync(officer));
        Assert.Single(await UnreadAsync(standing));
        foreach (var id in made)
            Assert.Equal(0, Assert.Single(await Host.SelectAsync<int>("select count(*) from notices where person_id = @id", new { id })));
    }

    [Fact]
    public async Task A_step_that_was_refused_is_told_to_nobody()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.Figure("2", 6));

        await officer.RefusedStepAsync(HttpStatusCode.UnprocessableEntity, report, "submit");

        Assert.Empty(await UnreadAsync(standing));
    }

    [Fact]
    public async Task Notices_are_read_one_by_one_or_up_to_the_newest_that_was_seen()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        using var second = await commune.StandingOfficeAsync();
        var report = await SentAsync(commune, officer);
        for (var round = 0; round < 3; round++)
        {
            Later();
            report = await standing.StepAsync(report, "return", $"Lần {round}");
            Later();
            report = await officer.StepAsync(report, "submit");
        }

        var all = (await standing.GetAsync<NoticeList>("notices")).Notices;
        Assert.Equal(4, all.Count);
        await ReadAsync(standing, new ReadNotices { Ids = [all[0].Id] });
        Assert.Equal([true, false, false, false], (await standing.GetAsync<NoticeList>("notices")).Notices.Select(notice => notice.IsRead));

        await ReadAsync(standing, new ReadNotices { UpTo = all[2].At });
        var left = await standing.GetAsync<NoticeList>("notices?unread=true");
        Assert.Equal((1, all[1].Id), (left.UnreadCount, Assert.Single(left.Notices).Id));

        // Somebody else's, and guessed ones, are passed over.
        await ReadAsync(officer, new ReadNotices { Ids = [left.Notices[0].Id, Guid.NewGuid()] });
        Assert.Single(await UnreadAsync(standing));
        Assert.Equal(4, (await second.GetAsync<NoticeList>("notices")).UnreadCount);
    }

    [Fact]
    public async Task The_list_ends_at_a_hundred_and_the_count_does_not()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var person = await IdOfAsync(officer);
        for (var number = 0; number < 130; number++)
            await Host.ExecuteAsync(
                "insert into notices (id, person_id, kind, text, at) values (@id, @person, 'remind', @text, @at)",
                new { id = Guid.CreateVersion7(), person, text = $"{number}", at = Host.Clock.Now.UtcDateTime.AddMinutes(number - 200) });

        var list = await officer.GetAsync<NoticeList>("notices");

        Assert.Equal((130, true), (list.UnreadCount, list.HasMore));
        Assert.Equal(Enumerable.Range(30, 100).Reverse().Select(number => $"{number}"), list.Notices.Select(notice => notice.Text));
        var rest = await officer.GetAsync<NoticeList>($"notices?before={list.Notices[^1].Id}");
        Assert.Equal((130, false), (rest.UnreadCount, rest.HasMore));
        Assert.Equal(Enumerable.Range(0, 30).Reverse().Select(number => $"{number}"), rest.Notices.Select(notice => notice.Text));
    }

    [Fact]
    public async Task Notices_of_one_moment_are_paged_without_a_gap_and_those_of_others_are_no_mark()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var other = await commune.OfficerAsync();
        var person = await IdOfAsync(officer);
        foreach (var id in Enumerable.Range(0, 150).Select(_ => Guid.NewGuid()))
            await Host.ExecuteAsync(
                "insert into notices (id, person_id, kind, at) values (@id, @person, 'remind', @at)", new { id, person, at = Host.Clock.Now.UtcDateTime });

        var first = await officer.GetAsync<NoticeList>("notices");
        var second = await officer.GetAsync<NoticeList>($"notices?before={first.Notices[^1].Id}");

        Assert.Equal(150, first.Notices.Concat(second.Notices).Select(notice => notice.Id).Distinct().Count());
        Assert.Empty((await other.GetAsync<NoticeList>($"notices?before={first.Notices[^1].Id}")).Notices);
        Assert.Empty((await officer.GetAsync<NoticeList>($"notices?before={Guid.NewGuid()}")).Notices);
    }

    [Fact]
    public async Task What_is_to_be_marked_is_said_in_one_way()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        foreach (var read in new[]
                 {
                     new ReadNotices(), new ReadNotices { Ids = [] }, new ReadNotices { Ids = [Guid.NewGuid()], UpTo = Host.Clock.Now.UtcDateTime },
                     new ReadNotices { Ids = [.. Enumerable.Range(0, 101).Select(_ => Guid.NewGuid())] },
                 })
        {
            var problem = await officer.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "notices/read", read);
            Assert.Equal(["ids"], problem.Errors.Keys);
        }
    }

    private void Later() => Host.Clock.Advance(TimeSpan.FromMinutes(1));

    private static async Task<ReportView> SentAsync(TestCommune commune, ApiClient client) =>
        await client.StepAsync(await client.WriteAsync(await commune.OpenAsync(client), commune.WholeForm()), "submit");

    private static async Task<IReadOnlyList<NoticeView>> UnreadAsync(ApiClient client)
    {
        var list = await client.GetAsync<NoticeList>("notices?unread=true");
        Assert.Equal(list.UnreadCount, list.Notices.Count);
        return list.Notices;
    }

    private static async Task ReadAsync(ApiClient client, ReadNotices read) =>
        (await client.SendAsync(HttpMethod.Post, "notices/read", read)).Expect(HttpStatusCode.NoContent);

    private async Task NameAsync(TestCommune commune, string number, ApiClient responsible, ApiClient deputy) => await Host.ExecuteAsync(
        "update plan_indicators set responsible_id = @responsible, deputy_id = @deputy where id = @row",
        new { responsible = await IdOfAsync(responsible), deputy = await IdOfAsync(deputy), row = commune.RowId(number) });

    private static async Task<Guid> IdOfAsync(ApiClient client) => (await client.GetAsync<SessionView>("session")).Person!.Id;
}
