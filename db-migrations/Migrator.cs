using System.Data.Common;
using System.Globalization;
using Dapper;

namespace WardKpi.DbMigrations;

/// <summary>Brings a database to the shape that this program knows, script by script, and keeps a journal of it.</summary>
public sealed class Migrator(
    DatabaseProvider provider, string connectionString, IEnumerable<SqlScript>? scripts = null, TimeProvider? time = null)
{
    private readonly Database _database = new(provider, connectionString);
    private readonly SqlScript[] _scripts = [.. (scripts ?? EmbeddedData.Scripts()).OrderBy(script => script.Name, StringComparer.Ordinal)];
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <exception cref="MigrationException">The database is not one that this program may change, or a script failed.</exception>
    public async Task<MigrationReport> RunAsync(bool dryRun = false, CancellationToken cancellation = default) =>
        dryRun
            ? new MigrationReport([], [.. (await LookAsync(cancellation)).Select(script => script.Name)])
            : new MigrationReport(await ApplyAllAsync(cancellation), []);

    private async Task<IEnumerable<SqlScript>> LookAsync(CancellationToken cancellation)
    {
        if (!_database.Exists) return _scripts;
        await using var connection = await _database.OpenReadOnlyAsync(cancellation);
        return Pending(await JournalExistsAsync(connection, null) ? await ReadJournalAsync(connection, null) : []);
    }

    private async Task<List<string>> ApplyAllAsync(CancellationToken cancellation)
    {
        var applied = new List<string>();
        await using var connection = await _database.OpenAsync(cancellation);
        while (await ApplyNextAsync(connection, cancellation) is { } name) applied.Add(name);
        return applied;
    }

    private const string CreateJournal = """
        create table schema_journal (
          script varchar(150) not null constraint pk_schema_journal primary key,
          checksum char(64) not null,
          applied_at datetime2(3) not null,
          program_version varchar(40) not null
        )
        """;

    // The journal is read again inside the lock: between two scripts another node may have gone ahead.
    private async Task<string?> ApplyNextAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await _database.BeginExclusiveAsync(connection, cancellation);
        if (!await JournalExistsAsync(connection, transaction)) await connection.ExecuteAsync(CreateJournal, transaction: transaction);

        var next = Pending(await ReadJournalAsync(connection, transaction)).FirstOrDefault();
        if (next is not null) await ApplyAsync(next, connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return next?.Name;
    }

    private const string InsertJournal = """
        insert into schema_journal (script, checksum, applied_at, program_version)
        values (@Script, @Checksum, @AppliedAt, @ProgramVersion)
        """;

    private async Task ApplyAsync(SqlScript script, DbConnection connection, DbTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            foreach (var batch in script.BatchesFor(provider))
                await connection.ExecuteAsync(new CommandDefinition(
                    batch, null, transaction, Database.CommandTimeout, cancellationToken: cancellation));
        }
        catch (DbException error)
        {
            throw new MigrationException($"{script.Name} failed and was taken back: {error.Message}", error);
        }

        await connection.ExecuteAsync(InsertJournal, new
        {
            Script = script.Name,
            script.Checksum,
            AppliedAt = _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            ProgramVersion,
        }, transaction);
    }

    private IEnumerable<SqlScript> Pending(IReadOnlyDictionary<string, string> journal)
    {
        var known = _scripts.ToDictionary(script => script.Name);
        if (journal.Keys.Where(name => !known.ContainsKey(name)).Min(StringComparer.Ordinal) is { } foreign)
            throw new MigrationException($"the database is newer than the program: it holds {foreign}, which this version does not know");
        if (_scripts.FirstOrDefault(script => journal.TryGetValue(script.Name, out var sum) && sum != script.Checksum) is { } changed)
            throw new MigrationException($"{changed.Name} was changed after it had been applied: undo the change and write a new script");

        var pending = _scripts.Where(script => !journal.ContainsKey(script.Name)).ToList();
        var last = journal.Keys.Max(StringComparer.Ordinal);
        if (pending.FirstOrDefault() is { } first && string.CompareOrdinal(first.Name, last) < 0)
            throw new MigrationException($"{first.Name} comes before {last}, which is applied already: give it the next number");
        return pending;
    }

    private static string ProgramVersion => typeof(Migrator).Assembly.GetName().Version?.ToString(3) ?? "";

    private async Task<bool> JournalExistsAsync(DbConnection connection, DbTransaction? transaction) =>
        await connection.ExecuteScalarAsync<int>(provider switch
        {
            DatabaseProvider.Sqlite => "select count(*) from sqlite_master where type = 'table' and name = 'schema_journal'",
            DatabaseProvider.SqlServer => "select count(object_id('schema_journal'))",
        }, transaction: transaction) > 0;

    private const string SelectJournal = """
        select script, checksum
        from schema_journal
        order by script
        """;

    private static async Task<Dictionary<string, string>> ReadJournalAsync(DbConnection connection, DbTransaction? transaction) =>
        (await connection.QueryAsync<(string Script, string Checksum)>(SelectJournal, transaction: transaction))
            .ToDictionary(row => row.Script, row => row.Checksum);
}

/// <param name="Applied">Scripts that this run applied, in order.</param>
/// <param name="Pending">Scripts that a dry run found waiting; empty after a real run.</param>
public sealed record MigrationReport(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending);
