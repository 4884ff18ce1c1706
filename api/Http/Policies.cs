using Microsoft.AspNetCore.Authorization;
using WardKpi.Api.Accounts;

namespace WardKpi.Api.Http;

/// <summary>Who may call a route. Whose data they reach is decided in SQL, by the caller's scope.</summary>
public static class Policies
{
    public const string Read = "read";
    public const string Enter = "enter";
    public const string Review = "review";
    public const string Ask = "ask";
    public const string ManagePlans = "manage-plans";
    public const string ManagePeople = "manage-people";
    public const string ManageClients = "manage-clients";
    public const string ManageJobs = "manage-jobs";
    public const string ManageCalendar = "manage-calendar";

    public static void AddPolicies(this WebApplicationBuilder builder) => builder.Services.AddAuthorizationBuilder()
        .AddPolicy(Read, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Enter, policy => Require(policy, caller => caller.MayEnter))
        .AddPolicy(Review, policy => Require(policy, caller => caller.MayReview))
        .AddPolicy(Ask, policy => Require(policy, caller => caller.MayAsk))
        .AddPolicy(ManagePlans, policy => Require(policy, caller => caller.MayManagePlans))
        .AddPolicy(ManagePeople, policy => Require(policy, caller => caller.MayManagePeople))
        .AddPolicy(ManageClients, policy => Require(policy, caller => caller.MayManageClients))
        .AddPolicy(ManageJobs, policy => Require(policy, caller => caller.MayManageJobs))
        .AddPolicy(ManageCalendar, policy => Require(policy, caller => caller.MayManageCalendar));

    /// <summary>
    /// The versioned group that every feature maps into: signed-in callers only, bodies validated. Authorization comes before validation,
    /// so that a stranger learns nothing from a 400. The refusals that follow from this are put into the contract by OpenApiOperations.
    /// </summary>
    public static RouteGroupBuilder MapApi(this WebApplication app) => app.MapGroup(Versioning.Prefix)
        .RequireAuthorization(Read)
        .WithValidation();

    private static void Require(AuthorizationPolicyBuilder policy, Func<Caller, bool> may) => policy.RequireAuthenticatedUser()
        .RequireAssertion(context => (context.Resource as HttpContext)?.Items[typeof(Caller)] is Caller caller && may(caller));
}
