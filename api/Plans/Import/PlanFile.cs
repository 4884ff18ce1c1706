using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Plans.Import;

/// <summary>A plan@1 file as read: every value checked for itself, codes and units not yet looked up.</summary>
public sealed record PlanFile
{
    public const string Schema = "ward-kpi/plan@1";

    public required PlanFileCommune Commune { get; init; }

    public required PlanFileHead Plan { get; init; }

    public required IReadOnlyList<PlanFileUnit> Units { get; init; }

    public required IReadOnlyList<PlanFileMeasure> Catalog { get; init; }

    public required IReadOnlyList<PlanFileIndicator> Indicators { get; init; }

    public required IReadOnlyList<PlanFileResult> Results { get; init; }

    public required IReadOnlyList<PlanFileTask> Tasks { get; init; }

    public required IReadOnlyList<PlanFileBudgetRow> Budget { get; init; }

    public required IReadOnlyList<PlanFileMilestone> Milestones { get; init; }

    public required IReadOnlyList<PlanFileDuty> Reporting { get; init; }
}

public sealed record PlanFileCommune(string Name, string Province)
{
    public string ProvincePath => $"/{OrganizationPaths.CodeOf(Province)}/";

    public string Path => $"{ProvincePath}{OrganizationPaths.CodeOf(Name)}/";
}

public sealed record PlanFileHead(
    string? Number,
    string Title,
    DateOnly? IssuedOn,
    string Issuer,
    string? SignatoryTitle,
    string? SignatoryName,
    int Year,
    IReadOnlyList<int> Horizons,
    IReadOnlyList<string> LegalBases,
    string? Objective);

public sealed record PlanFileUnit(string Path, string Id, string Name, OrganizationRole Role);

/// <summary>A measure that the plan defines for itself (<c>catalog:</c>).</summary>
public sealed record PlanFileMeasure(
    string Path,
    string Code,
    string PillarId,
    string NameVi,
    string? NameEn,
    string? Unit,
    IndicatorKind Kind,
    string? NumeratorVi,
    string? DenominatorVi,
    Direction Direction,
    bool IsCumulative);

public sealed record PlanFileIndicator(
    string Path,
    string Number,
    string Text,
    string Code,
    string? Heading,
    string? Unit,
    string? Lead,
    string? Note,
    Phasing? Phasing,
    IReadOnlyList<PlanFileTarget> Targets,
    IReadOnlyList<PlanFileStep> Milestones);

public sealed record PlanFileTarget(string Path, int Year, TargetOperator Operator, decimal? Value, string? Text);

/// <summary>An explicit milestone of an indicator: the value expected at the end of a quarter.</summary>
public sealed record PlanFileStep(string Period, decimal Value);

public sealed record PlanFileResult(
    string Path, string Text, string? Code, TargetOperator Operator, decimal? Value, string? ValueText, string? Unit, int AsOf, bool IsRestated, string? Note);

public sealed record PlanFileTask(
    string Path,
    string Number,
    string Name,
    string? Result,
    string? TimeframeText,
    string TimeframeKind,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    IReadOnlyList<string> Leads,
    IReadOnlyList<string> Partners,
    bool HasBudget,
    decimal? BudgetMillion,
    string? BudgetSource,
    string? LegalBasis,
    string? Note);

public sealed record PlanFileBudgetRow(
    string Path,
    string Number,
    string Name,
    string Category,
    string Status,
    decimal? Total,
    decimal? Province,
    decimal? Other,
    decimal? YearTotal,
    decimal? YearProvince,
    decimal? YearOther,
    string? LegalBasis,
    string? Note);

public sealed record PlanFileMilestone(string Path, string Period, string Text);

public sealed record PlanFileDuty(string Path, string Cadence, string? Rule, string? From, string? To, string Text);
