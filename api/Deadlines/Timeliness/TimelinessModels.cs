namespace WardKpi.Api.Deadlines.Timeliness;

/// <summary>What meets a duty to report.</summary>
public enum DutyKind
{
    /// <summary>Sending the form of the plan's quarter.</summary>
    Form,

    /// <summary>A word of the reporter: "đã gửi", with the document's number.</summary>
    Declared,
}

/// <summary>What a line of the table is.</summary>
public enum TimelinessGrouping
{
    Unit,
    Commune,
}

/// <summary>
/// How much of what was due was sent, and in time (DHIS2's definitions). Expected is what was due by now and not waived; what was sent counts by
/// its first sending, and what was returned since is missing until it is sent again.
/// </summary>
public sealed record TimelinessFigures
{
    public required int Expected { get; init; }

    public required int OnTime { get; init; }

    public required int Late { get; init; }

    public required int Missing { get; init; }

    /// <summary>Percent of what was expected; the three add up to 100 (largest remainder, one decimal), and are 0 where nothing was.</summary>
    public required decimal OnTimePercent { get; init; }

    public required decimal LatePercent { get; init; }

    public required decimal MissingPercent { get; init; }

    /// <summary>On time and late in percent of expected, one decimal; absent where nothing was expected.</summary>
    public decimal? ReportingRate { get; init; }

    /// <summary>On time in percent of expected, not of what was sent.</summary>
    public decimal? OnTimeRate { get; init; }

    /// <summary>Not due yet; in none of the rates.</summary>
    public required int NotDue { get; init; }

    /// <summary>Those of them that were sent already.</summary>
    public required int SentEarly { get; init; }

    /// <summary>Nobody waits for them; in none of the rates.</summary>
    public required int Waived { get; init; }

    /// <summary>Cells of the forms that were expected.</summary>
    public required int CellCount { get; init; }

    public required int FilledCount { get; init; }

    /// <summary>Filled in percent of required cells, one decimal; absent where no form was expected.</summary>
    public decimal? ValueCompleteness { get; init; }
}

/// <summary>A quarter; a duty of another rhythm belongs to the one that its period ends in.</summary>
public sealed record QuarterTimeliness
{
    public required string Period { get; init; }

    public required TimelinessFigures Figures { get; init; }
}

/// <summary>A unit or a commune.</summary>
public sealed record TimelinessLine
{
    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public required Guid CommuneId { get; init; }

    public required string CommuneName { get; init; }

    /// <summary>Of the year.</summary>
    public required TimelinessFigures Total { get; init; }

    /// <summary>The four of the year, first to last.</summary>
    public required IReadOnlyList<QuarterTimeliness> Quarters { get; init; }
}

/// <summary>A year of reporting: as a whole, quarter by quarter, and line by line.</summary>
public sealed record TimelinessView
{
    public required int Year { get; init; }

    /// <summary>The moment by which it was judged what was due.</summary>
    public required DateTime AsOf { get; init; }

    public required TimelinessFigures Total { get; init; }

    public required IReadOnlyList<QuarterTimeliness> Quarters { get; init; }

    /// <summary>In the order of the communes and their units; only those with duties of the year.</summary>
    public required IReadOnlyList<TimelinessLine> Lines { get; init; }
}
