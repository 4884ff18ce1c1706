using System.Text.Json.Serialization;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Checks;

namespace WardKpi.Api.Exchange.Delivering;

/// <summary>What a delivery may do to a cell.</summary>
public enum ImportStrategy
{
    /// <summary>Fills what is empty, leaves what is filled.</summary>
    Create,

    /// <summary>Changes what is filled, leaves what is empty.</summary>
    Update,

    CreateAndUpdate,

    /// <summary>Empties the cell; figures that are sent are ignored.</summary>
    Delete,
}

/// <summary>Values that a machine delivers. The values of one report are written all or none; reports are independent of each other.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Delivery
{
    public required IReadOnlyList<DeliveredValue> Values { get; init; }
}

/// <summary>A value with the names that machines use. It stands in the report of the unit that leads the indicator.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DeliveredValue
{
    /// <summary>Official code of the commune, one of a unit that was merged into it, or its path without the outer slashes.</summary>
    public required string OrganizationCode { get; init; }

    /// <summary>Code of the unit that reports; where it is given, another unit's row is refused.</summary>
    public string? UnitCode { get; init; }

    public required string IndicatorCode { get; init; }

    /// <summary>Where a commune has several plans in the year.</summary>
    public string? PlanNumber { get; init; }

    /// <summary>Where the plan carries the code twice.</summary>
    public string? RowNumber { get; init; }

    /// <summary>A quarter: <c>2026Q3</c> or <c>2026-Q3</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Absent: derived from the figures. Needed for a 0 or 1 where the target is completion.</summary>
    public EntryKind? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>In the indicator's unit; 1 for yes, 0 for no.</summary>
    public decimal? Value { get; init; }

    public string? Text { get; init; }

    /// <summary>Absent: the present note stays. An empty text removes it.</summary>
    public string? Note { get; init; }

    /// <summary>Where the figure comes from. Absent: the machine's name for a new figure; for an unchanged figure the present source stays.</summary>
    public string? Source { get; init; }

    /// <summary>Why a figure that looks odd is right. Absent: the present explanation stays.</summary>
    public string? Explanation { get; init; }

    /// <summary>
    /// The version that the machine saw; 0 for a cell that was never filled. Absent: it writes over what is empty or its own, and nobody else's.
    /// </summary>
    public int? Version { get; init; }
}

public enum DeliveryOutcome
{
    Created,
    Updated,
    Deleted,

    /// <summary>The cell held this value already.</summary>
    Unchanged,

    /// <summary>Left alone by the import strategy; nothing was written.</summary>
    Ignored,

    Refused,

    /// <summary>Good, but another row of the same report was refused; nothing was written.</summary>
    Withheld,
}

/// <summary>The outcome of a delivery, row by row; of a dry run what the outcome would be.</summary>
public sealed record DeliveryResult
{
    public required bool IsDryRun { get; init; }

    public required ImportStrategy ImportStrategy { get; init; }

    public required DeliveryCounts Counts { get; init; }

    /// <summary>In the order in which the values came.</summary>
    public required IReadOnlyList<DeliveredRow> Rows { get; init; }
}

public sealed record DeliveryCounts
{
    public required int Created { get; init; }

    public required int Updated { get; init; }

    public required int Deleted { get; init; }

    public required int Unchanged { get; init; }

    public required int Ignored { get; init; }

    public required int Refused { get; init; }

    public required int Withheld { get; init; }

    /// <summary>Rows that look odd and have no explanation: their reports cannot be sent before somebody gives one.</summary>
    public required int Unexplained { get; init; }
}

public sealed record DeliveredRow
{
    /// <summary>Place in the request, from 0.</summary>
    public required int Index { get; init; }

    public required DeliveryOutcome Outcome { get; init; }

    /// <summary>Reason of a refusal, stable, for programs.</summary>
    public string? Code { get; init; }

    /// <summary>The field at fault in a refused row.</summary>
    public string? Field { get; init; }

    /// <summary>Reason of a refusal as a sentence for people, in Vietnamese.</summary>
    public string? Message { get; init; }

    /// <summary>Version of the cell now; absent where it was never filled.</summary>
    public int? Version { get; init; }

    /// <summary>
    /// Of <c>stale_version</c> and <c>written_by_other</c>: what stands in the cell. Only where the key reads values too, and then without
    /// words and names of people; or where the client wrote the cell itself.
    /// </summary>
    public ActualView? Current { get; init; }

    /// <summary>
    /// What looks odd about the value; it is written all the same, or stands there already. <c>previousValue</c> and <c>percent</c> are given
    /// where the key reads values too, or the client wrote what is compared with.
    /// </summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>The warnings have no explanation yet.</summary>
    public required bool NeedsExplanation { get; init; }
}
