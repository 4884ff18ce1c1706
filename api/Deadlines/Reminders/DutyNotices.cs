using System.Data.Common;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Notices;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>Tells the people of one commune of their duties, each thing once, in the transaction of what it tells.</summary>
public sealed class DutyNotices
{
    private readonly DbTransaction transaction;
    private readonly DateTime now;
    private readonly IReadOnlyList<DutyPersonRow> people;
    private readonly ILookup<(Guid PlanId, Guid OrganizationId), NamedRow> named;

    private DutyNotices(DbTransaction transaction, DateTime now, IReadOnlyList<DutyPersonRow> people, IReadOnlyList<NamedRow> named)
    {
        (this.transaction, this.now, this.people) = (transaction, now, people);
        this.named = named.ToLookup(row => (row.PlanId, row.OrganizationId));
        StandingOffice = [.. people.Where(person => person.IsStanding).Select(person => person.PersonId)];
    }

    /// <summary>Who follows all units.</summary>
    public IReadOnlyCollection<Guid> StandingOffice { get; }

    /// <param name="withDemo">Also people of the demo.</param>
    public static async Task<DutyNotices> OfCommuneAsync(DbTransaction transaction, Guid communeId, bool withDemo, DateTime now) => new(
        transaction, now, await ReminderQueries.PeopleAsync(transaction, communeId, withDemo), await ReminderQueries.NamedAsync(transaction, communeId));

    public DutyPeople PeopleOf(OpenDutyRow duty) => ReminderRules.PeopleOf(
        duty.OrganizationId, duty.FormPlanId is { } planId ? [.. named[(planId, duty.OrganizationId)]] : [], people);

    public Task<int> OpenedAsync(OpenDutyRow duty) =>
        TellAsync(duty, NoticeKind.Opened, $"opened:{duty.Id}", ReminderRules.ToldAt(ReminderReach.Officers, PeopleOf(duty), StandingOffice));

    public Task<int> RemindedAsync(OpenDutyRow duty, ReminderStep step, IEnumerable<Guid> told) => TellAsync(
        duty,
        step.IsOverdue ? NoticeKind.Overdue : NoticeKind.DueSoon,
        $"{(step.IsOverdue ? "overdue" : "due")}:{duty.Id}:{DueOn(duty)}:{step.Name}",
        told);

    /// <summary>Tells the standing office which units are late with a report of one period: all of them.</summary>
    /// <param name="duties">Of one rule, period and due day; at least one.</param>
    public Task<int> OverdueUnitsAsync(IReadOnlyList<OpenDutyRow> duties, ReminderStep step) => OverdueUnitsAsync("overdue_units", duties, step);

    /// <summary>The same of those where no head is told. A topic of its own: whichever of the two comes first, the other is told too.</summary>
    public Task<int> HeadlessUnitsAsync(IReadOnlyList<OpenDutyRow> duties, ReminderStep step) => OverdueUnitsAsync("headless_units", duties, step);

    /// <summary>
    /// Tells units that somebody asks for a report by a day: whoever enters, and the head, whose it is to hand it out. The asking opens it.
    /// </summary>
    public static async Task AskedAsync(
        DbTransaction transaction, Guid communeId, IEnumerable<Guid> ids, string request, Guid senderId, bool withDemo, DateTime now)
    {
        var notices = await OfCommuneAsync(transaction, communeId, withDemo, now);
        foreach (var id in ids)
        {
            var duty = (await ReminderQueries.FindAsync(transaction, id))!;
            if (duty.OpensOn <= VietnamTime.DateOf(now))
                await ReminderQueries.OpenAsync(transaction, id, now);
            var unit = notices.PeopleOf(duty);
            var told = ReminderRules.ToldAt(ReminderReach.Officers, unit, notices.StandingOffice).Concat(unit.Heads).Where(person => person != senderId);
            var draft = notices.DraftOf(duty, NoticeKind.Asked, $"asked:{id}") with { Text = request, SenderId = senderId };
            await NoticeQueries.AddAsync(transaction, draft, told);
        }
    }

    private Task<int> OverdueUnitsAsync(string topic, IReadOnlyList<OpenDutyRow> duties, ReminderStep step)
    {
        var first = duties[0];
        var draft = DraftOf(first, NoticeKind.OverdueUnits, $"{topic}:{first.RuleId}:{first.Period}:{DueOn(first)}:{step.Name}") with
        {
            OrganizationId = null,
            Text = NoticeWords.NamesOf(duties.Select(duty => duty.OrganizationName)),
        };
        return NoticeQueries.AddAsync(transaction, draft, StandingOffice);
    }

    private Task<int> TellAsync(OpenDutyRow duty, NoticeKind kind, string topic, IEnumerable<Guid> told) =>
        NoticeQueries.AddAsync(transaction, DraftOf(duty, kind, topic), told);

    private NoticeDraft DraftOf(OpenDutyRow duty, NoticeKind kind, string topic) => new()
    {
        Kind = kind,
        PlanId = duty.FormPlanId,
        OrganizationId = duty.OrganizationId,
        Period = duty.Period,
        Subject = ReminderRules.SubjectOf(duty, NoticeQueries.SubjectLimit),
        DueAt = duty.DueAt,
        Topic = topic,
        At = now,
    };

    /// <summary>A deadline that has moved is told anew.</summary>
    private static string DueOn(OpenDutyRow duty) => ObligationRules.PeriodOf(VietnamTime.DateOf(duty.DueAt));
}
