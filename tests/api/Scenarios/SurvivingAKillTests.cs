using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using WardKpi.Api.Accounts;
using WardKpi.Api.Indicators;
using WardKpi.Api.Reports;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.Testing;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>The program as a process of its own that is killed (SIGKILL) while ten clients save cell after cell.</summary>
public sealed class SurvivingAKillTests(WardKpiHost host) : Scenario<WardKpiHost>(host)
{
    private const int Clients = 10;
    private const int SavesEach = 100;

    private const string SelectRevisions = """
        select a.report_id, a.plan_indicator_id, a.version as held_version, a.value as held_value, v.version, v.value, v.change_seq
        from actual_revisions v
        join actuals a on a.id = v.actual_id
        order by a.plan_indicator_id, a.period, v.version
        """;

    [Fact]
    public async Task Every_acknowledged_autosave_is_there_once_and_the_others_can_be_asked_again()
    {
        var commune = await Host.AddCommuneAsync();
        var work = await PrepareAsync(commune);
        string[] arguments =
        [
            "--urls", FreeAddress(), "--Database:Provider", $"{Host.Database.Provider}", "--Database:ConnectionString", Host.Database.ConnectionString,
            "--SignIn:AttemptsPerMinute", "1000", "--Jobs:IsOn", "false",
        ];
        // What this process holds open would spare the killed one's file its recovery.
        using (var connection = new SqliteConnection(Host.Database.ConnectionString))
            SqliteConnection.ClearPool(connection);

        var typing = new Typing(killAfter: Random.Shared.Next(250, 650));
        await using (var first = await RunningProgram.StartAsync(Path.GetTempPath(), arguments))
        {
            var clients = new List<ApiClient>();
            foreach (var _ in work)
            {
                clients.Add(new ApiClient(first.Address));
                await clients[^1].SignInAsync(await AddPersonAsync(commune));
            }

            foreach (var (client, saves) in clients.Zip(work))
                typing.Begin(client, saves);
            await typing.ToBeKilled;
            await first.KillAsync();
        }

        await typing.AllStalledAsync();
        typing.ThrowIfBroken();
        var acknowledged = typing.Acknowledged;
        await using var second = await RunningProgram.StartAsync(Path.GetTempPath(), arguments);
        await AssertKeptAsync(work, acknowledged, isOver: false);

        typing.GoOn();
        await typing.Finished;
        Assert.Equal(Clients * SavesEach, typing.Acknowledged.Count);
        await AssertKeptAsync(work, typing.Acknowledged, isOver: true);
    }

    /// <summary>Of each cell: revisions 1, 2, 3 … with the values that were sent, the last of them held, none acknowledged missing.</summary>
    private async Task AssertKeptAsync(IReadOnlyList<IReadOnlyList<Save>> work, IReadOnlyCollection<Save> acknowledged, bool isOver)
    {
        var revisions = await Host.SelectAsync<Revision>(SelectRevisions);
        var unacknowledged = work.Select(saves => saves.FirstOrDefault(save => !acknowledged.Contains(save))).ToHashSet();
        foreach (var cell in work.SelectMany(saves => saves).GroupBy(save => (save.ReportId, save.PlanIndicatorId)))
        {
            var kept = revisions.Where(row => (row.ReportId, row.PlanIndicatorId) == cell.Key).ToList();
            // Behind what is acknowledged there may be the one save that was under way, whole.
            var expected = cell.Where(save => acknowledged.Contains(save) || (unacknowledged.Contains(save) && kept.Any(row => row.Version == save.Version)));
            Assert.Equal(expected.Select(save => (save.Version, save.Value)), kept.Select(row => (row.Version, row.Value)));
            Assert.All(kept, row => Assert.Equal((kept[^1].Version, kept[^1].Value), (row.HeldVersion, row.HeldValue)));
        }

        Assert.Equal(revisions.Length, revisions.Select(row => row.ChangeSeq).Distinct().Count());
        Assert.InRange(revisions.Length, acknowledged.Count, isOver ? acknowledged.Count : acknowledged.Count + Clients);
        // Each form left "empty" once.
        var steps = await Host.SelectAsync<int>("select count(*) from report_events group by report_id order by report_id");
        Assert.All(steps, count => Assert.Equal(1, count));
    }

