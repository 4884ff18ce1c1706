namespace WardKpi.Api.Deadlines.CalendarDays;

/// <summary>The working-day calendar with what its exceptions are called.</summary>
public sealed record NamedDays(WorkingDays WorkingDays, IReadOnlyDictionary<DateOnly, string> Names);
