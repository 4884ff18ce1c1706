using System.Data.Common;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans.Links;

namespace WardKpi.Api.Plans.Import;

/// <summary>Who imports: where they may write, and whether they may add a commune to the tree.</summary>
public sealed record ImportBy(Guid? PersonId, string Scope, bool MayAddCommunes)
{
    /// <summary>The program itself, loading what it ships.</summary>
    public static readonly ImportBy Program = new(null, "/%", MayAddCommunes: true);

    public static ImportBy Of(Caller caller) => new(caller.PersonId, caller.ReadScope, caller.Role == Role.SystemAdmin);
}

/// <summary>What an import did or would do, or null with errors among the faults.</summary>
public sealed record ImportOutcome(ImportResult? Result, IReadOnlyList<ImportFault> Faults);

/// <summary>
/// Brings a plan@1 file in. The whole import is one transaction, and a dry run is the same transaction rolled back: what it shows is what
/// happens. Actuals are never touched.
/// </summary>
public sealed class PlanImporter(Database database, ExchangeRecorder recorder, TimeProvider clock)
{
    public async Task<ImportOutcome> RunAsync(string text, bool isDryRun, ImportBy by, CancellationToken cancellationToken)
    {
        var reading = new FaultList();
        if (PlanFileReader.Read(text, reading) is not { } file)
            return new ImportOutcome(null, reading.All);
        try
        {
            return await database.WriteAsync(
                async transaction =>
                {
                    // A list of its own: after a deadlock the transaction runs again.
                    var faults = new FaultList(reading.All);
                    var result = await new Run(transaction, file, by, recorder, clock.GetUtcNow().UtcDateTime, faults).ImportAsync(isDryRun);
                    var outcome = new ImportOutcome(result, faults.All);
                    return isDryRun || result is null ? throw new NothingToCommit(outcome) : outcome;
                },
                cancellationToken);
        }
        catch (NothingToCommit nothing)
        {
            return nothing.Outcome;
        }
    }

    /// <summary>Rolls a dry run, or a faulty file, back.</summary>
    private sealed class NothingToCommit(ImportOutcome outcome) : Exception
    {
        public ImportOutcome Outcome { get; } = outcome;
    }

