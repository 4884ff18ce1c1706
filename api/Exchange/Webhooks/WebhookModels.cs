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

    /// <summary>The API client that owns it: the client's place and groups of indicators limit what is sent.</summary>
    public required Guid ClientId { get; init; }

    public required string ClientName { get; init; }

    public required string Url { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<EventKind> Events { get; init; }

    public required bool IsOn { get; init; }

    public OffReason? OffReason { get; init; }

    /// <summary>The client's key is revoked or has expired: nothing is sent until it is good again.</summary>
    public required bool IsSilent { get; init; }

    /// <summary>Time of the first failure after the last success; absent where the last call succeeded.</summary>
    public DateTime? FailingSince { get; init; }

    /// <summary>Deliveries that have not arrived yet.</summary>
    public required int WaitingTotal { get; init; }

    /// <summary>Time of the last call.</summary>
    public DateTime? LastAt { get; init; }

    /// <summary>HTTP status of the last call; absent where nobody answered.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Why the last call failed; absent where it succeeded.</summary>
    public string? LastError { get; init; }

    /// <summary>Until then deliveries are signed with the previous secret too.</summary>
    public DateTime? FormerSecretUntil { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required int Version { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewWebhook
{
    /// <summary>The owner, given by people only: a client makes webhooks of its own and leaves it out.</summary>
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

    /// <summary>The version that the caller saw.</summary>
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

    /// <summary>When it is sent next; absent where it is not sent any more.</summary>
    public DateTime? NextAt { get; init; }

    public DateTime? SettledAt { get; init; }

    /// <summary>Absent for a test.</summary>
    public EventView? Event { get; init; }

    /// <summary>Oldest first, including those made before it was sent again.</summary>
    public required IReadOnlyList<AttemptView> Attempts { get; init; }
}

public sealed record AttemptView
{
    public required DateTime At { get; init; }

    public required int Milliseconds { get; init; }

    /// <summary>HTTP status; absent where nobody answered.</summary>
    public int? Status { get; init; }

    /// <summary>Why the attempt failed; absent where it succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>The first 500 letters of a refusal; for people only.</summary>
    public string? Answer { get; init; }
}

/// <summary>Where to start sending events again: give exactly one of the two.</summary>
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
    /// <summary>Deliveries that are sent now, including those that had arrived before.</summary>
    public required int Total { get; init; }

    /// <summary>The <c>since</c> with which to go on.</summary>
    public required long Next { get; init; }

    /// <summary>There are more events than one request takes: ask again with <c>next</c>.</summary>
    public required bool HasMore { get; init; }
}
