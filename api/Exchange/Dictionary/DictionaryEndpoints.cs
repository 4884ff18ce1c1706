using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Exchange.Dictionary;

public static class DictionaryEndpoints
{
    private static readonly string[] Formats = [MediaTypeNames.Application.Json, MediaTypeNames.Text.Csv];

    public static void MapDictionary(this RouteGroupBuilder exchange)
    {
        var group = exchange.MapGroup("/").WithTags("Exchange").RequireScope(ApiScope.ReadDictionary);
        group.MapGet("/dictionary", GetDictionary).WithName("GetDictionary").WithSummary("The catalogue: what each code means, and where it stands in other systems")
            .WithDescription("Has a version that grows when the shipped catalogue says something else; `version` or `asOf` gives a former one. JSON, or CSV by `Accept: text/csv`. Own measures of communes below the client's root are among the entries of today and marked; they have no versions. 304 to `If-None-Match` where nothing changed.")
            .Produces<DictionaryView>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status406NotAcceptable).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/organizations", GetOrganizations).WithName("GetExchangeOrganizations").WithSummary("The tree below the client's root, with official codes and former units")
            .WithDescription("An alias is a unit that was merged into the organization: its code is taken wherever an organization is asked for. 304 to `If-None-Match` where nothing changed.")
            .Produces<IReadOnlyList<ExchangeOrganization>>().Produces(StatusCodes.Status304NotModified);
        group.MapGet("/plans", GetPlans).WithName("GetExchangePlans").WithSummary("Plans with targets, quarter milestones and reporting units: what is expected where nothing was reported")
            .WithDescription("304 to `If-None-Match` where nothing changed.").Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="version">A former version of the dictionary.</param>
    /// <param name="asOf">The version that held at an instant.</param>
    /// <param name="pillar">Only entries of this group.</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetDictionary(
        ApiClient client,
        HttpContext context,
        Database database,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken,
        int? version = null,
        DateTimeOffset? asOf = null,
        string? pillar = null)
    {
        if (MediaChoice.Of(context.Request, Formats) is not { } format)
            return MediaChoice.Refusal(Formats);
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await DictionaryQueries.FindVersionAsync(connection, version, asOf?.UtcDateTime) is not { } found)
            return UnknownVersion();
        var entries = (await DictionaryQueries.EntriesAsync(connection, found.Version)).Select(DictionaryViews.ToEntry)
            .Concat(version is null && asOf is null ? (await DictionaryQueries.LocalEntriesAsync(connection, client.Scope)).Select(DictionaryViews.ToEntry) : [])
            .Where(entry => client.Sees(entry.PillarId) && (pillar is null || entry.PillarId == pillar));
        var view = new DictionaryView
        {
            Version = found.Version,
            PublishedAt = found.PublishedAt,
            Pillars = [.. (await IndicatorQueries.ListPillarsAsync(connection)).Where(one => client.Sees(one.Id))],
            Entries = [.. entries],
        };
        return format == MediaTypeNames.Text.Csv
            ? Answer(context, DictionaryViews.ToCsv(view), $"{format}; charset=utf-8")
            : Answer(context, JsonSerializer.SerializeToUtf8Bytes(view, json.Value.SerializerOptions), format);
    }

    /// <param name="kind">Only this kind of node.</param>
    private static async Task<FileContentHttpResult> GetOrganizations(
        ApiClient client,
        HttpContext context,
        Database database,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken,
        Code<OrganizationKind>? kind = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await OrganizationQueries.ListAsync(connection, client.Scope, "/%", null);
        var tree = DictionaryViews.ToTree(rows, await DictionaryQueries.AliasesAsync(connection, client.Scope));
        var wanted = tree.Where(node => kind is null || node.Kind == kind.Value.Value);
        return Answer(context, JsonSerializer.SerializeToUtf8Bytes(wanted, json.Value.SerializerOptions), MediaTypeNames.Application.Json);
    }

    /// <param name="year">Only plans that steer this year.</param>
    /// <param name="organization">Only plans of this province or commune, by any of its codes.</param>
    private static async Task<Results<Ok<IAsyncEnumerable<ExchangePlan>>, StatusCodeHttpResult, ProblemHttpResult>> GetPlans(
        ApiClient client, HttpContext context, Database database, CancellationToken cancellationToken, int? year = null, string? organization = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var (places, refusal) = await OrganizationCodes.ResolveAsync(connection, client, organization is null ? [] : [organization]);
        if (refusal is not null)
            return refusal;
        if (ExchangeTags.IsKnown(context, ExchangeTags.Of(client, context.Request, await DictionaryQueries.PlansMarkAsync(connection, client.AreaScope))))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(ReadPlansAsync(client, database, places.Count == 0 ? client.Path : places[0].Path, year));
    }

    // One after the other: the plans of a province are more than a machine should hold at once.
    private static async IAsyncEnumerable<ExchangePlan> ReadPlansAsync(
        ApiClient client, Database database, string root, int? year, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var communes = (await OrganizationQueries.ListAsync(connection, client.Scope, root + "%", OrganizationKind.Commune)).ToDictionary(row => row.Id);
        foreach (var plan in await PlanQueries.ListAsync(connection, root + "%", year))
            if (communes.TryGetValue(plan.CommuneId, out var commune)
                && await PlanDocument.FindAsync(connection, plan.Id, client.Scope) is { } document)
                yield return DictionaryViews.ToPlan(document, OrganizationCodes.CodeOf(commune.OfficialCode, commune.Path), client.Pillars);
    }

    public static ProblemHttpResult UnknownVersion() => Problems.Unprocessable("unknown_version", "Từ điển chỉ tiêu không có phiên bản này.");

    private static FileContentHttpResult Answer(HttpContext context, byte[] content, string type)
    {
        var tag = ExchangeTags.Of(content);
        ExchangeTags.Put(context.Response, tag);
        return TypedResults.Bytes(content, type, entityTag: tag);
    }
}
