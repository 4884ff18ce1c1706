using Dapper;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Migrations;

/// <summary>What the migration scenarios share: an empty database for each test, and short ways to change it and to look at it.</summary>
public abstract class MigratedDatabase : IAsyncLifetime
{
    private TestDatabase? _database;

    protected TestDatabase Database => _database ?? throw new InvalidOperationException("the test has not started");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Migrator Migrator(params IEnumerable<SqlScript> scripts) => new(Database.Provider, Database.ConnectionString, scripts);

    protected Task<MigrationReport> MigrateAsync() =>
        new Migrator(Database.Provider, Database.ConnectionString).RunAsync(cancellation: Cancellation);

    protected async Task<T[]> SelectAsync<T>(string sql)
    {
        await using var connection = await Database.OpenAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    protected async Task<T> SelectOneAsync<T>(string sql) => Assert.Single(await SelectAsync<T>(sql));

    protected async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    protected Task<string[]> JournalAsync() => SelectAsync<string>("select script from schema_journal order by script");
}
