using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>Marks what was not sent in time, and tells at once: the unit, and the standing office all units of a report together.</summary>
public sealed class MarkOverdueJob(Database database, DemoMode demo, TimeProvider clock) : IJob
{
    public JobKind Kind => JobKind.MarkOverdue;

    public JobSchedule Schedule => JobSchedule.Each(TimeSpan.FromMinutes(15));

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (marked, told) = (0, 0);
        await using var connection = await database.OpenAsync(cancellationToken);
        var overdue = await ReminderQueries.NewlyOverdueAsync(connection, now);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        foreach (var communeId in overdue.Select(duty => duty.CommuneId).Distinct())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var counts = await database.WriteAsync(transaction => MarkAsync(transaction, communeId, workingDays, now), cancellationToken);
            (marked, told) = (marked + counts.Marked, told + counts.Told);
        }

        return new Dictionary<string, int> { ["marked"] = marked, ["told"] = told };
    }

    private async Task<(int Marked, int Told)> MarkAsync(DbTransaction transaction, Guid communeId, WorkingDays workingDays, DateTime now)
    {
        // Runs of two nodes come one after the other, and the second finds nothing to mark.
        await ChangeCounter.NextAsync(transaction, communeId);
        var duties = await ReminderQueries.NewlyOverdueAsync(transaction.Connection!, now, communeId, transaction);
        var notices = await DutyNotices.OfCommuneAsync(transaction, communeId, demo.IsOn, now);
        var told = 0;
        foreach (var duty in duties)
        {
            await ReminderQueries.MarkOverdueAsync(transaction, duty.Id, now);
            if (ReminderRules.StepOf(duty, now, workingDays) is not { } step)
                continue;
            var people = notices.PeopleOf(duty);
            told += await notices.RemindedAsync(duty, step, [.. people.Officers, .. people.Deputies, .. people.Heads]);
        }

        // What is found only when its books have closed, the program was off for that long, is marked and told to nobody.
        foreach (var units in duties.GroupBy(duty => (duty.RuleId, duty.Period, duty.DueAt)))
        {
            if (ReminderRules.StepOf(units.First(), now, workingDays) is { } step)
                told += await notices.OverdueUnitsAsync([.. units], step);
        }

        return (duties.Count, told);
    }
}
