using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Mail;

/// <summary>Section <c>Smtp</c>. Without a host no mail is sent, and nothing runs.</summary>
public sealed class SmtpOptions : ChannelOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS; off only for a server on the same machine.</summary>
    public bool UseTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address; the user where that is an address.</summary>
    public string? From { get; init; }

    public string? Sender => From ?? User;
}
