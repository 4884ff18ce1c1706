using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>A sent value as it stands at a node, complete in itself.</summary>
public sealed record NodeValue
{
    /// <summary>Number of the change at the node.</summary>
    public required long Seq { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The value went away; the other fields are those of its last state.</summary>
    public required bool IsGone { get; init; }

    /// <summary>Path of the unit that reports: <c>/ha-tinh/xa-ky-hoa/kinh-te/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Official code of the commune; where none is known its path without the outer slashes.</summary>
    public required string OrganizationCode { get; init; }

    public required string UnitCode { get; init; }

    public required string PillarId { get; init; }

    public required string IndicatorCode { get; init; }

    public required bool IsLocal { get; init; }

    public required Guid PlanId { get; init; }

    public required int PlanYear { get; init; }

    public string? PlanNumber { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    public required string RowNumber { get; init; }

    public required string Period { get; init; }

    public TargetOperator? Operator { get; init; }

    public decimal? Target { get; init; }

    public string? TargetText { get; init; }

    public decimal? Milestone { get; init; }

    public required EntryKind EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    public string? Text { get; init; }

    public string? Unit { get; init; }

    public required ProgressStatus Status { get; init; }

    public required ReportState State { get; init; }

    public required int Version { get; init; }

    public required bool IsDemo { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A step of a report at a node.</summary>
public sealed record NodeEvent
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required EventKind Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Path { get; init; }

    public required string OrganizationCode { get; init; }

    public required string UnitCode { get; init; }

    public required Guid PlanId { get; init; }

    public required int PlanYear { get; init; }

    public string? PlanNumber { get; init; }

    public required string Period { get; init; }

    public required Guid ReportId { get; init; }

    public required ReportState From { get; init; }

    public required ReportState To { get; init; }

    public required IReadOnlyList<string> Pillars { get; init; }
}

/// <summary>What changed at a node since its previous batch, in the order of the node's numbers.</summary>
public sealed record NodeBatch
{
    /// <summary>Id of a complete transfer; the node makes a new one whenever it starts over.</summary>
    public required Guid Run { get; init; }

    /// <summary>Number of the batch within the run, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>No further values wait at the node. Only such a batch carries events, so that the values they are about have arrived.</summary>
    public required bool IsLast { get; init; }

    public required IReadOnlyList<NodeValue> Values { get; init; }

    public required IReadOnlyList<NodeEvent> Events { get; init; }

    /// <summary>Number up to which the node has sent its events, including this batch.</summary>
    public long EventSeq { get; init; }
}

/// <summary>How far the changes of a node have been received.</summary>
public sealed record NodePosition
{
    /// <summary>Absent before the first batch.</summary>
    public Guid? Run { get; init; }

    public required int Step { get; init; }

    /// <summary>Number of the last row received, as the node numbers its changes.</summary>
    public required long Seq { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The run has sent everything once.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Number up to which the node has sent its events.</summary>
    public long EventSeq { get; init; }

    public DateTime? ReceivedAt { get; init; }
}

/// <summary>What this node forwards, and what other nodes forward to it.</summary>
public sealed record ForwardingView
{
    /// <summary>Absent where this node forwards nothing.</summary>
    public OutgoingView? Outgoing { get; init; }

    /// <summary>The nodes that send to this one, within the caller's place.</summary>
    public required IReadOnlyList<NodeView> Nodes { get; init; }
}

public sealed record OutgoingView
{
    public required string Url { get; init; }

    /// <summary>When the receiving node last accepted a batch.</summary>
    public DateTime? AcknowledgedAt { get; init; }

    public DateTime? TriedAt { get; init; }

    /// <summary>When the next attempt is at the latest; a change made here brings it forward.</summary>
    public required DateTime NextAt { get; init; }

    /// <summary>Number of the last change that the receiving node has.</summary>
    public required long Seq { get; init; }

    /// <summary>Values that are still to be sent.</summary>
    public required int WaitingTotal { get; init; }

    /// <summary>Why the last attempt failed; absent where it succeeded.</summary>
    public string? Error { get; init; }
}

public sealed record NodeView
{
    public required Guid ClientId { get; init; }

    public required string ClientName { get; init; }

    /// <summary>Place of the client; absent where it is the whole instance.</summary>
    public string? OrganizationName { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>Everything has been received once; before that the values are incomplete.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Number of the last change, as the node numbers them.</summary>
    public required long Seq { get; init; }

    /// <summary>Values of the node that are stored here now.</summary>
    public required int ValueTotal { get; init; }
}
