using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WardKpi.Api.Tests.Infrastructure;

/// <summary>As much of an SMTP server as a mail needs, over real TCP. What it says to a recipient is the test's to decide.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly ConcurrentDictionary<string, int> attempts = new();
    private readonly Task accepting;

    public MailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>Answer to "RCPT TO" of an address; "250" where none is set.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    /// <summary>Says nothing to who calls.</summary>
    public bool IsMute { get; init; }

    /// <summary>Takes a mail and never says so.</summary>
    public bool IsSilentAfterMail { get; init; }

    /// <summary>Speaks STARTTLS, with a certificate that nobody trusts.</summary>
    public bool HasUntrustedTls { get; init; }

    public int AttemptsFor(string address) => attempts.GetValueOrDefault(address);

    /// <summary>Waits for what comes in the background.</summary>
    public async Task<ReceivedMail> ReceiveAsync(string to)
    {
        var patience = Environment.TickCount64 + 20_000;
        while (Environment.TickCount64 < patience)
        {
            if (mails.FirstOrDefault(mail => mail.To == to) is { } mail)
                return mail;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"no mail for {to}; came: {string.Join(", ", mails.Select(mail => mail.To))}");
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            if (IsMute)
                await Task.Delay(Timeout.Infinite, stopping.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var to = "";
            while (await reader.ReadLineAsync(stopping.Token) is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "RCPT":
                        to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        attempts.AddOrUpdate(to, 1, (_, count) => count + 1);
                        await writer.WriteLineAsync(Answers.GetValueOrDefault(to, "250 ok"));
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        mails.Enqueue(await ReadMailAsync(reader, to));
                        if (IsSilentAfterMail)
                            await Task.Delay(Timeout.Infinite, stopping.Token);
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "EHLO" when HasUntrustedTls:
                        await writer.WriteLineAsync("250-test\r\n250 STARTTLS");
                        break;
                    case "STARTTLS":
                        await writer.WriteLineAsync("220 go on");
                        await OfferUntrustedAsync(client.GetStream());
                        return;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or AuthenticationException)
        {
            // The test is over, or the other side hung up.
        }
    }

    private async Task OfferUntrustedAsync(NetworkStream stream)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        // Windows wants the key of a server in a store.
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping.Token);
        // The client hangs up once it has seen the certificate.
        await tls.ReadExactlyAsync(new byte[1], stopping.Token);
    }

    private async Task<ReceivedMail> ReadMailAsync(StreamReader reader, string to)
    {
        var head = new List<string>();
        var body = new List<string>();
        var isBody = false;
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".")
        {
            if (!isBody && line.Length == 0)
                isBody = true;
            else
                (isBody ? body : head).Add(line);
        }

        return new ReceivedMail(to, [.. head], Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body))));
    }
}

/// <summary>A mail as it came in; the text decoded.</summary>
public sealed record ReceivedMail(string To, string[] Head, string Text)
{
    /// <summary>The subject's encoded words put together.</summary>
    public string Subject
    {
        get
        {
            var first = Array.FindIndex(Head, line => line.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase));
            var lines = Head.Skip(first + 1).TakeWhile(line => line.StartsWith(' ')).Prepend(Head[first]["Subject:".Length..]);
            var words = lines.Select(line => line.Trim()).Select(word => Convert.FromBase64String(word["=?utf-8?B?".Length..^"?=".Length]));
            return Encoding.UTF8.GetString([.. words.SelectMany(bytes => bytes)]);
        }
    }
}
