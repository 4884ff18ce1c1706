using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Notices;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Review;

namespace WardKpi.Api.Reports.Board;

public static class BoardEndpoints
{
    public static void MapBoard(this RouteGroupBuilder reports)
    {
        reports.MapGet("/board", Get).WithName("GetReportBoard").WithSummary("All units of a plan × the quarters of its year")
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("/remind", Remind).RequireAuthorization(Policies.Review)
            .WithName("RemindUnits").WithSummary("Ask units that have not sent their report for it")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ReportBoard>, ProblemHttpResult>> Get(
        Guid planId, Caller caller, Database database, IOptions<CheckOptions> checks, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await PlanDocument.FindAsync(connection, planId, caller.ReadScope) is not { } plan)
            return Problems.NotFound();
        var year = plan.Plan.Year;
        var forms = await ReportQueries.ListYearAsync(connection, caller.ReportScope, caller.ReadScope, year, planId);
        var values = await PlanValues.FindAsync(connection, plan);
        var verified = (await BoardQueries.VerifiedAsync(connection, planId)).ToLookup(row => row.Actual.ReportId);
        var touches = (await BoardQueries.TouchesAsync(connection, planId)).ToDictionary(row => row.ReportId);
        var reminders = (await NoticeQueries.LastRemindersAsync(connection, planId)).ToDictionary(row => (row.OrganizationId, row.Period));
        var workingDays = await CalendarQueries.WorkingDaysAsync(connection);
        var today = VietnamTime.Today(clock);
        var odd = OddValues(plan, values, checks.Value).ToLookup(value => (value.Actual.OrganizationId, value.Actual.Period), value => value.IsExplained);
        return TypedResults.Ok(new ReportBoard { PlanId = planId, Year = year, Cells = [.. forms.Select(ToCell)] });

        BoardCell ToCell(ReportListRow form)
        {
            var key = (form.OrganizationId, form.Period);
            var touch = form.Id is { } id ? touches.GetValueOrDefault(id) : null;
            var reminder = reminders.GetValueOrDefault(key);
            return new BoardCell
            {
                Summary = ReportViews.ToSummary(form, workingDays, today),
                WarningCount = odd[key].Count(),
                UnexplainedCount = odd[key].Count(isExplained => !isExplained),
                ChangedCount = form.Id is { } reportId ? ChangedCount(plan, values, Period.Parse(form.Period), verified[reportId]) : 0,
                TouchedAt = touch?.At,
                TouchedBy = touch?.PersonName,
                RemindedAt = reminder?.At,
                RemindedBy = reminder?.SenderName,
            };
        }
    }

    /// <summary>What the report under review marks as changed.</summary>
    private static int ChangedCount(PlanDocument plan, PlanValues values, Period quarter, IEnumerable<VerifiedRow> verified)
    {
        var before = verified.ToDictionary(row => row.Actual.PlanIndicatorId);
        if (before.Count == 0)
            return 0;
        var reportId = before.Values.First().Actual.ReportId;
        return plan.Indicators.Count(row => values.Of(row.Id, quarter) is { } now
            && now.ReportId == reportId
            && (Snapshot.Differs(before.GetValueOrDefault(row.Id)?.Actual, now) || before.GetValueOrDefault(row.Id)?.HamletSeq is not null));
    }

    private static IEnumerable<(ActualRow Actual, bool IsExplained)> OddValues(PlanDocument plan, PlanValues values, CheckOptions checks) =>
        from quarter in Period.QuartersOf(plan.Plan.Year)
        from row in plan.Indicators
        let actual = values.Of(row.Id, quarter)
        where actual is not null
        let warnings = values.WarningsOf(row, quarter, checks)
        where warnings.Count > 0
        select (actual, actual.Explains(warnings));

    private static async Task<Results<Ok<RemindOutcome>, ProblemHttpResult>> Remind(
        RemindUnits remind,
        Caller caller,
        Database database,
        DemoMode demo,
        IOptions<ReminderOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var period = Period.Parse(remind.Period);
        var now = clock.GetUtcNow().UtcDateTime;
        return await database.WriteAsync<Results<Ok<RemindOutcome>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PlanQueries.FindAsync(connection, remind.PlanId, caller.ReadScope, transaction) is not { } plan || plan.Year != period.Year)
                    return Problems.NotFound();
                // Two who click at once come one after the other, and the second finds what the first has sent.
                await ChangeCounter.NextAsync(transaction, plan.CommuneId);
                var forms = (await ReportQueries.ListAsync(
                        connection, caller.ReportScope, caller.ReadScope, period.ToString(), plan.Year, plan.Id, transaction: transaction))
                    .Where(form => remind.OrganizationIds.Contains(form.OrganizationId)).ToList();
                if (forms.Count != remind.OrganizationIds.Count)
                    return Problems.NotFound();

                var asked = forms.Where(form => ReportRules.IsEditable(form.ReportState)).Select(form => form.OrganizationId).ToList();
                var people = await NoticeQueries.PeopleOfUnitsAsync(transaction, plan.Id, asked, caller.PersonId, demo.IsOn);
                var recent = await NoticeQueries.RemindedSinceAsync(
                    transaction, plan.Id, period.ToString(), asked, now - options.Value.Pause);
                var due = people.Except(recent).ToLookup(row => row.OrganizationId, row => row.PersonId);
                foreach (var unit in due)
                {
                    var draft = new NoticeDraft
                    {
                        Kind = NoticeKind.Remind,
                        PlanId = plan.Id,
                        OrganizationId = unit.Key,
                        Period = period.ToString(),
                        Text = Stored.Text(remind.Text),
                        SenderId = caller.PersonId,
                        At = now,
                    };
                    await NoticeQueries.AddAsync(transaction, draft, unit);
                }

                var reachable = people.Select(row => row.OrganizationId).ToHashSet();
                return TypedResults.Ok(new RemindOutcome
                {
                    Reminded = [.. asked.Where(due.Contains)],
                    AlreadyReminded = [.. asked.Where(id => reachable.Contains(id) && !due.Contains(id))],
                    AlreadySent = [.. forms.Select(form => form.OrganizationId).Except(asked)],
                    Nobody = [.. asked.Where(id => !reachable.Contains(id))],
                });
            },
            cancellationToken);
    }
}
