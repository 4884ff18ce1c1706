using System.Net;
using System.Net.Http.Headers;
using WardKpi.Api.Http;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Bridge;

/// <summary>One round's calls of the bridge. Each carries the notice's id, by which the bridge knows one that it has had.</summary>
public sealed class BridgeCaller : IDeliverySession
{
    public const string DeliveryHeader = "Ward-Kpi-Delivery";
    public const string SignatureHeader = "Ward-Kpi-Signature";

    private readonly BridgeOptions options;
    private readonly string? publicUrl;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    public BridgeCaller(BridgeOptions options, string? publicUrl, TimeProvider clock)
    {
        (this.options, this.publicUrl, this.clock) = (options, publicUrl, clock);
        client = OutgoingCalls.NewClient(options.SendTime);
    }

    public async Task<(DeliveryOutcome Outcome, string? Error)> SendAsync(OutgoingNotices outgoing)
    {
        try
        {
            foreach (var notice in outgoing.Notices)
            {
                using var answer = await PostAsync(BridgeCall.Of(notice, outgoing.Person, publicUrl));
                if (!answer.IsSuccessStatusCode)
                    return (OutcomeOf(answer.StatusCode), $"The bridge answered {(int)answer.StatusCode}.");
            }

            return (DeliveryOutcome.Sent, null);
        }
        catch (Exception fault)
        {
            return (OutcomeOf(fault), fault.Message);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> PostAsync(BridgeCall call)
    {
        var body = call.ToBytes();
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(DeliveryHeader, call.Id.ToString());
        request.Headers.Add(SignatureHeader, BridgeCall.SignatureOf(body, options.Secret!, clock.GetUtcNow()));
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static DeliveryOutcome OutcomeOf(HttpStatusCode status) => status switch
    {
        // It does not know our signature, or has moved: the fault is not this notice's.
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or < HttpStatusCode.BadRequest => DeliveryOutcome.Unreachable,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => DeliveryOutcome.Deferred,
        _ => DeliveryOutcome.Refused,
    };

    private static DeliveryOutcome OutcomeOf(Exception fault) => fault switch
    {
        // No line, and a line that is not safe: both before any call.
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        } => DeliveryOutcome.Unreachable,
        _ => DeliveryOutcome.Uncertain,
    };
}
