using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WardKpi.Api.Accounts;
using WardKpi.Api.Hosting;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Words;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>What the server said, whole.</summary>
public sealed record Answer(HttpMethod Method, Uri Address, HttpResponseMessage Message, string Body)
{
    public HttpStatusCode Status => Message.StatusCode;

    public Answer Expect(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{Method} {Address}: expected {(int)expected}, got {(int)Status}\n{Body}");
        return this;
    }

    public T As<T>() => JsonSerializer.Deserialize<T>(Body, ApiClient.Json) ?? throw new InvalidOperationException("the answer is null");

    public string Header(string name) => string.Join("; ", Message.Headers.TryGetValues(name, out var values) ? values : []);
}

/// <summary>A refusal, with what any of them carries besides.</summary>
public sealed record ProblemView
{
    public required string Type { get; init; }

    public required int Status { get; init; }

    public required string Code { get; init; }

    public required string Detail { get; init; }

    public Dictionary<string, string[]> Errors { get; init; } = [];

    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    public IReadOnlyList<ValueConflict> Conflicts { get; init; } = [];

    public WordsConflict? Words { get; init; }
    public ReportEvent? LastStep { get; init; }

    public DateOnly? LocksOn { get; init; }

    public IReadOnlyList<AssignmentRow> Assignments { get; init; } = [];
}

/// <summary>A person's browser: cookies, and the antiforgery token on every write. Paths are below <c>/api/v1/</c>.</summary>
public sealed class ApiClient : IDisposable
{
    public static readonly JsonSerializerOptions Json = MakeJson();

    private readonly HttpClient _http;

    public ApiClient(Uri address)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address, "/api/v1/") };
    }

    public CookieContainer Cookies { get; private init; }

    /// <summary>Sent with every write; null sends none.</summary>
    public string? Token { get; set; }

    /// <summary>Of a machine, instead of a session.</summary>
    public string? Key { get; init; }

    public async Task<SessionView> SignInAsync(string userName, string password = Tests.Accounts.Password) =>
        (await TrySignInAsync(userName, password)).Expect(HttpStatusCode.OK).As<SessionView>();

    public async Task<Answer> TrySignInAsync(string userName, string password)
    {
        Token = (await GetAsync<SessionView>("session")).AntiforgeryToken;
        var answer = await SendAsync(HttpMethod.Post, "session", new SignIn { UserName = userName, Password = password });
        if (answer.Status == HttpStatusCode.OK)
            Token = answer.As<SessionView>().AntiforgeryToken;
        return answer;
    }

    public async Task<T> GetAsync<T>(string path) => (await SendAsync(HttpMethod.Get, path)).Expect(HttpStatusCode.OK).As<T>();

    public async Task<T> PostAsync<T>(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        (await SendAsync(HttpMethod.Post, path, body)).Expect(expected).As<T>();

    public async Task<T> PutAsync<T>(string path, object body) => (await SendAsync(HttpMethod.Put, path, body)).Expect(HttpStatusCode.OK).As<T>();

    /// <summary>A request that is to be refused.</summary>
    public async Task<ProblemView> RefusedAsync(HttpStatusCode expected, HttpMethod method, string path, object? body = null)
    {
        var answer = (await SendAsync(method, path, body)).Expect(expected);
        Assert.Equal("application/problem+json", answer.Message.Content.Headers.ContentType?.MediaType);
        return answer.As<ProblemView>();
    }

    public async Task<ImportResult> ImportAsync(string file, bool dryRun = false, string mediaType = "application/yaml") =>
        await PostAsync<ImportResult>($"plans/import?dryRun={dryRun}", File(file, mediaType));

    public async Task<ProblemView> RefusedImportAsync(string file, bool dryRun = false) =>
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, $"plans/import?dryRun={dryRun}", File(file, "application/yaml"));

    public async Task<long> ChangeSeqAsync() => (await GetAsync<HealthView>("/health")).ChangeSeq;

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, body.GetType(), options: Json));
        if (Token is not null && method != HttpMethod.Get)
            request.Headers.Add("X-XSRF-TOKEN", Token);
        if (Key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var message = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(method, request.RequestUri!, message, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();

    private static StringContent File(string text, string mediaType) => new(text, Encoding.UTF8, mediaType);

    private static JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        HostingServices.SetUpJson(options);
        return options;
    }
}
