using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Plans.Import;

/// <summary>Reads a stored plan back into the shape of its file, so that the two can be compared.</summary>
public static class StoredPlan
{
    public static async Task<PlanFile> ToFileAsync(
        DbTransaction transaction, PlanDocument document, IReadOnlyList<IndicatorRow> localMeasures, PlanFile incoming)
    {
        var connection = transaction.Connection!;
        var plan = document.Plan;
        var codes = document.Organizations.ToDictionary(row => row.Id, row => row.Code);
        var incomingRows = incoming.Indicators.ToDictionary(row => (row.Number.ToUpperInvariant(), row.Code));
        var parts = (await PlanQueries.TaskOrganizationsAsync(connection, plan.Id, transaction)).ToLookup(row => (row.TaskId, row.Part));
        return new PlanFile
        {
            Commune = incoming.Commune,
            Plan = new PlanFileHead(
                plan.Number,
                plan.Title,
                plan.IssuedOn,
                plan.Issuer,
                plan.SignatoryTitle,
                plan.SignatoryName,
                plan.Year,
                await PlanQueries.HorizonsAsync(connection, plan.Id, transaction),
                await PlanQueries.LegalBasesAsync(connection, plan.Id, transaction),
                plan.Objective),
            Units = [.. document.Organizations.Select(row => new PlanFileUnit("", row.Code, row.Name, Codes.To<OrganizationRole>(row.Role!)))],
            Catalog = [.. localMeasures.Select(ToMeasure)],
            Indicators = [.. document.Indicators.Select(ToIndicator)],
            Results =
            [
                .. document.Results.Select(row => new PlanFileResult(
                    "", row.Text, row.Code, row.Operator, row.Value, row.ValueText, row.Unit, row.AsOf, row.IsRestated, row.Note)),
            ],
            Tasks =
            [
                .. (await PlanQueries.TasksAsync(connection, plan.Id, transaction)).Where(row => row.ExplanationId is null).Select(row => new PlanFileTask(
                    "",
                    row.Number,
                    row.Name,
                    row.Result,
                    row.TimeframeText,
                    row.TimeframeKind,
                    row.StartsOn,
                    row.EndsOn,
                    [.. parts[(row.Id, "lead")].Select(part => codes[part.OrganizationId])],
                    [.. parts[(row.Id, "partner")].Select(part => codes[part.OrganizationId])],
                    row.HasBudget,
                    row.BudgetMillion,
                    row.BudgetSource,
                    row.LegalBasis,
                    row.Note)),
            ],
            Budget =
            [
                .. (await PlanQueries.BudgetRowsAsync(connection, plan.Id, transaction)).Select(row => new PlanFileBudgetRow(
                    "",
                    row.Number,
                    row.Name,
                    row.Category,
                    row.Status,
                    row.Total,
                    row.Province,
                    row.Other,
                    row.YearTotal,
                    row.YearProvince,
                    row.YearOther,
                    row.LegalBasis,
                    row.Note)),
            ],
            Milestones =
            [
                .. (await PlanQueries.PlanMilestonesAsync(connection, plan.Id, transaction)).Select(row => new PlanFileMilestone("", row.Period, row.Text)),
            ],
            Reporting =
            [
                .. (await PlanQueries.DutiesAsync(connection, plan.Id, transaction))
                    .Select(row => new PlanFileDuty("", row.Cadence, row.DeadlineRule, row.Reporter, row.Receiver, row.Text)),
            ],
        };

        PlanFileIndicator ToIndicator(PlanIndicatorRow row)
        {
            // What the standing office decided stands until the document itself says otherwise.
            var same = incomingRows.GetValueOrDefault((row.Number.ToUpperInvariant(), row.Code));
            var keepsLead = row.LeadIsAssigned && same?.Lead is null;
            var keepsPhasing = same?.Phasing is null;
            return new PlanFileIndicator(
                "",
                row.Number,
                row.Text,
                row.Code,
                row.Heading,
                row.Unit,
                keepsLead || row.LeadId is not { } leadId ? null : codes[leadId],
                row.Note,
                keepsPhasing ? null : Codes.ToNullable<Phasing>(row.Phasing),
                [
                    .. document.Targets[row.Id].Select(target => new PlanFileTarget(
                        "", target.Year, Codes.To<TargetOperator>(target.Operator), target.Value, target.Text)),
                ],
                [.. document.Milestones[row.Id].Select(milestone => new PlanFileStep(milestone.Period, milestone.Value))]);
        }
    }

    private static PlanFileMeasure ToMeasure(IndicatorRow row) => new(
        "",
        row.Code,
        row.PillarId,
        row.NameVi,
        row.NameEn,
        row.Unit,
        Codes.To<IndicatorKind>(row.Kind),
        row.NumeratorVi,
        row.DenominatorVi,
        Codes.To<Direction>(row.Direction),
        row.IsCumulative);
}
