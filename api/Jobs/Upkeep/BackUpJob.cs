using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports.Evidence;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Jobs.Upkeep;

/// <summary>
/// A whole copy of the SQLite file, proven readable, under the moment that it was made. People go on writing meanwhile. On SQL Server, whose
/// own tools do this, it does nothing.
/// </summary>
public sealed class BackUpJob(
    Database database, IOptions<DatabaseOptions> databaseOptions, IOptions<JobsOptions> options, TimeProvider clock) : IJob
{
    private const string Unfinished = ".part";

    private const string CopyDatabase = "vacuum into @path";

    private const string CheckDatabase = "pragma integrity_check";

    public JobKind Kind => JobKind.BackUp;

    public JobSchedule Schedule { get; } = JobSchedule.Daily(1, 30);

    /// <summary>Where the copies lie; null where there is no file to copy.</summary>
    public static string? FolderOf(BackUpOptions options, DatabaseOptions database) =>
        FileOf(database) is { } file ? Path.GetFullPath(options.Folder ?? Path.Combine(Path.GetDirectoryName(file)!, "backups")) : null;

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        if (FolderOf(options.Value.BackUp, databaseOptions.Value) is not { } folder)
            return new Dictionary<string, int>();
        Directory.CreateDirectory(folder);
        var name = Path.GetFileNameWithoutExtension(FileOf(databaseOptions.Value)!);
        foreach (var left in Directory.EnumerateFiles(folder, $"{name}-*{Unfinished}"))
            TryDelete(left);

        var copy = Path.Combine(folder, $"{name}-{VietnamTime.Stamp(clock.GetUtcNow().UtcDateTime)}.db");
        await MakeAsync(copy, cancellationToken);
        return new Dictionary<string, int>
        {
            ["kilobytes"] = (int)(new FileInfo(copy).Length / 1024),
            ["removed"] = CopiesOf(name, folder).OrderDescending(StringComparer.Ordinal).Skip(options.Value.BackUp.Keep).Count(TryDelete),
        };
    }

    /// <summary>A copy is there only once it is whole, and on the disk, under its name.</summary>
    private async Task MakeAsync(string copy, CancellationToken cancellationToken)
    {
        var path = copy + Unfinished;
        try
        {
            await using (var connection = await database.OpenAsync(cancellationToken))
                await connection.ExecuteAsync(new CommandDefinition(CopyDatabase, new { path }, commandTimeout: 0, cancellationToken: cancellationToken));
            await CheckAsync(path);
            // SQLite itself does not flush what it writes there.
            await using (var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
                stream.Flush(flushToDisk: true);
            File.Move(path, copy, overwrite: true);
            LastingFolder.Flush(Path.GetDirectoryName(copy)!);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task CheckAsync(string path)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(settings.ToString());
        var found = await connection.QueryAsync<string>(new CommandDefinition(CheckDatabase, commandTimeout: 0));
        if (found.FirstOrDefault(line => line != "ok") is { } fault)
            throw new InvalidDataException($"The copy is damaged, so the database may be: {fault}");
    }

    private static IEnumerable<string> CopiesOf(string name, string folder)
    {
        var pattern = new Regex($@"^{Regex.Escape(name)}-\d{{8}}-\d{{6}}\.db$");
        return Directory.EnumerateFiles(folder).Where(path => pattern.IsMatch(Path.GetFileName(path)));
    }

    /// <summary>False where somebody holds it open: the next run finds it again.</summary>
    private static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string? FileOf(DatabaseOptions database)
    {
        if (database.Provider != DatabaseProvider.Sqlite)
            return null;
        var source = new SqliteConnectionStringBuilder(database.ConnectionString);
        return source.Mode == SqliteOpenMode.Memory || source.DataSource is "" or ":memory:" ? null : Path.GetFullPath(source.DataSource);
    }
}
