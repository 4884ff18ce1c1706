using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Calls;

public static class SharingLogEndpoints
{
    private const int Page = 100;

    /// <summary>For people: no key opens these.</summary>
    public static void MapSharingLog(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/sharing-log").WithTags("Sharing log").RequireAuthorization(Policies.ManageClients);
        group.MapGet("/", List).WithName("ListCalls").WithSummary("Calls of machines in the caller's scope, newest first")
            .WithDescription("Without days: the last 30.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/totals", GetTotals).WithName("GetSharingTotals").WithSummary("What went over, by client and day")
            .WithDescription("Without days: the last 30. Totals stay when the calls themselves have been cleared away.");
        group.MapGet("/calls.csv", GetFile).WithName("DownloadCalls").WithSummary("The same calls as a table for spreadsheets")
            .WithDescription("Semicolons, UTF-8 with a byte order mark, times of Vietnam.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    /// <param name="clientId">Only this client's.</param>
    /// <param name="from">First day, in Vietnam.</param>
    /// <param name="to">Last day, in Vietnam.</param>
    /// <param name="outcome">Only calls that ended so.</param>
    /// <param name="before">Id of the last call of the page before.</param>
    private static async Task<Results<Ok<SharingLogPage>, ProblemHttpResult>> List(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Guid? clientId = null,
        DateOnly? from = null,
        DateOnly? to = null,
        Code<CallOutcome>? outcome = null,
        Guid? before = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var filter = FilterOf(caller, SharingSpan.Of(clock, from, to), clientId, outcome);
        if (before is { } last)
        {
            if (await SharingLogQueries.FindMomentAsync(connection, last, caller.ReadScope) is not { } moment)
                return Problems.NotFound();
            filter = filter with { Until = moment, Before = last };
        }

        // One more than is shown tells that there is more.
        var calls = await SharingLogQueries.ReadAsync(connection, filter).Take(Page + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new SharingLogPage { Calls = [.. calls.Take(Page).Select(CallRules.ToView)], HasMore = calls.Count > Page });
    }

    /// <param name="clientId">Only this client's.</param>
    /// <param name="from">First day, in Vietnam.</param>
    /// <param name="to">Last day, in Vietnam.</param>
    private static async Task<Ok<SharingTotals>> GetTotals(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Guid? clientId = null,
        DateOnly? from = null,
        DateOnly? to = null)
    {
        var span = SharingSpan.Of(clock, from, to);
        await using var connection = await database.OpenAsync(cancellationToken);
        var days = await SharingLogQueries.DaysAsync(connection, caller.ReadScope, clientId, span.From, span.To);
        return TypedResults.Ok(CallRules.TotalsOf(span, days));
    }

    /// <param name="clientId">Only this client's.</param>
    /// <param name="from">First day, in Vietnam.</param>
    /// <param name="to">Last day, in Vietnam.</param>
    /// <param name="outcome">Only calls that ended so.</param>
    private static PushStreamHttpResult GetFile(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Guid? clientId = null,
        DateOnly? from = null,
        DateOnly? to = null,
        Code<CallOutcome>? outcome = null)
    {
        var filter = FilterOf(caller, SharingSpan.Of(clock, from, to), clientId, outcome);
        return TypedResults.Stream(
            async stream =>
            {
                await using var connection = await database.OpenAsync(cancellationToken);
                await SharingLogCsv.WriteAsync(stream, SharingLogQueries.ReadAsync(connection, filter), cancellationToken);
            },
            SharingLogCsv.MediaType,
            $"nhat-ky-chia-se-{VietnamTime.Stamp(clock.GetUtcNow().UtcDateTime)}.csv");
    }

    private static CallFilter FilterOf(Caller caller, SharingSpan span, Guid? clientId, CallOutcome? outcome)
    {
        var (lowest, highest) = CallRules.StatusesOf(outcome);
        return new CallFilter
        {
            Scope = caller.ReadScope,
            ClientId = clientId,
            From = VietnamTime.ToUtc(span.From, TimeOnly.MinValue),
            Until = VietnamTime.ToUtc(span.To.AddDays(1), TimeOnly.MinValue),
            LowestStatus = lowest,
            HighestStatus = highest,
        };
    }
}
