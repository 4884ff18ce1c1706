using System.Text.Json.Serialization;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Webhooks.Events;

/// <summary>
/// The steps of a report that machines hear of. Locking closes the books of a whole plan, and is told report by report: so it goes by the same
/// limits as the other steps, and a client of one unit hears of that unit alone.
/// </summary>
public enum EventKind
{
    [JsonStringEnumMemberName("report.submitted")]
    Submitted,

    [JsonStringEnumMemberName("report.verified")]
    Verified,

    [JsonStringEnumMemberName("report.returned")]
    Returned,

    /// <summary>A verified report was opened again: figures that were read as verified may change.</summary>
    [JsonStringEnumMemberName("report.reopened")]
    Reopened,

    [JsonStringEnumMemberName("report.locked")]
    Locked,
}

/// <summary>A step of a report. It carries no figures: read those from /exchange/values.</summary>
public sealed record EventView
{
    /// <summary>The same in every delivery, so that a receiver recognises what it already has.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the change; several events of one step share it.</summary>
    public required long Seq { get; init; }

    public required EventKind Type { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Official code of the commune; where none is known its path without the outer slashes.</summary>
    public required string OrganizationCode { get; init; }

    /// <summary>Code of the unit that reports, within the commune.</summary>
    public required string UnitCode { get; init; }

    public required Guid PlanId { get; init; }

    public required int PlanYear { get; init; }

    public string? PlanNumber { get; init; }

    /// <summary><c>2026Q3</c></summary>
    public required string Period { get; init; }

    public required Guid ReportId { get; init; }

    public required ReportState From { get; init; }

    public required ReportState To { get; init; }

    /// <summary>Groups of the indicators that the report holds.</summary>
    public required IReadOnlyList<string> Pillars { get; init; }

    /// <summary>Give it as <c>since</c> to /exchange/values to read what the step changed.</summary>
    public required long Since { get; init; }
}

/// <summary>Events in the order of their numbers; those of one number are always on one page.</summary>
public sealed record EventPage
{
    public required IReadOnlyList<EventView> Events { get; init; }

    /// <summary>The <c>since</c> of the next request.</summary>
    public required long Next { get; init; }

    /// <summary>There are more events: ask again with <c>next</c>.</summary>
    public required bool HasMore { get; init; }
}
