namespace WardKpi.Api.Exchange.Clients;

/// <summary>Section <c>ApiClients</c>.</summary>
public sealed class ApiClientOptions
{
    /// <summary>Keys that are nobody's, from one address; a good key is let in all the same, for many machines may sit behind one address.</summary>
    public int WrongKeysPerMinute { get; init; } = 30;
}
