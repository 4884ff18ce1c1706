using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Reports.Evidence;

namespace WardKpi.Api.Reports.Snapshots.Changes;

public sealed record EvidenceChangeRow
{
    public Guid PlanIndicatorId { get; init; }

    public string Kind { get; init; } = "";

    public string? FileName { get; init; }

    public string? DocumentNumber { get; init; }

    public DateTime AddedAt { get; init; }

    public string? AddedBy { get; init; }

    public DateTime? RemovedAt { get; init; }

    public string? RemovedBy { get; init; }

    public EvidenceChange ToView() => new()
    {
        Kind = Codes.To<EvidenceKind>(Kind),
        FileName = FileName,
        DocumentNumber = DocumentNumber,
        IsRemoved = RemovedAt is not null,
        At = RemovedAt ?? AddedAt,
        PersonName = RemovedAt is null ? AddedBy : RemovedBy,
    };
}

public sealed record PlanChangeRow
{
    // Chosen by hand, not shown: the id of a result says nothing to people.
    private const string Baseline = "baseline_result_id";

    public Guid PlanIndicatorId { get; init; }

    public DateTime At { get; init; }

    public string? PersonName { get; init; }

    public string Field { get; init; } = "";

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    public string? Reason { get; init; }

    public PlanChange ToView() => new()
    {
        At = At,
        PersonName = PersonName,
        Field = Field,
        OldValue = Field == Baseline ? null : OldValue,
        NewValue = Field == Baseline ? null : NewValue,
        Reason = Reason,
    };
}

public sealed record StepRow
{
    public Guid OrganizationId { get; init; }

    public ReportEventRow Step { get; init; } = new();
}

/// <summary>What happened to a period of a plan after it was frozen; of a plan that was found in the caller's scope.</summary>
public static class SnapshotChangesQueries
{
    private const string SelectRevisionsSince = """
        select a.id, a.report_id, r.organization_id, a.plan_indicator_id, a.period, v.entry_kind, v.numerator, v.denominator, v.value, v.text,
               v.note, v.source, v.explanation, a.is_demo, v.at as updated_at,
               coalesce(p.display_name, m.name) as updated_by, v.version, r.state
        from reports r
        join actuals a on a.report_id = r.id
        join actual_revisions v on v.actual_id = a.id
        left join people p on p.id = v.person_id
        left join api_clients m on m.id = v.client_id
        where r.plan_id = @planId
          and r.period = @period
          and v.change_seq > @seq
        order by a.plan_indicator_id, v.version desc, v.id
        """;

    private const string SelectStepsSince = """
        select r.organization_id, e.at, coalesce(p.display_name, m.name) as person_name, e.from_state, e.to_state, e.reason, e.change_seq
        from reports r
        join report_events e on e.report_id = r.id
        left join people p on p.id = e.person_id
        left join api_clients m on m.id = e.client_id
        where r.plan_id = @planId
          and r.period = @period
          and e.change_seq > @seq
          and e.to_state <> 'locked'
        order by r.organization_id, e.change_seq desc, e.at desc, e.id
        """;

    private const string SelectEvidenceSince = """
        select i.plan_indicator_id, i.kind, i.file_name, i.document_number, i.added_at, ap.display_name as added_by, i.removed_at,
               rp.display_name as removed_by
        from reports r
        join evidence_items i on i.report_id = r.id
        left join people ap on ap.id = i.added_by
        left join people rp on rp.id = i.removed_by
        where r.plan_id = @planId
          and r.period = @period
          and i.change_seq > @seq
        order by i.plan_indicator_id, i.change_seq desc, i.id
        """;

    private const string SelectPlanChangesSince = """
        select v.plan_indicator_id, v.at, p.display_name as person_name, v.field, v.old_value, v.new_value, v.reason
        from plan_revisions v
        left join people p on p.id = v.person_id
        where v.plan_id = @planId
          and v.plan_indicator_id is not null
          and v.at > @since
        order by v.plan_indicator_id, v.at desc, v.field, v.id
        """;

    public static async Task<ILookup<Guid, ActualRow>> RevisionsAsync(DbConnection connection, Guid planId, string period, long seq) =>
        (await connection.QueryAsync<ActualRow>(SelectRevisionsSince, new { planId, period, seq })).ToLookup(row => row.PlanIndicatorId);

    /// <summary>By unit.</summary>
    public static async Task<ILookup<Guid, ReportEventRow>> StepsAsync(DbConnection connection, Guid planId, string period, long seq) =>
        (await connection.QueryAsync<StepRow, ReportEventRow, StepRow>(
            SelectStepsSince, (row, step) => row with { Step = step }, new { planId, period, seq }, splitOn: "at"))
        .ToLookup(row => row.OrganizationId, row => row.Step);

    public static async Task<ILookup<Guid, EvidenceChangeRow>> EvidenceAsync(DbConnection connection, Guid planId, string period, long seq) =>
        (await connection.QueryAsync<EvidenceChangeRow>(SelectEvidenceSince, new { planId, period, seq })).ToLookup(row => row.PlanIndicatorId);

    /// <summary>Revisions of plans carry no change number: by the clock of the freezing.</summary>
    public static async Task<ILookup<Guid, PlanChangeRow>> PlanChangesAsync(DbConnection connection, Guid planId, DateTime since) =>
        (await connection.QueryAsync<PlanChangeRow>(SelectPlanChangesSince, new { planId, since })).ToLookup(row => row.PlanIndicatorId);
}
