using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>What a machine asks of the values, as it stands in the address.</summary>
public sealed record ValuesQuery
{
    /// <summary>Province or commune, by its official code, its path or a former code: only what lies below it.</summary>
    public string? Organization { get; init; }

    /// <summary>Code of the unit that reports.</summary>
    public string? Unit { get; init; }

    public string? Indicator { get; init; }

    /// <summary>Group of indicators.</summary>
    public string? Pillar { get; init; }

    /// <summary>Id of a plan.</summary>
    public string? Plan { get; init; }

    /// <summary>Year of the plan.</summary>
    public string? Year { get; init; }

    /// <summary>A quarter: 2026Q3 or 2026-Q3.</summary>
    public string? Period { get; init; }

    /// <summary>submitted, verified, locked, several between commas; verified,locked where absent.</summary>
    public string? State { get; init; }

    /// <summary>`upTo` of an earlier reading: only what changed after it, with tombstones for what went away.</summary>
    public string? Since { get; init; }

    /// <summary>Only what changed after this instant, which has an offset: 2026-10-01T00:00:00Z.</summary>
    public string? UpdatedAfter { get; init; }

    /// <summary>The state at this instant.</summary>
    public string? AsOf { get; init; }

    /// <summary>Rows of a page, at most 10,000. Where absent, a page has 1,000 rows and a stream has all.</summary>
    public string? Limit { get; init; }

    /// <summary>`next` of the previous page; the other parameters stay the same.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of a walk. All pages show the data as of change <c>upTo</c>, whatever is written meanwhile.</summary>
public sealed record ExchangeValuesPage
{
    public required IReadOnlyList<ExchangeValue> Values { get; init; }

    /// <summary>Where the next page begins; absent on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>Give it as `since` next time to get what changed after this walk.</summary>
    public required long UpTo { get; init; }
}

/// <summary>A query that was understood; what it names may still be unknown.</summary>
public sealed record ValuesRequest
{
    public string? Organization { get; init; }

    public string? Unit { get; init; }

    public string? Indicator { get; init; }

    public string? Pillar { get; init; }

    public Guid? PlanId { get; init; }

    public int? Year { get; init; }

    public string? Period { get; init; }

    public IReadOnlyList<ReportState> States { get; init; } = ValuesRules.DefaultStates;

    public long? Since { get; init; }

    public DateTime? UpdatedAfter { get; init; }

    public DateTime? AsOf { get; init; }

    public int? Limit { get; init; }

    public string? Cursor { get; init; }

    /// <summary>What must stay the same from page to page, as one text.</summary>
    public string FilterText => FormattableString.Invariant(
        $"{Organization}|{Unit}|{Indicator}|{Pillar}|{PlanId}|{Year}|{Period}|{string.Join(',', States)}|{Since}|{UpdatedAfter:O}|{AsOf:O}");
}
