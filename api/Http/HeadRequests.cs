namespace WardKpi.Api.Http;

/// <summary>HEAD wherever there is a GET (RFC 9110, 9.3.2): the same answer, without its body.</summary>
public static class HeadRequests
{
    public static void UseHeadRequests(this WebApplication app) => app.Use((context, next) =>
        HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context, next) : next(context));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            // The sharing log, in front of this, says what was asked.
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
