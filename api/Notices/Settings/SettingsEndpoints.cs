using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Notices.Delivery;

namespace WardKpi.Api.Notices.Settings;

public static class SettingsEndpoints
{
    public static void MapSettings(this RouteGroupBuilder notices)
    {
        notices.MapGet("/settings", Get).WithName("GetNoticeSettings").WithSummary("How the caller wants to be told");
        notices.MapPut("/settings", Put).WithName("ChangeNoticeSettings").WithSummary("Change how the caller wants to be told")
            .WithDescription("Holds at once, also for what is waiting to be sent. The dashboard always tells everything.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<NoticeSettings>> Get(
        Caller caller, Database database, IEnumerable<NoticeChannel> channels, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(await ViewAsync(connection, caller.PersonId, channels));
    }

    private static async Task<Results<Ok<NoticeSettings>, ProblemHttpResult>> Put(
        NoticeSettingsChange change,
        Caller caller,
        Database database,
        IEnumerable<NoticeChannel> channels,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            return await database.WriteAsync<Results<Ok<NoticeSettings>, ProblemHttpResult>>(
                async transaction =>
                {
                    if (!await SettingsQueries.WriteAsync(transaction, caller.PersonId, change))
                        return Problems.StaleVersion();
                    await MoveWaitingAsync(transaction, caller.PersonId, change, now);
                    return TypedResults.Ok(await ViewAsync(transaction.Connection!, caller.PersonId, channels, transaction));
                },
                cancellationToken);
        }
        catch (DbException exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            // Two windows wrote the first settings.
            return Problems.StaleVersion();
        }
    }

    /// <summary>What waits goes out as if it came now; what failed for longer is not tried again, whatever the wishes.</summary>
    private static async Task MoveWaitingAsync(DbTransaction transaction, Guid personId, NoticeSettingsChange change, DateTime now)
    {
        var wishes = new DeliverySettings
        {
            Mail = change.Mail,
            IsCalled = change.IsCalled,
            QuietFrom = change.QuietFrom,
            QuietUntil = change.QuietUntil,
            DigestAt = change.DigestAt,
        };
        foreach (var row in await SettingsQueries.WaitingAsync(transaction, personId, now - ChannelOptions.DefaultRetryFor))
        {
            var ofKind = wishes with { IsMuted = change.MutedKinds.Contains(Codes.To<NoticeKind>(row.Kind)) };
            if (row.WaitsForMail)
                await DeliveryQueries.PostponeAsync(transaction, ChannelKind.Mail, row.Id, DeliveryRules.MailAt(ofKind, now));
            if (row.WaitsForCall)
                await DeliveryQueries.PostponeAsync(transaction, ChannelKind.Call, row.Id, DeliveryRules.CallAt(ofKind, now));
        }
    }

    private static async Task<NoticeSettings> ViewAsync(
        DbConnection connection, Guid personId, IEnumerable<NoticeChannel> channels, DbTransaction? transaction = null)
    {
        var (row, mutedKinds) = await SettingsQueries.FindAsync(connection, personId, transaction);
        var kinds = channels.Select(channel => channel.Kind).ToHashSet();
        return new NoticeSettings
        {
            Mail = row.Wishes.Mail,
            IsCalled = row.Wishes.IsCalled,
            QuietFrom = row.Wishes.QuietFrom,
            QuietUntil = row.Wishes.QuietUntil,
            DigestAt = row.Wishes.DigestAt,
            MutedKinds = mutedKinds,
            Version = row.Version,
            HasMail = kinds.Contains(ChannelKind.Mail),
            HasBridge = kinds.Contains(ChannelKind.Call),
        };
    }
}
