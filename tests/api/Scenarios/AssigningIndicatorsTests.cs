using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class AssigningIndicatorsTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    /// <summary>A person of the test, signed in.</summary>
    private sealed record Somebody(Guid Id, ApiClient Client);

    [Fact]
    public async Task Indicators_are_given_to_a_person_and_a_deputy_at_one_stroke()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var (an, binh) = (await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"));
        var before = await AssignmentsAsync(office, commune);

        var result = await AssignAsync(office, commune, "kết luận giao ban", [.. new[] { "1", "2", "3" }.Select(number => Item(before, number, "kinh-te", an.Id, binh.Id, commune))]);

        Assert.Empty(result.Cleared);
        Assert.All(result.Assignments.Rows.Take(3), row =>
        {
            Assert.Equal((an.Id, binh.Id, 2), (row.Responsible!.Id, row.Deputy!.Id, row.Version));
            Assert.Empty(row.Orphans);
        });
        Assert.Equal(12, before.WithoutOwnerCount);
        Assert.Equal(9, result.Assignments.WithoutOwnerCount);
        Assert.Equal(
            [("deputy_id", "kết luận giao ban"), ("responsible_id", "kết luận giao ban")],
            (await Host.RevisionsAsync(commune.RowId("1"))).Select(revision => (revision.Field, revision.Reason!)).Order());
        var plan = await office.GetAsync<PlanView>($"plans/{commune.PlanId}");
        Assert.Equal(result.Assignments.Rows[0].Responsible!.Name, plan.Indicators[0].Responsible);
        Assert.Equal(plan.Indicators[0].Deputy, (await commune.ProgressAsync(office)).Row("1").Deputy);
    }

    [Fact]
    public async Task The_sheet_says_whose_row_it_is_and_the_whole_unit_may_still_enter_it()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var (an, binh, chi) = (await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"));
        await AssignAsync(office, commune, null, Item(await AssignmentsAsync(office, commune), "2", "kinh-te", an.Id, binh.Id, commune));

        var report = await commune.OpenAsync(an.Client);

        Assert.True(report.Row("2").IsMine);
        Assert.False(report.Row("1").IsMine);
        Assert.Equal("Người Officer", report.Row("2").Responsible);
        Assert.Null(report.Row("1").Responsible);
        Assert.True((await binh.Client.ReadAsync(report)).Row("2").IsMine);
        Assert.False((await chi.Client.ReadAsync(report)).Row("2").IsMine);
        Assert.Equal(6, (await chi.Client.WriteAsync(report, commune.Figure("2", 6))).Row("2").Actual!.Value);
    }

    [Fact]
    public async Task A_row_that_somebody_changed_first_stops_all_of_them_and_is_shown()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var (an, binh) = (await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"));
        var seen = await AssignmentsAsync(office, commune);
        await AssignAsync(office, commune, null, Item(seen, "2", "kinh-te", binh.Id, null, commune));

        var problem = await RefusedAsync(
            office, HttpStatusCode.Conflict, commune, Item(seen, "1", "kinh-te", an.Id, null, commune), Item(seen, "2", "kinh-te", an.Id, null, commune));

        Assert.Equal("stale_version", problem.Code);
        var row = Assert.Single(problem.Assignments);
        Assert.Equal(("2", binh.Id, 2), (row.Number, row.Responsible!.Id, row.Version));
        var now = await AssignmentsAsync(office, commune);
        Assert.Null(now.Rows[0].Responsible);
        Assert.Equal(1, now.Rows[0].Version);
    }

    [Fact]
    public async Task An_answer_that_was_lost_may_be_asked_again()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var an = await OfficerAsync(commune, "kinh-te");
        var item = Item(await AssignmentsAsync(office, commune), "1", "kinh-te", an.Id, null, commune);
        await AssignAsync(office, commune, null, item);

        var again = await AssignAsync(office, commune, null, item);

        Assert.Equal(2, again.Assignments.Rows[0].Version);
        Assert.Single(await Host.RevisionsAsync(commune.RowId("1")));
    }

    [Fact]
    public async Task Only_active_people_of_the_lead_unit_who_enter_are_named()
    {
        var commune = await Host.AddCommuneAsync();
        var elsewhere = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var seen = await AssignmentsAsync(office, commune);
        var an = await OfficerAsync(commune, "kinh-te");
        var ofAnotherUnit = await OfficerAsync(commune, "van-phong");
        var ofAnotherCommune = await OfficerAsync(elsewhere, "kinh-te");
        var committee = await PersonAsync(Role.Committee, commune.Path);
        var switchedOff = await OfficerAsync(commune, "kinh-te");
        await Host.ExecuteAsync("update people set is_active = 0 where id = @id", new { id = switchedOff.Id.ToString() });

        foreach (var person in new[] { ofAnotherUnit, ofAnotherCommune, committee, switchedOff })
        {
            var problem = await RefusedAsync(
                office, HttpStatusCode.BadRequest, commune, Item(seen, "1", "kinh-te", an.Id, null, commune), Item(seen, "2", "kinh-te", person.Id, person.Id, commune));
            Assert.Equal(["items[1].deputyId", "items[1].responsibleId"], problem.Errors.Keys.Order());
        }

        var same = await RefusedAsync(office, HttpStatusCode.BadRequest, commune, Item(seen, "1", "kinh-te", an.Id, an.Id, commune));
        Assert.Contains("người khác", Assert.Single(same.Errors["items[0].deputyId"]));
        var unit = await RefusedAsync(
            office, HttpStatusCode.BadRequest, commune, Item(seen, "1", "kinh-te", null, null, commune) with { LeadId = elsewhere.UnitId("kinh-te") });
        Assert.Equal("items[0].leadId", Assert.Single(unit.Errors.Keys));
        var row = await RefusedAsync(
            office, HttpStatusCode.BadRequest, commune, Item(seen, "1", "kinh-te", null, null, commune) with { PlanIndicatorId = elsewhere.RowId("1") });
        Assert.Equal("items[0].planIndicatorId", Assert.Single(row.Errors.Keys));
        Assert.All((await AssignmentsAsync(office, commune)).Rows, one => Assert.Equal(1, one.Version));
    }

    [Fact]
    public async Task The_standing_office_answers_itself_for_what_nobody_was_given()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await PersonAsync(Role.StandingOffice, commune.Path);
        var clerk = await OfficerAsync(commune, "vhxh");
        var seen = await AssignmentsAsync(office.Client, commune);

        var result = await AssignAsync(
            office.Client, commune, null, Item(seen, "12", null, office.Id, clerk.Id, commune));

        var row = result.Assignments.Rows[11];
        Assert.Equal("Phòng Văn hóa - Xã hội", row.Lead.Name);
        Assert.True(row.IsUnassigned);
        Assert.Equal([OrphanKind.NoLead], row.Orphans);
        Assert.True((await commune.OpenAsync(office.Client, "vhxh")).Row("12").IsMine);
    }

    [Fact]
    public async Task Another_unit_lets_go_of_the_people_and_says_so()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var (an, binh, chi) = (await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "van-phong"));
        var given = await AssignAsync(office, commune, null, Item(await AssignmentsAsync(office, commune), "1", "kinh-te", an.Id, binh.Id, commune));

        var moved = await AssignAsync(office, commune, "sáp nhập", Item(given.Assignments, "1", "van-phong", an.Id, chi.Id, commune));

        var cleared = Assert.Single(moved.Cleared);
        Assert.Equal((commune.RowId("1"), AssignmentPart.Responsible, an.Id), (cleared.PlanIndicatorId, cleared.Part, cleared.Person.Id));
        var row = moved.Assignments.Rows[0];
        Assert.Null(row.Responsible);
        Assert.Equal(chi.Id, row.Deputy!.Id);
        Assert.Equal([OrphanKind.NoResponsible], row.Orphans);
        Assert.Contains(await Host.RevisionsAsync(commune.RowId("1")), one => (one.Field, one.OldValue, one.NewValue) == ("responsible_id", an.Id.ToString(), null));
    }

    [Fact]
    public async Task The_settings_of_one_indicator_let_go_of_people_by_the_same_rule_and_keep_them_otherwise()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var an = await OfficerAsync(commune, "kinh-te");
        await AssignAsync(office, commune, null, Item(await AssignmentsAsync(office, commune), "1", "kinh-te", an.Id, null, commune));
        var path = $"plans/{commune.PlanId}/indicators/{commune.RowId("1")}/settings";

        var phased = await office.PutAsync<PlanIndicatorView>(
            path, new PlanIndicatorSettings { LeadId = commune.UnitId("kinh-te"), Phasing = Phasing.Flat, Version = 2 });
        var moved = await office.PutAsync<PlanIndicatorView>(
            path, new PlanIndicatorSettings { LeadId = commune.UnitId("van-phong"), Phasing = Phasing.Flat, Version = 3 });

        Assert.NotNull(phased.Responsible);
        Assert.Null(moved.Responsible);
    }

    [Fact]
    public async Task Naming_people_does_not_make_the_documents_lead_an_assigned_one()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var an = await OfficerAsync(commune, "kinh-te");
        await AssignAsync(office, commune, null, Item(await AssignmentsAsync(office, commune), "1", "kinh-te", an.Id, null, commune));

        await office.ImportAsync(commune.File.With("unit: \"%\", lead: kinh-te,\n     targets: [{by: 2026, op: \">=\", value: 60}]", "unit: \"%\",\n     targets: [{by: 2026, op: \">=\", value: 60}]"));

        var row = (await AssignmentsAsync(office, commune)).Rows[0];
        Assert.True(row.IsUnassigned);
        Assert.Contains(OrphanKind.ResponsibleElsewhere, row.Orphans);
    }

    [Fact]
    public async Task What_nobody_looks_after_is_listed_with_its_reason()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var (off, moved, unseen) = (await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"), await OfficerAsync(commune, "kinh-te"));
        var seen = await AssignmentsAsync(office, commune);
        await AssignAsync(
            office, commune, null, Item(seen, "1", "kinh-te", off.Id, null, commune), Item(seen, "2", "kinh-te", moved.Id, unseen.Id, commune), Item(seen, "3", "kinh-te", unseen.Id, null, commune));
        await Host.ExecuteAsync("update people set is_active = 0 where id = @id", new { id = off.Id.ToString() });
        await Host.ExecuteAsync(
            "update people set organization_id = @unit where id = @id", new { id = moved.Id.ToString(), unit = commune.UnitId("van-phong").ToString() });
        await Host.ExecuteAsync(
            "update people set last_seen_at = @at where id = @id",
            new { id = unseen.Id.ToString(), at = Host.Clock.Now.UtcDateTime.AddDays(-61).ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture) });

        var view = await AssignmentsAsync(office, commune);

        Assert.Equal([OrphanKind.ResponsibleInactive], view.Rows[0].Orphans);
        Assert.Equal([OrphanKind.ResponsibleElsewhere, OrphanKind.DeputyUnseen], view.Rows[1].Orphans);
        Assert.Equal([OrphanKind.ResponsibleUnseen], view.Rows[2].Orphans);
        Assert.Equal([OrphanKind.NoResponsible], view.Rows[3].Orphans);
        Assert.Equal([OrphanKind.NoLead, OrphanKind.NoResponsible], view.Rows[11].Orphans);
        Assert.Equal((11, 60), (view.WithoutOwnerCount, view.UnseenAfterDays));
        Assert.Equal([unseen.Id], view.Units.Single(unit => unit.Id == commune.UnitId("kinh-te")).People.Select(person => person.Id));
    }

    [Fact]
    public async Task A_unit_without_anybody_who_enters_is_told_too()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();

        Assert.All((await AssignmentsAsync(admin, commune)).Rows, row => Assert.Contains(OrphanKind.LeadWithoutOfficer, row.Orphans));
    }

    [Fact]
    public async Task Rows_of_a_unit_that_ceases_move_to_another_and_what_was_entered_stays_with_its_report()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var an = await OfficerAsync(commune, "kinh-te");
        var report = await an.Client.WriteAsync(await commune.OpenAsync(an.Client), commune.Ratio("1", 48, 100), commune.Figure("2", 6));
        var seen = await AssignmentsAsync(office, commune);
        var rows = seen.Rows.Where(row => row.Lead.Id == commune.UnitId("kinh-te")).ToList();

        await AssignAsync(office, commune, "Giải thể phòng", [.. rows.Select(row => Item(seen, row.Number, "van-phong", null, null, commune))]);

        Assert.Equal(8, rows.Count);
        Assert.Equal(["1", "2"], (await an.Client.ReadAsync(report)).Rows.Select(row => row.Number));
        var theirs = await commune.OpenAsync(office, "van-phong");
        Assert.Equal(["3", "4", "5", "6", "7", "8", "9", "10", "11"], theirs.Rows.Select(row => row.Number));
        Assert.Equal(8 + 3, (await commune.OpenAsync(office, "van-phong", "2026Q3")).Rows.Count);
    }

    [Fact]
    public async Task Officers_and_the_committee_read_and_do_not_assign()
    {
        var commune = await Host.AddCommuneAsync();
        var office = await commune.StandingOfficeAsync();
        var an = await OfficerAsync(commune, "kinh-te");
        var item = Item(await AssignmentsAsync(office, commune), "1", "kinh-te", an.Id, null, commune);
        foreach (var client in new[] { an.Client, await Host.SignInNewAsync(Role.Committee, commune.Path) })
        {
            Assert.Equal(12, (await AssignmentsAsync(client, commune)).Rows.Count);
            await RefusedAsync(client, HttpStatusCode.Forbidden, commune, item);
            await client.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"people/{an.Id}/assignments");
        }

        var administrator = await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path);
        Assert.Equal(an.Id, (await AssignAsync(administrator, commune, null, item)).Assignments.Rows[0].Responsible!.Id);
    }

    private async Task<Somebody> OfficerAsync(TestCommune commune, string unit) => await PersonAsync(Role.Officer, $"{commune.Path}{unit}/");

    private async Task<Somebody> PersonAsync(Role role, string path)
    {
        var client = await Host.SignInNewAsync(role, path);
        return new Somebody((await client.GetAsync<SessionView>("session")).Person!.Id, client);
    }

    private static Task<AssignmentsView> AssignmentsAsync(ApiClient client, TestCommune commune) =>
        client.GetAsync<AssignmentsView>($"plans/{commune.PlanId}/assignments");

    private static Task<AssignmentsResult> AssignAsync(ApiClient client, TestCommune commune, string? reason, params AssignmentItem[] items) =>
        client.PutAsync<AssignmentsResult>($"plans/{commune.PlanId}/assignments", new AssignmentsChange { Items = items, Reason = reason });

    private static Task<ProblemView> RefusedAsync(ApiClient client, HttpStatusCode expected, TestCommune commune, params AssignmentItem[] items) =>
        client.RefusedAsync(expected, HttpMethod.Put, $"plans/{commune.PlanId}/assignments", new AssignmentsChange { Items = items });

    private static AssignmentItem Item(AssignmentsView seen, string number, string? unit, Guid? responsible, Guid? deputy, TestCommune commune) => new()
    {
        PlanIndicatorId = commune.RowId(number),
        Version = seen.Rows.Single(row => row.Number == number).Version,
        LeadId = unit is null ? null : commune.UnitId(unit),
        ResponsibleId = responsible,
        DeputyId = deputy,
    };
}
