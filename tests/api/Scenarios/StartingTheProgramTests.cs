using Dapper;
using WardKpi.Api.Accounts;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;

namespace WardKpi.Api.Tests.Scenarios;

public sealed class StartingTheProgramTests(DemoHost host) : Scenario<DemoHost>(host)
{
    private const string SelectDemoActuals = """
        select o.path, pi.number, i.code, a.period, r.state, a.entry_kind, a.numerator, a.denominator, a.value, a.text
        from actuals a
        join reports r on r.id = a.report_id
        join plan_indicators pi on pi.id = a.plan_indicator_id
        join indicators i on i.id = pi.indicator_id
        join plans p on p.id = pi.plan_id
        join organizations o on o.id = p.commune_id
        order by o.path, pi.number, i.code, a.period
        """;

    private sealed record DemoActual
    {
        public string Path { get; init; } = "";

        public string Number { get; init; } = "";

        public string Code { get; init; } = "";

        public string Period { get; init; } = "";

        public string State { get; init; } = "";

        public string EntryKind { get; init; } = "";

        public decimal? Numerator { get; init; }

        public decimal? Denominator { get; init; }

        public decimal? Value { get; init; }

        public string? Text { get; init; }
    }

    [Fact]
    public async Task Without_the_demo_it_starts_empty()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = Node.Start(database, new TestClock(), ("Demo", "false"));
        using var visitor = node.Visitor();

        var session = await visitor.GetAsync<SessionView>("session");

        Assert.False(session.IsDemo);
        Assert.Empty(session.DemoSignIns);
        Assert.Null(session.Person);
        Assert.Equal(0, await visitor.ChangeSeqAsync());
        foreach (var table in new[] { "people", "organizations", "plans", "actuals" })
            Assert.Equal(0, await CountAsync(database, table));
        Assert.NotEqual(0, await CountAsync(database, "indicators"));
    }

    [Fact]
    public async Task An_installed_program_shows_no_demo_unless_somebody_asks_for_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = Node.Start(database, new TestClock());
        using var visitor = node.Visitor();

        Assert.False((await visitor.GetAsync<SessionView>("session")).IsDemo);
        Assert.Equal(0, await CountAsync(database, "people"));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        using var visitor = Host.Node.Visitor();
        var before = await visitor.ChangeSeqAsync();
        string[] tables = ["people", "organizations", "plans", "plan_indicators", "targets", "reports", "actuals", "actual_revisions", "indicators"];
        var rows = await Task.WhenAll(tables.Select(table => CountAsync(Host.Database, table)));

        using var again = Host.StartNode(("Demo", "true")).Visitor();

        Assert.True(before > 0);
        Assert.Equal(before, await again.ChangeSeqAsync());
        Assert.Equal(rows, await Task.WhenAll(tables.Select(table => CountAsync(Host.Database, table))));
        Assert.NotEmpty((await again.GetAsync<SessionView>("session")).DemoSignIns);
    }

    [Fact]
    public async Task Two_fresh_databases_get_the_same_made_up_figures()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tomorrow = new TestClock();
        tomorrow.Advance(TimeSpan.FromDays(1));
        await using var node = Node.Start(database, tomorrow, ("Demo", "true"));

        var figures = await DemoActualsAsync(Host.Database);

        Assert.True(figures.Length > 300);
        Assert.Equal(figures, await DemoActualsAsync(database));
    }

    [Fact]
    public async Task The_demo_shows_what_happens_in_life_and_says_that_it_is_made_up()
    {
        using var client = await Host.SignInAsync(Accounts.Admin);
        Assert.True((await client.GetAsync<SessionView>("session")).IsDemo);
        var views = new List<ProgressView>();
        foreach (var plan in await client.GetAsync<IReadOnlyList<PlanSummary>>("plans"))
            foreach (var period in new[] { "2026Q1", "2026Q2", "2026Q3" })
                views.Add(await client.GetAsync<ProgressView>($"plans/{plan.Id}/progress?period={period}"));

        Assert.Equal(15, views.Count);
        Assert.All(views, view => Assert.True(view.IsDemo));
        // On track but not met takes a path to the target, and these plans report hardly any value to start one from.
        Assert.Superset(
            Enum.GetValues<ProgressStatus>().Except([ProgressStatus.OnTrack]).ToHashSet(),
            views.SelectMany(view => view.Indicators).Select(row => row.Status).ToHashSet());
        var reports = await client.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q3");
        Assert.Superset(
            new HashSet<ReportState> { ReportState.Draft, ReportState.Submitted, ReportState.Verified },
            reports.Select(report => report.State).ToHashSet());
    }

    [Fact]
    public async Task A_figure_that_a_person_types_over_the_demo_is_no_demo_any_more()
    {
        using var client = await Host.SignInAsync(Accounts.Admin);
        var draft = (await client.GetAsync<IReadOnlyList<ReportSummary>>("reports?period=2026Q3")).First(report => report.State == ReportState.Draft);
        var report = await client.GetAsync<ReportView>($"reports/{draft.Id}");
        var row = report.Rows.First(one => one.Actual is { EntryKind: EntryKind.Ratio, IsDemo: true });

        // The same figure, now somebody's word.
        var typed = await client.WriteAsync(report, new ReportDraftValue
        {
            PlanIndicatorId = row.PlanIndicatorId,
            Version = row.Actual!.Version,
            EntryKind = EntryKind.Ratio,
            Numerator = row.Actual.Numerator,
            Denominator = row.Actual.Denominator,
        });

        var actual = typed.Rows.Single(one => one.PlanIndicatorId == row.PlanIndicatorId).Actual!;
        Assert.Equal((false, row.Actual.Value, "Quản trị hệ thống"), (actual.IsDemo, actual.Value, actual.UpdatedBy));
    }

    private static async Task<DemoActual[]> DemoActualsAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return [.. (await connection.QueryAsync<DemoActual>(SelectDemoActuals))];
    }

    private static async Task<int> CountAsync(TestDatabase database, string table)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<int>($"select count(*) from {table}");
    }
}
