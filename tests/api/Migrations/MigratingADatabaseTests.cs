using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Migrations;

public sealed class MigratingADatabaseTests : MigratedDatabase
{
    private static readonly SqlScript Wards = new("0001_create_wards.sql", "create table wards (id int not null);");
    private static readonly SqlScript Notes = new("0002_create_notes.sql", "create table notes (id int not null, body {{long_text}} null);");
    private static readonly SqlScript OneWard = new("0003_insert_ward.sql", "insert into wards (id) values (1);");

    [Fact]
    public async Task A_fresh_database_gets_every_script_of_the_program()
    {
        var report = await MigrateAsync();

        var names = EmbeddedData.Scripts().Select(script => script.Name);
        Assert.Equal(names, report.Applied);
        Assert.Equal(names, await JournalAsync());
        Assert.Equal(0, await SelectOneAsync<int>("select count(*) from actuals"));
    }

    [Fact]
    public async Task A_second_run_does_nothing()
    {
        await MigrateAsync();

        var report = await MigrateAsync();

        Assert.Empty(report.Applied);
        Assert.Empty(report.Pending);
    }

    [Fact]
    public async Task A_later_version_adds_only_what_is_new()
    {
        await Migrator(Wards).RunAsync(cancellation: Cancellation);

        var report = await Migrator(Wards, Notes, OneWard).RunAsync(cancellation: Cancellation);

        Assert.Equal([Notes.Name, OneWard.Name], report.Applied);
        Assert.Equal(1, await SelectOneAsync<int>("select id from wards"));
    }

    [Fact]
    public async Task The_journal_holds_the_checksum_and_the_moment()
    {
        var noon = new FixedTime(new DateTimeOffset(2026, 3, 31, 12, 0, 0, 250, TimeSpan.FromHours(7)));
        await new Migrator(Database.Provider, Database.ConnectionString, [Wards], noon).RunAsync(cancellation: Cancellation);

        Assert.Equal([Wards.Checksum], await SelectAsync<string>("select checksum from schema_journal"));
        Assert.Equal(
            [new DateTime(2026, 3, 31, 5, 0, 0, 250)],
            await SelectAsync<DateTime>("select applied_at from schema_journal"));
    }

    [Fact]
    public async Task A_script_changed_after_it_was_applied_is_named()
    {
        await Migrator(Wards, Notes).RunAsync(cancellation: Cancellation);
        var changed = new SqlScript(Notes.Name, Notes.Text + " -- one more word");

        var refusal = await Assert.ThrowsAsync<MigrationException>(() =>
            Migrator(Wards, changed, OneWard).RunAsync(cancellation: Cancellation));

        Assert.Contains(Notes.Name, refusal.Message);
        Assert.Empty(await SelectAsync<int>("select id from wards"));
    }

    [Fact]
    public async Task Line_ends_of_Windows_are_no_change()
    {
        await Migrator(new SqlScript("0001_a.sql", "create table a (\n  id int not null\n);\n")).RunAsync(cancellation: Cancellation);

        var report = await Migrator(new SqlScript("0001_a.sql", "create table a (\r\n  id int not null\r\n);\r\n"))
            .RunAsync(cancellation: Cancellation);

        Assert.Empty(report.Applied);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Migrator(Wards, Notes).RunAsync(cancellation: Cancellation);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Migrator(Wards).RunAsync(cancellation: Cancellation));

