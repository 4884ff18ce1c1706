using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Province;

public sealed record CommuneRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string ProvinceName { get; init; } = "";
}

public sealed record CommunePlanRow
{
    public Guid Id { get; init; }

    public Guid CommuneId { get; init; }
}

/// <summary>A result of the year before that can be a baseline.</summary>
public sealed record BaselineRow
{
    public Guid PlanId { get; init; }

    public Guid Id { get; init; }

    public string? Code { get; init; }

    public int AsOf { get; init; }

    public decimal Value { get; init; }

    public PlanResultView ToView() => new()
    {
        Id = Id, Text = "", Code = Code, Operator = TargetOperator.Eq, Value = Value, AsOf = AsOf, IsRestated = false,
    };
}

/// <summary>A measure, and how many communes have it.</summary>
public sealed record MeasureRow
{
    public Guid IndicatorId { get; init; }

    public int CommuneCount { get; init; }

    public int FigureCount { get; init; }
}

/// <summary>What was entered for a row in the quarter, and the report around it. Of a text only its first letter.</summary>
public sealed record FigureRow : ReportedRow
{
    public bool IsDemo { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string State { get; init; } = "";

    public decimal? JudgedOnTrack { get; init; }

    public decimal? JudgedAtRisk { get; init; }

    public EntryKind? Entry => Codes.ToNullable<EntryKind>(EntryKind);

    public ReportState ReportState => Codes.To<ReportState>(State);

    /// <summary>Readers see it.</summary>
    public bool IsSent => Entry is not null && ReportRules.IsSent(ReportState);

    public bool IsVerified => ReportState is ReportState.Verified or ReportState.Locked;

    public Thresholds? JudgedBy => JudgedOnTrack is { } onTrack && JudgedAtRisk is { } atRisk ? new Thresholds(onTrack, atRisk) : null;

    public Entry ToEntry() => new() { Kind = Entry, Value = Value, Text = Text, State = ReportState };
}

/// <summary>A commune that reports at a node of its own.</summary>
public sealed record ForwardingCommuneRow
{
    public Guid CommuneId { get; init; }

    /// <summary>When the node last sent.</summary>
    public DateTime ForwardedAt { get; init; }
}

/// <summary>A value that a node forwarded, already judged there; of its columns those that the page needs.</summary>
public sealed record ForwardedRow : ExchangeRow
{
    /// <summary>Of the common catalogue; null of a measure that the commune defined for itself.</summary>
    public string? NameVi { get; init; }

    /// <summary>As one of a plan that is here. The plan's own words and its targets of other years stay at the node.</summary>
    public JudgedRow ToJudged()
    {
        var target = Codes.ToNullable<TargetOperator>(Operator) is { } known
            ? new TargetView { Year = PlanYear, Operator = known, Value = Target, Text = TargetText }
            : null;
        var figure = new FigureRow
        {
            PlanIndicatorId = PlanIndicatorId,
            Period = Period,
            EntryKind = EntryKind,
            Numerator = Numerator,
            Denominator = Denominator,
            Value = Value,
            IsDemo = IsDemo,
            UpdatedAt = UpdatedAt,
            State = State,
        };
        return new JudgedRow(
            new PlanIndicatorRow { Id = PlanIndicatorId, PlanId = PlanId, Number = RowNumber, Text = NameVi ?? "", Unit = Unit, IndicatorUnit = Unit },
            target,
            target is null ? [] : [target],
            new Judgement { Status = Codes.To<ProgressStatus>(Status), Milestone = Milestone },
            figure);
    }
}

/// <summary>As read: communes by path, plans by commune and number, their rows in the documents' order.</summary>
public sealed record ProvinceRows
{
    public required IReadOnlyList<CommuneRow> Communes { get; init; }

    public required IReadOnlyList<CommunePlanRow> Plans { get; init; }

    public required IReadOnlyList<PlanIndicatorRow> Indicators { get; init; }

    public required IReadOnlyList<TargetRow> Targets { get; init; }

    public required IReadOnlyList<MilestoneRow> Milestones { get; init; }

    public required IReadOnlyList<BaselineRow> Baselines { get; init; }

    public required IReadOnlyList<FigureRow> Figures { get; init; }

    public required IReadOnlyList<ForwardingCommuneRow> Nodes { get; init; }

    public required IReadOnlyList<ForwardedRow> Forwarded { get; init; }
}
