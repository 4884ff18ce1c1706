using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Organizations;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>
/// Which states of which values: those that held at change <see cref="UpTo"/> and began after <see cref="Since"/>. Two readings where
/// the second's <see cref="Since"/> is the first's <see cref="UpTo"/> give together every change, and none twice.
/// </summary>
public sealed record ExchangeFilter
{
    /// <summary>Path of what the client may see.</summary>
    public required string Root { get; init; }

    /// <summary>Groups of indicators that count; null for all.</summary>
    public IReadOnlyList<string>? Pillars { get; init; }

    public required long UpTo { get; init; }

    /// <summary>Only states that began after this change, with tombstones; 0 for everything, without tombstones.</summary>
    public long Since { get; init; }

    /// <summary>Only rows after this one, in the order of number and id; the id belongs to <see cref="AfterId"/>.</summary>
    public long AfterSeq { get; init; }

    public Guid AfterId { get; init; }

    /// <summary>States of reports that are asked for; a value that left them is given as a tombstone.</summary>
    public IReadOnlyList<ReportState> States { get; init; } = [ReportState.Verified, ReportState.Locked];

    /// <summary>Of these states codes of those that count for values that did occur, and <c>not_applicable</c> for the others; null for all.</summary>
    public IReadOnlyList<string>? Occurrences { get; init; }

    /// <summary>Path of a place that is asked for; null for the whole of <see cref="Root"/>.</summary>
    public string? Under { get; init; }

    public string? UnitCode { get; init; }

    public string? IndicatorCode { get; init; }

    public Guid? PlanId { get; init; }

    public int? Year { get; init; }

    public string? Period { get; init; }

    /// <summary>Path of the commune, where the filter is about just one; else null.</summary>
    public string? CommunePath => OrganizationPaths.CommuneOf(Root) ?? (Under is null ? null : OrganizationPaths.CommuneOf(Under));

    /// <summary>All that the client may see, as of the change <paramref name="upTo"/>, or as it stands now.</summary>
    public static ExchangeFilter Of(ApiClient client, long? upTo = null) =>
        new() { Root = client.Path, Pillars = client.Pillars, UpTo = upTo ?? client.ExchangeSeq };
}
