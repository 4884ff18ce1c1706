using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Feed;

public static class FeedEndpoints
{
    private const string CalendarPath = "/api/v1/deadlines/calendar.ics";

    public static void MapFeed(RouteGroupBuilder deadlines)
    {
        deadlines.MapGet("/calendar.ics", GetCalendar).AllowAnonymous()
            .WithName("GetDeadlineCalendar").WithSummary("The deadlines as iCalendar, by the private token of a person")
            .WithDescription("From 92 days back to 184 ahead, in the scope of the person. Answers 304 to `If-None-Match` where nothing changed.")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        deadlines.MapGet("/feed", GetState).WithName("GetFeed").WithSummary("Whether calendar programs may read the caller's deadlines");
        deadlines.MapPost("/feed", Renew).WithName("RenewFeed").WithSummary("Make an address for calendar programs; the one before ends")
            .WithDescription("The address holds a private token and is told this once.");
        deadlines.MapDelete("/feed", End).WithName("EndFeed").WithSummary("End the address for calendar programs");
    }

    /// <param name="token">As the address of RenewFeed has it.</param>
    /// <param name="organization">As of ListDeadlines.</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetCalendar(
        HttpContext context,
        Database database,
        DemoMode demo,
        IConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? token = null,
        string? organization = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (token is null || await PersonQueries.FindByFeedAsync(connection, FeedTokens.HashOf(token), demo.IsOn) is not { } person)
            return Problems.NotFound();
        var caller = person.ToCaller();
        if (await ObligationEndpoints.PlaceAsync(connection, organization, caller) is not { } under)
            return Problems.NotFound();
        var window = DeadlineWindow.Around(VietnamTime.Today(clock));
        if (await ObligationEndpoints.RefusalAsync(connection, caller, under, window) is { } refusal)
            return refusal;
        var rows = await ObligationQueries.ListAsync(connection, caller.ReadScope, under, window.First, window.End);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        var place = person.OrganizationId is { } id ? (await OrganizationQueries.FindAsync(connection, id, caller.ReadScope))?.Name : null;
        var name = place is null ? "Lịch báo cáo" : $"Lịch báo cáo: {place}";
        var content = Encoding.UTF8.GetBytes(FeedCalendar.Write(name, rows, workingDays, AddressOf(context, configuration)));
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"");
        return TypedResults.Bytes(content, ICalendar.MediaType, entityTag: tag);
    }

    private static async Task<Ok<FeedState>> GetState(Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(new FeedState { IsOn = await PersonQueries.HasFeedAsync(connection, caller.PersonId) });
    }

    private static async Task<Ok<FeedAddress>> Renew(
        HttpContext context, Caller caller, Database database, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var token = FeedTokens.Make();
        await SetAsync(database, caller, FeedTokens.HashOf(token), cancellationToken);
        var address = new Uri(AddressOf(context, configuration), $"{CalendarPath}?organization=own&token={token}");
        return TypedResults.Ok(new FeedAddress { Url = address.AbsoluteUri });
    }

    private static async Task<NoContent> End(Caller caller, Database database, CancellationToken cancellationToken)
    {
        await SetAsync(database, caller, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<int> SetAsync(Database database, Caller caller, string? hash, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => PersonQueries.UpdateFeedAsync(transaction, caller.PersonId, hash), cancellationToken);

    private static Uri AddressOf(HttpContext context, IConfiguration configuration) =>
        new(configuration["PublicUrl"] is { Length: > 0 } address ? address : $"{context.Request.Scheme}://{context.Request.Host}");
}
