#if COMPLETE_FEED
using Hangfire;
using Microsoft.Data.SqlClient;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Jobs.Engines;

/// <summary>
/// Hangfire, with its dashboard for the administrator of the system: in this process on SQLite; on SQL Server in tables that it makes
/// itself. It wakes once a minute, whatever <see cref="JobsOptions.Interval"/> says.
/// </summary>
public sealed class HangfireEngine : IJobEngine
{
    public const string Dashboard = "/jobs/hangfire";

    // A wake leaves a record of its own, eight a minute; what was done is told by job_runs.
    private static readonly TimeSpan RecordTime = TimeSpan.FromHours(1);

    public void Add(WebApplicationBuilder builder)
    {
        // What it tells at every start helps nobody.
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning);
        var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddHangfire(hangfire =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (database.Provider == DatabaseProvider.SqlServer)
                hangfire.UseSqlServerStorage(() => new SqlConnection(database.ConnectionString)).WithJobExpirationTimeout(RecordTime);
            else
                hangfire.UseInMemoryStorage().WithJobExpirationTimeout(RecordTime);
        });
        builder.Services.AddHangfireServer();
        builder.Services.AddHostedService<Schedule>();
    }

    public void Map(WebApplication app) => app.MapHangfireDashboardWithAuthorizationPolicy(
        Policies.ManageJobs,
        Dashboard,
        new DashboardOptions { AppPath = "/jobs", DashboardTitle = "Ward KPI", DisplayStorageConnectionString = false });

    private sealed class Schedule(IRecurringJobManager recurring, JobRunner runner) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var kind in runner.Jobs.Select(job => job.Kind))
                recurring.AddOrUpdate<JobRunner>(Codes.Of(kind), it => it.RunDueAsync(kind), Cron.Minutely());
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
#endif
