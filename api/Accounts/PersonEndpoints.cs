using System.Data.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Accounts;

public static class PersonEndpoints
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/people").WithTags("People").RequireAuthorization(Policies.ManagePeople);
        group.MapGet("/", List).WithName("ListPeople").WithSummary("Accounts in the caller's scope");
        group.MapPost("/", Create).WithName("CreatePerson").WithSummary("Give a person an account")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPut("/{id:guid}", Put).WithName("ChangePerson").WithSummary("Change an account: name, role, place, password, on or off")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/session/password", PutPassword).WithTags("Session").WithName("ChangePassword").WithSummary("Change one's own password")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status423Locked);
        api.MapPut("/session/email", PutEmail).WithTags("Session").WithName("ChangeEmail").WithSummary("Change where one's own notices are mailed to");
        api.MapPut("/session/phone", PutPhone).WithTags("Session").WithName("ChangePhone").WithSummary("Change the number that a bridge (Zalo) finds one by");
    }

    private static async Task<Ok<IReadOnlyList<PersonAccount>>> List(Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var people = await PersonQueries.ListAsync(connection, caller.ReadScope);
        return TypedResults.Ok<IReadOnlyList<PersonAccount>>([.. people.Select(ToAccount)]);
    }

    private static async Task<Results<Created<PersonAccount>, ProblemHttpResult>> Create(
        NewPerson person,
        Caller caller,
        Database database,
        IPasswordHasher<PersonRow> hasher,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var row = new PersonRow
        {
            Id = Guid.CreateVersion7(),
            UserName = SignInService.NormalizeName(person.UserName),
            DisplayName = person.DisplayName.Trim(),
            PasswordHash = hasher.HashPassword(new PersonRow(), person.Password),
            Role = Codes.Of(person.Role),
            OrganizationId = person.OrganizationId,
            Email = AccountRules.EmailOf(person.Email),
            Phone = AccountRules.PhoneOf(person.Phone),
            IsHead = person.IsHead,
            SecurityStamp = Guid.NewGuid(),
        };
        try
        {
            return await database.WriteAsync<Results<Created<PersonAccount>, ProblemHttpResult>>(
                async transaction =>
                {
                    if (await RefusalAsync(transaction, caller, person.Role, person.OrganizationId, person.IsHead) is { } refusal)
                        return refusal;
                    await PersonQueries.InsertAsync(transaction, row, clock.GetUtcNow().UtcDateTime);
                    var stored = await PersonQueries.ListAsync(transaction.Connection!, caller.ReadScope, row.Id, transaction);
                    return TypedResults.Created($"/api/v1/people/{row.Id}", ToAccount(stored[0]));
                },
                cancellationToken);
        }
        catch (DbException exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            return Problems.Conflict("user_name_taken", $"Tên đăng nhập \"{row.UserName}\" đã có người dùng.");
        }
    }

    private static async Task<Results<Ok<PersonAccount>, ProblemHttpResult>> Put(
        Guid id,
        PersonChange change,
        Caller caller,
        Database database,
        IPasswordHasher<PersonRow> hasher,
        CancellationToken cancellationToken)
    {
        // Whoever locks himself out, or up, has nobody left to ask.
        if (id == caller.PersonId)
            return Problems.Conflict("own_account", "Không tự sửa tài khoản của mình ở đây; đổi mật khẩu ở mục tài khoản.");
        var newHash = change.NewPassword is { } password ? hasher.HashPassword(new PersonRow(), password) : null;
        return await database.WriteAsync<Results<Ok<PersonAccount>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PersonQueries.ListAsync(connection, caller.ReadScope, id, transaction) is not [var stored])
                    return Problems.NotFound();
                if (await RefusalAsync(transaction, caller, change.Role, change.OrganizationId, change.IsHead == true) is { } refusal)
                    return refusal;
                var row = stored with
                {
                    DisplayName = change.DisplayName.Trim(),
                    Role = Codes.Of(change.Role),
                    OrganizationId = change.OrganizationId,
                    IsActive = change.IsActive,
                    Email = change.Email is null ? stored.Email : AccountRules.EmailOf(change.Email),
                    Phone = change.Phone is null ? stored.Phone : AccountRules.PhoneOf(change.Phone),
                    // Who becomes something else, or goes to another place, heads nothing there until somebody says so.
                    IsHead = change.IsHead ?? (stored.IsHead && Codes.Of(change.Role) == stored.Role && change.OrganizationId == stored.OrganizationId),
                    SecurityStamp = Guid.NewGuid(),
                    Version = change.Version,
                };
                if (!await PersonQueries.UpdateAsync(transaction, row, newHash))
                    return Problems.StaleVersion();
                return TypedResults.Ok(ToAccount((await PersonQueries.ListAsync(connection, caller.ReadScope, id, transaction))[0]));
            },
            cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutPassword(
        PasswordChange change,
        HttpContext context,
        Caller caller,
        SignInService signIn,
        Database database,
        IPasswordHasher<PersonRow> hasher,
        CancellationToken cancellationToken)
    {
        // The same check as at the door, so that guesses from a session left open are counted too.
        var (outcome, person) = await signIn.CheckAsync(
            new SignIn { UserName = caller.UserName, Password = change.CurrentPassword }, cancellationToken);
        if (outcome == SignInOutcome.LockedOut)
            return SessionEndpoints.LockedOut();
        if (person is null)
            return Problems.Invalid(new Dictionary<string, string[]> { ["currentPassword"] = ["Mật khẩu hiện tại chưa đúng."] });
        var row = person with { SecurityStamp = Guid.NewGuid() };
        var newHash = hasher.HashPassword(row, change.NewPassword);
        var isWritten = await database.WriteAsync(
            transaction => PersonQueries.UpdateAsync(transaction, row, newHash), cancellationToken);
        if (!isWritten)
            return Problems.StaleVersion();
        await context.SignInAsync(AccountServices.PrincipalOf(row));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> PutEmail(EmailChange change, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            transaction => PersonQueries.UpdateEmailAsync(transaction, caller.PersonId, AccountRules.EmailOf(change.Email)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> PutPhone(PhoneChange change, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            transaction => PersonQueries.UpdatePhoneAsync(transaction, caller.PersonId, AccountRules.PhoneOf(change.Phone)), cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Why the caller may not hand out this role at this place; null where they may.</summary>
    private static async Task<ProblemHttpResult?> RefusalAsync(
        DbTransaction transaction, Caller caller, Role role, Guid? organizationId, bool isHead)
    {
        if (!AccountRules.MayGrant(caller.Role, role))
            return Problems.Forbidden();
        var place = organizationId is { } id
            ? await OrganizationQueries.FindAsync(transaction.Connection!, id, caller.ReadScope, transaction)
            : null;
        if (organizationId is not null && place is null)
            return Problems.NotFound();
        OrganizationKind? kind = place is null ? null : Codes.To<OrganizationKind>(place.Kind);
        if (!AccountRules.Fits(role, kind))
            return Problems.Invalid(new Dictionary<string, string[]> { ["organizationId"] = ["Vai trò không phù hợp với đơn vị đã chọn."] });
        return isHead && !AccountRules.MayHead(role, kind)
            ? Problems.Invalid(new Dictionary<string, string[]> { ["isHead"] = ["Chỉ cán bộ của một đơn vị mới là người đứng đầu đơn vị đó."] })
            : null;
    }

    private static PersonAccount ToAccount(PersonRow row) => new()
    {
        Id = row.Id,
        UserName = row.UserName,
        DisplayName = row.DisplayName,
        Role = Codes.To<Role>(row.Role),
        OrganizationId = row.OrganizationId,
        OrganizationName = row.OrganizationName,
        IsActive = row.IsActive,
        Email = row.Email,
        Phone = row.Phone,
        IsHead = row.IsHead,
        LockedUntil = row.LockedUntil,
        LastSeenAt = row.LastSeenAt,
        Version = row.Version,
    };
}
