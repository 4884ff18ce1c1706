using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A system with a key. Paths are below <c>/api/v1/exchange/</c>.</summary>
public abstract class ExchangeMachine(Uri address, string key) : IDisposable
{
    protected HttpClient Http { get; } = new()
    {
        BaseAddress = new Uri(address, "/api/v1/exchange/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public void Dispose()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<Answer> AnswerAsync(HttpRequestMessage request)
    {
        var message = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(request.Method, request.RequestUri!, message, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>A key as its machine has it.</summary>
public sealed record MachineKey(Guid Id, string Name, string Text);

public static class KeySteps
{
    /// <summary>A key for a place and all below it; null for everywhere.</summary>
    /// <param name="scopes">As they are stored.</param>
    public static async Task<MachineKey> AddKeyAsync(this WardKpiHost host, string? path, string? pillars, string scopes, Node? node = null)
    {
        var key = ApiKeys.Make();
        var (id, name) = (Guid.CreateVersion7(), $"Hệ thống {key.Prefix}");
        await (node ?? host.Node).Services.GetRequiredService<Data.Database>().WriteAsync(
            async transaction =>
            {
                var place = path is null ? null : await OrganizationQueries.FindByPathAsync(transaction.Connection!, path, transaction);
                Assert.Equal(path, place?.Path);
                var row = new ApiClientRow
                {
                    Id = id,
                    Name = name,
                    Prefix = key.Prefix,
                    KeyHash = key.Hash,
                    Scopes = scopes,
                    OrganizationId = place?.Id,
                    Pillars = pillars,
                    RequestsPerMinute = 1_000_000,
                };
                await ApiClientQueries.InsertAsync(transaction, row, host.Clock.Now.UtcDateTime, null);
                return true;
            },
            CancellationToken.None);
        return new MachineKey(id, name, key.Text);
    }
}
