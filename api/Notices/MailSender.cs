using System.Net;
using System.Net.Mail;
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
}

/// <summary>One round's talk with the mail server. The class of .NET itself: it does what a plain text over STARTTLS needs.</summary>
public sealed class MailSender : IDisposable
{
    private readonly SmtpOptions options;
    private readonly SmtpClient client;

    public MailSender(SmtpOptions options)
    {
        this.options = options;
        client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls };
        if (options.User is not null)
            client.Credentials = new NetworkCredential(options.User, options.Password);
    }

    public async Task<(MailOutcome Outcome, string? Error)> SendAsync(string to, string subject, string body)
    {
        // Its own Timeout does not count for the asynchronous call.
        using var patience = new CancellationTokenSource(options.SendTime);
        try
        {
            using var mail = new MailMessage(options.Sender!, to, subject, body)
            {
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
            };
            await client.SendMailAsync(mail, patience.Token);
            return (MailOutcome.Sent, null);
        }
        catch (FormatException fault)
        {
            return (MailOutcome.Refused, fault.Message);
        }
        catch (SmtpFailedRecipientException fault)
        {
            return ((int)fault.StatusCode >= 500 ? MailOutcome.Refused : MailOutcome.Deferred, fault.Message);
        }
        catch (SmtpException fault)
        {
            return (MailOutcome.Unreachable, fault.InnerException?.Message ?? fault.Message);
        }
        catch (OperationCanceledException)
        {
            return (MailOutcome.Unreachable, $"The server did not answer within {options.SendTime}.");
        }
    }

    public void Dispose() => client.Dispose();
}
