using WardKpi.Api.Organizations;

namespace WardKpi.Api.Plans.Assignments;

/// <summary>Why nobody, or hardly anybody, looks after a plan indicator.</summary>
public enum OrphanKind
{
    /// <summary>Neither the document nor the standing office named a lead.</summary>
    NoLead,

    /// <summary>Nobody of the lead unit has an account that may enter.</summary>
    LeadWithoutOfficer,
    NoResponsible,

    /// <summary>The account was switched off.</summary>
    ResponsibleInactive,

    /// <summary>Moved to another unit, or to a role that does not enter.</summary>
    ResponsibleElsewhere,

    /// <summary>Has not signed in for long.</summary>
    ResponsibleUnseen,
    DeputyInactive,
    DeputyElsewhere,
    DeputyUnseen,
}

/// <summary>What a person is to a plan indicator.</summary>
public enum AssignmentPart
{
    Responsible,
    Deputy,
}

/// <summary>Who looks after each indicator of a plan.</summary>
public sealed record AssignmentsView
{
    public required Guid PlanId { get; init; }

    /// <summary>Rows whose responsible person is missing, switched off or gone elsewhere.</summary>
    public required int WithoutOwnerCount { get; init; }

    /// <summary>Days without a sign-in after which a person counts as unseen.</summary>
    public required int UnseenAfterDays { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<AssignmentRow> Rows { get; init; }

    /// <summary>The units of the commune, each with the people who may be given its rows.</summary>
    public required IReadOnlyList<AssignableUnit> Units { get; init; }
}

public sealed record AssignmentRow
{
    public required Guid PlanIndicatorId { get; init; }

    public required string Number { get; init; }

    public required string Text { get; init; }

    public string? Heading { get; init; }

    public required string Code { get; init; }

    /// <summary>The unit that enters it; the standing office where nobody is named.</summary>
    public required OrganizationRef Lead { get; init; }

    /// <summary>Neither the document nor the standing office named a lead: "chưa giao".</summary>
    public required bool IsUnassigned { get; init; }

    public PersonRef? Responsible { get; init; }

    public PersonRef? Deputy { get; init; }

    public required IReadOnlyList<OrphanKind> Orphans { get; init; }

    public required int Version { get; init; }
}

public sealed record PersonRef
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }
}

public sealed record AssignableUnit
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public OrganizationRole? Role { get; init; }

    public required IReadOnlyList<PersonRef> People { get; init; }
}

public sealed record AssignmentsChange
{
    public required IReadOnlyList<AssignmentItem> Items { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Who shall look after one indicator: all three as they shall be, none where absent.</summary>
public sealed record AssignmentItem
{
    public required Guid PlanIndicatorId { get; init; }

    /// <summary>The version that the caller saw.</summary>
    public required int Version { get; init; }

    /// <summary>Null gives it back to "chưa giao": the standing office enters it.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>An active person of the lead unit who may enter. One who was named before and is not of a new unit is let go.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>Like the responsible person, and another one.</summary>
    public Guid? DeputyId { get; init; }
}

public sealed record AssignmentsResult
{
    public required AssignmentsView Assignments { get; init; }

    /// <summary>People who were let go because they are not of the new unit.</summary>
    public required IReadOnlyList<ClearedPerson> Cleared { get; init; }
}

public sealed record ClearedPerson
{
    public required Guid PlanIndicatorId { get; init; }

    public required AssignmentPart Part { get; init; }

    public required PersonRef Person { get; init; }
}
