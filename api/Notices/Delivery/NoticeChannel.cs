namespace WardKpi.Api.Notices.Delivery;

/// <summary>The ways by which a notice leaves the dashboard.</summary>
public enum ChannelKind
{
    Mail,

    /// <summary>A bridge that passes it on, to Zalo for instance.</summary>
    Call,
}

public enum DeliveryOutcome
{
    Sent,

    /// <summary>This one will never be taken: its address is wrong.</summary>
    Refused,

    /// <summary>This one was not taken now; another may be.</summary>
    Deferred,

    /// <summary>The other side takes nothing at all: it is down, or does not know us.</summary>
    Unreachable,

    /// <summary>The talk broke off, or took too long: the other side may have taken it before.</summary>
    Uncertain,
}

/// <summary>What goes out to one person at once: a notice, or all of a digest.</summary>
public sealed record OutgoingNotices(Recipient Person, IReadOnlyList<NoticeView> Notices);

public sealed record Recipient
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Code of the person's commune; absent above communes.</summary>
    public string? CommuneCode { get; init; }
}

/// <summary>A way out that is configured.</summary>
public abstract class NoticeChannel
{
    public abstract ChannelKind Kind { get; }

    public abstract ChannelOptions Options { get; }

    /// <summary>One round's talk with the other side.</summary>
    public abstract IDeliverySession Open();
}

public interface IDeliverySession : IDisposable
{
    /// <summary>Throws nothing: whoever sends has to settle what was taken.</summary>
    Task<(DeliveryOutcome Outcome, string? Error)> SendAsync(OutgoingNotices outgoing);
}
