using System.Net;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>A system that pulls in the formats of other houses.</summary>
public sealed class PullingMachine(Uri address, string key) : ExchangeMachine(address, key)
{
    public async Task<T> GetAsync<T>(string path) => (await AskAsync(path)).Expect(HttpStatusCode.OK).As<T>();

    public async Task<string> TextAsync(string path, string accept) => (await AskAsync(path, accept)).Expect(HttpStatusCode.OK).Body;

    public async Task<ProblemView> RefusedAsync(HttpStatusCode expected, string path, string? accept = null) =>
        (await AskAsync(path, accept)).Expect(expected).As<ProblemView>();

    /// <param name="known">Tag of the answer that the machine holds already.</param>
    public async Task<Answer> AskAsync(string path, string? accept = null, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await AnswerAsync(request);
    }
}

public static class PullingSteps
{
    /// <summary>A machine whose key opens values and dictionary below a place; null for everywhere.</summary>
    public static async Task<PullingMachine> AddPullingMachineAsync(
        this WardKpiHost host, string? path, string? pillars = null, string scopes = "read_values,read_dictionary")
    {
        var key = await host.AddKeyAsync(path, pillars, scopes);
        return new PullingMachine(host.Node.Address, key.Text);
    }

    /// <summary>Lines of a CSV by column; no cell of these tests holds a comma.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Lines(string csv)
    {
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
