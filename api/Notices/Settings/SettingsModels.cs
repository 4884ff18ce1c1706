namespace WardKpi.Api.Notices.Settings;

public enum MailChoice
{
    /// <summary>A mail for each notice.</summary>
    Each,

    /// <summary>One mail a day with all that is unread.</summary>
    Digest,

    Never,
}

/// <summary>How the caller wants to be told; the dashboard itself always tells everything.</summary>
public sealed record NoticeSettings
{
    public required MailChoice Mail { get; init; }

    /// <summary>Also by the bridge (Zalo).</summary>
    public required bool IsCalled { get; init; }

    /// <summary>From this minute after midnight in Vietnam on nothing is sent; it goes out when the quiet hours are over.</summary>
    public int? QuietFrom { get; init; }

    /// <summary>Minutes after midnight in Vietnam; less than <see cref="QuietFrom"/>: of the next day.</summary>
    public int? QuietUntil { get; init; }

    /// <summary>When the digest is mailed, in minutes after midnight in Vietnam.</summary>
    public required int DigestAt { get; init; }

    /// <summary>Kinds that stay in the dashboard alone.</summary>
    public required IReadOnlyList<NoticeKind> MutedKinds { get; init; }

    /// <summary>0 while the caller has changed nothing.</summary>
    public required int Version { get; init; }

    /// <summary>The program can send mails.</summary>
    public required bool HasMail { get; init; }

    /// <summary>The program can call a bridge.</summary>
    public required bool HasBridge { get; init; }
}

public sealed record NoticeSettingsChange
{
    public required MailChoice Mail { get; init; }

    public required bool IsCalled { get; init; }

    /// <summary>Minutes after midnight in Vietnam; neither of the two: no quiet hours.</summary>
    public int? QuietFrom { get; init; }

    public int? QuietUntil { get; init; }

    public required int DigestAt { get; init; }

    public required IReadOnlyList<NoticeKind> MutedKinds { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }
}

/// <summary>The wishes of a person that decide when one notice goes out.</summary>
public sealed record DeliverySettings
{
    /// <summary>What holds for whoever changed nothing: at once, but not at night.</summary>
    public static DeliverySettings Default { get; } = new() { Mail = MailChoice.Each, IsCalled = true, QuietFrom = 21 * 60, QuietUntil = 6 * 60, DigestAt = 7 * 60 };

    public required MailChoice Mail { get; init; }

    public required bool IsCalled { get; init; }

    public int? QuietFrom { get; init; }

    public int? QuietUntil { get; init; }

    public required int DigestAt { get; init; }

    /// <summary>Of the notice's kind the person wants to hear in the dashboard alone.</summary>
    public bool IsMuted { get; init; }
}
