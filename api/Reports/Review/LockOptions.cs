namespace WardKpi.Api.Reports.Review;

/// <summary>Section <c>Locking</c>.</summary>
public sealed class LockOptions
{
    /// <summary>The program closes the books on the lock date; switched off, only the standing office does.</summary>
    public bool IsAutomatic { get; init; } = true;
}
