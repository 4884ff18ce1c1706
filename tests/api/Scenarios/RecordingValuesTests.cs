using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.HandOvers;
using WardKpi.Api.Jobs;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Review;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The log of values says what the tables of people say, after whatever they did.</summary>
public sealed class RecordingValuesTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task After_every_kind_of_write_there_is_nothing_left_to_record()
    {
        var commune = await Host.AddCommuneAsync();
        var admin = await Host.AdminAsync();
        var communeId = commune.Plan.Summary.CommuneId;
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());
        await HoldsAsync(0);
        report = await officer.StepAsync(report, "submit");
        await HoldsAsync(8);
        report = await standing.PostAsync<ReportView>(
            $"reports/{report.Summary.Id}/return",
            new ReportReturn { Version = report.Summary.Version!.Value, Reason = "Xem lại.", Rows = [new RowReturn { PlanIndicatorId = commune.RowId("2"), Comment = "Xem lại." }] });
        await HoldsAsync(0);
        report = await officer.StepAsync(await officer.WriteAsync(report, commune.Figure("2", 7, version: 1)), "submit");
        report = await standing.StepAsync(report, "verify");
        await HoldsAsync(8);
        report = await standing.StepAsync(report, "reopen", "Đối chiếu lại.");
        await HoldsAsync(0);
        report = await officer.StepAsync(await officer.WriteAsync(report, commune.Figure("3", 6, version: 1)), "submit");
        await standing.StepAsync(report, "verify");

        // What the plan says of its rows.
        await admin.PutAsync<PlanIndicatorView>(
            $"plans/{commune.PlanId}/indicators/{commune.RowId("1")}/settings",
            new PlanIndicatorSettings { Version = 1, Phasing = Phasing.Flat, LeadId = commune.UnitId("van-phong") });
        await HoldsAsync(8);
        await Host.AddPersonAsync($"{commune.PlanId:n}-1", Role.Officer, $"{commune.Path}kinh-te/");
        await Host.AddPersonAsync($"{commune.PlanId:n}-2", Role.Officer, $"{commune.Path}kinh-te/");
        var people = await Host.SelectAsync<Guid>("select id from people where user_name like @name order by user_name", new { name = $"{commune.PlanId:n}-%" });
        var item = new AssignmentItem { PlanIndicatorId = commune.RowId("2"), Version = 1, LeadId = commune.UnitId("kinh-te"), ResponsibleId = people[0] };
        await admin.PutAsync<AssignmentsResult>(
            $"plans/{commune.PlanId}/assignments",
            new AssignmentsChange { Items = [item, new AssignmentItem { PlanIndicatorId = commune.RowId("3"), Version = 1, LeadId = commune.UnitId("van-phong") }] });
        await HoldsAsync(8);
        await admin.PostAsync<HandOverView>(
            $"people/{people[0]}/hand-over",
            new HandOverRequest { ToPersonId = people[1], Reason = "thử", Rows = [new HandOverRow { PlanIndicatorId = item.PlanIndicatorId, Version = 2 }] },
            HttpStatusCode.Created);
        await admin.PostAsync<HamletsAdded>("organizations/hamlets", new NewHamlets { CommuneId = communeId, Names = ["Thôn 1"] });
        await HoldsAsync(8);

        // A new text of the document, and a second plan that says something else of the commune's own measures.
        await admin.ImportAsync(commune.File.With("value: 60}", "value: 61}").With("{period: 2026Q2, value: 5.5}", "{period: 2026Q2, value: 6}"));
        await HoldsAsync(8);
        await admin.ImportAsync(commune.File.With("12/KH-UBND", "13/KH-UBND").With("pillar: soc, unit: \"tuyến\"", "pillar: infra, unit: \"tuyến đường\""));
        await HoldsAsync(8);
        Assert.Equal(["infra"], await Host.SelectAsync<string>(
            "select pillar_id from exchange_values where plan_id = @PlanId and indicator_code = 'SM.QR_STREETS' and ended_seq is null", new { commune.PlanId }));
        await admin.ImportAsync(commune.File.WithoutIndicator("4"), mediaType: "application/json");
        await HoldsAsync(7);
        await admin.ImportAsync(commune.File);
        await HoldsAsync(8);

        // The books close, by the program.
        Host.Clock.MoveTo(2026, 7, 15, 0, 30);
        await Host.Node.Services.GetServices<IJob>().Single(job => job.Kind == JobKind.LockPeriods).RunAsync(CancellationToken.None);
        await HoldsAsync(8);
        Assert.Equal(8, (await Host.StoredAsync(commune.Path, "locked")).Count);

        async Task HoldsAsync(int values)
        {
            Assert.Empty(await RecordAgainAsync());
            Assert.Equal(values, Assert.Single(await Host.SelectAsync<int>(
                "select count(*) from exchange_values where plan_id = @PlanId and ended_seq is null and is_gone = 0", new { commune.PlanId })));
        }
    }

    [Fact]
    public async Task Drafts_leave_the_log_and_the_numbers_of_readers_alone()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var before = await NumbersAsync(commune);

        await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm());

        Assert.Equal(before, await NumbersAsync(commune));
        Assert.Empty(await Host.SelectAsync<Guid>("select value_id from exchange_values where plan_id = @PlanId", new { commune.PlanId }));
    }

    [Fact]
    public async Task A_change_moves_the_numbers_of_its_unit_its_commune_its_province_and_of_all()
    {
        var commune = await Host.AddCommuneAsync();
        var other = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        var elsewhere = await NumbersAsync(other);

        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");

        var last = (await Host.SelectAsync<long>("select max(seq) from exchange_values where plan_id = @PlanId", new { commune.PlanId }))[0];
        Assert.Equal([last, last, last, last], await NumbersAsync(commune));
        Assert.Equal(elsewhere[..2], (await NumbersAsync(other))[..2]);
    }

    [Fact]
    public async Task Two_writes_of_one_value_in_one_transaction_leave_the_later()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        await using var connection = await Host.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var seq = await ChangeCounter.NextAsync(transaction, commune.Plan.Summary.CommuneId);
        var before = await ExchangeLog.CurrentAsync(connection, commune.PlanId, transaction);

        foreach (var value in new[] { 1m, 2m, 3m })
        {
            var current = await ExchangeLog.CurrentAsync(connection, commune.PlanId, transaction);
            await ExchangeLog.ReplaceAsync(transaction, current, [.. current.Select(row => row with { Value = value })], seq, Host.Clock.Now.UtcDateTime);
        }

        var after = await ExchangeLog.CurrentAsync(connection, commune.PlanId, transaction);
        Assert.Equal(8, before.Count);
        Assert.All(after, row => Assert.Equal((seq, 3m), (row.Seq, row.Value)));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_was_sent_before_there_was_a_log_is_recorded_once_at_the_next_start()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        await Host.ExecuteAsync("delete from exchange_values where plan_id = @PlanId", new { commune.PlanId });

        Host.StartNode();
        var numbers = await NumbersAsync(commune);
        Host.StartNode();

        Assert.Empty(await RecordAgainAsync());
        Assert.Equal(8, (await Host.SelectAsync<Guid>("select value_id from exchange_values where plan_id = @PlanId", new { commune.PlanId })).Length);
        Assert.Equal(numbers, await NumbersAsync(commune));
    }

    [Fact]
    public async Task What_another_configuration_judges_otherwise_is_recorded_at_the_next_start_also_where_one_was_broken_off()
    {
        await using var host = new WardKpiHost();
        await host.StartAsync();
        var commune = await host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        var before = await CurrentAsync();

        host.StartNode(("Progress:OnTrack", "100000"), ("Progress:AtRisk", "99999"));
        var after = await CurrentAsync();
        // A start that had put other codes into the database, and went no further.
        await host.ExecuteAsync("update organizations set official_code = '99001' where path = @Path; update change_counter set recorded_by = null", new { commune.Path });
        host.StartNode();

        Assert.Contains(before, row => row.Status == "on_track");
        Assert.DoesNotContain(after, row => row.Status is "on_track" or "at_risk");
        Assert.Equal(before.Select(row => row with { Code = "99001" }), await CurrentAsync());

        Task<Coded[]> CurrentAsync() => host.SelectAsync<Coded>(
            "select value_id, status, organization_code as code from exchange_values where plan_id = @PlanId and ended_seq is null order by value_id", new { commune.PlanId });
    }

    [Fact]
    public async Task The_moment_of_a_change_never_lies_before_that_of_an_earlier_one()
    {
        var commune = await Host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), commune.WholeForm()), "submit");
        Host.Clock.Advance(TimeSpan.FromMinutes(-3));

        await standing.StepAsync(report, "verify");

        Host.Clock.Advance(TimeSpan.FromMinutes(3));
        var moments = await Host.SelectAsync<DateTime>("select recorded_at from exchange_values order by seq");
        Assert.Equal(moments.Order(), moments);
    }

    /// <summary>Every plan of the host; nothing stays of it.</summary>
    private async Task<IReadOnlyList<ExchangeRow>> RecordAgainAsync()
    {
        var recorder = Host.Node.Services.GetRequiredService<ExchangeRecorder>();
        await using var connection = await Host.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var began = new List<ExchangeRow>();
        foreach (var plan in await PlanQueries.ListAsync(connection, "/%", transaction: transaction))
            began.AddRange(await recorder.RecordAsync(transaction, plan.Id, await ChangeCounter.NextAsync(transaction, plan.CommuneId)));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        return began;
    }

    /// <summary>Of the unit, the commune, the province and all.</summary>
    private async Task<long[]> NumbersAsync(TestCommune commune) =>
    [
        .. await Host.SelectAsync<long>(
            "select exchange_seq from organizations where path in @paths order by path desc",
            new { paths = new[] { "/lam-dong/", commune.Path, $"{commune.Path}kinh-te/" } }),
        .. await Host.SelectAsync<long>("select exchange_seq from change_counter"),
    ];

    private sealed record Coded
    {
        public Guid ValueId { get; init; }

        public string Status { get; init; } = "";

        public string Code { get; init; } = "";
    }
}
