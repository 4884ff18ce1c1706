using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;

namespace WardKpi.Api.Accounts;

public enum SignInOutcome
{
    Ok,
    WrongCredentials,
    LockedOut,
}

/// <summary>Checks a password, counts wrong ones, locks.</summary>
public sealed class SignInService(
    Database database, IPasswordHasher<PersonRow> hasher, IOptions<SignInOptions> options, TimeProvider clock)
{
    // A real hash: an unknown name then costs as long as a wrong password and cannot be told from it.
    private readonly string decoyHash = hasher.HashPassword(new PersonRow(), Guid.NewGuid().ToString());

    public async Task<(SignInOutcome Outcome, PersonRow? Person)> CheckAsync(SignIn signIn, CancellationToken cancellationToken)
    {
        PersonRow? person;
        await using (var connection = await database.OpenAsync(cancellationToken))
            person = await PersonQueries.FindByNameAsync(connection, NormalizeName(signIn.UserName));

        var now = clock.GetUtcNow().UtcDateTime;
        if (person?.LockedUntil > now)
            return (SignInOutcome.LockedOut, null);
        var check = hasher.VerifyHashedPassword(person ?? new PersonRow(), person?.PasswordHash ?? decoyHash, signIn.Password);
        if (person is null)
            return (SignInOutcome.WrongCredentials, null);
        if (check == PasswordVerificationResult.Failed)
        {
            await WriteAsync(transaction => PersonQueries.CountFailureAsync(
                transaction, person.Id, options.Value.FailureLimit, now + options.Value.LockoutTime));
            return (SignInOutcome.WrongCredentials, null);
        }

        await WriteAsync(transaction => PersonQueries.ClearFailuresAsync(transaction, person.Id, now));
        return (SignInOutcome.Ok, person);

        Task WriteAsync(Func<System.Data.Common.DbTransaction, Task> work) => database.WriteAsync(
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Names are stored lower-case: SQL Server compares without case, SQLite with.</summary>
    public static string NormalizeName(string userName) => userName.Trim().ToLowerInvariant();
}
