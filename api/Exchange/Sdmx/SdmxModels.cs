using Microsoft.AspNetCore.Mvc;

namespace WardKpi.Api.Exchange.Sdmx;

/// <summary>What a reader of SDMX asks, as it stands in the address.</summary>
public sealed record SdmxParameters
{
    /// <summary>Only <c>Q</c>.</summary>
    [FromQuery(Name = "c[FREQ]")]
    public string? Frequency { get; init; }

    /// <summary>Codes of areas between commas, each with an operator where one is wanted: <c>18814,42</c>, <c>ne:18814</c>.</summary>
    [FromQuery(Name = "c[REF_AREA]")]
    public string? Area { get; init; }

    /// <summary>The same of indicators: <c>sw:EGOV@</c>.</summary>
    [FromQuery(Name = "c[INDICATOR]")]
    public string? Indicator { get; init; }

    /// <summary>The same of rows of plans.</summary>
    [FromQuery(Name = "c[PLAN_INDICATOR]")]
    public string? PlanIndicator { get; init; }

    /// <summary>Quarters, years, months or days: <c>2026-Q2</c>, <c>ge:2026-Q1+le:2026-Q3</c> (an and; %2B in an address). Equal is what lies within.</summary>
    [FromQuery(Name = "c[TIME_PERIOD]")]
    public string? Time { get; init; }

    /// <summary>A, P and M between commas; A,M where absent.</summary>
    [FromQuery(Name = "c[OBS_STATUS]")]
    public string? Status { get; init; }

    /// <summary>As <c>c[TIME_PERIOD]=ge:</c></summary>
    public string? StartPeriod { get; init; }

    /// <summary>As <c>c[TIME_PERIOD]=le:</c></summary>
    public string? EndPeriod { get; init; }

    /// <summary>Only what changed after this instant, with what went away.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>As it stood at this instant.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Only AllDimensions.</summary>
    public string? DimensionAtObservation { get; init; }
}