    /// <summary>A hundred saves for each client, turn by turn over cells that are its own.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<Save>>> PrepareAsync(TestCommune commune)
    {
        using var standing = await commune.StandingOfficeAsync();
        var cells = new List<(Guid ReportId, ReportRow Row)>();
        foreach (var unit in new[] { "kinh-te", "van-phong", "vhxh" })
            foreach (var quarter in new[] { "2026Q1", "2026Q2", "2026Q3", "2026Q4" })
            {
                var report = await commune.OpenAsync(standing, unit, quarter);
                cells.AddRange(report.Rows.Where(row => row.Kind is IndicatorKind.Ratio or IndicatorKind.Value).Select(row => (report.Summary.Id!.Value, row)));
            }

        var own = cells.Count / Clients;
        return
        [
            .. Enumerable.Range(0, Clients).Select(client => Enumerable.Range(0, SavesEach).Select(turn =>
            {
                var (reportId, row) = cells[client * own + turn % own];
                var kind = row.Kind == IndicatorKind.Ratio ? EntryKind.Percent : EntryKind.Value;
                return new Save(reportId, row.PlanIndicatorId, kind, turn / own + 1, turn + 0.25m);
            }).ToList()),
        ];
    }

    private async Task<string> AddPersonAsync(TestCommune commune)
    {
        var name = $"nguoi-{Guid.NewGuid():n}";
        await Host.AddPersonAsync(name, Role.StandingOffice, commune.Path);
        return name;
    }

    /// <summary>The same before and after the kill, as for a person's browser.</summary>
    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    private sealed record Save(Guid ReportId, Guid PlanIndicatorId, EntryKind Kind, int Version, decimal Value);

    private sealed record Revision
    {
        public Guid ReportId { get; init; }

        public Guid PlanIndicatorId { get; init; }

        public int HeldVersion { get; init; }

        public decimal HeldValue { get; init; }

        public int Version { get; init; }

        public decimal Value { get; init; }

        public long ChangeSeq { get; init; }
    }

    /// <summary>Ten clients that save one value after the other, and again what got no answer once the line is back.</summary>
    private sealed class Typing(int killAfter)
    {
        private readonly List<Task> clients = [];
        private readonly HashSet<Save> acknowledged = [];
        private readonly SemaphoreSlim stalled = new(0);
        private readonly TaskCompletionSource toBeKilled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource isBack = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task ToBeKilled => Task.WhenAny(toBeKilled.Task, Finished).Unwrap();

        public Task Finished => Task.WhenAll(clients);

        public IReadOnlyCollection<Save> Acknowledged
        {
            get
            {
                lock (acknowledged)
                    return [.. acknowledged];
            }
        }

        public void Begin(ApiClient client, IReadOnlyList<Save> saves) => clients.Add(Task.Run(async () =>
        {
            try
            {
                await TypeAsync(client, saves);
            }
            finally
            {
                stalled.Release();
            }
        }));

        /// <summary>Nobody is typing any more: each waits for the line, or has come to an end.</summary>
        public async Task AllStalledAsync()
        {
            for (var client = 0; client < clients.Count; client++)
                await stalled.WaitAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>Throws what ended a client before its time.</summary>
        public void ThrowIfBroken() => clients.FirstOrDefault(client => client.IsFaulted)?.GetAwaiter().GetResult();

        public void GoOn() => isBack.SetResult();

        private async Task TypeAsync(ApiClient client, IReadOnlyList<Save> saves)
        {
            foreach (var save in saves)
            {
                var report = await SaveAsync(client, save);
                Assert.Equal(save.Version, report.Rows.Single(row => row.PlanIndicatorId == save.PlanIndicatorId).Actual?.Version);
                lock (acknowledged)
                    if (acknowledged.Add(save) && acknowledged.Count == killAfter)
                        toBeKilled.SetResult();
            }
        }

        private async Task<ReportView> SaveAsync(ApiClient client, Save save)
        {
            var draft = new ReportDraft
            {
                Values = [new ReportDraftValue { PlanIndicatorId = save.PlanIndicatorId, Version = save.Version - 1, EntryKind = save.Kind, Value = save.Value }],
            };
            try
            {
                return await client.PutAsync<ReportView>($"reports/{save.ReportId}/values", draft);
            }
            catch (HttpRequestException) when (!isBack.Task.IsCompleted)
            {
                stalled.Release();
                await isBack.Task;
                return await client.PutAsync<ReportView>($"reports/{save.ReportId}/values", draft);
            }
        }
    }
}
