using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations.Hamlets;

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
            .WithDescription("States the version that the caller saw; if another person wrote first, the answer is 409 `stale_version`.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
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
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        await database.WriteAsync<Results<Ok<PlanIndicatorView>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await PlanQueries.FindAsync(connection, planId, caller.ReadScope, transaction) is not { } plan)
                    return Problems.NotFound();
                await ChangeCounter.NextAsync(transaction, plan.CommuneId);
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

                if (!await PlanQueries.UpdateSettingsAsync(transaction, id, settings))
                    return Problems.StaleVersion();
                var now = clock.GetUtcNow().UtcDateTime;
                foreach (var revision in Revisions(row, settings))
                    await PlanQueries.InsertRevisionAsync(transaction, revision, caller.PersonId, now);
                var changed = (await PlanDocument.FindAsync(connection, planId, caller.ReadScope, transaction))!;
                return TypedResults.Ok(changed.ToView(changed.Indicators.First(other => other.Id == id)));
            },
            cancellationToken);

    private static async Task<string?> HamletFaultAsync(
        DbConnection connection, PlanRow plan, PlanIndicatorRow row, DbTransaction transaction)
    {
        if (!PlanDocument.AddsUp(row))
            return "Chỉ tiêu này không cộng theo thôn được: chỉ tỷ lệ và số liệu mới cộng được.";
        var hamlets = await HamletQueries.ListAsync(connection, plan.CommuneId, transaction);
        return hamlets.Any(hamlet => hamlet.IsActive) ? null : "Xã, phường chưa có thôn nào: thêm danh sách thôn, tổ dân phố trước.";
    }

    private static IEnumerable<PlanRevision> Revisions(PlanIndicatorRow row, PlanIndicatorSettings settings)
    {
        (string Field, string? Old, string? New)[] fields =
        [
            ("lead_id", row.LeadId?.ToString(), settings.LeadId?.ToString()),
            ("phasing", row.Phasing, settings.Phasing is { } phasing ? Codes.Of(phasing) : null),
            ("baseline_result_id", row.BaselineResultId?.ToString(), settings.BaselineResultId?.ToString()),
            ("is_by_hamlet", WordOf(row.IsByHamlet), WordOf(settings.IsByHamlet ?? row.IsByHamlet)),
        ];
        return fields.Where(field => field.Old != field.New)
            .Select(field => new PlanRevision(row.PlanId, row.Id, field.Field, field.Old, field.New, settings.Reason));
    }

    private static string WordOf(bool isByHamlet) => isByHamlet ? "true" : "false";
}
