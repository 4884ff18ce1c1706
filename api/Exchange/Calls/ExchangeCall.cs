namespace WardKpi.Api.Exchange.Calls;

/// <summary>What the sharing log will say of the request, gathered on its way.</summary>
public sealed class ExchangeCall
{
    /// <summary>The client whose key it is, also when the key is revoked or has expired; null where the key is unknown.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>The key was good: the call counts as a use of it.</summary>
    public bool IsLetIn { get; set; }

    /// <summary>A further call over the limit in the same minute: it adds to the totals of its day and gets no line of its own.</summary>
    public bool IsOnlyCounted { get; set; }

    /// <summary>Rows of data sent or received so far; null for a call that is not about data.</summary>
    public long? Rows { get; private set; }

    public void Add(long rows) => Rows = (Rows ?? 0) + rows;
}

public static class ExchangeCalls
{
    /// <summary>Tells the sharing log how many rows of data were sent or received so far; may be called again as the number grows.</summary>
    public static void CountRows(this HttpContext context, long rows) => context.Features.Get<ExchangeCall>()?.Add(rows);
}
