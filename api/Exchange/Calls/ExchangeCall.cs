namespace WardKpi.Api.Exchange.Calls;

/// <summary>What the sharing log will say of the request, gathered on its way.</summary>
public sealed class ExchangeCall
{
    /// <summary>Whose key it is, also of one that is revoked or has expired; null where no client is known by it.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>The key was good: the call counts as a use of it.</summary>
    public bool IsLetIn { get; set; }

    /// <summary>One more refusal over the limit in the same minute: it counts into the day, but has no line of its own.</summary>
    public bool IsOnlyCounted { get; set; }

    /// <summary>Rows of data that went over so far; null where none were asked for.</summary>
    public long? Rows { get; private set; }

    public void Add(long rows) => Rows = (Rows ?? 0) + rows;
}

public static class ExchangeCalls
{
    /// <summary>Tells the sharing log how many rows of data went over, either way; may be called again while rows go on.</summary>
    public static void CountRows(this HttpContext context, long rows) => context.Features.Get<ExchangeCall>()?.Add(rows);
}
