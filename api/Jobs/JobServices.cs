using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Jobs.Engines;
using WardKpi.Api.Jobs.Upkeep;

namespace WardKpi.Api.Jobs;

public static class JobServices
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<JobsOptions>().BindConfiguration("Jobs")
            .Validate(
                options => options.Interval > TimeSpan.Zero && options.Lease > TimeSpan.Zero && options.Attempts > 0,
                "Jobs: Interval, Lease and Attempts must be above zero")
            .Validate(
                options => options.RetryAfter >= TimeSpan.Zero && options.LateAfter >= TimeSpan.Zero,
                "Jobs: RetryAfter and LateAfter must not be below zero")
            .Validate(options => options.BackUp.Keep > 0, "Jobs: BackUp:Keep must be above zero")
            .Validate(
                options => new[]
                {
                    options.Prune.Runs, options.Prune.ReadNotices, options.Prune.Topics, options.Prune.Notices, options.Prune.Calls,
                    options.Prune.Deliveries,
                }.Min() > TimeSpan.Zero,
                "Jobs: the ages of Prune must be above zero")
            .Validate(
                options => options.Prune.Topics >= options.Prune.ReadNotices,
                "Jobs: Prune:Topics must not be below Prune:ReadNotices")
            .Validate(
                options => options.Prune.Events >= options.Prune.Deliveries,
                "Jobs: Prune:Events must not be below Prune:Deliveries")
            .Validate<IWebHostEnvironment, IOptions<DatabaseOptions>>(
                (options, environment, database) => !IsServed(BackUpJob.FolderOf(options.BackUp, database.Value), environment),
                "Jobs: BackUp:Folder must not lie below a folder that is served")
            .ValidateOnStart();
        services.AddSingleton<IJob, BackUpJob>();
        services.AddSingleton<IJob, PruneJob>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton<JobWatch>();
        var options = builder.Configuration.GetSection("Jobs").Get<JobsOptions>() ?? new JobsOptions();
        if (!options.IsOn)
            return;
        var engine = EngineOf(options.Engine);
        services.AddSingleton(engine);
        engine.Add(builder);
    }

    public static void MapJobEngine(this WebApplication app) => app.Services.GetService<IJobEngine>()?.Map(app);

    /// <summary>A copy holds everything; nobody may fetch it with a browser.</summary>
    private static bool IsServed(string? folder, IWebHostEnvironment environment)
    {
        var served = environment.WebRootPath ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return folder is not null && IsBelow(served, folder);
    }

    // On another drive of Windows there is no way from one to the other, and the answer is the whole path.
    private static bool IsBelow(string served, string folder)
    {
        var way = Path.GetRelativePath(served, folder);
        return !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";
    }

    private static IJobEngine EngineOf(JobEngineKind kind) => kind switch
    {
        JobEngineKind.Quartz => new QuartzEngine(),
#if COMPLETE_FEED
        JobEngineKind.Hangfire => new HangfireEngine(),
#else
        JobEngineKind.Hangfire => throw new InvalidOperationException("Jobs:Engine=hangfire needs a build with -p:CompleteFeed=true"),
#endif
    };
}