    private sealed class Run(
        DbTransaction transaction, PlanFile file, ImportBy by, ExchangeRecorder recorder, DateTime now, FaultList faults)
    {
        private readonly DbConnection connection = transaction.Connection!;
        private readonly Dictionary<string, Guid> units = [];
        private Dictionary<string, OrganizationRow> existing = [];
        private Dictionary<string, IndicatorRow> indicators = [];

        public async Task<ImportResult?> ImportAsync(bool isDryRun)
        {
            var pillars = (await IndicatorQueries.ListPillarsAsync(connection, transaction)).Select(pillar => pillar.Id).ToHashSet();
            var catalog = await IndicatorQueries.ListAsync(connection, "/%", transaction: transaction);
            indicators = catalog.Where(row => row.CommuneId is null).ToDictionary(row => row.Code);
            PlanFileCheck.Run(file, pillars, indicators, faults);
            var commune = await OrganizationQueries.FindByPathAsync(connection, file.Commune.Path, transaction);
            if (commune is not null)
            {
                var children = await OrganizationQueries.ListAsync(connection, "/%", commune.Path + "_%", null, transaction);
                existing = children.Where(row => row.Kind == Codes.Of(OrganizationKind.Unit)).ToDictionary(row => row.Code);
                CheckHamlets(children);
            }

            await CheckCommuneAsync(commune);
            if (faults.HasErrors)
                return null;

            var local = catalog.Where(row => commune is not null && row.CommuneId == commune.Id).ToList();
            var stored = commune is null ? null : await FindStoredAsync(commune.Id);
            if (stored is not null)
                await CheckTaskNumbersAsync(stored.Plan.Id);
            if (faults.HasErrors)
                return null;
            var before = stored is null ? null : await StoredPlan.ToFileAsync(transaction, stored, local, file);
            var changes = PlanDiff.Between(before, file);
            var planId = stored?.Plan.Id ?? Guid.CreateVersion7();
            if (changes.Count > 0)
                await WriteAsync(planId, stored, commune ?? await AddCommuneAsync(), local);

            return new ImportResult
            {
                IsDryRun = isDryRun,
                PlanId = isDryRun && stored is null ? null : planId,
                IsNew = stored is null,
                IndicatorCount = file.Indicators.Count,
                TargetCount = file.Indicators.Sum(row => row.Targets.Count),
                TaskCount = file.Tasks.Count,
                BudgetRowCount = file.Budget.Count,
                Changes = changes,
                Warnings = faults.All,
            };
        }

        private async Task CheckCommuneAsync(OrganizationRow? commune)
        {
            var mayWrite = file.Commune.Path.StartsWith(by.Scope.TrimEnd('%'), StringComparison.Ordinal);
            if (!mayWrite || (commune is null && !by.MayAddCommunes))
            {
                faults.Error("commune", "other_commune", $"Tài khoản không nhập được kế hoạch của {file.Commune.Name}, {file.Commune.Province}.");
                return;
            }

            CheckName("commune.name", file.Commune.Name, commune);
            CheckName(
                "commune.province",
                file.Commune.Province,
                await OrganizationQueries.FindByPathAsync(connection, file.Commune.ProvincePath, transaction));
            var standing = existing.Values.FirstOrDefault(row => row.Role == Codes.Of(OrganizationRole.Standing));
            if (standing is not null && file.Units.All(unit => unit.Id != standing.Code))
                faults.Error(
                    "units",
                    "standing_office_clash",
                    $"Cơ quan thường trực của xã, phường đang là {standing.Name} (mã {standing.Code}): ghi đơn vị này vào mục units, dù với vai trò khác.");
        }

        /// <summary>Codes have no tone marks: "Tân Thanh" and "Tân Thành" are two places and one code.</summary>
        private void CheckName(string path, string name, OrganizationRow? holder)
        {
            if (holder is not null && holder.Name != name)
                faults.Error(path, "commune_name_clash", $"Mã \"{holder.Code}\" đã thuộc về {holder.Name}, tệp ghi {name}: hãy viết đúng tên đã có.");
        }

        /// <summary>Units and hamlets share one set of codes: each is a path of its own.</summary>
        private void CheckHamlets(IReadOnlyList<OrganizationRow> children)
        {
            var hamlets = children.Where(row => row.Kind == Codes.Of(OrganizationKind.Hamlet)).ToDictionary(row => row.Code);
            foreach (var (index, unit) in file.Units.Index())
                if (hamlets.TryGetValue(unit.Id, out var hamlet))
                    faults.Error($"units[{index}].id", "unit_code_clash", $"Mã \"{unit.Id}\" đã thuộc về {hamlet.Name}: đặt mã khác cho đơn vị.");
        }

        /// <summary>Tasks that conclusions became stay, and keep their numbers.</summary>
        private async Task CheckTaskNumbersAsync(Guid planId)
        {
            var concluded = (await PlanQueries.TasksAsync(connection, planId, transaction))
                .Where(row => row.ExplanationId is not null).Select(row => row.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var (index, task) in file.Tasks.Index().Where(row => concluded.Contains(row.Item.Number)))
                faults.Error(
                    $"tasks[{index}].no", "task_number_clash", $"Số {task.Number} là của nhiệm vụ giao theo kết luận: đặt số khác cho nhiệm vụ này.");
        }

        /// <summary>The same number of the same year, or the same title where one of the two has no number yet.</summary>
        private async Task<PlanDocument?> FindStoredAsync(Guid communeId)
        {
            var plans = await PlanQueries.ListAsync(connection, "/%", file.Plan.Year, communeId, transaction);
            var same = plans.FirstOrDefault(plan => plan.Number is not null && string.Equals(plan.Number, file.Plan.Number, StringComparison.OrdinalIgnoreCase))
                ?? plans.FirstOrDefault(plan => (plan.Number is null || file.Plan.Number is null) && plan.Title == file.Plan.Title);
            return same is null ? null : await PlanDocument.FindAsync(connection, same.Id, "/%", transaction);
        }

        private async Task<OrganizationRow> AddCommuneAsync()
        {
            var province = await OrganizationQueries.FindByPathAsync(connection, file.Commune.ProvincePath, transaction)
                ?? await AddAsync(null, OrganizationKind.Province, null, OrganizationPaths.CodeOf(file.Commune.Province), file.Commune.Province);
            return await AddAsync(province, OrganizationKind.Commune, null, OrganizationPaths.CodeOf(file.Commune.Name), file.Commune.Name);
        }

        private async Task<OrganizationRow> AddAsync(
            OrganizationRow? parent, OrganizationKind kind, OrganizationRole? role, string code, string name, int position = 0)
        {
            var row = new OrganizationRow
            {
                Id = Guid.CreateVersion7(),
                ParentId = parent?.Id,
                Kind = Codes.Of(kind),
                Role = role is { } one ? Codes.Of(one) : null,
                Code = code,
                Path = $"{parent?.Path ?? "/"}{code}/",
                Name = name,
                Position = position,
            };
            await OrganizationQueries.InsertAsync(transaction, row, now);
            return row;
        }

        private async Task WriteAsync(Guid planId, PlanDocument? stored, OrganizationRow commune, IReadOnlyList<IndicatorRow> local)
        {
            var seq = await ChangeCounter.NextAsync(transaction, commune.Id);
            await WriteUnitsAsync(commune);
            await WriteMeasuresAsync(commune.Id, local);
            await (stored is null
                ? PlanImportQueries.InsertPlanAsync(transaction, planId, commune.Id, file.Plan, by.PersonId, now)
                : PlanImportQueries.UpdatePlanAsync(transaction, planId, commune.Id, file.Plan, by.PersonId, now));
            await PlanImportQueries.ReplaceHeadRowsAsync(transaction, planId, file);
            // With withdrawn rows: one that comes back is the same row again, with its actuals.
            var rows = await PlanQueries.IndicatorsAsync(connection, planId, transaction);
            await WriteResultsAsync(planId, stored, rows);
            await WriteIndicatorsAsync(planId, rows);
            var links = await LinkTrail.StartAsync(transaction, planId);
            await WriteTasksAsync(planId, stored is not null);
            await PlanBudgetQueries.WriteAsync(transaction, planId, file.Budget);
            foreach (var gone in await links.GoneAsync())
                await ReviseAsync(planId, gone.PlanIndicatorId, gone.Field, gone.Number, null);
            await PlanRuleWriter.WriteAsync(transaction, planId, now);
            await ObligationWriter.ComputeAsync(transaction, commune.Id, now);
            // Measures of the commune's own stand in its other plans as well.
            foreach (var plan in await PlanQueries.ListAsync(connection, "/%", communeId: commune.Id, transaction: transaction))
                await recorder.RecordAsync(transaction, plan.Id, seq);
        }

        private async Task WriteUnitsAsync(OrganizationRow commune)
        {
            // The standing office last: until another one has given the part up, the index refuses it.
            foreach (var (position, unit) in file.Units.Index().OrderBy(row => row.Item.Role == OrganizationRole.Standing))
            {
                var role = Codes.Of(unit.Role);
                if (!existing.TryGetValue(unit.Id, out var row))
                    row = await AddAsync(commune, OrganizationKind.Unit, unit.Role, unit.Id, unit.Name, position);
                else if (row.Name != unit.Name || row.Role != role)
                    await OrganizationQueries.UpdateAsync(transaction, row.Id, unit.Name, role);
                units[unit.Id] = row.Id;
            }
        }

        private async Task WriteMeasuresAsync(Guid communeId, IReadOnlyList<IndicatorRow> local)
        {
            foreach (var row in local)
                indicators[row.Code] = row;
            foreach (var (position, measure) in file.Catalog.Index())
            {
                var isNew = !indicators.TryGetValue(measure.Code, out var known);
                var id = known?.Id ?? Guid.CreateVersion7();
                var decimals = measure.Kind == IndicatorKind.Value ? 0 : 1;
                await PlanImportQueries.WriteMeasureAsync(transaction, id, communeId, measure, decimals, position, isNew);
                indicators[measure.Code] = new IndicatorRow { Id = id, Code = measure.Code };
            }
        }

        private async Task WriteResultsAsync(Guid planId, PlanDocument? stored, IReadOnlyList<PlanIndicatorRow> rows)
        {
            // A result keeps its id while its sentence and code stay, so that a baseline picked by hand stays picked.
            var left = (stored?.Results ?? []).ToList();
            foreach (var (position, result) in file.Results.Index())
            {
                var same = left.FirstOrDefault(row => row.Text == result.Text && row.Code == result.Code);
                if (same is not null)
                    left.Remove(same);
                var indicatorId = result.Code is { } code ? indicators[code].Id : (Guid?)null;
                await PlanImportQueries.WriteResultAsync(
                    transaction, same?.Id ?? Guid.CreateVersion7(), planId, result, indicatorId, position, isNew: same is null);
            }

            foreach (var gone in left)
            {
                foreach (var row in rows.Where(row => row.BaselineResultId == gone.Id))
                    await ReviseAsync(planId, row.Id, "baseline_result_id", gone.Id.ToString(), null);
                await PlanImportQueries.DeleteResultAsync(transaction, gone.Id);
            }
        }

        private async Task WriteIndicatorsAsync(Guid planId, IReadOnlyList<PlanIndicatorRow> rows)
        {
            var left = rows.ToDictionary(row => (row.Number.ToUpperInvariant(), row.IndicatorId));
            var targets = (await PlanQueries.TargetsAsync(connection, planId, transaction)).ToLookup(row => row.PlanIndicatorId);
            var milestones = (await PlanQueries.MilestonesAsync(connection, planId, transaction)).ToLookup(row => row.PlanIndicatorId);
            foreach (var (position, row) in file.Indicators.Index())
            {
                var indicatorId = indicators[row.Code].Id;
                var isNew = !left.Remove((row.Number.ToUpperInvariant(), indicatorId), out var same);
                var id = same?.Id ?? Guid.CreateVersion7();
                var leadId = row.Lead is { } lead ? units[lead] : (Guid?)null;
                await PlanImportQueries.WriteIndicatorAsync(transaction, id, planId, indicatorId, row, leadId, position, isNew);
                await WriteTargetsAsync(planId, id, row, [.. targets[id]], isNew);
                await PlanImportQueries.ReplaceMilestonesAsync(transaction, id, row.Milestones);
                if (same is not null)
                    await ReviseIndicatorAsync(same, row, leadId, milestones[id]);
            }

            foreach (var row in left.Values.Where(row => !row.IsWithdrawn))
            {
                await PlanImportQueries.WithdrawIndicatorAsync(transaction, row.Id);
                await ReviseAsync(planId, row.Id, "is_withdrawn", "false", "true");
            }
        }

        private async Task WriteTargetsAsync(
            Guid planId, Guid planIndicatorId, PlanFileIndicator row, IReadOnlyList<TargetRow> stored, bool isNewRow)
        {
            foreach (var target in row.Targets)
            {
                var same = stored.FirstOrDefault(other => other.Year == target.Year);
                if (same is not null && same.Operator == Codes.Of(target.Operator) && same.Value == target.Value && same.Text == target.Text)
                    continue;
                await PlanImportQueries.WriteTargetAsync(transaction, planIndicatorId, target, isNew: same is null);
                if (!isNewRow)
                    await ReviseAsync(
                        planId,
                        planIndicatorId,
                        $"target {target.Year}",
                        same is null ? null : TextOf(same),
                        PlanDiff.TextOf(target.Operator, target.Value, target.Text));
            }

            foreach (var gone in stored.Where(other => row.Targets.All(target => target.Year != other.Year)))
            {
                await PlanImportQueries.DeleteTargetAsync(transaction, planIndicatorId, gone.Year);
                await ReviseAsync(planId, planIndicatorId, $"target {gone.Year}", TextOf(gone), null);
            }

            static string TextOf(TargetRow target) => PlanDiff.TextOf(Codes.To<TargetOperator>(target.Operator), target.Value, target.Text);
        }

        /// <summary>Notes what an import changed of a row besides its targets; the rules are those of the statement that wrote it.</summary>
        private async Task ReviseIndicatorAsync(PlanIndicatorRow old, PlanFileIndicator row, Guid? leadId, IEnumerable<MilestoneRow> milestones)
        {
            var lead = leadId ?? (old.LeadIsAssigned ? old.LeadId : null);
            var phasing = row.Phasing is { } chosen ? Codes.Of(chosen) : old.Phasing;
            await ReviseAsync(old.PlanId, old.Id, "lead_id", old.LeadId?.ToString(), lead?.ToString());
            await ReviseAsync(old.PlanId, old.Id, "phasing", old.Phasing, phasing);
            if (old.IsWithdrawn)
                await ReviseAsync(old.PlanId, old.Id, "is_withdrawn", "true", "false");
            var before = milestones.ToDictionary(step => step.Period, step => step.Value);
            var after = row.Milestones.ToDictionary(step => step.Period, step => step.Value);
            foreach (var period in before.Keys.Union(after.Keys).Order())
                await ReviseAsync(old.PlanId, old.Id, $"milestone {period}", TextAt(before, period), TextAt(after, period));

            static string? TextAt(Dictionary<string, decimal> steps, string period) =>
                steps.TryGetValue(period, out var value) ? FormattableString.Invariant($"{value:0.####}") : null;
        }

        private async Task ReviseAsync(Guid planId, Guid planIndicatorId, string field, string? old, string? @new)
        {
            if (old != @new)
                await PlanQueries.InsertRevisionAsync(
                    transaction, new PlanRevision(planId, planIndicatorId, field, old, @new, "import"), by.PersonId, now);
        }

        private async Task WriteTasksAsync(Guid planId, bool isStored)
        {
            var left = isStored
                ? (await PlanQueries.DocumentTasksAsync(connection, planId, transaction)).ToDictionary(row => row.Number, StringComparer.OrdinalIgnoreCase)
                : [];
            foreach (var (position, task) in file.Tasks.Index())
            {
                var isNew = !left.Remove(task.Number, out var same);
                await PlanImportQueries.WriteTaskAsync(transaction, same?.Id ?? Guid.CreateVersion7(), planId, task, position, isNew, units);
            }

            foreach (var row in left.Values)
            {
                await LinkQueries.DeleteOfTaskAsync(transaction, row.Id);
                await PlanImportQueries.DeleteTaskAsync(transaction, row.Id);
            }
        }
    }
}
