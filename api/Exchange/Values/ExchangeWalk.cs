using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>What formats of other houses ask for: places by their codes, and a span of the log by instants.</summary>
public sealed record ExchangeQuestion
{
    /// <summary>Codes of organizations; empty for all that the client sees.</summary>
    public IReadOnlyCollection<string> Organizations { get; init; } = [];

    /// <summary>The walk goes over all that the client sees; the organizations only serve to resolve codes.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>A province includes its communes.</summary>
    public bool WithChildren { get; init; } = true;

    /// <summary>Only what changed after it, with what went away.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>The state at this instant; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public string? IndicatorCode { get; init; }

    public string? Period { get; init; }

    public IReadOnlyList<ReportState> States { get; init; } = ValuesRules.DefaultStates;

    /// <summary>As <see cref="ExchangeFilter.Occurrences"/>.</summary>
    public IReadOnlyList<string>? Occurrences { get; init; }
}

/// <summary>A walk over several places, one after the other, all pinned to one number of the log.</summary>
public sealed class ExchangeWalk
{
    private readonly string scope;
    private readonly IReadOnlyList<NamedOrganization> named;

    private ExchangeWalk(ExchangeFilter filter, IReadOnlyList<string> places, IReadOnlyList<NamedOrganization> named, string scope)
    {
        Filter = filter;
        Places = places;
        this.named = named;
        this.scope = scope;
    }

    public ExchangeFilter Filter { get; }

    /// <summary>Paths of the places; none lies below another.</summary>
    private IReadOnlyList<string> Places { get; }

    /// <summary>Whether the reader asks for changes only, and is told what went away.</summary>
    public bool IsDelta => Filter.Since > 0;

    public static async Task<(ExchangeWalk? Walk, ProblemHttpResult? Refusal)> PlanAsync(
        Database database, ApiClient client, ExchangeQuestion question, CancellationToken cancellationToken)
    {
        if (question.UpdatedAfter > question.AsOf)
            return (null, Problems.Unprocessable("empty_span", "Thời điểm updatedAfter phải trước thời điểm asOf."));
        await using var connection = await database.OpenAsync(cancellationToken);
        var (found, refusal) = await OrganizationCodes.ResolveAsync(connection, client, question.Organizations);
        if (refusal is not null)
            return (null, refusal);
        var upTo = question.AsOf is { } asOf ? Math.Min(client.ExchangeSeq, await ValuesQueries.NumberAtAsync(connection, asOf.UtcDateTime)) : client.ExchangeSeq;
        var since = question.UpdatedAfter is { } after ? Math.Min(upTo, await ValuesQueries.NumberBeforeAsync(connection, after.UtcDateTime)) : 0;
        var filter = ExchangeFilter.Of(client, upTo) with
        {
            Since = since,
            IndicatorCode = question.IndicatorCode,
            Period = question.Period,
            States = question.States,
            Occurrences = question.Occurrences,
        };
        var paths = found.Where(place => question.WithChildren || Codes.To<OrganizationKind>(place.Kind) != OrganizationKind.Province)
            .Select(place => place.Path).Distinct().ToList();
        IReadOnlyList<string> places = question.Organizations.Count == 0 || question.IsEverywhere
            ? [client.Path]
            : [.. paths.Where(path => paths.All(other => other == path || !path.StartsWith(other, StringComparison.Ordinal)))];
        return (new ExchangeWalk(filter, places, found, client.Scope), null);
    }

    /// <summary>Codes that rows carry, by the code that was asked for: an alias is another commune's name, a province stands for its communes.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> CodesAsync(Database database, CancellationToken cancellationToken)
    {
        var codes = new Dictionary<string, IReadOnlySet<string>>();
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var place in named)
            codes[place.Given] = (await OrganizationQueries.ListAsync(connection, scope, place.Path + "%", OrganizationKind.Commune))
                .Select(row => OrganizationCodes.CodeOf(row.OfficialCode, row.Path)).ToHashSet();
        return codes;
    }

    public async IAsyncEnumerable<ExchangeValue> ReadAsync(Database database, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var place in Places)
            await foreach (var row in ExchangeReader.ReadAsync(connection, Filter with { Under = place }, null, cancellationToken))
                yield return row;
    }
}
