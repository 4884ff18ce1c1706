using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;

namespace WardKpi.Api.Notices;

public static class NoticeEndpoints
{
    public static void MapNotices(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("Notices");
        group.MapGet("/", List).WithName("ListNotices").WithSummary("What the caller was told, newest first");
        group.MapPost("/read", Read).WithName("ReadNotices").WithSummary("Mark notices of the caller as read")
            .WithDescription("Notices of other people, and unknown ones, are passed over.");
    }

    /// <param name="unread">Only those that were not read yet.</param>
    private static async Task<Ok<NoticeList>> List(
        Caller caller, Database database, CancellationToken cancellationToken, bool unread = false)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(new NoticeList
        {
            UnreadCount = await NoticeQueries.CountUnreadAsync(connection, caller.PersonId),
            Notices = [.. (await NoticeQueries.ListAsync(connection, caller.PersonId, unread)).Select(row => row.ToView())],
        });
    }

    private static async Task<NoContent> Read(
        ReadNotices read, Caller caller, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await database.WriteAsync(
            async transaction =>
            {
                if (read.Ids is { } ids)
                    await NoticeQueries.MarkReadAsync(transaction, caller.PersonId, ids, now);
                else
                    await NoticeQueries.MarkReadAsync(transaction, caller.PersonId, read.UpTo!.Value, now);
                return true;
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}
