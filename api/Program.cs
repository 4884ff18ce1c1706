using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Exchange;
using WardKpi.Api.Explanations;
using WardKpi.Api.HandOvers;
using WardKpi.Api.Hosting;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Jobs;
using WardKpi.Api.Notices;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.PublicPages;
using WardKpi.Api.Province;
using WardKpi.Api.Reports;

var command = Command.Parse(args);
var builder = WebApplication.CreateBuilder(command.HostArguments);
builder.AddHosting();
builder.AddErrorHandling();
builder.AddData();
builder.AddAccounts();
builder.AddExchange();
builder.AddPolicies();
builder.AddValidators();
builder.AddPlans();
builder.AddReports();
builder.AddPublicPages();
builder.AddDeadlines();
builder.AddHandOvers();
builder.AddExplanations();
builder.AddNotices();
builder.AddJobs();
builder.AddOpenApi();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseExchange();
app.UseHeadRequests();
app.UseSecurityHeaders();
app.UseErrorHandling();
app.UseWebClient();
app.UseResponseCompression();
app.UseVersionedRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgeryOnWrites();

var api = app.MapApi();
api.MapAccounts();
api.MapOrganizations();
api.MapIndicators();
api.MapPlans();
api.MapHandOvers();
api.MapProgress();
api.MapProvince();
api.MapReports();
api.MapPublicPages();
api.MapExplanations();
api.MapDeadlines();
api.MapNotices();
api.MapJobs();
app.MapExchange(api);
app.MapHosting();

if (await command.RunAsync(app) is { } exitCode)
    return exitCode;
await app.StartWardKpiAsync();
await app.WaitForShutdownAsync();
return 0;

namespace WardKpi.Api
{
    /// <summary>Named, so that tests can start the program.</summary>
    public partial class Program;
}
