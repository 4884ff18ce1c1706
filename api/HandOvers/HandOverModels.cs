using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;

namespace WardKpi.Api.HandOvers;

/// <summary>Everything that a person looks after, and who could take it over.</summary>
public sealed record PersonAssignmentsView
{
    public required PersonRef Person { get; init; }

    /// <summary>The person's place; none where it is outside the caller's scope.</summary>
    public string? Place { get; init; }

    public required IReadOnlyList<HeldPlan> Plans { get; init; }

    /// <summary>People who may take over every row; empty where nobody may.</summary>
    public required IReadOnlyList<PersonRef> Receivers { get; init; }

    /// <summary>What the person gave or took before, newest first.</summary>
    public required IReadOnlyList<HandOverSummary> HandOvers { get; init; }
}

/// <summary>What a person looks after in one plan.</summary>
public sealed record HeldPlan
{
    public required PlanSummary Plan { get; init; }

    public required IReadOnlyList<HeldIndicator> Rows { get; init; }

    /// <summary>Reports of the units of these rows that are not verified yet.</summary>
    public required IReadOnlyList<HeldReport> OpenReports { get; init; }
}

public sealed record HeldIndicator
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public string? Unit { get; init; }

    public required int Decimals { get; init; }

    public required AssignmentPart Part { get; init; }

    public required OrganizationRef Lead { get; init; }

    /// <summary>Of the plan's year.</summary>
    public TargetView? Target { get; init; }

    /// <summary>The last value that was entered.</summary>
    public ActualView? Latest { get; init; }

    /// <summary>State of the report that holds the last value.</summary>
    public ReportState? LatestState { get; init; }

    /// <summary>Comments that ask for a change and wait for it.</summary>
    public required int WaitingRequests { get; init; }

    public required int Version { get; init; }
}

public sealed record HeldReport
{
    public required Guid Id { get; init; }

    public required OrganizationRef Unit { get; init; }

    public required string Period { get; init; }

    public required ReportState State { get; init; }
}

public sealed record HandOverRequest
{
    public required Guid ToPersonId { get; init; }

    /// <summary>Becomes the deputy of every row that the receiver answers for; absent: deputies stay.</summary>
    public Guid? DeputyId { get; init; }

    public required string Reason { get; init; }

    /// <summary>Every row of the person, as the caller saw it.</summary>
    public required IReadOnlyList<HandOverRow> Rows { get; init; }
}

public sealed record HandOverRow
{
    public required Guid PlanIndicatorId { get; init; }

    public required int Version { get; init; }
}

/// <summary>Minutes of a hand-over, as it stood at that moment.</summary>
public sealed record HandOverView
{
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required string CommuneName { get; init; }

    public required string ProvinceName { get; init; }

    public required PersonRef From { get; init; }

    public string? FromPlace { get; init; }

    public required PersonRef To { get; init; }

    public string? ToPlace { get; init; }

    public PersonRef? Deputy { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who made it in the program.</summary>
    public required string DoneBy { get; init; }

    public required IReadOnlyList<HeldPlan> Plans { get; init; }
}

public sealed record HandOverSummary
{
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required PersonRef From { get; init; }

    public required PersonRef To { get; init; }

    public required int RowCount { get; init; }
}
