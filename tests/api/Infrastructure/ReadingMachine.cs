using System.Net;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A provincial system that reads.</summary>
public sealed class ReadingMachine(Uri address, string key) : ExchangeMachine(address, key)
{
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
        return await AnswerAsync(request);
    }

    /// <summary>As it comes, packed or not, before its end is there.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string mediaType, string? encoding = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(mediaType);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}

public static class ReadingSteps
{
    /// <summary>A machine with a key that reads below a place; null for everywhere.</summary>
    public static async Task<ReadingMachine> AddReadingMachineAsync(this WardKpiHost host, string? path, string? pillars = null)
    {
        var key = await host.AddKeyAsync(path, pillars, Codes.Of(ApiScope.ReadValues));
        return new ReadingMachine(host.Node.Address, key.Text);
    }

    /// <summary>A commune whose Phòng Kinh tế sent its whole form, verified.</summary>
    /// <param name="narrative">What it wrote in row 8; null: what the form says.</param>
    public static async Task<(TestCommune Commune, ReportView Report)> AddVerifiedCommuneAsync(this WardKpiHost host, string? narrative = null)
    {
        var commune = await host.AddCommuneAsync();
        using var officer = await commune.OfficerAsync();
        using var standing = await commune.StandingOfficeAsync();
        var values = commune.WholeForm();
        if (narrative is not null)
            values[7] = commune.Narrative("8", narrative);
        var report = await officer.StepAsync(await officer.WriteAsync(await commune.OpenAsync(officer), values), "submit");
        return (commune, await standing.StepAsync(report, "verify"));
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
