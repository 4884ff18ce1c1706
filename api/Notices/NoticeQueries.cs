using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Notices.Delivery;
using WardKpi.Api.Notices.Settings;

namespace WardKpi.Api.Notices;

public static class NoticeQueries
{
    public const int TextLimit = 2000;
    public const int SubjectLimit = 300;

    private const string InsertNotice = """
        insert into notices (id, person_id, kind, plan_id, organization_id, period, text, subject, due_at, topic, at, sender_id, explanation_id,
                             mail_at, call_at)
        select @id, @personId, @kind, @PlanId, @OrganizationId, @Period, @Text, @Subject, @DueAt, @Topic, @At, @SenderId, @ExplanationId,
               @mailAt, @callAt
        where not exists (
          select 1
          from notices
          where person_id = @personId
            and topic = @Topic)
        """;

    // One more than is shown tells that there is more. By moment and id, for those of one moment come together.
    private const string SelectNotices = """
        with newest as (
          select id, row_number() over (order by at desc, id desc) as place
          from notices
          where person_id = @personId
            and (@unreadOnly = 0 or read_at is null)
            and (@before is null
                 or at < (select at from notices where id = @before and person_id = @personId)
                 or (at = (select at from notices where id = @before and person_id = @personId) and id < @before))
        )
        select n.id, n.kind, n.at, s.display_name as sender_name, n.plan_id, n.organization_id, o.name as organization_name, n.period,
               r.id as report_id, n.explanation_id, n.text, n.subject, n.due_at, case when n.read_at is null then 0 else 1 end as is_read
        from newest w
        join notices n on n.id = w.id
        left join people s on s.id = n.sender_id
        left join organizations o on o.id = n.organization_id
        left join reports r on r.plan_id = n.plan_id and r.organization_id = n.organization_id and r.period = n.period
        where w.place <= @limit
        order by n.at desc, n.id desc
        """;

    private const string CountUnread = """
        select count(*)
        from notices
        where person_id = @personId
          and read_at is null
        """;

    private const string UpdateReadById = """
        update notices
        set read_at = @now
        where person_id = @personId
          and id in @ids
          and read_at is null
        """;

    private const string UpdateReadUpTo = """
        update notices
        set read_at = @now
        where person_id = @personId
          and at <= @upTo
          and read_at is null
        """;

    // Who answers for a form: the officers of its unit; of the standing office's, which people of the commune hold for it, those of them who
    // were named for a row. Whoever was named and belongs to another unit by now (AssignmentRules.BelongsTo) is told nothing of this one.
    private const string SelectUnitPeople = """
        select p.organization_id, p.id as person_id
        from people p
        where p.organization_id in @organizationIds
          and p.role = 'officer'
          and p.is_active = 1
          and (p.is_demo = 0 or @withDemo = 1)
          and (@senderId is null or p.id <> @senderId)
        union
        select u.id as organization_id, p.id as person_id
        from plan_indicators i
        join plans d on d.id = i.plan_id
        join organizations c on c.id = d.commune_id
        join organizations u on u.parent_id = c.id and u.role = 'standing'
        join people p on p.id = i.responsible_id or p.id = i.deputy_id
        where i.plan_id = @planId
          and i.is_withdrawn = 0
          and u.id in @organizationIds
          and coalesce(i.lead_id, u.id) = u.id
          and p.role = 'standing_office'
          and p.organization_id = c.id
          and p.is_active = 1
          and (p.is_demo = 0 or @withDemo = 1)
          and (@senderId is null or p.id <> @senderId)
        order by organization_id, person_id
        """;

    private const string SelectStandingOffice = """
        select p.id
        from people p
        join organizations u on u.parent_id = p.organization_id
        where u.id = @organizationId
          and p.role = 'standing_office'
          and p.is_active = 1
          and (p.is_demo = 0 or @withDemo = 1)
          and (@senderId is null or p.id <> @senderId)
        order by p.id
        """;

    private const string SelectRemindedSince = """
        select distinct organization_id, person_id
        from notices
        where plan_id = @planId
          and period = @period
          and organization_id in @organizationIds
          and kind in ('remind', 'due_soon', 'overdue')
          and at > @since
        order by organization_id, person_id
        """;

