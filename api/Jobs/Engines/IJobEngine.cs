namespace WardKpi.Api.Jobs.Engines;

/// <summary>
/// What wakes the jobs: at the start, and every <see cref="JobsOptions.Interval"/>. It decides nothing; whether a job is due and who runs it
/// is <see cref="JobRunner"/>'s claim.
/// </summary>
public interface IJobEngine
{
    void Add(WebApplicationBuilder builder);

    /// <summary>Its own pages: Hangfire has a dashboard, Quartz nothing to map.</summary>
    void Map(WebApplication app);
}
