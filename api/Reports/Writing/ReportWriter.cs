using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports.Checks;

namespace WardKpi.Api.Reports.Writing;

/// <summary>What a writer, person or machine, does to a report inside a transaction that has taken its change number.</summary>
public sealed class ReportWriter(IOptions<ProgressOptions> options, IOptions<CheckOptions> checks, TimeProvider clock)
{
    public CheckOptions Checks => checks.Value;

    public DateTime Now => Stored.Now(clock);

    /// <summary>The form of a unit, made where nobody opened it yet; null where the unit has none, or none in the writer's scope.</summary>
    public async Task<(Guid Id, bool IsNew)?> OpenAsync(
        DbTransaction transaction, PlanRow plan, Guid organizationId, string period, Writer writer, long seq)
    {
        var forms = await ReportQueries.ListAsync(
            transaction.Connection!, writer.ReportScope, writer.ReadScope, period, plan.Year, plan.Id, null, organizationId, transaction);
        if (forms is not [var form])
            return null;
        if (form.Id is { } id)
            return (id, false);
        var newId = Guid.CreateVersion7();
        await WritingQueries.InsertReportAsync(transaction, newId, plan.Id, organizationId, period, seq, Now);
        return (newId, true);
    }

    /// <summary>Writes values of a report; the first make a draft of an empty one.</summary>
    public async Task<ReportDocument> WriteAsync(
        DbTransaction transaction, ReportDocument document, IReadOnlyList<ActualWrite> writes, Writer writer, long seq)
    {
        if (writes.Count == 0)
            return document;
        ActualWrite[] explained = [.. writes.Select(write => Explained(document, write, writer))];
        foreach (var write in explained)
            await WritingQueries.WriteActualAsync(transaction, write);
        return (await BeginAsync(transaction, document, writer, seq)).With(explained, writer);
    }

    /// <summary>Whatever is entered first makes a draft of an empty report.</summary>
    public async Task<ReportDocument> BeginAsync(DbTransaction transaction, ReportDocument document, Writer writer, long seq)
    {
        if (document.Report.ReportState != ReportState.Empty)
            return document;
        var move = MoveOf(document, ReportState.Draft, document.Report.Version!.Value, null, writer, seq);
        await WritingQueries.MoveAsync(transaction, move);
        return document.Begun(move, writer);
    }

    /// <summary>A step of the workflow, not taken yet.</summary>
    public ReportMove MoveOf(ReportDocument document, ReportState to, int version, string? reason, Writer writer, long seq) => new()
    {
        ReportId = document.Id,
        Version = version,
        From = document.Report.ReportState,
        To = to,
        Reason = reason,
        PersonId = writer.PersonId,
        ClientId = writer.ClientId,
        Seq = seq,
        At = Now,
        Thresholds = options.Value.Thresholds,
    };

    /// <summary>A word answers what looks odd when it is written or kept; beside a new figure an old one answers nothing.</summary>
    private ActualWrite Explained(ReportDocument document, ActualWrite write, Writer writer)
    {
        if (write.Value.Explanation is null)
            return write;
        var before = document.ActualOf(write.PlanIndicatorId, document.Period);
        if (before?.Explanation == write.Value.Explanation && !write.IsExplanationKept)
            return write with { ExplainedWarnings = ReportRules.IsSameFigure(before.Stored, write.Value) ? before.ExplainedWarnings : "" };
        var row = document.Indicators.First(row => row.Id == write.PlanIndicatorId);
        var warnings = document.Values.With([write.ToRow(document.Report, writer.Name)]).WarningsOf(row, document.Period, Checks);
        return write with { ExplainedWarnings = string.Join(',', warnings.Select(warning => Codes.Of(warning.Code))) };
    }
}
