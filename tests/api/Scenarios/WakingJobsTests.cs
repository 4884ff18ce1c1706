using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Jobs;
using WardKpi.Api.Tests.Infrastructure;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Tests.Scenarios;

/// <summary>Quartz wakes the jobs of a node, and keeps its schedule in our tables.</summary>
public sealed partial class WakingJobsTests(JobsHost host) : Scenario<JobsHost>(host)
{
    private static readonly (string, string)[] Awake = [("Jobs:IsOn", "true"), ("Jobs:Interval", "00:00:00.2")];

    [Fact]
    public async Task Two_nodes_make_up_at_their_start_for_what_was_missed_and_run_each_later_slot_once()
    {
        var job = Host.TakeJob();
        await using var one = Host.StartNode(job, Awake);
        await using var other = Host.StartNode(job, Awake);
        await Patience.UntilAsync(() => Task.FromResult(job.Runs == 1));

        for (var day = 2; day <= 4; day++)
        {
            Host.Clock.Advance(TimeSpan.FromDays(1));
            var expected = day;
            await Patience.UntilAsync(() => Task.FromResult(job.Runs == expected));
        }

        // Some more wakes, for what must not come.
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.Equal(4, job.Runs);
        Assert.All(await Host.RunsAsync(job.Kind), run => Assert.Equal((1, "succeeded"), (run.Attempt, run.State)));
    }

    [Fact]
    public async Task A_node_that_stops_leaves_its_run_to_the_other_one()
    {
        var job = Host.TakeJob();
        job.Hang();
        var one = Host.StartNode(job, Awake);
        await Patience.UntilAsync(() => Task.FromResult(job.Runs == 1));
        job.Count("written", 1);
        await using var other = Host.StartNode(job, Awake);

        await one.DisposeAsync();

        await Patience.UntilAsync(() => Task.FromResult(job.Runs == 2));
        await Host.EndedAsync(job.Kind);
        Assert.Equal([(1, "abandoned"), (2, "succeeded")], (await Host.RunsAsync(job.Kind)).Select(run => (run.Attempt, run.State)));
    }

    [Fact]
    public async Task A_job_that_fails_wakes_again()
    {
        var job = Host.TakeJob();
        job.Fail("hỏng");
        await using var node = Host.StartNode(job, [.. Awake, ("Jobs:RetryAfter", "00:00:00")]);

        await Patience.UntilAsync(() => Task.FromResult(job.Runs == new JobsOptions().Attempts));
    }

    [Fact]
    public async Task A_node_that_is_off_wakes_nothing()
    {
        var job = Host.TakeJob();
        await using var node = Host.StartNode(job, ("Jobs:IsOn", "false"));

        Assert.Null(node.Services.GetService<ISchedulerRegistry>());
        Assert.Equal(0, job.Runs);
    }

#if !COMPLETE_FEED
    [Fact]
    public async Task A_build_without_Hangfire_says_so_at_its_start()
    {
        await using var database = await TestDatabase.CreateAsync();

        var refusal = Assert.Throws<InvalidOperationException>(
            () => Node.Start(database, Host.Clock, ("Jobs:IsOn", "true"), ("Jobs:Engine", "hangfire")));

        Assert.Contains("CompleteFeed", refusal.Message);
    }
#endif

    [Fact]
    public async Task Quartz_keeps_a_schedule_in_our_tables_and_fires_from_them()
    {
        var file = Path.Combine(Path.GetTempPath(), $"wardkpi-{Guid.NewGuid():n}.db");
        var connectionString = $"Data Source={file};Pooling=False";
        await new Migrator(DatabaseProvider.Sqlite, connectionString).RunAsync(cancellation: TestContext.Current.CancellationToken);
        var fired = new Fired();
        var first = await StartQuartzAsync(connectionString, fired);
        var trigger = TriggerBuilder.Create().WithIdentity("probe").StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMilliseconds(200)).RepeatForever()).Build();
        await (await SchedulerOf(first)).ScheduleJob(
            JobBuilder.Create<Probe>().WithIdentity("probe").Build(), [trigger], ScheduleJobOptions.Replacing, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => Task.FromResult(fired.Count > 2));
        await first.StopAsync(TestContext.Current.CancellationToken);

        // What it kept is all that the next start knows.
        var before = fired.Count;
        var second = await StartQuartzAsync(connectionString, fired);
        await Patience.UntilAsync(() => Task.FromResult(fired.Count > before));
        await using (var connection = new SqliteConnection(connectionString))
            Assert.Equal("probe", await connection.QuerySingleAsync<string>("select job_name from qrtz_job_details"));
        await second.StopAsync(TestContext.Current.CancellationToken);
        first.Dispose();
        second.Dispose();
        File.Delete(file);
    }

    /// <summary>What this version of Quartz would make by itself; its own history, which is not used here, aside.</summary>
    [Fact]
    public async Task Our_tables_have_the_columns_that_Quartz_knows()
    {
        using var resource = typeof(IScheduler).Assembly.GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql")!;
        var script = await new StreamReader(resource).ReadToEndAsync(TestContext.Current.CancellationToken);
        string[] unused = ["execution_history", "misfire_history", "job_status"];
        var expected = from table in Table().Matches(script)
                       let name = table.Groups["name"].Value.ToLowerInvariant()
                       where !unused.Contains(name)
                       from column in Column().Matches(table.Groups["columns"].Value)
                       select $"qrtz_{name}.{column.Groups[1].Value.ToLowerInvariant()} {(column.Groups[2].Value == "NOT" ? 1 : 0)}";

        var actual = await Host.SelectAsync<string>(
            """
            select concat(m.name, '.', c.name, ' ', c."notnull")
            from sqlite_master m, pragma_table_info(m.name) c
            where m.type = 'table' and m.name like 'qrtz%'
            """);

        Assert.Equal(expected.Order(), actual.Order());
    }

    [Fact]
    public async Task Every_kind_of_job_has_one_that_does_it()
    {
        // Only a node that forwards has the job of it.
        await using var node = Node.Start(
            Host.Database, Host.Clock, ("Forwarding:Url", "http://127.0.0.1:1"), ("Forwarding:Key", ApiKeys.Make().Text));

        Assert.Equal(Enum.GetValues<JobKind>(), node.Services.GetRequiredService<JobRunner>().Jobs.Select(job => job.Kind).Order());
    }

    private static Task<IScheduler> SchedulerOf(IHost node) => node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler().AsTask();

    private static async Task<IHost> StartQuartzAsync(string connectionString, Fired fired)
    {
        var node = new HostBuilder().ConfigureServices(services => services
            .AddSingleton(fired)
            .AddQuartz(quartz => quartz.UsePersistentStore(store => store.UseSqlite(SqliteFactory.Instance, connectionString)))
            .AddQuartzHostedService()).Build();
        await node.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    private sealed class Fired
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Add() => Interlocked.Increment(ref count);
    }

    private sealed class Probe(Fired fired) : Quartz.IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            fired.Add();
            return ValueTask.CompletedTask;
        }
    }

    [GeneratedRegex(@"CREATE TABLE \{0\}(?<name>\w+) \((?<columns>.*?)\n  \);", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^    (?!CONSTRAINT)(\w+) \S+ ?(NOT)?", RegexOptions.Multiline)]
    private static partial Regex Column();
}
