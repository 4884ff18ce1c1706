using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A provincial system that reads. Paths are below <c>/api/v1/exchange/</c>.</summary>
public sealed class ReadingMachine(Uri address, string key) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(address, "/api/v1/exchange/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public async Task<ExchangeValuesPage> PageAsync(string query = "") =>
        (await GetAsync($"values{query}")).Expect(HttpStatusCode.OK).As<ExchangeValuesPage>();

    /// <summary>A whole walk, page by page; no value comes twice in it, or it might never end.</summary>
    public async Task<(IReadOnlyList<ExchangeValue> Rows, long UpTo)> WalkAsync(string query = "?limit=1000")
    {
        var (rows, seen) = (new List<ExchangeValue>(), new HashSet<Guid>());
        for (var page = await PageAsync(query); ; page = await PageAsync($"{query}&cursor={page.Next}"))
        {
            Assert.All(page.Values, row => Assert.True(seen.Add(row.Id), $"{row.Id} came twice"));
            rows.AddRange(page.Values);
            if (page.Next is null)
                return (rows, page.UpTo);
        }
    }

    public async Task<ProblemView> RefusedAsync(HttpStatusCode expected, string path, params (string Name, string Value)[] headers) =>
        (await GetAsync(path, headers)).Expect(expected).As<ProblemView>();

    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var message = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(HttpMethod.Get, request.RequestUri!, message, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>As it comes, packed or not, before its end is there.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string mediaType, string? encoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(mediaType);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}

public static class ReadingSteps
{
    /// <summary>A machine with a key that reads below a place; null for everywhere.</summary>
    public static async Task<ReadingMachine> AddReadingMachineAsync(this WardKpiHost host, string? path, string? pillars = null)
    {
        var key = ApiKeys.Make();
        await host.Node.Services.GetRequiredService<Data.Database>().WriteAsync(
            async transaction =>
            {
                var place = path is null ? null : await OrganizationQueries.FindByPathAsync(transaction.Connection!, path, transaction);
                Assert.Equal(path, place?.Path);
                var row = new ApiClientRow
                {
                    Id = Guid.CreateVersion7(),
                    Name = $"Kho dữ liệu {key.Prefix}",
                    Prefix = key.Prefix,
                    KeyHash = key.Hash,
                    Scopes = Codes.Of(ApiScope.ReadValues),
                    OrganizationId = place?.Id,
                    Pillars = pillars,
                    RequestsPerMinute = 1_000_000,
                };
                await ApiClientQueries.InsertAsync(transaction, row, host.Clock.Now.UtcDateTime, null);
                return true;
            },
            CancellationToken.None);
        return new ReadingMachine(host.Node.Address, key.Text);
    }

    /// <summary>Plays a walk onto what a reader holds, as its documentation says.</summary>
    public static void Play(this Dictionary<Guid, ExchangeValue> held, IEnumerable<ExchangeValue> rows)
    {
        foreach (var row in rows)
        {
            if (row.IsDeleted)
                held.Remove(row.Id);
            else
                held[row.Id] = row;
        }
    }

    /// <summary>The values of a commune's reports in some states, straight from the tables that people write.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (decimal? Value, int Version, string State)>> StoredAsync(
        this WardKpiHost host, string path, params string[] states) =>
        (await host.SelectAsync<(Guid Id, decimal? Value, int Version, string State)>(
            """
            select a.id, a.value, a.version, r.state
            from actuals a
            join reports r on r.id = a.report_id
            join organizations o on o.id = r.organization_id
            join plan_indicators i on i.id = a.plan_indicator_id
            where o.path like @path
              and r.state in @states
              and a.entry_kind is not null
              and i.is_withdrawn = 0
            """,
            new { path = path + "%", states }))
        .ToDictionary(row => row.Id, row => (row.Value, row.Version, row.State));
}
