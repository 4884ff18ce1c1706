using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Accounts;

public static class SessionEndpoints
{
    public static void MapSession(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("Session");
        group.MapGet("/", Get).AllowAnonymous().WithName("GetSession").WithSummary("Who is signed in, and the token for writes");
        group.MapPost("/", Create).AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit)
            .WithName("SignIn").WithSummary("Sign in with name and password")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status423Locked)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        group.MapDelete("/", (Delegate)Delete).WithName("SignOut").WithSummary("Sign out");
    }

    private static async Task<Ok<SessionView>> Get(
        HttpContext context, Database database, IAntiforgery antiforgery, DemoMode demo, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ViewAsync(
            context, context.Items[typeof(Caller)] as Caller, database, antiforgery, demo, clock, cancellationToken));

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Create(
        SignIn signIn,
        HttpContext context,
        SignInService service,
        Database database,
        IAntiforgery antiforgery,
        DemoMode demo,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (outcome, person) = await service.CheckAsync(signIn, cancellationToken);
        if (outcome == SignInOutcome.LockedOut)
            return LockedOut();
        if (person is null)
            return Problems.Of(StatusCodes.Status401Unauthorized, "wrong_credentials", "Tên đăng nhập hoặc mật khẩu chưa đúng.");

        context.User = AccountServices.PrincipalOf(person);
        await context.SignInAsync(context.User);
        return TypedResults.Ok(await ViewAsync(context, person.ToCaller(), database, antiforgery, demo, clock, cancellationToken));
    }

    public static ProblemHttpResult LockedOut() => Problems.Of(
        StatusCodes.Status423Locked, "locked_out", "Tài khoản tạm khóa vì nhập sai mật khẩu nhiều lần: hãy thử lại sau ít phút.");

    private static async Task<NoContent> Delete(HttpContext context)
    {
        await context.SignOutAsync();
        context.User = new ClaimsPrincipal();
        return TypedResults.NoContent();
    }

    private static async Task<SessionView> ViewAsync(
        HttpContext context,
        Caller? caller,
        Database database,
        IAntiforgery antiforgery,
        DemoMode demo,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var current = VietnamTime.ReportingQuarter(clock);
        return new SessionView
        {
            Person = caller is null ? null : await PersonAsync(caller, connection),
            IsDemo = demo.IsOn,
            DemoSignIns = demo.SignIns,
            CurrentPeriod = current.ToString(),
            StartPlanId = caller is null ? null : await PlanQueries.FindFirstIdAsync(connection, caller.ReadScope, current.Year),
            // Also sets the antiforgery cookie; the token is bound to whoever is signed in now.
            AntiforgeryToken = antiforgery.GetAndStoreTokens(context).RequestToken!,
        };
    }

    private static async Task<PersonView> PersonAsync(Caller caller, System.Data.Common.DbConnection connection)
    {
        var place = await OrganizationQueries.FindByPathAsync(connection, caller.Path);
        var commune = OrganizationPaths.CommuneOf(caller.Path) is { } path ? await OrganizationQueries.FindByPathAsync(connection, path) : null;
        return new PersonView
        {
            Id = caller.PersonId,
            UserName = caller.UserName,
            DisplayName = caller.DisplayName,
            Role = caller.Role,
            Organization = place?.ToView(),
            Commune = commune?.ToView(),
            Email = caller.Email,
            Phone = caller.Phone,
        };
    }
}
