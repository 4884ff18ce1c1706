using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>
/// An empty database of its own, gone after use. A SQLite file, unless WARDKPI_TEST_DB holds the connection string of a SQL Server on
/// which databases may be created (with -p:CompleteFeed=true also "container": a SQL Server in Docker).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // One test waits for a server that is not there, the others need not.
    private static volatile string? _unreachable;

    private readonly Func<ValueTask> _drop;

    private TestDatabase(DatabaseProvider provider, string connectionString, Func<ValueTask> drop)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _drop = drop;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>A server that cannot be reached skips the test and says why.</summary>
    public static async Task<TestDatabase> CreateAsync() => Environment.GetEnvironmentVariable("WARDKPI_TEST_DB") switch
    {
        null or "" => CreateSqlite(),
        "container" => await CreateSqlServerAsync(await ContainerAsync()),
        var server => await CreateSqlServerAsync(server),
    };

    /// <summary>A SQLite file; its folder goes with it.</summary>
    public static TestDatabase OfFile(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var connectionString = $"Data Source={file}";
        return new TestDatabase(DatabaseProvider.Sqlite, connectionString, () =>
        {
            // A pooled connection holds the file open, and Windows does not delete an open file.
            using (var connection = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(connection);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteConnection(ConnectionString),
            DatabaseProvider.SqlServer => new SqlConnection(ConnectionString),
        };
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => _drop();

    private static TestDatabase CreateSqlite() => OfFile(Path.Combine(Path.GetTempPath(), $"wardkpi-{Guid.NewGuid():n}", "test.db"));

    private static async Task<TestDatabase> CreateSqlServerAsync(string server)
    {
        Assert.SkipWhen(_unreachable is not null, _unreachable ?? "");
        var name = $"wardkpi_test_{Guid.NewGuid():n}";
        try
        {
            await OnServerAsync(server, $"create database {name}");
        }
        catch (SqlException error)
        {
            _unreachable = $"WARDKPI_TEST_DB: no database could be created: {error.Message}";
            Assert.Skip(_unreachable);
        }

        var connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        return new TestDatabase(DatabaseProvider.SqlServer, connectionString, async () =>
        {
            await OnServerAsync(server, $"alter database {name} set single_user with rollback immediate; drop database {name}");
        });
    }

    private static async Task OnServerAsync(string server, string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ToString());
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }

#if COMPLETE_FEED
    // One container for the whole run; Testcontainers removes it when the process ends.
    private static readonly Lazy<Task<string>> Container = new(async () =>
    {
        var container = new Testcontainers.MsSql.MsSqlBuilder().WithImage("mcr.microsoft.com/mssql/server:2019-latest").Build();
        await container.StartAsync();
        return container.GetConnectionString();
    });

    private static async Task<string> ContainerAsync()
    {
        try
        {
            return await Container.Value;
        }
        catch (Exception error)
        {
            throw Xunit.Sdk.SkipException.ForSkip($"WARDKPI_TEST_DB=container: Docker did not start a SQL Server: {error.Message}");
        }
    }
#else
    private static Task<string> ContainerAsync() =>
        throw Xunit.Sdk.SkipException.ForSkip("WARDKPI_TEST_DB=container needs a build with -p:CompleteFeed=true");
#endif
}
