using System.Data.Common;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Exchange.Dictionary;

/// <summary>The places and indicators that the values of a client name.</summary>
public static class ClientCatalogue
{
    /// <summary>Provinces and communes; of a client that sees one unit its commune.</summary>
    public static async Task<IReadOnlyList<ExchangeOrganization>> PlacesAsync(DbConnection connection, ApiClient client) =>
    [
        .. DictionaryViews.ToTree(await OrganizationQueries.ListAsync(connection, client.AreaScope, "/%", null), [])
            .Where(node => node.Kind is OrganizationKind.Province or OrganizationKind.Commune),
    ];

    /// <summary>Shared and local ones; a code may come more than once, of several communes.</summary>
    public static async Task<IReadOnlyList<IndicatorRow>> IndicatorsAsync(DbConnection connection, ApiClient client) =>
        [.. (await IndicatorQueries.ListAsync(connection, client.Scope)).Where(row => client.Sees(row.PillarId))];
}
