using System.Net;
using System.Net.Http.Json;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Delivering;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A system of a commune that brings its values.</summary>
public sealed class DeliveringMachine(Uri address, MachineKey key) : ExchangeMachine(address, key.Text)
{
    public string Name { get; } = key.Name;

    public async Task<DeliveryResult> DeliverAsync(string query, params DeliveredValue[] values) =>
        (await SendAsync($"values{query}", new Delivery { Values = values })).Expect(HttpStatusCode.OK).As<DeliveryResult>();

    public Task<DeliveryResult> DeliverAsync(params DeliveredValue[] values) => DeliverAsync("", values);

    public async Task<DeliveredRow> DeliverOneAsync(DeliveredValue value, string query = "") => Assert.Single((await DeliverAsync(query, value)).Rows);

    public async Task<Answer> SendAsync(string path, object body)
    {
        using var content = body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: ApiClient.Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await AnswerAsync(request);
    }
}

public static class DeliveringSteps
{
    /// <summary>A machine with a key for a place; one that writes where nothing else is said.</summary>
    public static async Task<DeliveringMachine> AddMachineAsync(
        this WardKpiHost host, string path, string? pillars = null, params ApiScope[] scopes) =>
        new(
            host.Node.Address,
            await host.AddKeyAsync(path, pillars, scopes.Length == 0 ? Codes.Of(ApiScope.WriteValues) : string.Join(',', scopes.Select(Codes.Of))));

    /// <summary>A value of the commune's quarter, by the number of its row in the sixth plan.</summary>
    public static DeliveredValue Of(this TestCommune commune, string number) => new()
    {
        OrganizationCode = commune.Path.Trim('/'),
        IndicatorCode = commune.Plan.Indicators.Single(row => row.Number == number).Code,
        Period = TestCommune.Quarter,
    };

    public static DeliveredValue Delivered(this TestCommune commune, string number, decimal value) => commune.Of(number) with { Value = value };
}
