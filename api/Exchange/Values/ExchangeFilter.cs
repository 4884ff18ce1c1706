using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>
/// Which states of which values: those that held at change <see cref="UpTo"/> and began after <see cref="Since"/>. Two readings where
/// the second's <see cref="Since"/> is the first's <see cref="UpTo"/> give together every change, and none twice.
/// </summary>
public sealed record ExchangeFilter
{
    /// <summary>Pattern for <c>path like</c>: what the client may see.</summary>
    public required string Scope { get; init; }

    /// <summary>Groups of indicators that the client may see; null for all.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    public required long UpTo { get; init; }

    /// <summary>0 for everything; above it tombstones are given.</summary>
    public long Since { get; init; }

    /// <summary>After this row of the change <see cref="AfterSeq"/>, in the order of number and id.</summary>
    public long AfterSeq { get; init; }

    public Guid AfterId { get; init; }

    /// <summary>States that count; of the others a value that once was verified is a tombstone.</summary>
    public IReadOnlyList<ReportState> States { get; init; } = [ReportState.Verified, ReportState.Locked];

    public string? OrganizationCode { get; init; }

    public string? UnitCode { get; init; }

    public string? IndicatorCode { get; init; }

    public Guid? PlanId { get; init; }

    public int? Year { get; init; }

    public string? Period { get; init; }

    public static ExchangeFilter Of(ApiClient client, long upTo) => new() { Scope = client.Scope, Pillars = client.Pillars, UpTo = upTo };
}
