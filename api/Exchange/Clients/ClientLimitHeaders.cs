namespace WardKpi.Api.Exchange.Clients;

/// <summary>Tells a machine its limit and what is left of it, as draft-ietf-httpapi-ratelimit-headers-10 writes it.</summary>
public static class ClientLimitHeaders
{
    public const string Policy = "RateLimit-Policy";
    public const string Limit = "RateLimit";

    private const string Name = "\"client\"";

    public static void Write(HttpResponse response, ClientUse use)
    {
        response.Headers[Policy] = $"{Name};q={use.Limit};w={(int)ClientLimits.Window.TotalSeconds}";
        response.Headers[Limit] = $"{Name};r={use.Left};t={use.Seconds}";
        if (use.IsOver)
            WriteRetryAfter(response, use);
    }

    public static void WriteRetryAfter(HttpResponse response, ClientUse use) => response.Headers.RetryAfter = $"{use.Seconds}";
}
