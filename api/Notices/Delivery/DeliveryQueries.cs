using System.Data.Common;
using Dapper;
using WardKpi.Api.Notices.Settings;

namespace WardKpi.Api.Notices.Delivery;

/// <summary>A notice that is to go out, and to whom.</summary>
public sealed record DeliveryRow
{
    public Guid PersonId { get; init; }

    public string UserName { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? CommuneCode { get; init; }

    /// <summary>Null where the person has changed nothing.</summary>
    public string? Mail { get; init; }

    public int? QuietFrom { get; init; }

    public int? QuietUntil { get; init; }

    public NoticeRow Notice { get; init; } = new();

    public DeliverySettings Wishes => Mail is null
        ? DeliverySettings.Default
        : DeliverySettings.Default with { Mail = Data.Codes.To<MailChoice>(Mail), QuietFrom = QuietFrom, QuietUntil = QuietUntil };

    public Recipient ToPerson() => new()
    {
        UserName = UserName, DisplayName = DisplayName, Email = Email, Phone = Phone, CommuneCode = CommuneCode,
    };
}

/// <summary>The statements of the two channels side by side: each has its own moment, claim and error.</summary>
public static class DeliveryQueries
{
    /// <summary>So many people a round: one commune's quarter makes some dozens. Each round asks anew who has read what.</summary>
    public const int PeopleARound = 100;

    // Those who wait longest first. By person, not by notice, so that a digest is never cut in two.
    private const string Placed = """
        ,
        waiting as (
          select id, person_id, moment, min(moment) over (partition by person_id) as oldest
          from due
        ),
        placed as (
          select id, moment, dense_rank() over (order by oldest, person_id) as place
          from waiting
        )
        select p.id as person_id, p.user_name, p.display_name, p.email, p.phone, c.code as commune_code, w.mail, w.quiet_from, w.quiet_until,
               n.id, n.kind, n.at, s.display_name as sender_name, n.plan_id, n.organization_id, o.name as organization_name, n.period,
               r.id as report_id, n.explanation_id, n.text, n.subject, n.due_at, 0 as is_read
        from placed d
        join notices n on n.id = d.id
        join people p on p.id = n.person_id
        left join organizations h on h.id = p.organization_id
        left join organizations c on c.id = case when h.kind = 'commune' then h.id else h.parent_id end and c.kind = 'commune'
        left join notice_settings w on w.person_id = p.id
        left join people s on s.id = n.sender_id
        left join organizations o on o.id = n.organization_id
        left join reports r on r.plan_id = n.plan_id and r.organization_id = n.organization_id and r.period = n.period
        where d.place <= @people
        order by d.moment, n.at, n.id
        """;

    // Who has read a notice in the dashboard needs no mail of it.
    private const string SelectDueMails = """
        with due as (
          select n.id, n.person_id, n.mail_at as moment
          from notices n
          join people p on p.id = n.person_id
          where n.mailed_at is null
            and n.mail_at <= @now
            and n.mail_at > @since
            and n.read_at is null
            and (@withFailed = 1 or n.mail_error is null)
            and p.email is not null
            and p.is_active = 1
        )
        """ + Placed;

    private const string SelectDueCalls = """
        with due as (
          select n.id, n.person_id, n.call_at as moment
          from notices n
          join people p on p.id = n.person_id
          where n.called_at is null
            and n.call_at <= @now
            and n.call_at > @since
            and n.read_at is null
            and (@withFailed = 1 or n.call_error is null)
            and p.phone is not null
            and p.is_active = 1
        )
        """ + Placed;

    private const string ClaimMail = """
        update notices
        set mailed_at = @now,
            mail_error = null
        where id = @id
          and mailed_at is null
        """;

    private const string ClaimCall = """
        update notices
        set called_at = @now,
            call_error = null
        where id = @id
          and called_at is null
        """;

    private const string ReleaseMail = """
        update notices
        set mailed_at = null,
            mail_error = @error
        where id = @id
        """;

    private const string ReleaseCall = """
        update notices
        set called_at = null,
            call_error = @error
        where id = @id
        """;

    private const string GiveUpMail = """
        update notices
        set mail_error = @error
        where id = @id
        """;

    private const string GiveUpCall = """
        update notices
        set call_error = @error
        where id = @id
        """;

    private const string PostponeMail = """
        update notices
        set mail_at = @moment
        where id = @id
          and mailed_at is null
        """;

    private const string PostponeCall = """
        update notices
        set call_at = @moment
        where id = @id
          and called_at is null
        """;

    /// <summary>What is to go out now to <see cref="PeopleARound"/> people at most, by the moment at which it was to.</summary>
    /// <param name="since">What was to go out before is left.</param>
    /// <param name="withFailed">Also what failed before.</param>
    public static async Task<IReadOnlyList<DeliveryRow>> DueAsync(
        DbConnection connection, ChannelKind channel, DateTime now, DateTime since, bool withFailed) =>
        (await connection.QueryAsync<DeliveryRow, NoticeRow, DeliveryRow>(
            Of(channel, SelectDueMails, SelectDueCalls),
            (row, notice) => row with { Notice = notice },
            new { now, since, withFailed, people = PeopleARound },
            splitOn: "id")).AsList();

    /// <summary>False where another node has taken it.</summary>
    public static async Task<bool> ClaimAsync(DbTransaction transaction, ChannelKind channel, Guid id, DateTime now) =>
        await transaction.Connection!.ExecuteAsync(Of(channel, ClaimMail, ClaimCall), new { id, now }, transaction) == 1;

    /// <summary>To be tried again.</summary>
    public static Task<int> ReleaseAsync(DbTransaction transaction, ChannelKind channel, Guid id, string error) =>
        transaction.Connection!.ExecuteAsync(Of(channel, ReleaseMail, ReleaseCall), new { id, error }, transaction);

    /// <summary>Stays taken, with the reason why it never went, or is not known to have gone.</summary>
    public static Task<int> GiveUpAsync(DbTransaction transaction, ChannelKind channel, Guid id, string error) =>
        transaction.Connection!.ExecuteAsync(Of(channel, GiveUpMail, GiveUpCall), new { id, error }, transaction);

    /// <summary>Leaves it for another moment, from which its time counts anew; null: it does not go out any more.</summary>
    public static Task<int> PostponeAsync(DbTransaction transaction, ChannelKind channel, Guid id, DateTime? moment) =>
        transaction.Connection!.ExecuteAsync(Of(channel, PostponeMail, PostponeCall), new { id, moment }, transaction);

    private static string Of(ChannelKind channel, string mail, string call) => channel switch
    {
        ChannelKind.Mail => mail,
        ChannelKind.Call => call,
    };
}
