using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.PublicPages;

public static class PublicPageEndpoints
{
    // Long enough to carry a newspaper's readers, short enough that a page switched off is gone while somebody waits.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public static void MapPublicPages(this RouteGroupBuilder api)
    {
        var settings = api.MapGroup("/public-pages").WithTags("Public pages").RequireAuthorization(Policies.ManagePlans);
        settings.MapGet("/{communeId:guid}", GetSettings).WithName("GetPublicPageSettings").WithSummary("What a commune shows to everybody")
            .ProducesProblem(StatusCodes.Status404NotFound);
        settings.MapPut("/{communeId:guid}", Put).WithName("ChangePublicPage").WithSummary("Switch the public page on or off and choose its indicators")
            .WithDescription("States the version that the caller saw: 409 `stale_version` with the stored settings in `publicPage` where another person wrote first.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/public/{province}/{commune}", Get).AllowAnonymous().RequireRateLimiting(PublicPageLimit.Name).WithTags("Public pages")
            .WithName("GetPublicPage").WithSummary("The chosen indicators of a commune as verified, for everybody")
            .WithDescription("Only verified figures, nothing of people, drafts or remarks. May be asked from other sites and kept for five minutes; answers 304 to `If-None-Match` where nothing changed. A page that is off is 404 like one that never was.")
            .Produces<PublicPageView>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    /// <param name="province">As in the path of the province: ha-tinh.</param>
    /// <param name="commune">As in the path of the commune: xa-ky-hoa.</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string province, string commune, HttpContext context, Database database, PublicAnswers answers, CancellationToken cancellationToken)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PublicPageQueries.FindPublicAsync(connection, $"/{province}/{commune}/") is not { } page)
            return Problems.NotFound();
        var answer = await answers.FindAsync(connection, page);
        context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Kept };
        return TypedResults.Bytes(answer.Content, MediaTypeNames.Application.Json, entityTag: new EntityTagHeaderValue(answer.Tag));
    }

    private static async Task<Results<Ok<PublicPageSettings>, ProblemHttpResult>> GetSettings(
        Guid communeId, Caller caller, PublicPageService service, CancellationToken cancellationToken) =>
        await service.FindAsync(communeId, caller, cancellationToken) is { } settings ? TypedResults.Ok(settings) : Problems.NotFound();

    private static Task<Results<Ok<PublicPageSettings>, ProblemHttpResult>> Put(
        Guid communeId, PublicPageChange change, Caller caller, PublicPageService service, CancellationToken cancellationToken) =>
        service.ChangeAsync(communeId, change, caller, cancellationToken);
}
