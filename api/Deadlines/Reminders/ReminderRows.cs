namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>A duty that is neither met nor waived.</summary>
public sealed record OpenDutyRow
{
    public Guid Id { get; init; }

    public Guid RuleId { get; init; }

    public string RuleTitle { get; init; } = "";

    public string? Receiver { get; init; }

    public string Deadline { get; init; } = "";

    public Guid CommuneId { get; init; }

    public string CommunePath { get; init; } = "";

    public Guid OrganizationId { get; init; }

    public string OrganizationName { get; init; } = "";

    public string Period { get; init; } = "";

    public Guid? FormPlanId { get; init; }

    public DateOnly OpensOn { get; init; }

    public DateTime DueAt { get; init; }

    public DateOnly LocksOn { get; init; }

    public DateTime? OpenedAt { get; init; }
}

/// <summary>Somebody who answers for reports of a commune.</summary>
public sealed record DutyPersonRow
{
    public Guid PersonId { get; init; }

    /// <summary>The unit; of the standing office's people the unit that is the standing office.</summary>
    public Guid OrganizationId { get; init; }

    public bool IsHead { get; init; }

    /// <summary>Of the standing office: follows all units.</summary>
    public bool IsStanding { get; init; }
}

/// <summary>Who was named for a row of a form.</summary>
public sealed record NamedRow
{
    public Guid PlanId { get; init; }

    /// <summary>The unit that leads the row.</summary>
    public Guid OrganizationId { get; init; }

    public Guid? ResponsibleId { get; init; }

    public Guid? DeputyId { get; init; }
}
