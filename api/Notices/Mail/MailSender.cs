using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Mail;

/// <summary>One round's talk with the mail server. The class of .NET itself: it does what a plain text over STARTTLS needs.</summary>
public sealed class MailSender : IDeliverySession
{
    private readonly SmtpOptions options;
    private readonly string? publicUrl;
    private readonly SmtpClient client;

    private bool hasGreeted;

    private string NoAnswer => $"The server did not answer within {options.SendTime}.";

    public MailSender(SmtpOptions options, string? publicUrl)
    {
        (this.options, this.publicUrl) = (options, publicUrl);
        // Its own Timeout counts only for the answer to the mail, which it waits for without letting itself be cancelled; the rest is cut off below.
        client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls, Timeout = (int)options.SendTime.TotalMilliseconds };
        if (options.User is not null)
            client.Credentials = new NetworkCredential(options.User, options.Password);
    }

    public async Task<(DeliveryOutcome Outcome, string? Error)> SendAsync(OutgoingNotices outgoing)
    {
        try
        {
            // A name of the dashboard may have a line break, a header line may not.
            var subject = NoticeMail.SubjectOf(outgoing.Notices).ReplaceLineEndings(" ");
            var body = NoticeMail.BodyOf(outgoing.Notices, outgoing.Person.DisplayName, publicUrl);
            using var mail = new MailMessage(options.Sender!, outgoing.Person.Email!, subject, body)
            {
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
            };
            if (!hasGreeted && await WhyNotGreetedAsync() is { } silence)
                return (DeliveryOutcome.Unreachable, silence);
            hasGreeted = true;
            await client.SendMailAsync(mail).WaitAsync(options.SendTime);
            return (DeliveryOutcome.Sent, null);
        }
        catch (Exception fault)
        {
            return (OutcomeOf(fault), fault is TimeoutException ? NoAnswer : fault.InnerException?.Message ?? fault.Message);
        }
    }

    private static DeliveryOutcome OutcomeOf(Exception fault) => fault switch
    {
        FormatException or ArgumentException => DeliveryOutcome.Refused,
        SmtpFailedRecipientException refusal => (int)refusal.StatusCode >= 500 ? DeliveryOutcome.Refused : DeliveryOutcome.Deferred,
        // A number is the server's own no.
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } => DeliveryOutcome.Unreachable,
        // No line, and a line that is not safe: both before any mail. A line that is lost later is an IOException.
        SocketException or AuthenticationException => DeliveryOutcome.Unreachable,
        SmtpException { InnerException: SocketException or AuthenticationException } => DeliveryOutcome.Unreachable,
        _ => DeliveryOutcome.Uncertain,
    };

    /// <summary>
    /// A server that is gone or hangs has taken nothing, but <see cref="SmtpClient"/> tells a timeout before its greeting no differently from
    /// one after the mail. So it is called once before the first mail; null where it greets.
    /// </summary>
    private async Task<string?> WhyNotGreetedAsync()
    {
        using var patience = new CancellationTokenSource(options.SendTime);
        try
        {
            using var call = new TcpClient();
            await call.ConnectAsync(options.Host!, options.Port, patience.Token);
            using var reader = new StreamReader(call.GetStream(), Encoding.ASCII);
            var greeting = await reader.ReadLineAsync(patience.Token);
            await call.GetStream().WriteAsync("QUIT\r\n"u8.ToArray(), patience.Token);
            return greeting?.StartsWith("220", StringComparison.Ordinal) == true ? null : greeting ?? NoAnswer;
        }
        catch (OperationCanceledException)
        {
            return NoAnswer;
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return fault.Message;
        }
    }

    public void Dispose() => client.Dispose();
}
