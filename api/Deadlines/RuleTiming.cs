using System.Text.Json.Serialization;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines;

/// <summary>How often a report is due.</summary>
public enum ReportingFrequency
{
    Week,
    Month,
    Quarter,
    HalfYear,
    NineMonths,
    Year,

    /// <summary>On one date, and never again.</summary>
    Once,

    /// <summary>When somebody asks for it, by the day that they name.</summary>
    OnRequest,
}

/// <summary>The last day that the figures of a period cover.</summary>
public enum CutOffWindow
{
    /// <summary>The last day of the calendar period.</summary>
    PeriodEnd,

    /// <summary>The 14th of the period's last month: a window from the 15th before it (Nghị định 09/2019/NĐ-CP, art. 12).</summary>
    Fourteenth,
}

/// <summary>How the day is found by which a report is due.</summary>
public enum DeadlineKind
{
    /// <summary>"Vào tuần cuối của tháng cuối", by one of three readings.</summary>
    LastWeek,

    /// <summary>A day of the period's last month, or of the month after it.</summary>
    DayOfMonth,

    /// <summary>A day and month of the period's year; of a single report with its year.</summary>
    FixedDate,

    /// <summary>A number of working days after the cut-off.</summary>
    WorkingDaysAfter,

    /// <summary>The day that whoever asks names.</summary>
    OnRequest,
}

/// <summary>What "the last week" of a month is.</summary>
public enum LastWeekReading
{
    LastSevenDays,

    /// <summary>The last Monday to Friday that lie in the month whole.</summary>
    LastFullWeek,

    /// <summary>From the Monday of the week that the last day lies in, to that day.</summary>
    WeekOfLastDay,
}

/// <summary>When a report is due, how long before it opens and how long after its books close: the part of a rule that dates follow from.</summary>
public sealed record RuleTiming
{
    public required ReportingFrequency Frequency { get; init; }

    public CutOffWindow CutOff { get; init; }

    public required DeadlineKind Deadline { get; init; }

    /// <summary>Of <c>last_week</c>.</summary>
    public LastWeekReading? LastWeek { get; init; }

    /// <summary>Of <c>day_of_month</c> and <c>fixed_date</c>; past a month's end its last day.</summary>
    public int? DueDay { get; init; }

    /// <summary>Of <c>fixed_date</c>: 1 to 12.</summary>
    public int? DueMonth { get; init; }

    /// <summary>Of a single report.</summary>
    public int? DueYear { get; init; }

    /// <summary>Of <c>day_of_month</c>: of the month after the period's last one.</summary>
    public bool IsNextMonth { get; init; }

    /// <summary>"Trước ngày 20/11": the day before is the last one.</summary>
    public bool IsBefore { get; init; }

    /// <summary>Of <c>working_days_after</c>: from 1.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Minutes after midnight in Vietnam; absent: the end of the day.</summary>
    public int? DueMinute { get; init; }

    /// <summary>Calendar days before the due day.</summary>
    public required int OpensDays { get; init; }

    /// <summary>Working days after the due day.</summary>
    public required int LockDays { get; init; }

    /// <summary>The kind of period that a report covers; null where it covers none.</summary>
    [JsonIgnore]
    public PeriodKind? PeriodKind => Frequency switch
    {
        ReportingFrequency.Week => Periods.PeriodKind.Week,
        ReportingFrequency.Month => Periods.PeriodKind.Month,
        ReportingFrequency.Quarter => Periods.PeriodKind.Quarter,
        ReportingFrequency.HalfYear => Periods.PeriodKind.HalfYear,
        ReportingFrequency.NineMonths => Periods.PeriodKind.NineMonths,
        ReportingFrequency.Year => Periods.PeriodKind.Year,
        ReportingFrequency.Once or ReportingFrequency.OnRequest => null,
    };

    /// <summary>What holds where the document names a rhythm and no day: the last week, until 17:00 of its last working day.</summary>
    public static RuleTiming DefaultOf(ReportingFrequency frequency) => new()
    {
        Frequency = frequency,
        Deadline = frequency is ReportingFrequency.Once or ReportingFrequency.OnRequest ? DeadlineKind.OnRequest : DeadlineKind.LastWeek,
        LastWeek = frequency is ReportingFrequency.Once or ReportingFrequency.OnRequest ? null : LastWeekReading.LastSevenDays,
        DueMinute = DeadlineRules.EndOfOffice,
        OpensDays = frequency switch
        {
            ReportingFrequency.Week => 4,
            ReportingFrequency.Month or ReportingFrequency.Once or ReportingFrequency.OnRequest => 10,
            ReportingFrequency.Quarter or ReportingFrequency.HalfYear or ReportingFrequency.NineMonths or ReportingFrequency.Year => 30,
        },
        LockDays = frequency switch
        {
            ReportingFrequency.Week => 3,
            ReportingFrequency.Month => 5,
            _ => 10,
        },
    };
}
