using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;
using Quartz;
using WardKpi.Api.Data;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Jobs.Engines;

/// <summary>Quartz.NET: in this process on SQLite; on SQL Server in the database, where the nodes share the waking.</summary>
public sealed class QuartzEngine : IJobEngine
{
    private const string Name = "WardKpi";

    public void Add(WebApplicationBuilder builder)
    {
        // What it tells at every start helps nobody.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddQuartz(Name, quartz =>
        {
            // It only wakes: what is due is asked of the program's own clock, which stands still in tests. (Of a scheduler without a name this
            // would take the whole program's clock away.)
            quartz.UseTimeProvider(TimeProvider.System);
            if (database.Provider == DatabaseProvider.SqlServer)
                quartz.UsePersistentStore(store => store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString).UseClustering());
        });
        builder.Services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        builder.Services.AddHostedService<Schedule>();
    }

    public void Map(WebApplication app)
    {
    }

    /// <summary>Each job by its name, woken from now on every interval; what an earlier start left is replaced.</summary>
    private sealed class Schedule(
        [FromKeyedServices(Name)] ISchedulerFactory factory, JobRunner runner, IOptions<JobsOptions> options)
        : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            foreach (var job in runner.Jobs)
            {
                var name = Codes.Of(job.Kind);
                var detail = JobBuilder.Create<Wake>().WithIdentity(name).Build();
                var trigger = TriggerBuilder.Create().WithIdentity(name).StartNow()
                    .WithSimpleSchedule(schedule => schedule.WithInterval(options.Value.Interval).RepeatForever()
                        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
                    .Build();
                await scheduler.ScheduleJob(detail, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Wake(JobRunner runner) : Quartz.IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            // A newer node of the same cluster may know more jobs than this one.
            if (runner.Find(context.JobDetail.Key.Name) is { } job)
                await runner.RunDueAsync(job.Kind);
        }
    }
}
