using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Explanations;
using WardKpi.Api.Jobs;
using WardKpi.Api.Notices;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports.Board;

namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>On working days: reminds of what is due soon or was not sent (<see cref="ReminderRules.StepOf"/>). Each step once, also when two nodes run.</summary>
public sealed class RemindJob(
    Database database, ExplanationReminders explanations, DemoMode demo, IOptions<ReminderOptions> options, TimeProvider clock) : IJob
{
    // Seven working days, the nine days off of Tết and two weekends lie within.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    public JobKind Kind => JobKind.Remind;

    public JobSchedule Schedule => JobSchedule.Daily(8, 0);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var told = 0;
        await using var connection = await database.OpenAsync(cancellationToken);
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        if (!workingDays.IsWorkingDay(VietnamTime.DateOf(now)))
            return new Dictionary<string, int> { ["duties"] = 0, ["told"] = 0 };
        var duties = await DutiesAsync(connection, workingDays, now);
        foreach (var communeId in duties.Select(one => one.Duty.CommuneId).Distinct())
        {
            cancellationToken.ThrowIfCancellationRequested();
            told += await database.WriteAsync(transaction => RemindAsync(transaction, communeId, workingDays, now), cancellationToken);
        }

        told += await explanations.RemindAsync(cancellationToken);
        return new Dictionary<string, int> { ["duties"] = duties.Count, ["told"] = told };
    }

    private async Task<int> RemindAsync(DbTransaction transaction, Guid communeId, WorkingDays workingDays, DateTime now)
    {
        // Whoever reminds by hand at the same moment comes before or after, and finds what the other has told.
        await ChangeCounter.NextAsync(transaction, communeId);
        var duties = await DutiesAsync(transaction.Connection!, workingDays, now, communeId, transaction);
        var reminded = await RemindedAsync(transaction, duties.Select(one => one.Duty), now);
        var notices = await DutyNotices.OfCommuneAsync(transaction, communeId, demo.IsOn, now);
        var told = 0;
        foreach (var (duty, step) in duties)
        {
            var people = notices.PeopleOf(duty);
            // Of units that are late the standing office is told below, of all of a report at once.
            var all = step.IsOverdue
                ? [.. people.Officers, .. people.Deputies, .. people.Heads]
                : ReminderRules.ToldAt(step.Reach, people, notices.StandingOffice);
            var recent = reminded[(duty.FormPlanId, duty.Period, duty.OrganizationId)];
            told += await notices.RemindedAsync(duty, step, all.Except(recent));
        }

        var headless = duties.Where(one => one.Step.IsOverdue && notices.PeopleOf(one.Duty).Heads.Count == 0);
        foreach (var units in headless.GroupBy(one => (one.Duty.RuleId, one.Duty.Period, one.Duty.DueAt)))
            told += await notices.HeadlessUnitsAsync([.. units.Select(one => one.Duty)], units.First().Step);
        return told;
    }

    private static async Task<IReadOnlyList<(OpenDutyRow Duty, ReminderStep Step)>> DutiesAsync(
        DbConnection connection, WorkingDays workingDays, DateTime now, Guid? communeId = null, DbTransaction? transaction = null)
    {
        var open = await ReminderQueries.ToRemindAsync(connection, VietnamTime.DateOf(now), now, now + Ahead, communeId, transaction);
        return [.. from duty in open
                   let step = ReminderRules.StepOf(duty, now, workingDays)
                   where step is not null
                   select (duty, step)];
    }

    /// <summary>Who was reminded of a form a short while ago, by hand for instance.</summary>
    private async Task<ILookup<(Guid? PlanId, string Period, Guid OrganizationId), Guid>> RemindedAsync(
        DbTransaction transaction, IEnumerable<OpenDutyRow> duties, DateTime now)
    {
        var reminded = new List<((Guid?, string, Guid) Form, Guid PersonId)>();
        foreach (var form in duties.Where(duty => duty.FormPlanId is not null).GroupBy(duty => (PlanId: duty.FormPlanId!.Value, duty.Period)))
        {
            var rows = await NoticeQueries.RemindedSinceAsync(
                transaction, form.Key.PlanId, form.Key.Period, [.. form.Select(duty => duty.OrganizationId)], now - options.Value.Pause);
            reminded.AddRange(rows.Select(row => (((Guid?)form.Key.PlanId, form.Key.Period, row.OrganizationId), row.PersonId)));
        }

        return reminded.ToLookup(row => row.Form, row => row.PersonId);
    }
}
