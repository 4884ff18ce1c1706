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
        WriteAsync<Created<ReportingRuleView>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await FindCommuneAsync(connection, rule.CommuneId, caller, transaction) is not { } commune)
                    throw new Refused(Problems.NotFound());
                await ChangeCounter.NextAsync(transaction, commune.Id);
                if (rule.PlanId is { } planId
                    && (await PlanQueries.FindAsync(connection, planId, caller.ReadScope, transaction))?.CommuneId != commune.Id)
                    throw Fault("planId", "Kế hoạch không thuộc xã, phường này.");
                await CheckUnitsAsync(transaction, rule, commune.Id);
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
                return TypedResults.Created($"/api/v1/reporting-rules/{row.Id}", await ReadAsync(transaction, row.Id, caller));
            },
            cancellationToken);

    public Task<Results<Ok<ReportingRuleView>, ProblemHttpResult>> ChangeAsync(
        Guid id, ReportingRuleChange change, Caller caller, CancellationToken cancellationToken) =>
        WriteAsync<Ok<ReportingRuleView>>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await RuleQueries.FindAsync(connection, id, caller.ReadScope, transaction) is not { CommuneId: var communeId })
                    throw new Refused(Problems.NotFound());
                // Again once the counter is held: an import may have written meanwhile.
                await ChangeCounter.NextAsync(transaction, communeId);
                var stored = (await RuleQueries.FindAsync(connection, id, caller.ReadScope, transaction))!;
                Check(change, stored);
                await CheckUnitsAsync(transaction, change, communeId);
                if (!await RuleQueries.UpdateAsync(transaction, With(stored, change, caller) with { Version = change.Version }, ListedIn(change)))
                    throw new Refused(Problems.StaleVersion(new Dictionary<string, object?> { ["rule"] = await ReadAsync(transaction, id, caller) }));
                await ObligationWriter.ComputeAsync(transaction, communeId, Now);
                return TypedResults.Ok(await ReadAsync(transaction, id, caller));
            },
            cancellationToken);

    private async Task<Results<T, ProblemHttpResult>> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
        where T : IResult
    {
        try
        {
            return await database.WriteAsync(work, cancellationToken);
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private static IEnumerable<Guid> ListedIn(RuleDraft draft) => draft.Reporters == RuleReporters.Listed ? draft.OrganizationIds : [];

    private ReportingRuleRow With(ReportingRuleRow row, RuleDraft draft, Caller caller) => row.With(TimingRules.Clean(draft.Timing)) with
    {
        Title = draft.Title.Trim(),
        Content = Stored.Text(draft.Content),
        Reporter = Stored.Text(draft.Reporter),
        Reporters = Codes.Of(draft.Reporters),
        Receiver = Stored.Text(draft.Receiver),
        Method = Stored.Text(draft.Method),
        Outline = Stored.Text(draft.Outline),
        Forms = Stored.Text(draft.Forms),
        IsAssumed = draft.IsAssumed,
        IsActive = draft.IsActive,
        StartsOn = draft.StartsOn,
        EndsOn = draft.EndsOn,
        UpdatedAt = Now,
        UpdatedBy = caller.PersonId,
    };

    /// <summary>What a form's rule keeps, what a rule without a plan cannot have, and a start that none may be moved to.</summary>
    private void Check(ReportingRuleChange change, ReportingRuleRow stored)
    {
        if (change.StartsOn != stored.StartsOn && change.StartsOn < RuleDays.Earliest(clock))
            throw Fault("startsOn", RuleDays.TooEarly(clock));
        if (change.Reporters == RuleReporters.Leads && stored.PlanId is null)
            throw Fault("reporters", "Chế độ này không thuộc kế hoạch nào: chọn từng đơn vị báo cáo.");
        if (!stored.IsForm)
            return;
        if (change.Reporters != RuleReporters.Leads)
            throw Fault("reporters", "Biểu nhập do các đơn vị được giao chỉ tiêu gửi: không chọn từng đơn vị.");
        if (change.Timing.Frequency != ReportingFrequency.Quarter)
            throw Fault("timing.frequency", "Biểu nhập theo quý: tần suất của chế độ này là quý.");
        if (!change.IsActive)
            throw Fault("isActive", "Biểu nhập của kế hoạch cần hạn gửi: không tắt chế độ này.");
        if ((change.StartsOn, change.EndsOn) != (stored.StartsOn, stored.EndsOn))
            throw Fault("startsOn", "Biểu nhập theo năm của kế hoạch: không đổi ngày bắt đầu và ngày kết thúc.");
    }

    private static async Task CheckUnitsAsync(DbTransaction transaction, RuleDraft draft, Guid communeId)
    {
        var units = (await RuleQueries.UnitsAsync(transaction.Connection!, communeId, transaction)).Select(unit => unit.Id);
        if (ListedIn(draft).Except(units).Any())
            throw Fault("organizationIds", "Có đơn vị không thuộc xã, phường này.");
    }

    private static Refused Fault(string field, string message) => new(Problems.Invalid(new Dictionary<string, string[]> { [field] = [message] }));

    private async Task<ReportingRuleView> ReadAsync(DbTransaction transaction, Guid id, Caller caller) => await ViewAsync(
        transaction.Connection!, (await RuleQueries.FindAsync(transaction.Connection!, id, caller.ReadScope, transaction))!, transaction);

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
