using System.Net;
using System.Net.Http.Headers;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>The line between a commune and the province, which breaks as the test wants it to.</summary>
public sealed class LineServer(Uri target) : LocalServer
{
    private readonly HttpClient http = new() { BaseAddress = target };
    private int calls;

    public string Url => $"http://127.0.0.1:{Port}";

    public int Calls => calls;

    /// <summary>Calls that come through from now on; the next ones find nobody.</summary>
    public int? Left { get; set; }

    /// <summary>The other side takes what comes, and its answer is lost.</summary>
    public bool LosesAnswers { get; set; }

    protected override async Task AnswerAsync(HttpListenerContext context, CancellationToken stopping)
    {
        Interlocked.Increment(ref calls);
        if (Left is { } left && (Left = left - 1) < 0)
        {
            context.Response.Abort();
            return;
        }

        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body, stopping);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), context.Request.RawUrl);
        if (context.Request.ContentType is { } type)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            request.Content.Headers.ContentEncoding.Add(context.Request.Headers["Content-Encoding"]!);
        }

        request.Headers.Authorization = AuthenticationHeaderValue.Parse(context.Request.Headers["Authorization"]!);
        using var answer = await http.SendAsync(request, stopping);
        if (LosesAnswers)
        {
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.OutputStream.WriteAsync(await answer.Content.ReadAsByteArrayAsync(stopping), stopping);
        context.Response.Close();
    }
}
