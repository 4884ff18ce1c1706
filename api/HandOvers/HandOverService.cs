using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Reports;

namespace WardKpi.Api.HandOvers;

/// <summary>Gives everything of one person to another, and keeps the minutes of it.</summary>
public sealed class HandOverService(Database database, DemoMode demo, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>A plan that the person looks after, as stored.</summary>
    private sealed record Held(PlanDocument Plan, AssignmentPeople People, IReadOnlyList<PlanIndicatorRow> Rows, HeldPlan View);

    public async Task<PersonAssignmentsView?> FindAsync(Guid personId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await HandOverQueries.FindPersonAsync(connection, personId, caller.ReadScope) is not { } person)
            return null;
        var held = await HeldByAsync(connection, personId, caller, null);
        return new PersonAssignmentsView
        {
            Person = RefOf(person),
            Place = person.Place,
            Plans = [.. held.Select(one => one.View)],
            Receivers = ReceiversOf(held, personId),
            HandOvers =
            [
                .. (await HandOverQueries.OfPersonAsync(connection, personId, caller.ReadScope, null)).Select(Read).Select(minutes => new HandOverSummary
                {
                    Id = minutes.Id,
                    At = minutes.At,
                    From = minutes.From,
                    To = minutes.To,
                    RowCount = minutes.Plans.Sum(plan => plan.Rows.Count),
                }),
            ],
        };
    }

    public async Task<HandOverView?> FindMinutesAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await HandOverQueries.FindAsync(connection, id, caller.ReadScope) is { } minutes ? Read(minutes) : null;
    }

    public async Task<Results<Created<HandOverView>, ProblemHttpResult>> HandOverAsync(
        Guid personId, HandOverRequest request, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync<Results<Created<HandOverView>, ProblemHttpResult>>(
                async transaction =>
                {
                    var connection = transaction.Connection!;
                    if (await HandOverQueries.FindPersonAsync(connection, personId, caller.ReadScope, transaction) is not { } from)
                        return Problems.NotFound();
                    if ((await HeldByAsync(connection, personId, caller, transaction)).FirstOrDefault() is not { } first)
                        return Problems.Conflict("nothing_to_hand_over", "Người này không phụ trách chỉ tiêu nào.");
                    await ChangeCounter.NextAsync(transaction, first.Plan.Plan.CommuneId);
                    // Read again behind the counter: from here on no other writer changes it.
                    var held = await HeldByAsync(connection, personId, caller, transaction);
                    if (!IsAsSeen(held, request.Rows))
                        return Problems.StaleVersion();
                    // Minutes belong to one commune, and nobody is of the units of two.
                    if (held.Select(plan => plan.Plan.Plan.CommuneId).Distinct().Count() > 1)
                        return Problems.Conflict(
                            "several_communes",
                            "Người này còn giữ chỉ tiêu ở nhiều xã, phường. Tài khoản quản trị hoặc cơ quan thường trực của từng xã, phường bàn giao phần của mình.");
                    if (FaultsOf(held, personId, request) is { Count: > 0 } faults)
                        return Problems.Invalid(faults);
                    var receivers = await PersonQueries.ListAsync(connection, caller.ReadScope, transaction: transaction);
                    var to = receivers.First(person => person.Id == request.ToPersonId);
                    var now = clock.GetUtcNow().UtcDateTime;
                    foreach (var plan in held)
                        await MoveAsync(transaction, plan, personId, request, caller, now);

                    var minutes = new HandOverView
                    {
                        Id = Guid.CreateVersion7(),
                        At = now,
                        CommuneName = first.Plan.Plan.CommuneName,
                        ProvinceName = first.Plan.Plan.ProvinceName,
                        From = RefOf(from),
                        FromPlace = from.Place,
                        To = RefOf(to),
                        ToPlace = to.OrganizationName,
                        Deputy = receivers.Where(person => person.Id == request.DeputyId).Select(RefOf).FirstOrDefault(),
                        Reason = request.Reason.Trim(),
                        DoneBy = caller.DisplayName,
                        Plans = [.. held.Select(one => one.View)],
                    };
                    await HandOverQueries.InsertAsync(
                        transaction,
                        minutes.Id,
                        first.Plan.Plan.CommuneId,
                        personId,
                        to.Id,
                        now,
                        JsonSerializer.Serialize(minutes, json.Value.SerializerOptions));
                    return TypedResults.Created($"/api/v1/hand-overs/{minutes.Id}", minutes);
                },
                cancellationToken);
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private static async Task MoveAsync(
        DbTransaction transaction, Held plan, Guid from, HandOverRequest request, Caller caller, DateTime now)
    {
        foreach (var row in plan.Rows)
        {
            var holding = AssignmentRules.HandOver(row.Holding, from, request.ToPersonId, request.DeputyId);
            if (!await PlanIndicatorChange.WriteAsync(transaction, row, row.With(holding), request.Reason.Trim(), caller.PersonId, now))
                throw new Refused(Problems.StaleVersion());
        }
    }

    private async Task<IReadOnlyList<Held>> HeldByAsync(DbConnection connection, Guid personId, Caller caller, DbTransaction? transaction)
    {
        var held = new List<Held>();
        foreach (var planId in await HandOverQueries.HeldPlansAsync(connection, personId, caller.ReadScope, transaction))
        {
            var plan = (await PlanDocument.FindAsync(connection, planId, caller.ReadScope, transaction))!;
            var rows = plan.Indicators.Where(row => row.ResponsibleId == personId || row.DeputyId == personId).ToList();
            var actuals = (await ReportQueries.ActualsAsync(connection, planId, transaction))
                .Where(actual => actual.EntryKind is not null).ToLookup(actual => actual.PlanIndicatorId);
            var waiting = (await HandOverQueries.WaitingRequestsAsync(connection, planId, transaction)).ToLookup(id => id);
            var units = rows.Select(row => plan.LeadOf(row).Id).ToHashSet();
            var reports = await HandOverQueries.OpenReportsAsync(connection, planId, transaction);
            held.Add(new Held(
                plan,
                await AssignmentPeople.LoadAsync(connection, plan, demo, transaction),
                rows,
                new HeldPlan
                {
                    Plan = plan.ToSummary(),
                    Rows = [.. rows.Select(row => ToHeld(plan, row, personId, actuals[row.Id].MaxBy(actual => actual.Period), waiting[row.Id].Count()))],
                    OpenReports = [.. reports.Where(report => units.Contains(report.OrganizationId)).Select(ToHeld)],
                }));
        }

        return held;
    }

    private static bool IsAsSeen(IReadOnlyList<Held> held, IReadOnlyList<HandOverRow> seen) =>
        held.SelectMany(plan => plan.Rows).Select(row => (row.Id, row.Version)).ToHashSet()
            .SetEquals(seen.Select(row => (row.PlanIndicatorId, row.Version)));

    private static Dictionary<string, string[]> FaultsOf(IReadOnlyList<Held> held, Guid from, HandOverRequest request)
    {
        var able = ReceiversOf(held, from).Select(person => person.Id).ToHashSet();
        var faults = new Dictionary<string, string[]>();
        if (!able.Contains(request.ToPersonId))
            faults["toPersonId"] = ["Người nhận phải là người khác, đang dùng tài khoản nhập liệu của mọi đơn vị chủ trì trong danh sách."];
        if (request.DeputyId is { } deputy && deputy == request.ToPersonId)
            faults["deputyId"] = ["Người thay thế phải là người khác người nhận."];
        else if (request.DeputyId is { } other && !able.Contains(other))
            faults["deputyId"] = ["Người thay thế phải là người đang dùng tài khoản nhập liệu của mọi đơn vị chủ trì trong danh sách."];
        return faults;
    }

    private static IReadOnlyList<PersonRef> ReceiversOf(IReadOnlyList<Held> held, Guid from)
    {
        var units = held.SelectMany(plan => plan.Rows.Select(row => row.LeadId).Distinct().Select(lead => plan.People.MembersOf(plan.People.UnitOf(lead)))).ToList();
        return units is [var first, .. var others]
            ? [.. first.Where(person => person.Id != from && others.All(members => members.Any(member => member.Id == person.Id)))]
            : [];
    }

    private static HeldIndicator ToHeld(PlanDocument plan, PlanIndicatorRow row, Guid personId, ActualRow? latest, int waitingRequests)
    {
        var lead = plan.LeadOf(row);
        return new HeldIndicator
        {
            PlanIndicatorId = row.Id,
            Number = row.Number,
            Text = row.Text,
            Unit = PlanDocument.UnitOf(row),
            Decimals = row.Decimals,
            Part = row.ResponsibleId == personId ? AssignmentPart.Responsible : AssignmentPart.Deputy,
            Lead = new OrganizationRef { Id = lead.Id, Name = lead.Name },
            Target = plan.TargetOf(row),
            Latest = latest?.ToView(),
            LatestState = latest?.ReportState,
            WaitingRequests = waitingRequests,
            Version = row.Version,
        };
    }

    private static HeldReport ToHeld(HeldReportRow row) => new()
    {
        Id = row.Id,
        Unit = new OrganizationRef { Id = row.OrganizationId, Name = row.OrganizationName },
        Period = row.Period,
        State = Codes.To<ReportState>(row.State),
    };

    private static PersonRef RefOf(GivingPersonRow person) => new() { Id = person.Id, Name = person.DisplayName };

    private static PersonRef RefOf(PersonRow person) => new() { Id = person.Id, Name = person.DisplayName };

    private HandOverView Read(string minutes) => JsonSerializer.Deserialize<HandOverView>(minutes, json.Value.SerializerOptions)!;
}
