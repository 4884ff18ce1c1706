using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>How far up a reminder goes.</summary>
public enum ReminderReach
{
    /// <summary>Whoever enters.</summary>
    Officers,

    /// <summary>Their deputies too.</summary>
    Deputies,

    /// <summary>The head of the unit too.</summary>
    Head,
}

/// <summary>A reminder whose time has come.</summary>
/// <param name="Name">Tells it from the others of the same deadline.</param>
public sealed record ReminderStep(string Name, ReminderReach Reach, bool IsOverdue);

/// <summary>Who of a unit answers for a report.</summary>
public sealed record DutyPeople(IReadOnlyCollection<Guid> Officers, IReadOnlyCollection<Guid> Deputies, IReadOnlyCollection<Guid> Heads);

/// <summary>When who is reminded of a report (README, "Reminders"). No database, no clock.</summary>
public static class ReminderRules
{
    private static readonly (int DaysLeft, ReminderReach Reach)[] Before =
        [(1, ReminderReach.Head), (3, ReminderReach.Deputies), (7, ReminderReach.Officers)];

    /// <summary>
    /// The latest step that has come: 7, 3, 1 working days before the report is due; behind that every working day until its books close: what
    /// comes later still is taken, and asked for by people. Of steps that were missed only the latest counts. None whose day came before the
    /// report opened: the opening told the day that it is due.
    /// </summary>
    public static ReminderStep? StepOf(OpenDutyRow duty, DateTime now, WorkingDays workingDays)
    {
        var today = VietnamTime.DateOf(now);
        var dueOn = VietnamTime.DateOf(duty.DueAt);
        var left = workingDays.WorkingDaysBetween(today, dueOn);
        if (now > duty.DueAt)
        {
            if (today > duty.LocksOn)
                return null;
            return new ReminderStep($"late{-left}", ReminderReach.Head, IsOverdue: true);
        }

        var openedOn = duty.OpenedAt is { } opened ? VietnamTime.DateOf(opened) : duty.OpensOn;
        foreach (var (days, reach) in Before)
        {
            if (left <= days)
                return workingDays.AddWorkingDays(dueOn, -days) > openedOn ? new ReminderStep($"{days}", reach, IsOverdue: false) : null;
        }

        return null;
    }

    /// <summary>What is to be reported and to whom: a commune may have two monthly reports. Only the title where both are too long.</summary>
    public static string SubjectOf(OpenDutyRow duty, int limit)
    {
        var whole = duty.Receiver is null ? duty.RuleTitle : $"{duty.RuleTitle}, gửi {duty.Receiver}";
        return whole.Length <= limit ? whole : duty.RuleTitle;
    }

    /// <summary>
    /// For a form those who were named for its rows and belong to the unit, all of its officers where a row has nobody; for another report all
    /// officers. The head is told as such, not as one of them.
    /// </summary>
    /// <param name="rows">The rows of the form; none where the report is no form.</param>
    public static DutyPeople PeopleOf(Guid organizationId, IReadOnlyCollection<NamedRow> rows, IEnumerable<DutyPersonRow> people)
    {
        var members = people.Where(person => person.OrganizationId == organizationId).ToList();
        var belonging = members.Select(person => person.PersonId).ToHashSet();
        var responsible = Belonging(rows.Select(row => row.ResponsibleId)).ToList();
        var isNamed = rows.Count > 0 && responsible.Count == rows.Count;
        var all = members.Where(person => !person.IsHead && !person.IsStanding).Select(person => person.PersonId);
        return new DutyPeople(
            [.. (isNamed ? responsible : responsible.Concat(all)).Distinct()],
            [.. Belonging(rows.Select(row => row.DeputyId)).Distinct()],
            [.. members.Where(person => person.IsHead).Select(person => person.PersonId)]);

        IEnumerable<Guid> Belonging(IEnumerable<Guid?> ids) => ids.OfType<Guid>().Where(belonging.Contains);
    }

    /// <summary>
    /// Who is told at a step. Where nobody is that far down, the next one up; where the head should be told and there is none, or where there is
    /// nobody at all, the standing office.
    /// </summary>
    public static IReadOnlyCollection<Guid> ToldAt(ReminderReach reach, DutyPeople people, IReadOnlyCollection<Guid> standingOffice)
    {
        IReadOnlyCollection<Guid> told = reach switch
        {
            ReminderReach.Officers => FirstOf(people.Officers, people.Deputies, people.Heads),
            ReminderReach.Deputies => FirstOf([.. people.Officers, .. people.Deputies], people.Heads),
            ReminderReach.Head => [.. people.Officers, .. people.Deputies, .. FirstOf(people.Heads, standingOffice)],
        };
        return [.. FirstOf(told, standingOffice).Distinct()];
    }

    private static IReadOnlyCollection<Guid> FirstOf(params IEnumerable<IReadOnlyCollection<Guid>> groups) =>
        groups.FirstOrDefault(group => group.Count > 0) ?? [];
}
