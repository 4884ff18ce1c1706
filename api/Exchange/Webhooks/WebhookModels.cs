using System.Text.Json.Serialization;
using WardKpi.Api.Exchange.Webhooks.Events;

namespace WardKpi.Api.Exchange.Webhooks;

/// <summary>Why the program itself switched a webhook off.</summary>
public enum OffReason
{
    /// <summary>The receiver answered 410.</summary>
    Gone,

    /// <summary>Nothing arrived for days.</summary>
    Failing,
}

public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>Tried too often; it goes out again only when somebody asks for it.</summary>
    GivenUp,
}

public sealed record WebhookView
{
    public required Guid Id { get; init; }

    /// <summary>The API client whose it is: its place and its groups of indicators limit what is told.</summary>
    public required Guid ClientId { get; init; }

    public required string ClientName { get; init; }

    public required string Url { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<EventKind> Events { get; init; }

    public required bool IsOn { get; init; }

    public OffReason? OffReason { get; init; }

    /// <summary>The client's key is revoked or has expired: nothing is told until it is good again.</summary>
    public required bool IsSilent { get; init; }

    /// <summary>Since the first failure after the last success.</summary>
    public DateTime? FailingSince { get; init; }

    /// <summary>Deliveries that are still to arrive.</summary>
    public required int WaitingTotal { get; init; }

    /// <summary>Of the last call.</summary>
    public DateTime? LastAt { get; init; }

    /// <summary>HTTP status of the last call; absent where nobody answered.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Absent where the last call was taken.</summary>
    public string? LastError { get; init; }

    /// <summary>Until then the secret before the last change signs as well.</summary>
    public DateTime? FormerSecretUntil { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required int Version { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewWebhook
{
    /// <summary>For people: whose it is to be. A client makes its own, and leaves it out.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>https; this machine only where its operator allows it. Addresses of a private network are good.</summary>
    public required string Url { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<EventKind> Events { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record WebhookChange
{
    public required string Url { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<EventKind> Events { get; init; }

    public required bool IsOn { get; init; }

    /// <summary>That the caller saw.</summary>
    public required int Version { get; init; }
}

/// <summary>A webhook with its secret, which is shown this once.</summary>
public sealed record WebhookWithSecret
{
    public required WebhookView Webhook { get; init; }

    /// <summary><c>whsec_</c> and base64: what signs is the bytes behind the mark.</summary>
    public required string Secret { get; init; }
}

public sealed record DeliveryView
{
    public required Guid Id { get; init; }

    public required DeliveryState State { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public DateTime? NextAt { get; init; }

    public DateTime? SettledAt { get; init; }

    /// <summary>Absent: a test.</summary>
    public EventView? Event { get; init; }

    /// <summary>Oldest first, also those before it was asked for again.</summary>
    public required IReadOnlyList<AttemptView> Attempts { get; init; }
}

public sealed record AttemptView
{
    public required DateTime At { get; init; }

    public required int Milliseconds { get; init; }

    /// <summary>Absent where nobody answered.</summary>
    public int? Status { get; init; }

    /// <summary>Absent where it was taken.</summary>
    public string? Error { get; init; }

    /// <summary>The first 500 letters of a refusal; for people only.</summary>
    public string? Answer { get; init; }
}

/// <summary>From where on events are told again: exactly one of the two.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReplayRequest
{
    /// <summary>Events with a higher number.</summary>
    public long? Since { get; init; }

    /// <summary>Events of this moment and later.</summary>
    public DateTimeOffset? From { get; init; }
}

public sealed record ReplayOutcome
{
    /// <summary>Deliveries that go out now, also those that had arrived before.</summary>
    public required int Total { get; init; }

    /// <summary>The <c>since</c> that goes on where this one ended.</summary>
    public required long Next { get; init; }

    /// <summary>There was more than one request takes: ask again with <see cref="Next"/>.</summary>
    public required bool HasMore { get; init; }
}
