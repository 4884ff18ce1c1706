using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Tests.Infrastructure;

public static class JobRuns
{
    /// <summary>Runs a job once, as its engine would; answers what it counted.</summary>
    public static Task<IReadOnlyDictionary<string, int>> RunAsync(this Node node, JobKind kind) =>
        node.Services.GetServices<IJob>().Single(job => job.Kind == kind).RunAsync(TestContext.Current.CancellationToken);
}
