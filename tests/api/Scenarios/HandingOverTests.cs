using System.Net;
using WardKpi.Api.Accounts;
using WardKpi.Api.HandOvers;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class HandingOverTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    /// <summary>A commune where An answers for rows 1 and 2 (Bình is deputy of 1) and is deputy of Chi in row 3.</summary>
    private sealed record Office(TestCommune Commune, ApiClient Admin, Guid An, Guid Binh, Guid Chi, ApiClient AnsClient);

    [Fact]
    public async Task What_a_person_looks_after_is_listed_with_target_latest_value_and_open_reports()
    {
        var office = await OfficeAsync();
        var report = await office.AnsClient.WriteAsync(
            await office.Commune.OpenAsync(office.AnsClient), office.Commune.Ratio("1", 48, 100), office.Commune.Figure("2", 6));

        var view = await ReadAsync(office, office.An);

        var plan = Assert.Single(view.Plans);
        Assert.Equal([("1", AssignmentPart.Responsible), ("2", AssignmentPart.Responsible), ("3", AssignmentPart.Deputy)], plan.Rows.Select(row => (row.Number, row.Part)));
        Assert.Equal((60m, 48m, ReportState.Draft), (plan.Rows[0].Target!.Value, plan.Rows[0].Latest!.Value, plan.Rows[0].LatestState));
        Assert.Null(plan.Rows[2].Latest);
        Assert.Equal((report.Summary.Id, TestCommune.Quarter, ReportState.Draft), plan.OpenReports.Select(one => ((Guid?)one.Id, one.Period, one.State)).Single());
        Assert.Equal(new[] { office.Binh, office.Chi }.Order(), view.Receivers.Select(person => person.Id).Order());
        Assert.Empty(view.HandOvers);
    }

    [Fact]
    public async Task A_request_that_waits_is_counted()
    {
        var office = await OfficeAsync();
        var report = await office.AnsClient.WriteAsync(await office.Commune.OpenAsync(office.AnsClient), office.Commune.Figure("2", 6));
        await Host.ExecuteAsync(
            """
            insert into report_comments (id, report_id, plan_indicator_id, at, text, asks_change, change_seq)
            values (@id, @report, @row, '2026-06-01 08:00:00.000', 'Kiểm tra lại', 1, 1)
            """,
            new { id = Guid.NewGuid().ToString(), report = report.Summary.Id.ToString(), row = office.Commune.RowId("2").ToString() });

        Assert.Equal([0, 1, 0], (await ReadAsync(office, office.An)).Plans[0].Rows.Select(row => row.WaitingRequests));
    }

    [Fact]
    public async Task Everything_goes_over_at_one_stroke_and_leaves_minutes()
    {
        var office = await OfficeAsync();
        await office.AnsClient.WriteAsync(await office.Commune.OpenAsync(office.AnsClient), office.Commune.Figure("2", 6));
        var before = await ReadAsync(office, office.An);

        var minutes = await HandOverAsync(office, before, office.Binh);

        var rows = (await AssignmentsAsync(office)).Rows;
        Assert.Equal(
            [(office.Binh, null), (office.Binh, null), (office.Chi, office.Binh)],
            rows.Take(3).Select(row => (row.Responsible!.Id, row.Deputy?.Id)));
        Assert.Equal(
            [("deputy_id", "Nghỉ thai sản"), ("responsible_id", "Nghỉ thai sản")],
            (await Host.RevisionsAsync(office.Commune.RowId("1"))).Where(revision => revision.Reason is not null).Select(revision => (revision.Field, revision.Reason!)));
        var after = await ReadAsync(office, office.An);
        Assert.Empty(after.Plans);
        Assert.Empty(after.Receivers);
        Assert.Equal((minutes.Id, 3), after.HandOvers.Select(one => (one.Id, one.RowCount)).Single());
        Assert.Equal(minutes.Id, Assert.Single((await ReadAsync(office, office.Binh)).HandOvers).Id);
    }

    [Fact]
    public async Task The_minutes_say_what_was_true_whatever_changes_later()
    {
        var office = await OfficeAsync();
        var report = await office.AnsClient.WriteAsync(await office.Commune.OpenAsync(office.AnsClient), office.Commune.Figure("2", 6));
        var minutes = await HandOverAsync(office, await ReadAsync(office, office.An), office.Binh);
        await office.AnsClient.WriteAsync(report, office.Commune.Figure("2", 7, version: 1));
        await office.Admin.ImportAsync(office.Commune.File.With("Tuyến đường có mã QR", "Tuyến phố có mã QR"));
        await Host.ExecuteAsync("update people set display_name = 'Tên khác' where id = @id", new { id = office.Binh.ToString() });

        var read = await office.AnsClient.GetAsync<HandOverView>($"hand-overs/{minutes.Id}");

        Assert.Equal(("Người Officer", "Nghỉ thai sản"), (read.To.Name, read.Reason));
        Assert.Equal("Phòng Kinh tế", read.FromPlace);
        var row = Assert.Single(read.Plans).Rows[1];
        Assert.Equal(("Tuyến đường có mã QR", 6m), (row.Text, row.Latest!.Value));
        Assert.Equal(minutes.At, read.At);
    }

    [Fact]
    public async Task A_deputy_is_named_with_the_receiver()
    {
        var office = await OfficeAsync();

        await HandOverAsync(office, await ReadAsync(office, office.An), office.Binh, office.Chi);

        Assert.Equal(
            [(office.Binh, office.Chi), (office.Binh, office.Chi), (office.Chi, office.Binh)],
            (await AssignmentsAsync(office)).Rows.Take(3).Select(row => (row.Responsible!.Id, row.Deputy!.Id)));
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_stops_the_whole()
    {
        var office = await OfficeAsync();
        var seen = await ReadAsync(office, office.An);
        await AssignAsync(office, ("2", office.Chi, null));

        var problem = await RefusedAsync(office, HttpStatusCode.Conflict, seen, office.Binh);

        Assert.Equal("stale_version", problem.Code);
        Assert.Equal([office.An, office.Chi, office.Chi], (await AssignmentsAsync(office)).Rows.Take(3).Select(row => row.Responsible!.Id));
        var fewer = await ReadAsync(office, office.An);
        var part = fewer with { Plans = [fewer.Plans[0] with { Rows = [fewer.Plans[0].Rows[0]] }] };
        Assert.Equal("stale_version", (await RefusedAsync(office, HttpStatusCode.Conflict, part, office.Binh)).Code);
    }

    [Fact]
    public async Task Only_somebody_of_the_unit_may_take_over()
    {
        var office = await OfficeAsync();
        var seen = await ReadAsync(office, office.An);
        var clerk = await AddAsync(office.Commune, "van-phong");

        foreach (var to in new[] { clerk, office.An, Guid.NewGuid() })
            Assert.Equal("toPersonId", Assert.Single((await RefusedAsync(office, HttpStatusCode.BadRequest, seen, to)).Errors.Keys));
        foreach (var deputy in new[] { clerk, office.An, office.Binh })
            Assert.Equal("deputyId", Assert.Single((await RefusedAsync(office, HttpStatusCode.BadRequest, seen, office.Binh, deputy)).Errors.Keys));
        Assert.Equal("nothing_to_hand_over", (await RefusedAsync(office, HttpStatusCode.Conflict, await ReadAsync(office, clerk), office.Binh)).Code);
        Assert.Empty((await ReadAsync(office, office.An)).HandOvers);
    }

    [Fact]
    public async Task Who_was_switched_off_still_hands_over_through_others()
    {
        var office = await OfficeAsync();
        await Host.ExecuteAsync("update people set is_active = 0 where id = @id", new { id = office.An.ToString() });

        await HandOverAsync(office, await ReadAsync(office, office.An), office.Chi);

        Assert.All((await AssignmentsAsync(office)).Rows.Take(3), row => Assert.Equal(office.Chi, row.Responsible!.Id));
    }

    [Fact]
    public async Task Who_was_transferred_to_another_commune_hands_over_what_is_left()
    {
        var office = await OfficeAsync();
        await TransferAsync(office, await Host.AddCommuneAsync());

        var seen = await ReadAsync(office, office.An);
        Assert.Null(seen.Place);
        var minutes = await HandOverAsync(office, seen, office.Chi);

        Assert.Null(minutes.FromPlace);
        Assert.All((await AssignmentsAsync(office)).Rows.Take(3), row => Assert.Equal(office.Chi, row.Responsible!.Id));
        Assert.Equal(minutes.Id, Assert.Single((await ReadAsync(office, office.An)).HandOvers).Id);
    }

    [Fact]
    public async Task What_is_held_in_two_communes_is_handed_over_by_each()
    {
        var office = await OfficeAsync();
        var elsewhere = await Host.AddCommuneAsync();
        await TransferAsync(office, elsewhere);
        var there = office with { Commune = elsewhere, Admin = await Host.SignInNewAsync(Role.CommuneAdmin, elsewhere.Path) };
        await AssignAsync(there, ("1", office.An, null));
        var both = office with { Admin = await Host.AdminAsync() };
        var seen = await ReadAsync(both, office.An);

        Assert.Equal(2, seen.Plans.Count);
        Assert.Empty(seen.Receivers);
        Assert.Equal("several_communes", (await RefusedAsync(both, HttpStatusCode.Conflict, seen, office.Chi)).Code);
        Assert.Equal(3, Assert.Single((await ReadAsync(office, office.An)).Plans).Rows.Count);
        await HandOverAsync(office, await ReadAsync(office, office.An), office.Chi);
        Assert.Equal(office.An, (await AssignmentsAsync(there)).Rows[0].Responsible!.Id);
    }

    [Fact]
    public async Task Officers_do_not_hand_over()
    {
        var office = await OfficeAsync();
        var seen = await ReadAsync(office, office.An);

        await office.AnsClient.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, $"people/{office.An}/hand-over", RequestOf(seen, office.Binh, null));
    }

    private Task TransferAsync(Office office, TestCommune to) =>
        Host.ExecuteAsync(
            "update people set organization_id = @unit where id = @id",
            new { unit = to.UnitId("kinh-te").ToString(), id = office.An.ToString() });

    private async Task<Office> OfficeAsync()
    {
        var commune = await Host.AddCommuneAsync();
        var client = await commune.OfficerAsync();
        var an = (await client.GetAsync<SessionView>("session")).Person!.Id;
        var office = new Office(
            commune, await Host.SignInNewAsync(Role.CommuneAdmin, commune.Path), an, await AddAsync(commune, "kinh-te"), await AddAsync(commune, "kinh-te"), client);
        await AssignAsync(office, ("1", an, office.Binh), ("2", an, null), ("3", office.Chi, an));
        return office;
    }

    private async Task<Guid> AddAsync(TestCommune commune, string unit)
    {
        var name = $"nguoi-{Guid.NewGuid():n}";
        await Host.AddPersonAsync(name, Role.Officer, $"{commune.Path}{unit}/");
        return Assert.Single(await Host.SelectAsync<Guid>("select id from people where user_name = @name", new { name }));
    }

    private static Task<AssignmentsView> AssignmentsAsync(Office office) =>
        office.Admin.GetAsync<AssignmentsView>($"plans/{office.Commune.PlanId}/assignments");

    private static async Task AssignAsync(Office office, params (string Number, Guid Responsible, Guid? Deputy)[] rows)
    {
        var seen = await AssignmentsAsync(office);
        await office.Admin.PutAsync<AssignmentsResult>($"plans/{office.Commune.PlanId}/assignments", new AssignmentsChange
        {
            Items =
            [
                .. rows.Select(row => new AssignmentItem
                {
                    PlanIndicatorId = office.Commune.RowId(row.Number),
                    Version = seen.Rows.Single(one => one.Number == row.Number).Version,
                    LeadId = office.Commune.UnitId("kinh-te"),
                    ResponsibleId = row.Responsible,
                    DeputyId = row.Deputy,
                }),
            ],
        });
    }

    private static Task<PersonAssignmentsView> ReadAsync(Office office, Guid person) =>
        office.Admin.GetAsync<PersonAssignmentsView>($"people/{person}/assignments");

    private static Task<HandOverView> HandOverAsync(Office office, PersonAssignmentsView seen, Guid to, Guid? deputy = null) =>
        office.Admin.PostAsync<HandOverView>($"people/{seen.Person.Id}/hand-over", RequestOf(seen, to, deputy), HttpStatusCode.Created);

    private static Task<ProblemView> RefusedAsync(Office office, HttpStatusCode expected, PersonAssignmentsView seen, Guid to, Guid? deputy = null) =>
        office.Admin.RefusedAsync(expected, HttpMethod.Post, $"people/{seen.Person.Id}/hand-over", RequestOf(seen, to, deputy));

    private static HandOverRequest RequestOf(PersonAssignmentsView seen, Guid to, Guid? deputy) => new()
    {
        ToPersonId = to,
        DeputyId = deputy,
        Reason = "Nghỉ thai sản",
        Rows = [.. seen.Plans.SelectMany(plan => plan.Rows).Select(row => new HandOverRow { PlanIndicatorId = row.PlanIndicatorId, Version = row.Version })],
    };
}
