using System.Net.Http.Json;
using System.Text.Json;
using WardKpi.Api.Accounts;
using WardKpi.Api.Demo;
using WardKpi.Api.Hosting;

namespace WardKpi.Benchmarks;

/// <summary>A session on the API, in the records that it is written with.</summary>
public sealed class ApiClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = CreateJson();

    private readonly HttpClient http;

    private ApiClient(Uri address) => http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };

    public static async Task<ApiClient> SignInAsync(Uri address, string userName)
    {
        var client = new ApiClient(address);
        client.Take(await client.GetAsync<SessionView>("session"));
        client.Take(await client.SendAsync<SessionView>(HttpMethod.Post, "session", new SignIn { UserName = userName, Password = DemoMode.Password }));
        return client;
    }

    public async Task<T> GetAsync<T>(string path) => (await http.GetFromJsonAsync<T>(path, Json))!;

    /// <summary>Reads the answer to its end, but makes nothing of it: the load must not be the client's.</summary>
    public async Task ReadAsync(string path) => await http.GetByteArrayAsync(path);

    public async Task<T> SendAsync<T>(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: Json) };
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<T>(Json))!;
    }

    public void Dispose() => http.Dispose();

    private void Take(SessionView session)
    {
        http.DefaultRequestHeaders.Remove(AccountServices.AntiforgeryHeader);
        http.DefaultRequestHeaders.Add(AccountServices.AntiforgeryHeader, session.AntiforgeryToken);
    }

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        HostingServices.SetUpJson(options);
        return options;
    }
}
