namespace WardKpi.Api.Plans.Assignments;

/// <summary>Section <c>Assignments</c>: after how long without a sign-in a person counts as unseen.</summary>
public sealed class AssignmentOptions
{
    public TimeSpan UnseenAfter { get; init; } = TimeSpan.FromDays(60);
}
