using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Notices;

/// <summary>A notice that is to be mailed.</summary>
public sealed record MailRow
{
    public Guid Id { get; init; }

    public string Email { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string Kind { get; init; } = "";

    public DateTime At { get; init; }

    public string? SenderName { get; init; }

    public Guid? PlanId { get; init; }

    public Guid? OrganizationId { get; init; }

    public string? OrganizationName { get; init; }

    public string? Period { get; init; }

    public Guid? ReportId { get; init; }

    public string? Text { get; init; }

    public NoticeView ToView() => new()
    {
        Id = Id,
        Kind = Data.Codes.To<NoticeKind>(Kind),
        At = At,
        SenderName = SenderName,
        PlanId = PlanId,
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName,
        Period = Period,
        ReportId = ReportId,
        Text = Text,
        IsRead = false,
    };
}

public static class MailQueries
{
    // Who has read a notice in the dashboard needs no mail of it. A hundred a round: one commune's quarter makes some dozens.
    private const string SelectUnmailed = """
        with unmailed as (
          select n.id, row_number() over (order by n.at, n.id) as place
          from people p
          join notices n on n.person_id = p.id
          where p.email is not null
            and p.is_active = 1
            and n.at > @since
            and n.mailed_at is null
            and n.read_at is null
            and (@withFailed = 1 or n.mail_error is null)
        )
        select n.id, p.email, p.display_name, n.kind, n.at, s.display_name as sender_name, n.plan_id, n.organization_id,
               o.name as organization_name, n.period, r.id as report_id, n.text
        from unmailed u
        join notices n on n.id = u.id
        join people p on p.id = n.person_id
        left join people s on s.id = n.sender_id
        left join organizations o on o.id = n.organization_id
        left join reports r on r.plan_id = n.plan_id and r.organization_id = n.organization_id and r.period = n.period
        where u.place <= 100
        order by n.at, n.id
        """;

    private const string ClaimMail = """
        update notices
        set mailed_at = @now,
            mail_error = null
        where id = @id
          and mailed_at is null
        """;

    private const string ReleaseMail = """
        update notices
        set mailed_at = null,
            mail_error = @error
        where id = @id
        """;

    private const string GiveUpMail = """
        update notices
        set mail_error = @error
        where id = @id
        """;

    /// <param name="since">Older ones are left.</param>
    /// <param name="withFailed">Also those that failed before.</param>
    public static async Task<IReadOnlyList<MailRow>> UnmailedAsync(DbConnection connection, DateTime since, bool withFailed) =>
        (await connection.QueryAsync<MailRow>(SelectUnmailed, new { since, withFailed })).AsList();

    /// <summary>False where another node has taken it.</summary>
    public static async Task<bool> ClaimAsync(DbTransaction transaction, Guid id, DateTime now) =>
        await transaction.Connection!.ExecuteAsync(ClaimMail, new { id, now }, transaction) == 1;

    /// <summary>To be tried again.</summary>
    public static Task<int> ReleaseAsync(DbTransaction transaction, Guid id, string error) =>
        transaction.Connection!.ExecuteAsync(ReleaseMail, new { id, error }, transaction);

    /// <summary>Stays taken, with the reason why it never went, or is not known to have gone.</summary>
    public static Task<int> GiveUpAsync(DbTransaction transaction, Guid id, string error) =>
        transaction.Connection!.ExecuteAsync(GiveUpMail, new { id, error }, transaction);
}
