using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Deadlines.CalendarDays;

public static class CalendarDayEndpoints
{
    public static void MapCalendarDays(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/calendar-days").WithTags("Deadlines");
        group.MapGet("/", List).WithName("ListCalendarDays").WithSummary("Days off and make-up days of a year, those that are switched off too");
        group.MapPost("/", Post).RequireAuthorization(Policies.ManageCalendar).WithName("AddCalendarDay").WithSummary("Add a day off or a make-up day")
            .WithDescription("Dates of reports that are not met yet move at once, in every commune.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPut("/", Put).RequireAuthorization(Policies.ManageCalendar).WithName("ChangeCalendarDay").WithSummary("Change a day, or switch it on or off")
            .WithDescription("Dates of reports that are not met yet move at once, in every commune. States the version that the caller saw: 409 `stale_version` with the stored day in `day` where another person wrote first.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/", Delete).RequireAuthorization(Policies.ManageCalendar).WithName("DeleteCalendarDay").WithSummary("Delete a day that was added by hand")
            .WithDescription("A day that came with the program is switched off instead: 409 `shipped_day`.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/preview", Preview).RequireAuthorization(Policies.ManageCalendar)
            .WithName("PreviewCalendarDays").WithSummary("Which reports would get other dates if days were changed")
            .WithDescription("Nothing is kept.");
    }

    /// <param name="year">Calendar year.</param>
    private static async Task<Ok<IReadOnlyList<CalendarDayView>>> List(int year, Database database, CancellationToken cancellationToken)
    {
        if (year is < 1 or > 9999)
            return TypedResults.Ok<IReadOnlyList<CalendarDayView>>([]);
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await CalendarDayQueries.ListAsync(connection, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return TypedResults.Ok<IReadOnlyList<CalendarDayView>>([.. rows.Select(row => row.ToView())]);
    }

    private static Task<Results<Created<CalendarDayView>, ProblemHttpResult>> Post(
        CalendarDayDraft day, Caller caller, CalendarDayService service, CancellationToken cancellationToken) =>
        service.AddAsync(day, caller, cancellationToken);

    private static Task<Results<Ok<CalendarDayView>, ProblemHttpResult>> Put(
        CalendarDayDraft day, Caller caller, CalendarDayService service, CancellationToken cancellationToken) =>
        service.ChangeAsync(day, caller, cancellationToken);

    /// <param name="day">The day to delete.</param>
    /// <param name="version">The version that the caller saw.</param>
    private static Task<Results<NoContent, ProblemHttpResult>> Delete(
        DateOnly day, int version, CalendarDayService service, CancellationToken cancellationToken) =>
        service.DeleteAsync(day, version, cancellationToken);

    private static async Task<Ok<CalendarPreview>> Preview(
        CalendarPreviewRequest request, CalendarDayService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.PreviewAsync(request, cancellationToken));
}
