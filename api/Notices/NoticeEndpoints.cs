using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Notices.Settings;

namespace WardKpi.Api.Notices;

public static class NoticeEndpoints
{
    private const int Page = 100;

    public static void MapNotices(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("Notices");
        group.MapGet("/", List).WithName("ListNotices").WithSummary("What the caller was told, newest first");
        group.MapPost("/read", Read).WithName("ReadNotices").WithSummary("Mark notices of the caller as read")
            .WithDescription("Notices of other people, and unknown ones, are passed over.");
        group.MapSettings();
    }

    /// <param name="unread">Only those that were not read yet.</param>
    /// <param name="before">Id of the last notice of the page before.</param>
    private static async Task<Ok<NoticeList>> List(
        Caller caller, Database database, CancellationToken cancellationToken, bool unread = false, Guid? before = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await NoticeQueries.ListAsync(connection, caller.PersonId, unread, before, Page + 1);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        return TypedResults.Ok(new NoticeList
        {
            UnreadCount = await NoticeQueries.CountUnreadAsync(connection, caller.PersonId),
            Notices = [.. rows.Take(Page).Select(row => row.ToView(workingDays))],
            HasMore = rows.Count > Page,
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
