namespace WardKpi.Api.Notices;

/// <summary>Section <c>Smtp</c>. Without a host no mail is sent, and nothing runs.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS; off only for a server on the same machine.</summary>
    public bool UseTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address; the user where that is an address.</summary>
    public string? From { get; init; }

    /// <summary>How often new notices are looked for.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often mails that failed are tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A notice older than this is not mailed any more: a reminder of last week only confuses.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromHours(24);

    public TimeSpan SendTime { get; init; } = TimeSpan.FromSeconds(20);

    public string? Sender => From ?? User;
}
