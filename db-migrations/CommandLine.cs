using System.Data.Common;

namespace WardKpi.DbMigrations;

/// <summary>The program around the migrator: 0 done, 1 refused or failed (one line says why), 2 bad usage.</summary>
public static class CommandLine
{
    private const string Usage = """
        Brings the database of Ward KPI up to date and loads the shipped catalogue and calendar.

          dotnet run --project db-migrations -- --provider sqlite --connection "Data Source=data/wardkpi.db" [--dry-run]

          --provider    sqlite or sqlserver   (or the variable Database__Provider)
          --connection  connection string     (or the variable Database__ConnectionString)
          --dry-run     list what is waiting, change nothing
          --help        this text
        """;

    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter errors, Func<string, string?>? variable = null, CancellationToken cancellation = default)
    {
        variable ??= Environment.GetEnvironmentVariable;
        var (provider, connection) = (variable("Database__Provider"), variable("Database__ConnectionString"));
        var dryRun = false;

        var words = new Queue<string>(arguments);
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                case "--help" or "-h":
                    await output.WriteLineAsync(Usage);
                    return 0;
                case "--dry-run":
                    dryRun = true;
                    break;
                case "--provider" when words.TryDequeue(out var value):
                    provider = value;
                    break;
                case "--connection" when words.TryDequeue(out var value):
                    connection = value;
                    break;
                default:
                    return await RefuseAsync(errors, $"unknown or unfinished option: {word}");
            }
        }

        if (string.IsNullOrWhiteSpace(connection)) return await RefuseAsync(errors, "no connection string");
        return provider?.ToLowerInvariant() switch
        {
            "sqlite" => await MigrateAsync(DatabaseProvider.Sqlite, connection, dryRun, output, errors, cancellation),
            "sqlserver" => await MigrateAsync(DatabaseProvider.SqlServer, connection, dryRun, output, errors, cancellation),
            _ => await RefuseAsync(errors, $"provider is sqlite or sqlserver, not '{provider}'"),
        };
    }

    private static async Task<int> MigrateAsync(
        DatabaseProvider provider, string connection, bool dryRun, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            var report = await new Migrator(provider, connection).RunAsync(dryRun, cancellation);
            foreach (var script in report.Applied) await output.WriteLineAsync($"applied {script}");
            foreach (var script in report.Pending) await output.WriteLineAsync($"pending {script}");
            if (report is { Applied.Count: 0, Pending.Count: 0 }) await output.WriteLineAsync("the schema is up to date");
            if (dryRun) return 0;

            var loaded = await new ReferenceData(provider, connection).LoadAsync(cancellation);
            await output.WriteLineAsync(
                $"added or updated: {loaded.Pillars} pillars, {loaded.Indicators} indicators, {loaded.Days} calendar days, "
                + $"{loaded.Entries} dictionary entries, {loaded.Codes} official codes");
            return 0;
        }
        catch (Exception error) when (error is MigrationException or DbException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(error.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    private static async Task<int> RefuseAsync(TextWriter errors, string reason)
    {
        await errors.WriteLineAsync($"{reason}. Try --help.");
        return 2;
    }
}
