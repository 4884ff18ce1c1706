namespace WardKpi.Api.Deadlines.Feed;

public sealed record FeedState
{
    /// <summary>The caller has an address at which calendar programs read the deadlines.</summary>
    public required bool IsOn { get; init; }
}

public sealed record FeedAddress
{
    /// <summary>Told this once: only a hash of the token in it is kept. Whoever has it reads what the person may read of deadlines.</summary>
    public required string Url { get; init; }
}
