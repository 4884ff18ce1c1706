using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;

namespace WardKpi.Api.Deadlines.Rules;

/// <summary>Reads and changes the reporting rules of a commune; obligations follow in the same transaction.</summary>
public sealed class RuleService(Database database, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The rules of a commune; null where it is not in scope.</summary>
    public async Task<IReadOnlyList<ReportingRuleView>?> ListAsync(Guid communeId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await FindCommuneAsync(connection, communeId, caller) is null
            ? null
            : await ViewsAsync(connection, await RuleQueries.ListAsync(connection, caller.ReadScope, communeId), communeId);
    }

    public async Task<ReportingRuleView?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await RuleQueries.FindAsync(connection, id, caller.ReadScope) is { } row ? await ViewAsync(connection, row) : null;
    }

    public async Task<RulePreview?> PreviewAsync(RulePreviewRequest request, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        ReportingRuleRow? stored = null;
        if (request.RuleId is { } id && (stored = await RuleQueries.FindAsync(connection, id, caller.ReadScope)) is null)
            return null;
        var calendar = await CalendarDayQueries.NamedDaysAsync(connection);
        var today = VietnamTime.DateOf(Now);
        return new RulePreview
        {
            Dates = RuleDateRules.Coming(TimingRules.Clean(request.Timing), request.StartsOn, request.EndsOn, today, calendar),
            Before = stored is null ? null : RuleDateRules.Coming(stored.ToTiming(), stored.StartsOn, stored.EndsOn, today, calendar),
        };
    }

    public Task<Results<Created<ReportingRuleView>, ProblemHttpResult>> AddAsync(
        NewReportingRule rule, Caller caller, CancellationToken cancellationToken) =>
        database.WriteAsync<Results<Created<ReportingRuleView>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await FindCommuneAsync(connection, rule.CommuneId, caller, transaction) is not { } commune)
                    return Problems.NotFound();
                await ChangeCounter.NextAsync(transaction, commune.Id);
                if (rule.PlanId is { } planId
                    && (await PlanQueries.FindAsync(connection, planId, caller.ReadScope, transaction))?.CommuneId != commune.Id)
                    return Fault("planId", "Kế hoạch không thuộc xã, phường này.");
                if (await UnitFaultAsync(transaction, rule, commune.Id) is { } fault)
                    return fault;
                var stored = await RuleQueries.ListAsync(connection, caller.ReadScope, commune.Id, transaction: transaction);
                var row = With(
                    new ReportingRuleRow
                    {
                        Id = Guid.CreateVersion7(),
                        CommuneId = commune.Id,
                        PlanId = rule.PlanId,
                        Position = stored.Select(other => other.Position + 1).DefaultIfEmpty().Max(),
                    },
                    rule,
                    caller);
                await RuleQueries.InsertAsync(transaction, row, ListedIn(rule));
                await ObligationWriter.ComputeAsync(transaction, commune.Id, Now);
                return TypedResults.Created(
                    $"/api/v1/reporting-rules/{row.Id}",
                    await ViewAsync(connection, (await RuleQueries.FindAsync(connection, row.Id, caller.ReadScope, transaction))!, transaction));
            },
            cancellationToken);

    public Task<Results<Ok<ReportingRuleView>, ProblemHttpResult>> ChangeAsync(
        Guid id, ReportingRuleChange change, Caller caller, CancellationToken cancellationToken) =>
        database.WriteAsync<Results<Ok<ReportingRuleView>, ProblemHttpResult>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await RuleQueries.FindAsync(connection, id, caller.ReadScope, transaction) is not { CommuneId: var communeId })
                    return Problems.NotFound();
                await ChangeCounter.NextAsync(transaction, communeId);
                var stored = (await RuleQueries.FindAsync(connection, id, caller.ReadScope, transaction))!;
                if (FaultOf(change, stored) is { } wrong)
                    return wrong;
                if (await UnitFaultAsync(transaction, change, communeId) is { } fault)
                    return fault;
                if (!await RuleQueries.UpdateAsync(transaction, With(stored, change, caller) with { Version = change.Version }, ListedIn(change)))
                    return Problems.StaleVersion(new Dictionary<string, object?> { ["rule"] = await ViewAsync(connection, stored, transaction) });
                await ObligationWriter.ComputeAsync(transaction, communeId, Now);
                var changed = (await RuleQueries.FindAsync(connection, id, caller.ReadScope, transaction))!;
                return TypedResults.Ok(await ViewAsync(connection, changed, transaction));
            },
            cancellationToken);

    private static IEnumerable<Guid> ListedIn(RuleDraft draft) => draft.Reporters == RuleReporters.Listed ? draft.OrganizationIds : [];

    private ReportingRuleRow With(ReportingRuleRow row, RuleDraft draft, Caller caller) => row.With(TimingRules.Clean(draft.Timing)) with
    {
        Title = draft.Title.Trim(),
        Content = Trimmed(draft.Content),
        Reporter = Trimmed(draft.Reporter),
        Reporters = Codes.Of(draft.Reporters),
        Receiver = Trimmed(draft.Receiver),
        Method = Trimmed(draft.Method),
        Outline = Trimmed(draft.Outline),
        Forms = Trimmed(draft.Forms),
        IsAssumed = draft.IsAssumed,
        IsActive = draft.IsActive,
        StartsOn = draft.StartsOn,
        EndsOn = draft.EndsOn,
        UpdatedAt = Now,
        UpdatedBy = caller.PersonId,
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ProblemHttpResult? FaultOf(ReportingRuleChange change, ReportingRuleRow stored)
    {
        if (change.Reporters == RuleReporters.Leads && stored.PlanId is null)
            return Fault("reporters", "Chế độ này không thuộc kế hoạch nào: chọn từng đơn vị báo cáo.");
        if (!stored.IsForm)
            return null;
        if (change.Reporters != RuleReporters.Leads)
            return Fault("reporters", "Biểu nhập do các đơn vị được giao chỉ tiêu gửi: không chọn từng đơn vị.");
        if (change.Timing.Frequency != ReportingFrequency.Quarter)
            return Fault("timing.frequency", "Biểu nhập theo quý: tần suất của chế độ này là quý.");
        if (!change.IsActive)
            return Fault("isActive", "Biểu nhập của kế hoạch cần hạn gửi: không tắt chế độ này.");
        return (change.StartsOn, change.EndsOn) == (stored.StartsOn, stored.EndsOn)
            ? null
            : Fault("startsOn", "Biểu nhập theo năm của kế hoạch: không đổi ngày bắt đầu và ngày kết thúc.");
    }

    private static async Task<ProblemHttpResult?> UnitFaultAsync(DbTransaction transaction, RuleDraft draft, Guid communeId)
    {
        var units = (await RuleQueries.UnitsAsync(transaction.Connection!, communeId, transaction)).Select(unit => unit.Id);
        return ListedIn(draft).Except(units).Any() ? Fault("organizationIds", "Có đơn vị không thuộc xã, phường này.") : null;
    }

    private static ProblemHttpResult Fault(string field, string message) => Problems.Invalid(new Dictionary<string, string[]> { [field] = [message] });

    private static async Task<OrganizationRow?> FindCommuneAsync(
        DbConnection connection, Guid id, Caller caller, DbTransaction? transaction = null) =>
        await OrganizationQueries.FindAsync(connection, id, caller.ReadScope, transaction) is { } row && row.Kind == Codes.Of(OrganizationKind.Commune)
            ? row
            : null;

    private async Task<ReportingRuleView> ViewAsync(DbConnection connection, ReportingRuleRow row, DbTransaction? transaction = null) =>
        (await ViewsAsync(connection, [row], row.CommuneId, transaction))[0];

    private async Task<IReadOnlyList<ReportingRuleView>> ViewsAsync(
        DbConnection connection, IReadOnlyList<ReportingRuleRow> rows, Guid communeId, DbTransaction? transaction = null)
    {
        var units = await RuleQueries.UnitsAsync(connection, communeId, transaction);
        var listed = await RuleQueries.ReportersAsync(connection, "/%", communeId, transaction);
        var leads = await ComputeQueries.LeadsAsync(connection, communeId, transaction);
        var calendar = await CalendarDayQueries.NamedDaysAsync(connection, transaction);
        var now = Now;
        return [.. rows.Select(ToView)];

        ReportingRuleView ToView(ReportingRuleRow row)
        {
            var reporters = Codes.To<RuleReporters>(row.Reporters);
            var owed = reporters == RuleReporters.Listed ? listed[row.Id] : row.PlanId is { } planId ? leads[planId] : [];
            return new ReportingRuleView
            {
                Id = row.Id,
                CommuneId = row.CommuneId,
                PlanId = row.PlanId,
                Title = row.Title,
                Content = row.Content,
                Reporter = row.Reporter,
                Reporters = reporters,
                Units = [.. units.Where(unit => owed.Contains(unit.Id))],
                Receiver = row.Receiver,
                Method = row.Method,
                Outline = row.Outline,
                Forms = row.Forms,
                Timing = row.ToTiming(),
                IsForm = row.IsForm,
                IsAssumed = row.IsAssumed,
                IsActive = row.IsActive,
                StartsOn = row.StartsOn,
                EndsOn = row.EndsOn,
                Next = row.IsActive
                    ? RuleDateRules.Coming(row.ToTiming(), row.StartsOn, row.EndsOn, VietnamTime.DateOf(now), calendar).FirstOrDefault(dates => dates.DueAt >= now)
                    : null,
                UpdatedAt = row.UpdatedAt,
                UpdatedBy = row.UpdatedByName,
                Version = row.Version,
            };
        }
    }
}
