using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Notices.Settings;

public sealed record SettingsRow
{
    public Guid PersonId { get; init; }

    /// <summary>Null where the person has changed nothing.</summary>
    public string? Mail { get; init; }

    public bool IsCalled { get; init; }

    public int? QuietFrom { get; init; }

    public int? QuietUntil { get; init; }

    public int DigestAt { get; init; }

    public bool IsMuted { get; init; }

    public int Version { get; init; }

    public DeliverySettings Wishes => Mail is null
        ? DeliverySettings.Default with { IsMuted = IsMuted }
        : new DeliverySettings
        {
            Mail = Codes.To<MailChoice>(Mail),
            IsCalled = IsCalled,
            QuietFrom = QuietFrom,
            QuietUntil = QuietUntil,
            DigestAt = DigestAt,
            IsMuted = IsMuted,
        };
}

/// <summary>A notice that has not gone out yet by one of the channels.</summary>
public sealed record WaitingRow
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public bool WaitsForMail { get; init; }

    public bool WaitsForCall { get; init; }
}

public static class SettingsQueries
{
    private const string SelectSettings = """
        select p.id as person_id, s.mail, coalesce(s.is_called, 0) as is_called, s.quiet_from, s.quiet_until, coalesce(s.digest_at, 0) as digest_at,
               case when exists (select 1 from notice_mutes m where m.person_id = p.id and m.kind = @kind) then 1 else 0 end as is_muted,
               coalesce(s.version, 0) as version
        from people p
        left join notice_settings s on s.person_id = p.id
        where p.id in @ids
        order by p.id
        """;

    private const string SelectMutes = """
        select kind
        from notice_mutes
        where person_id = @personId
        order by kind
        """;

    private const string InsertSettings = """
        insert into notice_settings (person_id, mail, is_called, quiet_from, quiet_until, digest_at)
        values (@personId, @mail, @IsCalled, @QuietFrom, @QuietUntil, @DigestAt)
        """;

    private const string UpdateSettings = """
        update notice_settings
        set mail = @mail,
            is_called = @IsCalled,
            quiet_from = @QuietFrom,
            quiet_until = @QuietUntil,
            digest_at = @DigestAt,
            version = version + 1
        where person_id = @personId
          and version = @Version
        """;

    private const string DeleteMutes = """
        delete from notice_mutes
        where person_id = @personId
        """;

    private const string InsertMute = """
        insert into notice_mutes (person_id, kind)
        values (@personId, @kind)
        """;

    private const string SelectWaiting = """
        select id, kind, case when mailed_at is null and mail_at > @since then 1 else 0 end as waits_for_mail,
               case when called_at is null and call_at > @since then 1 else 0 end as waits_for_call
        from notices
        where person_id = @personId
          and read_at is null
          and ((mailed_at is null and mail_at > @since) or (called_at is null and call_at > @since))
        order by id
        """;

    /// <summary>The wishes of people about a kind of notice; of whoever changed nothing those that hold for everybody.</summary>
    public static async Task<IReadOnlyList<SettingsRow>> OfPeopleAsync(DbTransaction transaction, IEnumerable<Guid> ids, NoticeKind kind) =>
        (await transaction.Connection!.QueryAsync<SettingsRow>(SelectSettings, new { ids = IdList.Of(ids), kind = Codes.Of(kind) }, transaction)).AsList();

    public static async Task<(SettingsRow Row, IReadOnlyList<NoticeKind> MutedKinds)> FindAsync(
        DbConnection connection, Guid personId, DbTransaction? transaction = null)
    {
        var row = await connection.QuerySingleAsync<SettingsRow>(SelectSettings, new { ids = IdList.Of([personId]), kind = "" }, transaction);
        var muted = await connection.QueryAsync<string>(SelectMutes, new { personId }, transaction);
        return (row, [.. muted.Select(Codes.To<NoticeKind>)]);
    }

    /// <summary>False where another window of the person wrote first.</summary>
    public static async Task<bool> WriteAsync(DbTransaction transaction, Guid personId, NoticeSettingsChange change)
    {
        var parameters = new
        {
            personId,
            mail = Codes.Of(change.Mail),
            change.IsCalled,
            change.QuietFrom,
            change.QuietUntil,
            change.DigestAt,
            change.Version,
        };
        var connection = transaction.Connection!;
        if (await connection.ExecuteAsync(change.Version == 0 ? InsertSettings : UpdateSettings, parameters, transaction) != 1)
            return false;
        await connection.ExecuteAsync(DeleteMutes, new { personId }, transaction);
        await connection.ExecuteAsync(InsertMute, change.MutedKinds.Select(kind => new { personId, kind = Codes.Of(kind) }), transaction);
        return true;
    }

    /// <summary>What was to go out after a moment and has not.</summary>
    public static async Task<IReadOnlyList<WaitingRow>> WaitingAsync(DbTransaction transaction, Guid personId, DateTime since) =>
        (await transaction.Connection!.QueryAsync<WaitingRow>(SelectWaiting, new { personId, since }, transaction)).AsList();
}
