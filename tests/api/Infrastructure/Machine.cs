using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using static WardKpi.Api.Tests.Infrastructure.Patience;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A program that asks with a key, if any. Paths are below <c>/api/v1/</c>.</summary>
public sealed class Machine : IDisposable
{
    private readonly HttpClient _http;

    public Machine(Uri address, string? key)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address, "/api/v1/") };
        if (key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ApiClient.Json);
        var message = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(method, request.RequestUri!, message, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What the key opens.</summary>
    public Task<Answer> AskAsync() => SendAsync(HttpMethod.Get, "exchange/client");

    public async Task<OwnApiClient> AskedAsync() => (await AskAsync()).Expect(HttpStatusCode.OK).As<OwnApiClient>();

    public async Task<string> RefusedAsync(HttpStatusCode expected) => (await AskAsync()).Expect(expected).As<ProblemView>().Code;

    public void Dispose() => _http.Dispose();
}

/// <summary>What administrators do with the keys of machines.</summary>
public static class MachineSteps
{
    public static NewApiClient Terms(string name = "Trục dữ liệu tỉnh") =>
        new() { Name = name, Scopes = [ApiScope.ReadValues], RequestsPerMinute = 10_000 };

    public static Task<IssuedApiKey> IssueAsync(this ApiClient admin, NewApiClient terms) =>
        admin.PostAsync<IssuedApiKey>("api-clients", terms, HttpStatusCode.Created);

    public static Machine Machine(this WardKpiHost host, string? key) => new(host.Node.Address, key);

    public static ApiClientChange Change(this ApiClientView client) => new()
    {
        Name = client.Name,
        Scopes = client.Scopes,
        OrganizationId = client.OrganizationId,
        Pillars = client.Pillars,
        Addresses = client.Addresses,
        RequestsPerMinute = client.RequestsPerMinute,
        ExpiresOn = client.ExpiresOn,
        Version = client.Version,
    };

    public static Task<ApiClientView> ChangeAsync(this ApiClient admin, Guid id, ApiClientChange change) =>
        admin.PutAsync<ApiClientView>($"api-clients/{id}", change);

    public static async Task<ApiClientView> FindAsync(this ApiClient admin, Guid id) =>
        (await admin.GetAsync<IReadOnlyList<ApiClientView>>("api-clients")).Single(client => client.Id == id);

    /// <summary>The calls of a client once there are so many: they are written behind the answers.</summary>
    public static async Task<IReadOnlyList<CallView>> CallsAsync(this ApiClient admin, Guid id, int count, string query = "")
    {
        IReadOnlyList<CallView> calls = [];
        await UntilAsync(async () =>
        {
            calls = (await admin.GetAsync<SharingLogPage>($"sharing-log?clientId={id}{query}")).Calls;
            return calls.Count >= count;
        });
        Assert.Equal(count, calls.Count);
        return calls;
    }
}

public static class CallSteps
{
    /// <summary>Calls of other days, as the program writes them.</summary>
    public static Task WriteCallsAsync(this Node node, params CallRow[] calls) =>
        node.Services.GetRequiredService<Data.Database>().WriteAsync(transaction => CallQueries.InsertAsync(transaction, calls), CancellationToken.None);
}
