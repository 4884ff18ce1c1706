using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>Looks for what waits ten times a second.</summary>
public sealed class PushHost : WardKpiHost
{
    protected override IEnumerable<(string Key, string Value)> FirstSettings => [("Webhooks:Interval", "00:00:00.1"), ("Webhooks:SendTime", "00:00:02")];
}

/// <summary>A machine with its key.</summary>
public sealed record PushMachine(Guid Id, string Key, ApiClient Client);

public static class PushSteps
{
    /// <summary>A machine that may do all below a place.</summary>
    public static async Task<PushMachine> AddPushMachineAsync(this WardKpiHost host, string? path, string? pillars = null, Node? node = null)
    {
        var (key, id) = (ApiKeys.Make(), Guid.CreateVersion7());
        await (node ?? host.Node).Services.GetRequiredService<Data.Database>().WriteAsync(
            async transaction =>
            {
                var place = path is null ? null : await OrganizationQueries.FindByPathAsync(transaction.Connection!, path, transaction);
                Assert.Equal(path, place?.Path);
                var row = new ApiClientRow
                {
                    Id = id,
                    Name = $"Trục tỉnh {id}",
                    Prefix = key.Prefix,
                    KeyHash = key.Hash,
                    Scopes = string.Join(',', Enum.GetValues<ApiScope>().Select(Codes.Of)),
                    OrganizationId = place?.Id,
                    Pillars = pillars,
                    RequestsPerMinute = 100_000,
                };
                await ApiClientQueries.InsertAsync(transaction, row, host.Clock.Now.UtcDateTime, null);
                return true;
            },
            CancellationToken.None);
        return new PushMachine(id, key.Text, new ApiClient((node ?? host.Node).Address) { Key = key.Text });
    }
}
