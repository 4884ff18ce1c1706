using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>What is to be done with a batch.</summary>
public enum BatchVerdict
{
    Apply,

    /// <summary>The batch was applied before; only its answer was lost.</summary>
    Repeated,

    /// <summary>Batches before it are missing here: this side was restored from a copy, and the node goes on from what is here.</summary>
    Gap,

    /// <summary>The node is not where it was: restored from a copy, or somebody else. Only the whole of it can be trusted.</summary>
    StartOver,
}

/// <summary>The order of batches, and the form in which values and events are sent.</summary>
public static class ForwardingRules
{
    public const int MostValues = 500;

    /// <summary>Letters that the texts of a batch may have; the row that reaches this number is the last one.</summary>
    public const int MostLetters = 500_000;

    public const int MostEvents = 500;

    /// <param name="node">Null before the node's first batch.</param>
    /// <param name="digest">Of the batch.</param>
    public static BatchVerdict Judge(NodeRow? node, NodeBatch batch, string digest) => node switch
    {
        _ when node?.RunId == batch.Run && node.Step == batch.Step => node.Digest == digest ? BatchVerdict.Repeated : BatchVerdict.StartOver,
        _ when node?.RunId != batch.Run => batch.Step == 1 ? BatchVerdict.Apply : BatchVerdict.StartOver,
        { Step: var step } when batch.Step == step + 1 => BatchVerdict.Apply,
        { Step: var step } when batch.Step > step + 1 => BatchVerdict.Gap,
        _ => BatchVerdict.StartOver,
    };

    /// <summary>The path of a unit here: the commune may have another path than at the node.</summary>
    public static string PathAt(string communePath, string path) =>
        OrganizationPaths.CommuneOf(path) is { } other ? communePath + path[other.Length..] : communePath;

    public static NodeValue ToValue(ExchangeRow row) => new()
    {
        Seq = row.Seq,
        Id = row.ValueId,
        IsGone = row.IsGone,
        Path = row.Path,
        OrganizationCode = row.OrganizationCode,
        UnitCode = row.UnitCode,
        PillarId = row.PillarId,
        IndicatorCode = row.IndicatorCode,
        IsLocal = row.IsLocal,
        PlanId = row.PlanId,
        PlanYear = row.PlanYear,
        PlanNumber = row.PlanNumber,
        PlanIndicatorId = row.PlanIndicatorId,
        RowNumber = row.RowNumber,
        Period = row.Period,
        Operator = Codes.ToNullable<TargetOperator>(row.Operator),
        Target = row.Target,
        TargetText = row.TargetText,
        Milestone = row.Milestone,
        EntryKind = Codes.To<EntryKind>(row.EntryKind),
        Numerator = row.Numerator,
        Denominator = row.Denominator,
        Value = row.Value,
        Text = row.Text,
        Unit = row.Unit,
        Status = Codes.To<ProgressStatus>(row.Status),
        State = Codes.To<ReportState>(row.State),
        Version = row.Version,
        IsDemo = row.IsDemo,
        SubmittedAt = row.SubmittedAt,
        VerifiedAt = row.VerifiedAt,
        UpdatedAt = row.UpdatedAt,
    };

    /// <param name="commune">As it is here.</param>
    public static ExchangeRow ToRow(NodeValue value, NodeCommuneRow commune, Guid nodeId) => new()
    {
        ValueId = value.Id,
        IsGone = value.IsGone,
        CommuneId = commune.Id,
        Path = PathAt(commune.Path, value.Path),
        OrganizationCode = commune.Code,
        UnitCode = value.UnitCode,
        PillarId = value.PillarId,
        IndicatorCode = value.IndicatorCode,
        IsLocal = value.IsLocal,
        PlanId = value.PlanId,
        PlanYear = value.PlanYear,
        PlanNumber = value.PlanNumber,
        PlanIndicatorId = value.PlanIndicatorId,
        RowNumber = value.RowNumber,
        Period = value.Period,
        Operator = value.Operator is { } one ? Codes.Of(one) : null,
        Target = value.Target,
        TargetText = value.TargetText,
        Milestone = value.Milestone,
        EntryKind = Codes.Of(value.EntryKind),
        Numerator = value.Numerator,
        Denominator = value.Denominator,
        Value = value.Value,
        Text = value.Text,
        Unit = value.Unit,
        Status = Codes.Of(value.Status),
        State = Codes.Of(value.State),
        Version = value.Version,
        IsDemo = value.IsDemo,
        SubmittedAt = value.SubmittedAt?.UtcDateTime,
        VerifiedAt = value.VerifiedAt?.UtcDateTime,
        UpdatedAt = value.UpdatedAt.UtcDateTime,
        NodeId = nodeId,
        NodeSeq = value.Seq,
    };

    public static NodeEvent ToEvent(EventRow row) => new()
    {
        Id = row.Id,
        Seq = row.Seq,
        Type = Codes.To<EventKind>(row.Kind),
        At = row.At,
        Path = row.Path,
        OrganizationCode = row.OrganizationCode,
        UnitCode = row.UnitCode,
        PlanId = row.PlanId,
        PlanYear = row.PlanYear,
        PlanNumber = row.PlanNumber,
        Period = row.Period,
        ReportId = row.ReportId,
        From = Codes.To<ReportState>(row.FromState),
        To = Codes.To<ReportState>(row.ToState),
        Pillars = row.PillarIds,
    };

    public static EventRow ToRow(NodeEvent one, NodeCommuneRow commune, Guid nodeId) => new()
    {
        Id = one.Id,
        Kind = Codes.Of(one.Type),
        At = one.At.UtcDateTime,
        CommuneId = commune.Id,
        Path = PathAt(commune.Path, one.Path),
        OrganizationCode = commune.Code,
        UnitCode = one.UnitCode,
        PlanId = one.PlanId,
        PlanYear = one.PlanYear,
        PlanNumber = one.PlanNumber,
        Period = one.Period,
        ReportId = one.ReportId,
        FromState = Codes.Of(one.From),
        ToState = Codes.Of(one.To),
        Pillars = string.Join(',', one.Pillars),
        NodeId = nodeId,
        NodeSeq = one.Seq,
    };
}