        Assert.Contains("newer than the program", refusal.Message);
        Assert.Contains(Notes.Name, refusal.Message);
    }

    [Fact]
    public async Task A_new_script_numbered_below_an_applied_one_is_refused()
    {
        await Migrator(Wards, OneWard).RunAsync(cancellation: Cancellation);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() =>
            Migrator(Wards, Notes, OneWard).RunAsync(cancellation: Cancellation));

        Assert.Contains(Notes.Name, refusal.Message);
        Assert.Equal([Wards.Name, OneWard.Name], await JournalAsync());
    }

    [Fact]
    public async Task A_failing_script_leaves_nothing_of_itself_and_everything_before_it()
    {
        var failing = new SqlScript("0002_half.sql", "create table half (id int not null);\ninsert into nowhere (id) values (1);");

        var failure = await Assert.ThrowsAsync<MigrationException>(() =>
            Migrator(Wards, failing, OneWard).RunAsync(cancellation: Cancellation));

        Assert.Contains(failing.Name, failure.Message);
        Assert.Equal([Wards.Name], await JournalAsync());
        var repaired = new SqlScript(failing.Name, "create table half (id int not null);");
        var report = await Migrator(Wards, repaired, OneWard).RunAsync(cancellation: Cancellation);
        Assert.Equal([repaired.Name, OneWard.Name], report.Applied);
    }

    [Fact]
    public async Task Nodes_that_start_together_apply_each_script_once()
    {
        // Slow enough for both to be at it: the second one comes while the first one still writes.
        var slow = new SqlScript("0002_fill_wards.sql", """
            with digits as (
              select 0 as n union all select 1 union all select 2 union all select 3 union all select 4
              union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)
            insert into wards (id)
            select a.n from digits a cross join digits b cross join digits c cross join digits d cross join digits e cross join digits f;
            """);
        using var start = new Barrier(2);

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait(Cancellation);
            return Migrator(Wards, slow, OneWard).RunAsync(cancellation: Cancellation);
        })));

        string[] names = [Wards.Name, slow.Name, OneWard.Name];
        Assert.Equal(names, reports.SelectMany(report => report.Applied).Order(StringComparer.Ordinal));
        Assert.Equal(names, await JournalAsync());
        Assert.Equal(1_000_001, await SelectOneAsync<int>("select count(*) from wards"));
    }

    [Fact]
    public async Task A_dry_run_lists_what_is_waiting_and_changes_nothing()
    {
        await Migrator(Wards).RunAsync(cancellation: Cancellation);

        var report = await Migrator(Wards, Notes, OneWard).RunAsync(dryRun: true, Cancellation);

        Assert.Empty(report.Applied);
        Assert.Equal([Notes.Name, OneWard.Name], report.Pending);
        Assert.Equal([Wards.Name], await JournalAsync());
    }

    [Fact]
    public async Task A_dry_run_refuses_what_a_run_would_refuse()
    {
        await Migrator(Wards, Notes).RunAsync(cancellation: Cancellation);

        await Assert.ThrowsAsync<MigrationException>(() => Migrator(Wards).RunAsync(dryRun: true, Cancellation));
    }

    [Fact]
    public async Task A_dry_run_on_nothing_creates_no_file()
    {
        var report = await Migrator(Wards).RunAsync(dryRun: true, Cancellation);

        Assert.Equal([Wards.Name], report.Pending);
        Assert.SkipUnless(Database.Provider is DatabaseProvider.Sqlite, "a database on a server is not a file of ours");
        Assert.False(Directory.Exists(Path.GetDirectoryName(new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource)));
    }

    [Fact]
    public async Task A_long_text_takes_more_than_a_limited_column()
    {
        await Migrator(Wards, Notes).RunAsync(cancellation: Cancellation);
        var body = new string('ữ', 10_000);

        await ExecuteAsync("insert into notes (id, body) values (1, @body)", new { body });

        Assert.Equal([body], await SelectAsync<string>("select body from notes"));
    }

    [Fact]
    public async Task A_batch_may_use_the_column_that_the_one_before_it_added()
    {
        var added = new SqlScript("0002_add_number.sql", "alter table wards add number int null;\ngo\nupdate wards set number = 1;");

        var report = await Migrator(Wards, added).RunAsync(cancellation: Cancellation);

        Assert.Equal([Wards.Name, added.Name], report.Applied);
    }

    [Fact]
    public async Task A_SQLite_file_is_set_up_for_readers_beside_a_writer()
    {
        Assert.SkipUnless(Database.Provider is DatabaseProvider.Sqlite, "a setting of SQLite");

        await MigrateAsync();

        Assert.Equal(["wal"], await SelectAsync<string>("pragma journal_mode"));
    }

    [Fact]
    public async Task A_missing_database_on_a_server_is_called_by_its_name()
    {
        Assert.SkipUnless(Database.Provider is DatabaseProvider.SqlServer, "SQLite creates its file");
        var absent = new SqlConnectionStringBuilder(Database.ConnectionString) { InitialCatalog = "wardkpi_absent" }.ToString();

        var refusal = await Assert.ThrowsAsync<MigrationException>(() =>
            new Migrator(Database.Provider, absent).RunAsync(cancellation: Cancellation));

        Assert.Contains("wardkpi_absent", refusal.Message);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
