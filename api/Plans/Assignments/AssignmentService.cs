using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;

namespace WardKpi.Api.Plans.Assignments;

/// <summary>Gives the indicators of a plan to units and people.</summary>
public sealed class AssignmentService(Database database, DemoMode demo, IOptions<AssignmentOptions> options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<AssignmentsView?> FindAsync(Guid planId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await PlanDocument.FindAsync(connection, planId, caller.ReadScope) is { } plan ? await ToViewAsync(connection, plan, null) : null;
    }

    public async Task<Results<Ok<AssignmentsResult>, ProblemHttpResult>> ChangeAsync(
        Guid planId, AssignmentsChange change, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync<Results<Ok<AssignmentsResult>, ProblemHttpResult>>(
                async transaction =>
                {
                    var connection = transaction.Connection!;
                    if (await PlanQueries.FindAsync(connection, planId, caller.ReadScope, transaction) is not { } found)
                        return Problems.NotFound();
                    await ChangeCounter.NextAsync(transaction, found.CommuneId);
                    var plan = (await PlanDocument.FindAsync(connection, planId, caller.ReadScope, transaction))!;
                    var people = await AssignmentPeople.LoadAsync(connection, plan, demo, transaction);
                    var rows = plan.Indicators.ToDictionary(row => row.Id);
                    if (FaultsOf(change, plan, people, rows) is { Count: > 0 } faults)
                        throw new Refused(Problems.Invalid(faults));

                    var stale = new List<Guid>();
                    var cleared = new List<ClearedPerson>();
                    foreach (var item in change.Items)
                    {
                        var row = rows[item.PlanIndicatorId];
                        var (holding, letGo) = people.Settle(row, HoldingOf(item));
                        if (holding == row.Holding)
                            continue;
                        var wanted = row.With(holding) with { Version = item.Version };
                        if (!await PlanIndicatorChange.WriteAsync(transaction, row, wanted, change.Reason, caller.PersonId, Now))
                            stale.Add(row.Id);
                        cleared.AddRange(letGo.Select(part => new ClearedPerson
                        {
                            PlanIndicatorId = row.Id,
                            Part = part,
                            Person = (part == AssignmentPart.Responsible ? row.ResponsibleRef : row.DeputyRef)!,
                        }));
                    }

                    if (stale.Count > 0)
                        throw new Refused(StaleVersion(people.ToView(options.Value.UnseenAfter, Now), stale));
                    await ObligationWriter.ComputeAsync(transaction, found.CommuneId, Now);
                    var written = (await PlanDocument.FindAsync(connection, planId, caller.ReadScope, transaction))!;
                    return TypedResults.Ok(new AssignmentsResult { Assignments = await ToViewAsync(connection, written, transaction), Cleared = cleared });
                },
                cancellationToken);
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private static Dictionary<string, string[]> FaultsOf(
        AssignmentsChange change, PlanDocument plan, AssignmentPeople people, IReadOnlyDictionary<Guid, PlanIndicatorRow> rows)
    {
        var faults = new Dictionary<string, string[]>();
        foreach (var (index, item) in change.Items.Index())
        {
            if (!rows.TryGetValue(item.PlanIndicatorId, out var row))
                faults[$"items[{index}].planIndicatorId"] = ["Chỉ tiêu không thuộc kế hoạch này."];
            else if (item.LeadId is { } leadId && plan.Organizations.All(unit => unit.Id != leadId))
                faults[$"items[{index}].leadId"] = ["Đơn vị không thuộc xã, phường của kế hoạch."];
            else
                foreach (var (field, message) in people.Check(row, people.Settle(row, HoldingOf(item)).Settled))
                    faults[$"items[{index}].{field}"] = [message];
        }

        return faults;
    }

    private static Holding HoldingOf(AssignmentItem item) => new(item.LeadId, item.ResponsibleId, item.DeputyId);

    private static ProblemHttpResult StaleVersion(AssignmentsView now, IReadOnlyList<Guid> stale) =>
        Problems.StaleVersion(new Dictionary<string, object?>
        {
            ["assignments"] = now.Rows.Where(row => stale.Contains(row.PlanIndicatorId)).ToList(),
        });

    private async Task<AssignmentsView> ToViewAsync(DbConnection connection, PlanDocument plan, DbTransaction? transaction) =>
        (await AssignmentPeople.LoadAsync(connection, plan, demo, transaction)).ToView(options.Value.UnseenAfter, Now);
}
