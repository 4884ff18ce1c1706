namespace WardKpi.Api.Exchange.Calls;

/// <summary>How a call ended, by the class of its status.</summary>
public enum CallOutcome
{
    /// <summary>2xx</summary>
    Served,

    /// <summary>3xx: nothing new since the client asked last.</summary>
    Unchanged,

    /// <summary>4xx: no right, a wrong request, too many calls, or the client went away (499).</summary>
    Refused,

    /// <summary>5xx</summary>
    Failed,
}

public sealed record CallView
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required string ClientName { get; init; }

    public required DateTime At { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The query string; whatever looks like a key or a token is left out.</summary>
    public string? Query { get; init; }

    /// <summary>HTTP status; 499 where the client hung up before its answer was complete.</summary>
    public required int Status { get; init; }

    public required CallOutcome Outcome { get; init; }

    /// <summary>Rows of data sent or received; absent for a call that is not about data.</summary>
    public long? Rows { get; init; }

    /// <summary>Bytes of the answer's body after compression.</summary>
    public required long Bytes { get; init; }

    public required int Milliseconds { get; init; }

    public string? Address { get; init; }
}

public sealed record SharingLogPage
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<CallView> Calls { get; init; }

    /// <summary>There are older calls: ask again with <c>before</c>.</summary>
    public required bool HasMore { get; init; }
}

/// <summary>What one client did on one day.</summary>
public sealed record SharingDay
{
    public required DateOnly Day { get; init; }

    public required Guid ClientId { get; init; }

    public required string ClientName { get; init; }

    public required long Calls { get; init; }

    /// <summary>How many of these calls were refused or failed.</summary>
    public required long Refused { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }
}

/// <summary>What machines sent and received in a span of days (Vietnam time).</summary>
public sealed record SharingTotals
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required long Calls { get; init; }

    public required long Refused { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    /// <summary>By day and name; days and clients without a call are left out.</summary>
    public required IReadOnlyList<SharingDay> Days { get; init; }
}
