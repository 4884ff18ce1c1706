namespace WardKpi.Api.Deadlines.CalendarDays;

/// <summary>How well a day is known.</summary>
public enum DayCertainty
{
    /// <summary>Law or announcement, read in a source.</summary>
    Official,

    /// <summary>Known, but not yet compared with the announcement.</summary>
    Memory,

    /// <summary>Computed; nothing was announced yet.</summary>
    Estimate,
}

/// <summary>A day off, or a Saturday or Sunday that is worked instead.</summary>
public sealed record CalendarDayView
{
    public required DateOnly Day { get; init; }

    public required CalendarDayKind Kind { get; init; }

    public required string Name { get; init; }

    public required DayCertainty Certainty { get; init; }

    /// <summary>What the day rests on: law, announcement, or where it was read.</summary>
    public string? Source { get; init; }

    /// <summary>A day that is switched off changes nothing.</summary>
    public required bool IsActive { get; init; }

    public string? Note { get; init; }

    /// <summary>Came with the program: may be changed and switched off, not deleted.</summary>
    public required bool IsShipped { get; init; }

    public DateTime? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public required int Version { get; init; }
}

/// <summary>A day as people write it.</summary>
public sealed record CalendarDayDraft
{
    public required DateOnly Day { get; init; }

    public required CalendarDayKind Kind { get; init; }

    public required string Name { get; init; }

    public required DayCertainty Certainty { get; init; }

    /// <summary>What the day rests on: law, announcement, or where it was read.</summary>
    public string? Source { get; init; }

    public required bool IsActive { get; init; }

    public string? Note { get; init; }

    /// <summary>The version that the caller saw; 0 of a new day.</summary>
    public required int Version { get; init; }
}

/// <summary>Changes to be looked at before they are saved.</summary>
public sealed record CalendarPreviewRequest
{
    /// <summary>Days as they would be, added or changed; their versions are not looked at.</summary>
    public IReadOnlyList<CalendarDayDraft> Changed { get; init; } = [];

    /// <summary>Days that would be deleted.</summary>
    public IReadOnlyList<DateOnly> Removed { get; init; } = [];
}

public sealed record CalendarPreview
{
    /// <summary>Reports with another date than before: those that are due on another day first; at most two hundred.</summary>
    public required IReadOnlyList<MovedReport> Moves { get; init; }

    /// <summary>How many there are, also those that the list leaves out.</summary>
    public required int Total { get; init; }
}

/// <summary>A report that is neither met nor waived, and whose dates would move.</summary>
public sealed record MovedReport
{
    public required Guid RuleId { get; init; }

    public required string Title { get; init; }

    public required Guid CommuneId { get; init; }

    public required string CommuneName { get; init; }

    public required string Period { get; init; }

    /// <summary>How many units owe it.</summary>
    public required int UnitCount { get; init; }

    public required DateTime DueAt { get; init; }

    /// <summary>Absent where the due moment stays.</summary>
    public DateTime? NewDueAt { get; init; }

    public required DateOnly LocksOn { get; init; }

    /// <summary>Absent where the day stays.</summary>
    public DateOnly? NewLocksOn { get; init; }
}
