using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Feed;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.Obligations;

public static class ObligationEndpoints
{
    // A commune has some thousands in the longest time that may be asked for; a province names the commune.
    private const int MostListed = 10_000;

    private static readonly Dictionary<string, ObligationState> States = Enum.GetValues<ObligationState>().ToDictionary(Codes.Of);

    public static void MapObligations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/deadlines").WithTags("Deadlines");
        group.MapGet("/", List).WithName("ListDeadlines").WithSummary("Duties to report, by the moment that they are due")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("/{id:guid}/met", Meet).RequireAuthorization(Policies.Enter)
            .WithName("MeetDeadline").WithSummary("Say that a report was sent, by which document and when")
            .WithDescription("Not of a form, which is met by sending it.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/{id:guid}/met", UndoMet).RequireAuthorization(Policies.Enter)
            .WithName("UndoMeetDeadline").WithSummary("Take back that a report was sent")
            .WithDescription("Its dates follow its rule again. 204 where no rule asks for the report any more: the duty is gone with the word.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/waive", Waive).RequireAuthorization(Policies.Review)
            .WithName("WaiveDeadline").WithSummary("Let a unit off a report, with a reason")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/{id:guid}/waive", EndWaiver).RequireAuthorization(Policies.Review)
            .WithName("EndWaiver").WithSummary("Ask again for a report that a unit was let off")
            .WithDescription("Its dates follow its rule again. 204 where no rule asks for the report any more.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/requests", Ask).RequireAuthorization(Policies.Review)
            .WithName("RequestReports").WithSummary("Ask units for a report of a rule on request")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        FeedEndpoints.MapFeed(group);
    }

    /// <param name="from">First due day in Vietnam; 92 days ago where absent.</param>
    /// <param name="to">Last due day in Vietnam, at most 731 days behind the first; 184 days ahead where absent.</param>
    /// <param name="organization">Id of an organization, for it and all below it, or <c>own</c>: of the caller's place.</param>
    /// <param name="state">upcoming, open, due_soon, overdue, met, met_late, waived; may stand several times. All where absent.</param>
    private static async Task<Results<Ok<IReadOnlyList<ObligationView>>, ProblemHttpResult>> List(
        Caller caller,
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateOnly? from = null,
        DateOnly? to = null,
        string? organization = null,
        string[]? state = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var window = DeadlineWindow.Around(VietnamTime.DateOf(now), from, to);
        var faults = window.Faults();
        if (state?.FirstOrDefault(code => !States.ContainsKey(code)) is { } unknown)
            faults["state"] = [$"Không có trạng thái \"{unknown}\"."];
        if (faults.Count > 0)
            return Problems.Invalid(faults);
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PlaceAsync(connection, organization, caller) is not { } under)
            return Problems.NotFound();
        if (await RefusalAsync(connection, caller, under, window) is { } refusal)
            return refusal;
        var rows = await ObligationQueries.ListAsync(connection, caller.ReadScope, under, window.First, window.End);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        var wanted = state is { Length: > 0 } ? state.Select(code => States[code]).ToHashSet() : [.. States.Values];
        return TypedResults.Ok<IReadOnlyList<ObligationView>>(
            [.. rows.Select(row => ObligationViews.ToView(row, caller, workingDays, now)).Where(view => wanted.Contains(view.State))]);
    }

    /// <summary>Pattern for <c>path like</c>; null where there is no such place within the caller's scope.</summary>
    internal static async Task<string?> PlaceAsync(DbConnection connection, string? organization, Caller caller) => organization switch
    {
        null => "/%",
        "own" => caller.ReportScope,
        _ when Guid.TryParse(organization, out var id) && await OrganizationQueries.FindAsync(connection, id, caller.ReadScope) is { } row =>
            row.Path + "%",
        _ => null,
    };

    /// <summary>Of a list that is longer than anybody reads.</summary>
    internal static async Task<ProblemHttpResult?> RefusalAsync(DbConnection connection, Caller caller, string under, DeadlineWindow window) =>
        await ObligationQueries.CountAsync(connection, caller.ReadScope, under, window.First, window.End) > MostListed
            ? Problems.Unprocessable("too_many", "Quá nhiều nghĩa vụ báo cáo: chọn một xã, phường hoặc thu hẹp khoảng ngày.")
            : null;

    private static Task<Results<Ok<ObligationView>, ProblemHttpResult>> Meet(
        Guid id, MeetObligation meet, Caller caller, ObligationService service, CancellationToken cancellationToken) =>
        service.MeetAsync(id, meet, caller, cancellationToken);

    /// <param name="version">The version that the caller saw.</param>
    private static Task<Results<Ok<ObligationView>, NoContent, ProblemHttpResult>> UndoMet(
        Guid id, int version, Caller caller, ObligationService service, CancellationToken cancellationToken) =>
        service.UndoMetAsync(id, version, caller, cancellationToken);

    private static Task<Results<Ok<ObligationView>, ProblemHttpResult>> Waive(
        Guid id, WaiveObligation waive, Caller caller, ObligationService service, CancellationToken cancellationToken) =>
        service.WaiveAsync(id, waive, caller, cancellationToken);

    /// <param name="version">The version that the caller saw.</param>
    private static Task<Results<Ok<ObligationView>, NoContent, ProblemHttpResult>> EndWaiver(
        Guid id, int version, Caller caller, ObligationService service, CancellationToken cancellationToken) =>
        service.EndWaiverAsync(id, version, caller, cancellationToken);

    private static Task<Results<Created<RequestOutcome>, ProblemHttpResult>> Ask(
        RequestReports wanted, Caller caller, ObligationService service, CancellationToken cancellationToken) =>
        service.AskAsync(wanted, caller, cancellationToken);
}