    private const string SelectLastReminders = """
        with reminders as (
          select organization_id, period, at, sender_id,
                 row_number() over (partition by organization_id, period order by at desc, id) as place
          from notices
          where plan_id = @planId
            and kind = 'remind'
        )
        select r.organization_id, r.period, r.at, p.display_name as sender_name
        from reminders r
        left join people p on p.id = r.sender_id
        where r.place = 1
        order by r.organization_id, r.period
        """;

    /// <summary>Tells each of <paramref name="people"/> the same; answers how many had not been told it yet.</summary>
    public static async Task<int> AddAsync(DbTransaction transaction, NoticeDraft draft, IEnumerable<Guid> people)
    {
        var told = 0;
        // In one order on every node: two that tell the same wait for each other and do not deadlock.
        foreach (var settings in await SettingsQueries.OfPeopleAsync(transaction, people.Distinct(), draft.Kind))
        {
            var notice = new
            {
                id = Guid.CreateVersion7(),
                personId = settings.PersonId,
                kind = Codes.Of(draft.Kind),
                draft.PlanId,
                draft.OrganizationId,
                draft.Period,
                draft.Text,
                draft.Subject,
                draft.DueAt,
                draft.Topic,
                draft.At,
                draft.SenderId,
                draft.ExplanationId,
                mailAt = DeliveryRules.MailAt(settings.Wishes, draft.At),
                callAt = DeliveryRules.CallAt(settings.Wishes, draft.At),
            };
            try
            {
                told += await transaction.Connection!.ExecuteAsync(InsertNotice, notice, transaction);
            }
            catch (DbException exception) when (DatabaseErrors.IsUniqueViolation(exception))
            {
                // Another node has told it since; the transaction goes on, only the statement failed.
            }
        }

        return told;
    }

    /// <param name="before">Only those that come after this one in the list.</param>
    public static async Task<IReadOnlyList<NoticeRow>> ListAsync(
        DbConnection connection, Guid personId, bool unreadOnly, Guid? before, int limit) =>
        (await connection.QueryAsync<NoticeRow>(SelectNotices, new { personId, unreadOnly, before, limit })).AsList();

    public static Task<int> CountUnreadAsync(DbConnection connection, Guid personId) =>
        connection.QuerySingleAsync<int>(CountUnread, new { personId });

    public static Task MarkReadAsync(DbTransaction transaction, Guid personId, IReadOnlyList<Guid> ids, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateReadById, new { personId, ids = IdList.Of(ids), now }, transaction);

    public static Task MarkReadAsync(DbTransaction transaction, Guid personId, DateTime upTo, DateTime now) =>
        transaction.Connection!.ExecuteAsync(UpdateReadUpTo, new { personId, upTo, now }, transaction);

    /// <summary>Who answers for the forms of these units; nobody is told of what they did themselves.</summary>
    public static async Task<IReadOnlyList<UnitPersonRow>> PeopleOfUnitsAsync(
        DbTransaction transaction, Guid planId, IReadOnlyList<Guid> organizationIds, Guid? senderId, bool withDemo) =>
        (await transaction.Connection!.QueryAsync<UnitPersonRow>(
            SelectUnitPeople, new { planId, organizationIds = IdList.Of(organizationIds), senderId, withDemo }, transaction)).AsList();

    /// <summary>Who verifies the reports of a unit.</summary>
    public static async Task<IReadOnlyList<Guid>> StandingOfficeOfAsync(
        DbTransaction transaction, Guid organizationId, Guid? senderId, bool withDemo) =>
        (await transaction.Connection!.QueryAsync<Guid>(SelectStandingOffice, new { organizationId, senderId, withDemo }, transaction)).AsList();

    /// <summary>Who was reminded of which form after a moment, by somebody or by the calendar.</summary>
    public static async Task<IReadOnlyList<UnitPersonRow>> RemindedSinceAsync(
        DbTransaction transaction, Guid planId, string period, IReadOnlyList<Guid> organizationIds, DateTime since) =>
        (await transaction.Connection!.QueryAsync<UnitPersonRow>(
            SelectRemindedSince, new { planId, period, organizationIds = IdList.Of(organizationIds), since }, transaction)).AsList();

    public static async Task<IReadOnlyList<ReminderRow>> LastRemindersAsync(DbConnection connection, Guid planId) =>
        (await connection.QueryAsync<ReminderRow>(SelectLastReminders, new { planId })).AsList();
}
