using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Progress;

namespace WardKpi.Api.Plans;

/// <summary>A plan with all its rows as stored; what the wire, the progress and the import read.</summary>
public sealed record PlanDocument
{
    public required PlanRow Plan { get; init; }

    /// <summary>The units of the commune, in the document's order.</summary>
    public required IReadOnlyList<OrganizationRow> Organizations { get; init; }

    /// <summary>In the document's order, without withdrawn rows.</summary>
    public required IReadOnlyList<PlanIndicatorRow> Indicators { get; init; }

    public required ILookup<Guid, TargetRow> Targets { get; init; }

    public required ILookup<Guid, MilestoneRow> Milestones { get; init; }

    public required IReadOnlyList<PlanResultView> Results { get; init; }

    /// <summary>Loads what judging needs; null where the plan is not in scope.</summary>
    public static async Task<PlanDocument?> FindAsync(
        DbConnection connection, Guid id, string scope, DbTransaction? transaction = null)
    {
        if (await PlanQueries.FindAsync(connection, id, scope, transaction) is not { } plan)
            return null;
        var indicators = await PlanQueries.IndicatorsAsync(connection, id, transaction);
        return new PlanDocument
        {
            Plan = plan,
            Organizations =
            [
                .. (await OrganizationQueries.ListAsync(
                    connection, plan.CommunePath + "%", plan.CommunePath + "_%", OrganizationKind.Unit, transaction)).OrderBy(row => row.Position),
            ],
            Indicators = [.. indicators.Where(row => !row.IsWithdrawn)],
            Targets = (await PlanQueries.TargetsAsync(connection, id, transaction)).ToLookup(row => row.PlanIndicatorId),
            Milestones = (await PlanQueries.MilestonesAsync(connection, id, transaction)).ToLookup(row => row.PlanIndicatorId),
            Results = [.. (await PlanQueries.ResultsAsync(connection, id, transaction)).Select(ToView)],
        };
    }

    /// <summary>The standing office: enters every indicator that nobody was given.</summary>
    public OrganizationRow StandingOffice => Organizations.First(row => row.Role == Codes.Of(OrganizationRole.Standing));

    public OrganizationRow LeadOf(PlanIndicatorRow row) => UnitOrStandingOffice(row.LeadId);

    public OrganizationRow UnitOrStandingOffice(Guid? unitId) =>
        Organizations.FirstOrDefault(unit => unit.Id == unitId) ?? StandingOffice;

    public IReadOnlyList<TargetView> TargetsOf(PlanIndicatorRow row) => [.. Targets[row.Id].Select(ToView)];

    public TargetView? TargetOf(PlanIndicatorRow row) => TargetsOf(row).FirstOrDefault(target => target.Year == Plan.Year);

    public BaselineView? BaselineOf(PlanIndicatorRow row) => ProgressRules.PickBaseline(Results, row.Code, Plan.Year, row.BaselineResultId);

    /// <summary>The indicator as the rules see it.</summary>
    public Subject SubjectOf(PlanIndicatorRow row) => SubjectOf(row, TargetOf(row), BaselineOf(row), Milestones[row.Id]);

    /// <summary>The same of a row whose plan was not loaded whole.</summary>
    public static Subject SubjectOf(PlanIndicatorRow row, TargetView? target, BaselineView? baseline, IEnumerable<MilestoneRow> milestones)
    {
        var direction = Codes.To<Direction>(row.Direction);
        return new Subject
        {
            Kind = Codes.To<IndicatorKind>(row.Kind),
            Direction = direction,
            Operator = target?.Operator,
            Target = target?.Value,
            // A figure that adds up over the year starts at nothing every January, whatever the year before came to.
            Baseline = row.IsCumulative && direction == Direction.Up ? 0 : baseline?.Value,
            Phasing = Codes.ToNullable<Phasing>(row.Phasing),
            Milestones = milestones.ToDictionary(milestone => Periods.Period.Parse(milestone.Period, null).Number, milestone => milestone.Value),
        };
    }

    public PlanSummary ToSummary() => ToSummary(Plan);

    public static PlanSummary ToSummary(PlanRow plan) => new()
    {
        Id = plan.Id,
        CommuneId = plan.CommuneId,
        CommuneName = plan.CommuneName,
        ProvinceName = plan.ProvinceName,
        Year = plan.Year,
        Number = plan.Number,
        Title = plan.Title,
        IssuedOn = plan.IssuedOn,
        IndicatorCount = plan.IndicatorCount,
        TargetCount = plan.TargetCount,
        TaskCount = plan.TaskCount,
        BudgetRowCount = plan.BudgetRowCount,
    };

    public PlanIndicatorView ToView(PlanIndicatorRow row)
    {
        var lead = LeadOf(row);
        return new PlanIndicatorView
        {
            Id = row.Id,
            Number = row.Number,
            Text = row.Text,
            Heading = row.Heading,
            Code = row.Code,
            PillarId = row.PillarId,
            Kind = Codes.To<IndicatorKind>(row.Kind),
            Direction = Codes.To<Direction>(row.Direction),
            Unit = UnitOf(row),
            Decimals = row.Decimals,
            IsCard = row.IsCard,
            IsLocal = row.IndicatorCommuneId is not null,
            LeadId = lead.Id,
            LeadName = lead.Name,
            IsUnassigned = row.LeadId is null,
            Responsible = row.ResponsibleName,
            Deputy = row.DeputyName,
            Note = row.Note,
            Targets = TargetsOf(row),
            Baseline = BaselineOf(row),
            Phasing = ProgressRules.PhasingOf(SubjectOf(row)),
            ChosenPhasing = Codes.ToNullable<Phasing>(row.Phasing),
            IsByHamlet = row.IsByHamlet,
            Version = row.Version,
        };
    }

    /// <summary>Whether the hamlets of the commune can make its value.</summary>
    public static bool AddsUp(PlanIndicatorRow row) => Codes.To<IndicatorKind>(row.Kind) is IndicatorKind.Ratio or IndicatorKind.Value;

    /// <summary>The plan's own unit; none where the target is a word, whatever the document's column says.</summary>
    public static string? UnitOf(PlanIndicatorRow row) => row.IndicatorUnit is null ? null : row.Unit ?? row.IndicatorUnit;

    public static TargetView ToView(TargetRow row) => new()
    {
        Year = row.Year,
        Operator = Codes.To<TargetOperator>(row.Operator),
        Value = row.Value,
        Text = row.Text,
    };

    private static PlanResultView ToView(PlanResultRow row) => new()
    {
        Id = row.Id,
        Text = row.Text,
        Code = row.Code,
        Operator = Codes.To<TargetOperator>(row.Operator),
        Value = row.Value,
        ValueText = row.ValueText,
        Unit = row.Unit,
        AsOf = row.AsOf,
        IsRestated = row.IsRestated,
        Note = row.Note,
    };
}
