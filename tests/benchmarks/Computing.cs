using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Organizations;
using WardKpi.DbMigrations;

namespace WardKpi.Benchmarks;

/// <summary>The deadlines of a whole province: 170 communes × 10 monthly rules × 20 units × 9 periods.</summary>
public static class Computing
{
    private const int Communes = 170;
    private const int Units = 20;
    private const int Rules = 10;

    private static readonly DateTime Now = new(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc);

    // August to November and the next four, and July, in which the rules began.
    private static readonly DateOnly StartsOn = new(2026, 7, 1);

    public static async Task RunAsync(string folder)
    {
        TypeHandlers.Register();
        var connectionString = $"Data Source={Path.Combine(folder, "province.db")};Pooling=False";
        await new Migrator(DatabaseProvider.Sqlite, connectionString).RunAsync();
        using var database = new Api.Data.Database(Options.Create(new DatabaseOptions { ConnectionString = connectionString }));
        await database.WriteAsync(AddProvinceAsync, CancellationToken.None);
        var job = new ComputeObligationsJob(database, new Clock());

        await RunAsync(job, "deadlines of 170 communes, first");
        await RunAsync(job, "deadlines of 170 communes, nothing to do");
        await database.WriteAsync(
            async transaction =>
            {
                // Every due day moves.
                foreach (var rule in await RuleQueries.ListAsync(transaction.Connection!, "/%", transaction: transaction))
                    await RuleQueries.UpdateAsync(transaction, rule with { DueMinute = 600 }, (await UnitsAsync(transaction, rule)).Take(Units));
                return true;
            },
            CancellationToken.None);
        await RunAsync(job, "deadlines of 170 communes, all moved");
    }

    private static async Task RunAsync(ComputeObligationsJob job, string name)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await job.RunAsync(CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var rows = counts["inserted"] + counts["updated"] + counts["unchanged"];
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {counts["inserted"]} added, {counts["updated"]} moved, {counts["unchanged"]} left, {seconds:0.0} s, {rows / seconds:0} rows a second"));
    }

    private static async Task<IEnumerable<Guid>> UnitsAsync(DbTransaction transaction, ReportingRuleRow rule) =>
        await ComputeQueries.UnitsAsync(transaction.Connection!, rule.CommuneId, transaction);

    private static async Task<bool> AddProvinceAsync(DbTransaction transaction)
    {
        var province = await AddAsync(transaction, null, OrganizationKind.Province, "tinh");
        for (var commune = 0; commune < Communes; commune++)
        {
            var place = await AddAsync(transaction, province, OrganizationKind.Commune, $"xa-{commune}");
            var units = new List<Guid>();
            for (var unit = 0; unit < Units; unit++)
                units.Add((await AddAsync(transaction, place, OrganizationKind.Unit, $"don-vi-{unit}")).Id);
            for (var rule = 0; rule < Rules; rule++)
                await RuleQueries.InsertAsync(
                    transaction,
                    new ReportingRuleRow
                    {
                        Id = Guid.CreateVersion7(),
                        CommuneId = place.Id,
                        Position = rule,
                        Title = $"Báo cáo {rule}",
                        Reporters = Codes.Of(RuleReporters.Listed),
                        IsActive = true,
                        StartsOn = StartsOn,
                        UpdatedAt = Now,
                    }.With(RuleTiming.DefaultOf(ReportingFrequency.Month)),
                    units);
        }

        return true;
    }

    private static async Task<OrganizationRow> AddAsync(
        DbTransaction transaction, OrganizationRow? parent, OrganizationKind kind, string code)
    {
        var row = new OrganizationRow
        {
            Id = Guid.CreateVersion7(), ParentId = parent?.Id, Kind = Codes.Of(kind), Code = code, Path = $"{parent?.Path ?? "/"}{code}/", Name = code,
        };
        await OrganizationQueries.InsertAsync(transaction, row, Now);
        return row;
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
    }
}
