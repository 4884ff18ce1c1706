using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;

namespace WardKpi.Api.Accounts;

public enum SignInOutcome
{
    Ok,
    WrongCredentials,
    LockedOut,
}

/// <summary>Checks a password, counts wrong ones, locks.</summary>
public sealed class SignInService(
    Database database, IPasswordHasher<PersonRow> hasher, IOptions<SignInOptions> options, DemoMode demo, TimeProvider clock)
{
    // A real hash: an unknown name then costs as long as a wrong password and cannot be told from it.
    private readonly string decoyHash = hasher.HashPassword(new PersonRow(), Guid.NewGuid().ToString());

    public async Task<(SignInOutcome Outcome, PersonRow? Person)> CheckAsync(SignIn signIn, CancellationToken cancellationToken)
    {
        var userName = NormalizeName(signIn.UserName);
        PersonRow? seen;
        await using (var connection = await database.OpenAsync(cancellationToken))
            seen = await PersonQueries.FindByNameAsync(connection, userName, demo.IsOn);
        // Hashing is slow on purpose, so it happens outside the transaction.
        var check = hasher.VerifyHashedPassword(seen ?? new PersonRow(), seen?.PasswordHash ?? decoyHash, signIn.Password);
        if (seen is null)
            return (SignInOutcome.WrongCredentials, null);
        return await database.WriteAsync(
            async transaction => await JudgeAsync(transaction, userName, seen, check != PasswordVerificationResult.Failed), cancellationToken);
    }

    /// <summary>Reads the account again under the write lock, so that guesses sent side by side all count and none slips past a lock.</summary>
    private async Task<(SignInOutcome Outcome, PersonRow? Person)> JudgeAsync(
        DbTransaction transaction, string userName, PersonRow seen, bool isRight)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = await PersonQueries.FindByNameAsync(transaction.Connection!, userName, demo.IsOn, transaction);
        if (person is null || person.PasswordHash != seen.PasswordHash)
            return (SignInOutcome.WrongCredentials, null);
        // Only who knows the password is told of the lock: to everybody else a locked account looks like any other.
        if (person.LockedUntil > now)
            return (isRight ? SignInOutcome.LockedOut : SignInOutcome.WrongCredentials, null);
        if (isRight)
            await PersonQueries.ClearFailuresAsync(transaction, person.Id, now);
        else
            await PersonQueries.CountFailureAsync(transaction, person.Id, options.Value.FailureLimit, now + options.Value.LockoutTime);
        return isRight ? (SignInOutcome.Ok, person) : (SignInOutcome.WrongCredentials, null);
    }

    /// <summary>Names are stored lower-case: SQL Server compares without case, SQLite with.</summary>
    public static string NormalizeName(string userName) => userName.Trim().ToLowerInvariant();
}
