using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Webhooks.Sending;
using WardKpi.Api.Reports.Writing;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Webhooks.Events;

/// <summary>Writes what machines are told of a report's step, and whom to tell, in the transaction of the step.</summary>
public static class EventRecorder
{
    /// <summary>Null for a step that nobody outside hears of.</summary>
    public static EventKind? KindOf(ReportState from, ReportState to) => (from, to) switch
    {
        (_, ReportState.Submitted) => EventKind.Submitted,
        (_, ReportState.Verified) => EventKind.Verified,
        (_, ReportState.Returned) => EventKind.Returned,
        (_, ReportState.Locked) => EventKind.Locked,
        (ReportState.Verified, ReportState.Draft) => EventKind.Reopened,
        (_, ReportState.Draft or ReportState.Empty) => null,
    };

    public static async Task RecordAsync(DbTransaction transaction, ReportMove move)
    {
        if (KindOf(move.From, move.To) is not { } kind)
            return;
        var subject = await EventQueries.SubjectAsync(transaction, move.ReportId);
        var row = subject with
        {
            Id = Guid.CreateVersion7(),
            Seq = move.Seq,
            SinceSeq = move.Seq - 1,
            Kind = Codes.Of(kind),
            At = move.At,
            FromState = Codes.Of(move.From),
            ToState = Codes.Of(move.To),
        };
        await RecordAsync(transaction, row, move.At);
    }

    /// <summary>An event as it is, from here or from another node.</summary>
    public static async Task RecordAsync(DbTransaction transaction, EventRow row, DateTime now)
    {
        await EventQueries.InsertAsync(transaction, row);
        await SendingQueries.QueueAsync(transaction, row, now);
    }
}
