namespace WardKpi.Api.PublicPages;

/// <summary>Section <c>PublicPages</c>.</summary>
public sealed class PublicPageOptions
{
    /// <summary>Of strangers' programs from one address; a browser keeps an answer for five minutes, and a whole office may sit behind one address.</summary>
    public int RequestsPerMinute { get; init; } = 60;
}
