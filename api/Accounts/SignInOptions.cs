namespace WardKpi.Api.Accounts;

/// <summary>Section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public int FailureLimit { get; init; } = 5;

    public TimeSpan LockoutTime { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan SessionTime { get; init; } = TimeSpan.FromHours(10);

    /// <summary>Attempts a minute from one address; a whole office may sit behind one.</summary>
    public int AttemptsPerMinute { get; init; } = 30;
}
