using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Demo;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations.Hamlets;
using WardKpi.Api.Plans.Assignments;

namespace WardKpi.Api.Plans;

public static class PlanEndpoints
{
    public static void MapPlans(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/plans").WithTags("Plans");
        group.MapGet("/", List).WithName("ListPlans").WithSummary("Plans in the caller's scope, newest year first");
        group.MapGet("/{id:guid}", Get).WithName("GetPlan").WithSummary("A plan with all its parts")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{planId:guid}/indicators/{id:guid}/settings", PutSettings).RequireAuthorization(Policies.ManagePlans)
            .WithName("SetPlanIndicator").WithSummary("Lead, phasing, baseline and breakdown of one plan indicator")
            .WithDescription("States the version that the caller saw; if another person wrote first, the answer is 409 `stale_version`. Another lead lets go of responsible people who are not of the new unit.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        AssignmentEndpoints.MapAssignments(group);
        Links.LinkEndpoints.MapLinks(group);
        Import.PlanImportEndpoints.MapPlanImport(group);
    }

    private static async Task<Ok<IReadOnlyList<PlanSummary>>> List(
        Caller caller, Database database, CancellationToken cancellationToken, int? year = null, Guid? communeId = null)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await PlanQueries.ListAsync(connection, caller.ReadScope, year, communeId);
        return TypedResults.Ok<IReadOnlyList<PlanSummary>>([.. rows.Select(PlanDocument.ToSummary)]);
    }

    private static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, Database database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await PlanDocument.FindAsync(connection, id, caller.ReadScope) is { } document
            ? TypedResults.Ok(await PlanViews.WholeAsync(connection, document))
            : Problems.NotFound();
    }

    private static async Task<Results<Ok<PlanIndicatorView>, ProblemHttpResult>> PutSettings(
        Guid planId,
        Guid id,
        PlanIndicatorSettings settings,
        Caller caller,
        Database database,
        DemoMode demo,
        ExchangeRecorder recorder,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        await database.WriteAsync<Results<Ok<PlanIndicatorView>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PlanQueries.FindAsync(connection, planId, caller.ReadScope, transaction) is not { } plan)
                    return Problems.NotFound();
                var seq = await ChangeCounter.NextAsync(transaction, plan.CommuneId);
                if (await PlanDocument.FindAsync(connection, planId, caller.ReadScope, transaction) is not { } document
                    || document.Indicators.FirstOrDefault(row => row.Id == id) is not { } row)
                    return Problems.NotFound();
                if (settings.LeadId is { } leadId && document.Organizations.All(unit => unit.Id != leadId))
                    return Problems.Invalid(new Dictionary<string, string[]> { ["leadId"] = ["Đơn vị không thuộc xã, phường của kế hoạch."] });
                if (settings.BaselineResultId is { } resultId
                    && document.Results.All(result => result.Id != resultId || result.Value is null || result.IsRestated))
                    return Problems.Invalid(new Dictionary<string, string[]>
                    {
                        ["baselineResultId"] = ["Kết quả này không dùng làm hiện trạng được: không có số liệu hoặc chỉ nhắc lại mục tiêu."],
                    });

                if (settings.IsByHamlet == true && !row.IsByHamlet && await HamletFaultAsync(connection, plan, row, transaction) is { } fault)
                    return Problems.Invalid(new Dictionary<string, string[]> { ["isByHamlet"] = [fault] });
                var people = await AssignmentPeople.LoadAsync(connection, document, demo, transaction);
                var (holding, _) = people.Settle(row, new Holding(settings.LeadId, row.ResponsibleId, row.DeputyId));
                var wanted = row.With(holding) with
                {
                    Phasing = settings.Phasing is { } phasing ? Codes.Of(phasing) : null,
                    BaselineResultId = settings.BaselineResultId,
                    IsByHamlet = settings.IsByHamlet ?? row.IsByHamlet,
                    Version = settings.Version,
                };
                var now = clock.GetUtcNow().UtcDateTime;
                if (!await PlanIndicatorChange.WriteAsync(transaction, row, wanted, settings.Reason, caller.PersonId, now))
                    return Problems.StaleVersion();
                await ObligationWriter.ComputeAsync(transaction, plan.CommuneId, now);
                await recorder.RecordAsync(transaction, planId, seq);
                var changed = (await PlanDocument.FindAsync(connection, planId, caller.ReadScope, transaction))!;
                return TypedResults.Ok(changed.ToView(changed.Indicators.First(other => other.Id == id)));
            },
            cancellationToken);

    private static async Task<string?> HamletFaultAsync(
        DbConnection connection, PlanRow plan, PlanIndicatorRow row, DbTransaction transaction)
    {
        if (!PlanDocument.AddsUp(row))
            return "Chỉ tiêu này không cộng theo thôn, tổ dân phố được: chỉ tỷ lệ và số liệu mới cộng được.";
        var hamlets = await HamletQueries.ListAsync(connection, plan.CommuneId, transaction);
        return hamlets.Any(hamlet => hamlet.IsActive) ? null : "Xã, phường chưa có thôn, tổ dân phố nào: thêm danh sách trước.";
    }
}
