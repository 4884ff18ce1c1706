using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Jobs;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports.Writing;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Deadlines.Reminders;

/// <summary>Opens what has come to its day: makes the report of a form, so that it stands before its unit, and tells who enters it.</summary>
public sealed class OpenReportsJob(Database database, DemoMode demo, TimeProvider clock) : IJob
{
    public JobKind Kind => JobKind.OpenReports;

    // Behind the computing of the day's duties.
    public JobSchedule Schedule => JobSchedule.Daily(0, 45);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (opened, made, told) = (0, 0, 0);
        await using var connection = await database.OpenAsync(cancellationToken);
        var unopened = await ReminderQueries.UnopenedAsync(connection, VietnamTime.DateOf(now));
        foreach (var communeId in unopened.Select(duty => duty.CommuneId).Distinct())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var counts = await database.WriteAsync(transaction => OpenAsync(transaction, communeId, now), cancellationToken);
            (opened, made, told) = (opened + counts.Opened, made + counts.Made, told + counts.Told);
        }

        return new Dictionary<string, int> { ["opened"] = opened, ["reports"] = made, ["told"] = told };
    }

    private async Task<(int Opened, int Made, int Told)> OpenAsync(DbTransaction transaction, Guid communeId, DateTime now)
    {
        var seq = await ChangeCounter.NextAsync(transaction, communeId);
        var duties = await ReminderQueries.UnopenedAsync(transaction.Connection!, VietnamTime.DateOf(now), communeId, transaction);
        var made = 0;
        var forms = duties.Where(duty => duty.FormPlanId is not null);
        foreach (var form in forms.GroupBy(duty => (PlanId: duty.FormPlanId!.Value, duty.Period, duty.CommunePath)))
        {
            var organizationIds = form.Select(duty => duty.OrganizationId).ToHashSet();
            made += await MakeReportsAsync(transaction, form.Key.PlanId, form.Key.Period, form.Key.CommunePath + "%", organizationIds, seq, now);
        }

        var notices = await DutyNotices.OfCommuneAsync(transaction, communeId, demo.IsOn, now);
        var told = 0;
        foreach (var duty in duties)
        {
            await ReminderQueries.OpenAsync(transaction, duty.Id, now);
            // Of what somebody asks for they tell themselves, and what is late when it is found is told as such.
            if (duty.DueAt >= now && Codes.To<DeadlineKind>(duty.Deadline) != DeadlineKind.OnRequest)
                told += await notices.OpenedAsync(duty);
        }

        return (duties.Count, made, told);
    }

    /// <summary>Only where the unit has rows in the form and nobody opened it before.</summary>
    private static async Task<int> MakeReportsAsync(
        DbTransaction transaction, Guid planId, string period, string scope, HashSet<Guid> organizationIds, long seq, DateTime now)
    {
        var forms = await ReportQueries.ListAsync(
            transaction.Connection!, scope, scope, period, Period.Parse(period).Year, planId, transaction: transaction);
        var missing = forms.Where(form => form.Id is null && organizationIds.Contains(form.OrganizationId)).ToList();
        foreach (var form in missing)
            await WritingQueries.InsertReportAsync(transaction, Guid.CreateVersion7(), planId, form.OrganizationId, period, seq, now);
        return missing.Count;
    }
}
