namespace WardKpi.Api.Reports.Board;

/// <summary>Section <c>Reminders</c>.</summary>
public sealed class ReminderOptions
{
    /// <summary>For so long a person is not reminded of the same form again: once a working day, whoever asks.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromHours(12);
}
