using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Indicators;
using WardKpi.Api.Jobs;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>By night the program copies its database and clears away what is old.</summary>
public sealed class KeepingHouseTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    [Fact]
    public async Task A_program_starts_from_a_copy_that_was_made_while_people_wrote()
    {
        SkipWithoutFile();
        var commune = await Host.AddCommuneAsync();
        using var admin = await Host.SignInAsync(Accounts.Admin);
        var report = await commune.OpenAsync(admin);
        var row = report.Rows.First(one => one.Actual is null && one.Kind == IndicatorKind.Value);
        var folder = NewFolder();
        await using var node = Host.StartNode(("Jobs:BackUp:Folder", folder));

        var copying = Task.Run(() => node.RunAsync(JobKind.BackUp), TestContext.Current.CancellationToken);
        var version = 0;
        do
        {
            var saved = await admin.WriteAsync(
                report, new ReportDraftValue { PlanIndicatorId = row.PlanIndicatorId, Version = version, EntryKind = EntryKind.Value, Value = version });
            version = saved.Rows.Single(one => one.PlanIndicatorId == row.PlanIndicatorId).Actual!.Version;
        }
        while (!copying.IsCompleted);
        var counts = await copying;

        var copy = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal($"test-{Host.Clock.Now.ToOffset(TimeSpan.FromHours(7)):yyyyMMdd-HHmmss}.db", Path.GetFileName(copy));
        Assert.Equal(new FileInfo(copy).Length / 1024, counts["kilobytes"]);
        await using var database = TestDatabase.OfFile(copy);
        await using var restored = Node.Start(database, Host.Clock);
        using var again = restored.Visitor();
        await again.SignInAsync(Accounts.Admin);
        Assert.Equal(commune.Plan.Indicators.Count, (await again.GetAsync<PlanView>($"plans/{commune.PlanId}")).Indicators.Count);
        // Some moment between the first of the writes and the last.
        Assert.InRange(await again.ChangeSeqAsync(), 1, await admin.ChangeSeqAsync());
    }

    [Fact]
    public async Task The_newest_copies_stay_and_other_files_are_left_alone()
    {
        SkipWithoutFile();
        var folder = NewFolder();
        await using var node = Host.StartNode(("Jobs:BackUp:Folder", folder), ("Jobs:BackUp:Keep", "2"));
        Directory.CreateDirectory(folder);
        string[] strange = ["test-ghi chú.txt", "test-20260101-013000.db.zip", "khac-20260101-013000.db"];
        foreach (var name in strange)
            await File.WriteAllTextAsync(Path.Combine(folder, name), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "test-20260101-013000.db.part"), "", TestContext.Current.CancellationToken);

        var copies = new List<string>();
        for (var day = 1; day <= 4; day++)
        {
            Host.Clock.Advance(TimeSpan.FromDays(1));
            copies.Add($"test-{Host.Clock.Now.ToOffset(TimeSpan.FromHours(7)):yyyyMMdd-HHmmss}.db");
            Assert.Equal(day <= 2 ? 0 : 1, (await node.RunAsync(JobKind.BackUp))["removed"]);
        }

        Assert.Equal(strange.Concat(copies[^2..]).Order(), Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order());
    }

    [Fact]
    public async Task A_copy_that_cannot_be_made_is_a_failed_run()
    {
        SkipWithoutFile();
        var file = Path.GetTempFileName();
        await using var node = Host.StartNode(("Jobs:BackUp:Folder", file));

        await Assert.ThrowsAsync<IOException>(() => node.RunAsync(JobKind.BackUp));

        File.Delete(file);
    }

    [Fact]
    public async Task Copies_are_never_put_where_a_browser_could_fetch_them()
    {
        SkipWithoutFile();
        await using var database = await TestDatabase.CreateAsync();

        var refusal = Assert.Throws<OptionsValidationException>(
            () => Node.Start(database, Host.Clock, ("Jobs:BackUp:Folder", Path.Combine(AppContext.BaseDirectory, "wwwroot", "backups"))));

        Assert.Contains("BackUp:Folder", refusal.Message);
    }

    [Theory]
    [InlineData("Jobs:Prune:Runs", "00:00:00", "above zero")]
    [InlineData("Jobs:Prune:ReadNotices", "-1.00:00:00", "above zero")]
    [InlineData("Jobs:Prune:Topics", "179.00:00:00", "Prune:ReadNotices")]
    public async Task Pruning_ages_that_would_clear_away_too_much_are_refused_at_the_start(string key, string age, string named)
    {
        await using var database = await TestDatabase.CreateAsync();

        var refusal = Assert.Throws<OptionsValidationException>(() => Node.Start(database, Host.Clock, (key, age)));

        Assert.Contains(named, refusal.Message);
    }

    [Theory]
    // Of a run: days since it started.
    [InlineData("run", 89, true)]
    [InlineData("run", 91, false)]
    [InlineData("running", 91, true)]
    // Of a notice: days since it came, and whether it was read then; a topic keeps a thing from being told again.
    [InlineData("read", 179, true)]
    [InlineData("read", 181, false)]
    [InlineData("unread", 181, true)]
    [InlineData("unread", 729, true)]
    [InlineData("unread", 731, false)]
    [InlineData("read topic", 181, true)]
    [InlineData("read topic", 364, true)]
    [InlineData("read topic", 366, false)]
    [InlineData("unread topic", 731, false)]
    public async Task What_is_old_goes_and_what_is_still_needed_stays(string kind, int days, bool stays)
    {
        var id = Guid.CreateVersion7();
        var at = Host.Clock.Now.UtcDateTime.AddDays(-days);
        if (kind.StartsWith("run", StringComparison.Ordinal))
            await Host.ExecuteAsync(
                """
                insert into job_runs (id, job, slot, attempt, cause, state, node, started_at, leased_until)
                values (@id, 'remind', @at, 1, 'schedule', @state, 'n', @at, @at)
                """,
                new { id, at, state = kind == "run" ? "succeeded" : "running" });
        else
            await AddNoticeAsync(id, at, kind.StartsWith("read", StringComparison.Ordinal) ? at : null, kind.EndsWith("topic", StringComparison.Ordinal) ? $"{id}" : null);

        await Host.Node.RunAsync(JobKind.Prune);

        var table = kind.StartsWith("run", StringComparison.Ordinal) ? "job_runs" : "notices";
        Assert.Equal(stays ? 1 : 0, Assert.Single(await Host.SelectAsync<int>($"select count(*) from {table} where id = @id", new { id })));
        if (kind == "running")
            await Host.ExecuteAsync("delete from job_runs where id = @id", new { id });
    }

    [Fact]
    public async Task More_than_a_batch_is_cleared_away_and_counted()
    {
        const int old = 4500;
        await Host.Node.RunAsync(JobKind.Prune);
        var at = Host.Clock.Now.UtcDateTime.AddDays(-200);
        await Host.ExecuteAsync(
            """
            with digits as (
              select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all
              select 5 union all select 6 union all select 7 union all select 8 union all select 9
            ),
            numbers as (
              select a.n + 10 * b.n + 100 * c.n + 1000 * d.n as n
              from digits a cross join digits b cross join digits c cross join digits d
            )
            insert into job_runs (id, job, slot, attempt, cause, state, node, started_at, leased_until)
            select concat('00000000-0000-7000-8000-', cast(100000000000 + n as varchar(12))), 'remind', @at, n, 'schedule', 'failed', 'n', @at, @at
            from numbers
            where n < @old
            """,
            new { old, at });

        Assert.Equal(old, (await Host.Node.RunAsync(JobKind.Prune))["runs"]);
        Assert.Equal(0, (await Host.Node.RunAsync(JobKind.Prune))["runs"]);
    }

    private async Task AddNoticeAsync(Guid id, DateTime at, DateTime? readAt, string? topic)
    {
        var person = Assert.Single(await Host.SelectAsync<Guid>("select id from people where user_name = @name", new { name = Accounts.Admin }));
        await Host.ExecuteAsync(
            "insert into notices (id, person_id, kind, at, read_at, topic) values (@id, @person, 'remind', @at, @readAt, @topic)",
            new { id, person, at, readAt, topic });
    }

    /// <summary>Beside the database, with which it goes.</summary>
    private string NewFolder() => Path.Combine(
        Path.GetDirectoryName(new SqliteConnectionStringBuilder(Host.Database.ConnectionString).DataSource)!, $"copies-{Guid.NewGuid():n}");

    private void SkipWithoutFile() => Assert.SkipUnless(Host.Database.Provider == DatabaseProvider.Sqlite, "SQL Server is backed up by its own tools");
}
