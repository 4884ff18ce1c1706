using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Data;

/// <summary>Opens connections and runs write transactions on the engine that the options name.</summary>
public sealed class Database(IOptions<DatabaseOptions> options) : IDisposable
{
    private const int DeadlockAttempts = 3;

    // SQLite has one writer. Waiting here, in order, is far faster than its busy loop (32 writers: p99 0.07 s against 1.7 s).
    private readonly SemaphoreSlim writeGate = new(1, 1);

    private bool IsSqlite => options.Value.Provider == DatabaseProvider.Sqlite;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = IsSqlite
            ? new SqliteConnection(options.Value.ConnectionString)
            : new SqlConnection(options.Value.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (IsSqlite)
                await SetPragmasAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction and commits it; any exception leaves nothing behind.</summary>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!IsSqlite)
            return await WriteOnServerAsync(work, cancellationToken);
        await writeGate.WaitAsync(cancellationToken);
        try
        {
            return await WriteOnceAsync(work, cancellationToken);
        }
        finally
        {
            writeGate.Release();
        }
    }

    public void Dispose() => writeGate.Dispose();

    private async Task<T> WriteOnServerAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, cancellationToken);
            }
            catch (DbException exception) when (DatabaseErrors.IsDeadlock(exception) && attempt < DeadlockAttempts)
            {
                // The server rolled this transaction back whole, so it may simply run again.
            }
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    // case_sensitive_like: only then does `path like 'x%'` go through the index on the path.
    private static async Task SetPragmasAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma foreign_keys = on; pragma synchronous = full; pragma busy_timeout = 5000; pragma case_sensitive_like = on";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
