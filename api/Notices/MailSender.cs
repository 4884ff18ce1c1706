using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace WardKpi.Api.Notices;

public enum MailOutcome
{
    Sent,

    /// <summary>This mail will never be taken: its address is wrong.</summary>
    Refused,

    /// <summary>This mail was not taken now; another may be.</summary>
    Deferred,

    /// <summary>The server takes no mail at all: it is down, or does not know us.</summary>
    Unreachable,

    /// <summary>The talk broke off, or took too long: the server may have taken the mail before.</summary>
    Uncertain,
}

/// <summary>One round's talk with the mail server. The class of .NET itself: it does what a plain text over STARTTLS needs.</summary>
public sealed class MailSender : IDisposable
{
    private readonly SmtpOptions options;
    private readonly SmtpClient client;

    private bool hasGreeted;

    private string NoAnswer => $"The server did not answer within {options.SendTime}.";

    public MailSender(SmtpOptions options)
    {
        this.options = options;
        // Its own Timeout counts only for the answer to the mail, which it waits for without letting itself be cancelled; the rest is cut off below.
        client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls, Timeout = (int)options.SendTime.TotalMilliseconds };
        if (options.User is not null)
            client.Credentials = new NetworkCredential(options.User, options.Password);
    }

    /// <summary>Throws nothing: whoever sends has to settle the mail.</summary>
    public async Task<(MailOutcome Outcome, string? Error)> SendAsync(string to, string subject, string body)
    {
        try
        {
            // A name of the dashboard may have a line break, a header line may not.
            using var mail = new MailMessage(options.Sender!, to, subject.ReplaceLineEndings(" "), body)
            {
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
            };
            if (!hasGreeted && await WhyNotGreetedAsync() is { } silence)
                return (MailOutcome.Unreachable, silence);
            hasGreeted = true;
            await client.SendMailAsync(mail).WaitAsync(options.SendTime);
            return (MailOutcome.Sent, null);
        }
        catch (Exception fault)
        {
            return (OutcomeOf(fault), fault is TimeoutException ? NoAnswer : fault.InnerException?.Message ?? fault.Message);
        }
    }

    private static MailOutcome OutcomeOf(Exception fault) => fault switch
    {
        FormatException or ArgumentException => MailOutcome.Refused,
        SmtpFailedRecipientException refusal => (int)refusal.StatusCode >= 500 ? MailOutcome.Refused : MailOutcome.Deferred,
        // A number is the server's own no.
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } => MailOutcome.Unreachable,
        // No line, and a line that is not safe: both before any mail. A line that is lost later is an IOException.
        SocketException or AuthenticationException => MailOutcome.Unreachable,
        SmtpException { InnerException: SocketException or AuthenticationException } => MailOutcome.Unreachable,
        _ => MailOutcome.Uncertain,
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
