using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Organizations;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A system of a commune that brings its values. Paths are below <c>/api/v1/exchange/</c>.</summary>
public sealed class DeliveringMachine(Uri address, string name, string key) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(address, "/api/v1/exchange/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public string Name => name;

    public async Task<DeliveryResult> DeliverAsync(string query, params DeliveredValue[] values) =>
        (await SendAsync($"values{query}", new Delivery { Values = values })).Expect(HttpStatusCode.OK).As<DeliveryResult>();

    public Task<DeliveryResult> DeliverAsync(params DeliveredValue[] values) => DeliverAsync("", values);

    public async Task<DeliveredRow> DeliverOneAsync(DeliveredValue value, string query = "") => Assert.Single((await DeliverAsync(query, value)).Rows);

    public async Task<Answer> SendAsync(string path, object body)
    {
        using var content = body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: ApiClient.Json);
        var message = await _http.PostAsync(path, content, TestContext.Current.CancellationToken);
        return new Answer(HttpMethod.Post, message.RequestMessage!.RequestUri!, message, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();
}

public static class DeliveringSteps
{
    /// <summary>A machine with a key for a place; one that writes where nothing else is said.</summary>
    public static async Task<DeliveringMachine> AddMachineAsync(
        this WardKpiHost host, string path, string? pillars = null, params ApiScope[] scopes)
    {
        var (key, name) = (ApiKeys.Make(), $"Hệ thống {Guid.NewGuid():n}");
        await host.Node.Services.GetRequiredService<Data.Database>().WriteAsync(
            async transaction =>
            {
                var place = await OrganizationQueries.FindByPathAsync(transaction.Connection!, path, transaction);
                var row = new ApiClientRow
                {
                    Id = Guid.CreateVersion7(),
                    Name = name,
                    Prefix = key.Prefix,
                    KeyHash = key.Hash,
                    Scopes = scopes.Length == 0 ? Codes.Of(ApiScope.WriteValues) : string.Join(',', scopes.Select(Codes.Of)),
                    OrganizationId = place!.Id,
                    Pillars = pillars,
                    RequestsPerMinute = 100_000,
                };
                await ApiClientQueries.InsertAsync(transaction, row, host.Clock.Now.UtcDateTime, null);
                return true;
            },
            CancellationToken.None);
        return new DeliveringMachine(host.Node.Address, name, key.Text);
    }

    /// <summary>A value of the commune's quarter, by the number of its row in the sixth plan.</summary>
    public static DeliveredValue Of(this TestCommune commune, string number) => new()
    {
        OrganizationCode = commune.Path.Trim('/'),
        IndicatorCode = commune.Plan.Indicators.Single(row => row.Number == number).Code,
        Period = TestCommune.Quarter,
    };

    public static DeliveredValue Delivered(this TestCommune commune, string number, decimal value) => commune.Of(number) with { Value = value };
}
