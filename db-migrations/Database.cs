using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace WardKpi.DbMigrations;

/// <summary>Opens the database for a change of its shape: ready on first use, and one changer at a time.</summary>
internal sealed class Database(DatabaseProvider provider, string connectionString)
{
    // Long enough for another node to build an index over millions of rows before this one looks again.
    private static readonly TimeSpan LockWait = TimeSpan.FromMinutes(5);

    private const int CannotOpenDatabase = 4060;

    public DatabaseProvider Provider => provider;

    /// <summary>False only for a SQLite file that nobody has created yet.</summary>
    public bool Exists => SqliteFile is not { } file || File.Exists(file);

    public static int CommandTimeout => (int)LockWait.TotalSeconds;

    private string? SqliteFile
    {
        get
        {
            if (provider is not DatabaseProvider.Sqlite) return null;
            var settings = new SqliteConnectionStringBuilder(connectionString);
            var isFile = settings.Mode is not SqliteOpenMode.Memory
                && settings.DataSource is not ("" or ":memory:")
                && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
            return isFile ? Path.GetFullPath(settings.DataSource) : null;
        }
    }

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => provider switch
    {
        DatabaseProvider.Sqlite => OpenSqliteAsync(cancellation),
        DatabaseProvider.SqlServer => OpenSqlServerAsync(cancellation),
    };

    // Not SqliteOpenMode.ReadOnly: a reader that may not write leaves the -wal and -shm files of a WAL database behind.
    /// <summary>For looking only: creates no file and no folder, and every write is refused.</summary>
    public async Task<DbConnection> OpenReadOnlyAsync(CancellationToken cancellation)
    {
        if (SqliteFile is null) return await OpenAsync(cancellation);
        var settings = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var connection = await OpenedAsync(new SqliteConnection(settings.ToString()), cancellation);
        await connection.ExecuteAsync("pragma query_only = on");
        return connection;
    }

    private const string LockSchema = """
        declare @result int;
        exec @result = sp_getapplock
          @Resource = 'wardkpi_schema', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = @Wait;
        if @result < 0 raiserror('the schema lock was not granted', 16, 1);
        """;

    /// <summary>A transaction that only one program at a time is in; the others wait at its start.</summary>
    public async Task<DbTransaction> BeginExclusiveAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            if (connection is SqliteConnection sqlite) return sqlite.BeginTransaction(deferred: false);

            var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(new CommandDefinition(
                LockSchema, new { Wait = (int)LockWait.TotalMilliseconds }, transaction, CommandTimeout + 10, cancellationToken: cancellation));
            return transaction;
        }
        catch (DbException error) when (error is SqliteException { SqliteErrorCode: 5 } or SqlException { Number: 50000 })
        {
            throw new MigrationException($"another program has held the database for {LockWait.TotalMinutes} minutes; try again", error);
        }
    }

    // The journal mode stays in the file; the other three belong to the connection and are said each time.
    private const string PrepareSqlite = """
        pragma busy_timeout = 5000;
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        """;

    private async Task<DbConnection> OpenSqliteAsync(CancellationToken cancellation)
    {
        if (SqliteFile is { } file) Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = await OpenedAsync(new SqliteConnection(connectionString) { DefaultTimeout = CommandTimeout }, cancellation);
        await connection.ExecuteAsync(PrepareSqlite);
        return connection;
    }

    private async Task<DbConnection> OpenSqlServerAsync(CancellationToken cancellation)
    {
        try
        {
            return await OpenedAsync(new SqlConnection(connectionString), cancellation);
        }
        catch (SqlException error) when (error.Number is CannotOpenDatabase)
        {
            var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
            throw new MigrationException($"the database '{name}' does not exist or this login may not open it: create it first", error);
        }
    }

    private static async Task<DbConnection> OpenedAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
