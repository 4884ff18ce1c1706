using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Demo;

/// <summary>A machine of the demo, and its key for everybody.</summary>
public sealed record DemoClient
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }
}

/// <summary>Keys to try the exchange with on the demo's communes (the README's lines use the sandbox's). Published, so they open nothing where the demo is off.</summary>
public static class DemoClients
{
    private const int RequestsPerMinute = 600;

    public static readonly IReadOnlyList<DemoClient> All =
    [
        new DemoClient
        {
            Key = "wkpi_demotinh_chi-dung-de-thu-khong-dung-that",
            Name = "Trục dữ liệu tỉnh Hà Tĩnh (dùng thử)",
            Path = "/ha-tinh/",
            Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary],
        },
        new DemoClient
        {
            Key = "wkpi_demokhoa_chi-dung-de-thu-khong-dung-that",
            Name = "Phần mềm của xã Kỳ Hoa (dùng thử)",
            Path = "/ha-tinh/xa-ky-hoa/",
            Scopes = [ApiScope.ReadValues, ApiScope.ReadDictionary, ApiScope.WriteValues],
        },
    ];

    /// <summary>Also beside the demo of a former version.</summary>
    public static async Task<bool> AddMissingAsync(DbTransaction transaction, IReadOnlyList<DemoClient> clients, DateTime now)
    {
        foreach (var client in clients)
        {
            var prefix = ApiKeys.PrefixOf(client.Key)!;
            if (await ApiClientQueries.FindByPrefixAsync(transaction.Connection!, prefix, withDemo: true, transaction) is not null
                || await OrganizationQueries.FindByPathAsync(transaction.Connection!, client.Path, transaction) is not { } place)
                continue;
            var row = new ApiClientRow
            {
                Id = Guid.CreateVersion7(),
                Name = client.Name,
                Prefix = prefix,
                KeyHash = ApiKeys.HashOf(client.Key),
                Scopes = ApiClientRules.Join(client.Scopes.Select(Codes.Of))!,
                OrganizationId = place.Id,
                RequestsPerMinute = RequestsPerMinute,
                IsDemo = true,
            };
            await ApiClientQueries.InsertAsync(transaction, row, now, createdBy: null);
        }

        return true;
    }
}
