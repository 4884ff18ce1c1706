using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Checks;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Exchange.Delivering;

/// <summary>A value that comes in, and what may be done with it.</summary>
/// <param name="Read">Of formats in which the indicator says what a word means; null where the value says all by itself.</param>
public sealed record IncomingValue(
    DeliveredValue Value, ImportStrategy Strategy, Func<Subject, (DeliveredValue? Value, DeliveryFault? Fault)>? Read = null);

/// <summary>An incoming value and the cell that it means.</summary>
/// <param name="Index">Place in the delivery.</param>
/// <param name="IsTwice">Another value of the delivery means the same cell, and none of them can be told to be right.</param>
public sealed record PlacedValue(int Index, IncomingValue Incoming, DeliveryTarget Target, Period Period, bool IsTwice = false)
{
    public (Guid PlanIndicatorId, Period Period) Cell => (Target.PlanIndicatorId, Period);
}

/// <summary>What is to come of a delivered value by the rules of the sheet, as its report stands.</summary>
/// <param name="Write">Null where nothing is to be written.</param>
public sealed record DeliveredCell(DeliveredRow Row, ActualWrite? Write, PlanIndicatorRow? Indicator = null)
{
    public static DeliveredCell Of(PlacedValue placed, ReportDocument document, ApiClient client, long seq, DateTime now)
    {
        var (index, strategy) = (placed.Index, placed.Incoming.Strategy);
        if (placed.IsTwice)
            return Refusal(index, DeliveryRules.Twice);
        if (document.Indicators.FirstOrDefault(one => one.Id == placed.Target.PlanIndicatorId) is not { } row)
            return Refusal(index, ReportRules.IsEditable(document.Report.ReportState) ? DeliveryRules.UnknownIndicator : WrongState(document));
        var actual = document.ActualOf(row.Id, document.Period);
        var stored = actual?.Stored ?? new StoredValue();
        var isFilled = stored.EntryKind is not null;
        var isEmptying = strategy == ImportStrategy.Delete;
        var subject = document.Plan.SubjectOf(row);
        var (read, unreadable) = isEmptying || placed.Incoming.Read is null ? (placed.Incoming.Value, null) : placed.Incoming.Read(subject);
        if (read is not { } value)
            return Refusal(index, unreadable!);
        if (!isEmptying && DeliveryRules.IsKindOpen(value, subject.Operator))
            return Refusal(index, DeliveryRules.KindAmbiguous);
        var draft = isEmptying
            ? new ReportDraftValue { PlanIndicatorId = row.Id, Version = 0 }
            : DeliveryRules.DraftOf(value, row.Id, subject.Kind, subject.Operator, stored, client.Name);
        if (!isEmptying && draft.EntryKind is null)
            return Refusal(index, DeliveryRules.Missing);
        if (ReportRules.Check(draft, subject.Kind, row.IndicatorUnit, subject.Operator) is [var wrong, ..])
            return Refusal(index, new DeliveryFault(wrong.Code, wrong.Field, wrong.Message));

        var wanted = ReportRules.Normalize(draft, row.IndicatorUnit);
        // Before the state is asked for: a machine may bring the same again whatever became of the report meanwhile.
        if (isEmptying ? !isFilled : wanted == stored && actual?.IsDemo != true)
            return new DeliveredCell(RowOf(index, DeliveryOutcome.Unchanged, actual), null, row);
        if (DeliveryRules.IsIgnored(strategy, isFilled))
            return new DeliveredCell(RowOf(index, DeliveryOutcome.Ignored, actual), null);
        if (!ReportRules.IsEditable(document.Report.ReportState))
            return Refusal(index, WrongState(document), actual);
        if (value.Version is { } seen && seen != (actual?.Version ?? 0))
            return Refusal(index, DeliveryRules.Stale, actual, DeliveryRules.ShownTo(client, actual));
        if (value.Version is null && !DeliveryRules.IsFree(actual, client.Id))
            return Refusal(index, DeliveryRules.WrittenByOther, actual, DeliveryRules.ShownTo(client, actual));
        if (ReportService.DirectFaultOf(draft with { Version = actual?.Version ?? 0 }, row, document) is { } direct)
            return Refusal(index, new DeliveryFault(direct.Code, direct.Field, direct.Message), actual);

        var write = new ActualWrite
        {
            Id = actual?.Id ?? Guid.CreateVersion7(),
            ReportId = document.Id,
            PlanIndicatorId = row.Id,
            Period = document.Report.Period,
            Value = wanted,
            Version = (actual?.Version ?? 0) + 1,
            ClientId = client.Id,
            Seq = seq,
            At = now,
        };
        var outcome = RowOf(index, DeliveryRules.OutcomeOf(strategy, isFilled), actual);
        return new DeliveredCell(outcome with { Version = write.Version }, write, row);
    }

    public static DeliveredCell Refusal(int index, DeliveryFault fault, ActualRow? actual = null, ActualView? current = null) => new(
        RowOf(index, DeliveryOutcome.Refused, actual) with { Code = fault.Code, Field = fault.Field, Message = fault.Message, Current = current },
        null);

    /// <summary>As it stands where another row of its report was refused.</summary>
    public DeliveredRow Withheld() => Row with { Outcome = DeliveryOutcome.Withheld, Version = Write!.Version > 1 ? Write.Version - 1 : null };

    /// <summary>With what looks odd about it as it stands now; of a cell that was left alone nothing is said.</summary>
    public DeliveredRow CheckedIn(ReportDocument after, CheckOptions checks, ApiClient client)
    {
        if (Indicator is not { } indicator)
            return Row;
        var warnings = after.Values.WarningsOf(indicator, after.Period, checks);
        return Row with
        {
            Warnings = [.. warnings.Select(warning => DeliveryRules.ShownTo(client, warning, EarlierOf(warning, indicator.Id, after)))],
            NeedsExplanation = warnings.Count > 0 && after.ActualOf(indicator.Id, after.Period)?.Explains(warnings) != true,
        };
    }

    /// <summary>The cell that a warning compares with; null where it is several, or of another plan.</summary>
    private static ActualRow? EarlierOf(ReportWarning warning, Guid planIndicatorId, ReportDocument document) =>
        warning.Period is { } period ? document.ActualOf(planIndicatorId, Period.Parse(period)) : null;

    private static DeliveredRow RowOf(int index, DeliveryOutcome outcome, ActualRow? actual) =>
        new() { Index = index, Outcome = outcome, Version = actual?.Version, Warnings = [], NeedsExplanation = false };

    private static DeliveryFault WrongState(ReportDocument document) =>
        new("wrong_state", "period", ReportService.SentenceOf(document.Report.ReportState));
}
