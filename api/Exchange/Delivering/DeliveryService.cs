using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;
using WardKpi.Api.Plans;
using WardKpi.Api.Reports.Writing;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Delivering;

/// <summary>
/// Writes what machines deliver as people write it: through the report, by its rules, into its history. A report is one transaction that
/// is kept whole or not at all; nothing is ever submitted here.
/// </summary>
public sealed class DeliveryService(Database database, ReportWriter reports)
{
    public async Task<DeliveryResult> DeliverAsync(
        IReadOnlyList<DeliveredValue> values, ImportStrategy strategy, bool isDryRun, ApiClient client, CancellationToken cancellationToken)
    {
        var rows = await DeliverAsync([.. values.Select(value => new IncomingValue(value, strategy))], isDryRun, client, cancellationToken);
        return new DeliveryResult { IsDryRun = isDryRun, ImportStrategy = strategy, Counts = CountsOf(rows), Rows = rows };
    }

    /// <summary>The outcome of each value, in the order of the delivery.</summary>
    public async Task<IReadOnlyList<DeliveredRow>> DeliverAsync(
        IReadOnlyList<IncomingValue> values, bool isDryRun, ApiClient client, CancellationToken cancellationToken)
    {
        var rows = new DeliveredRow[values.Count];
        var placed = await PlaceAsync(values, rows, client, cancellationToken);
        foreach (var part in placed.GroupBy(value => (value.Target.PlanId, value.Target.OrganizationId, value.Period)))
            foreach (var row in await WriteAsync([.. part], isDryRun, client, cancellationToken))
                rows[row.Index] = row;
        return rows;
    }

    /// <summary>Finds the cell that each value means; a value without a cell is refused at once.</summary>
    private async Task<List<PlacedValue>> PlaceAsync(
        IReadOnlyList<IncomingValue> values, DeliveredRow[] rows, ApiClient client, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var known = new Dictionary<(string Code, Period Period), (IReadOnlyList<DeliveryTarget> Targets, DeliveryFault? Fault)>();
        var placed = new List<PlacedValue>();
        foreach (var (index, incoming) in values.Index())
        {
            var value = incoming.Value;
            if (!Period.TryParse(value.Period, null, out var period) || period.Kind != PeriodKind.Quarter)
            {
                rows[index] = DeliveredCell.Refusal(index, DeliveryRules.NotAQuarter).Row;
                continue;
            }

            if (!known.TryGetValue((value.OrganizationCode, period), out var plans))
            {
                plans = await DeliveryQueries.TargetsAsync(connection, client, value.OrganizationCode, period);
                known.Add((value.OrganizationCode, period), plans);
            }

            var (target, fault) = plans.Fault is null ? DeliveryRules.Find(value, plans.Targets) : (null, plans.Fault);
            if (target is null)
                rows[index] = DeliveredCell.Refusal(index, fault!).Row;
            else
                placed.Add(new PlacedValue(index, incoming, target, period));
        }

        // Refused with their report, not here: it is written all or none.
        var times = placed.CountBy(value => value.Cell).ToDictionary();
        return [.. placed.Select(value => value with { IsTwice = times[value.Cell] > 1 })];
    }

    private async Task<IReadOnlyList<DeliveredRow>> WriteAsync(
        IReadOnlyList<PlacedValue> part, bool isDryRun, ApiClient client, CancellationToken cancellationToken)
    {
        var writer = WriterOf(client);
        var (target, period) = (part[0].Target, part[0].Period);
        try
        {
            return await database.WriteAsync<IReadOnlyList<DeliveredRow>>(
                async transaction =>
                {
                    var connection = transaction.Connection!;
                    var seq = await ChangeCounter.NextAsync(transaction, target.CommuneId);
                    if (await NodeQueries.IsHeldAsync(transaction, target.CommuneId, period.ToString()))
                        throw new Undone([.. part.Select(value => DeliveredCell.Refusal(value.Index, DeliveryRules.HeldByNode).Row)]);
                    if (await PlanQueries.FindAsync(connection, target.PlanId, writer.ReadScope, transaction) is not { } plan
                        || await reports.OpenAsync(transaction, plan, target.OrganizationId, period.ToString(), writer, seq) is not var (id, _)
                        || await ReportDocument.FindAsync(connection, id, writer, transaction) is not { } document)
                        throw new Undone([.. part.Select(value => DeliveredCell.Refusal(value.Index, DeliveryRules.UnknownIndicator).Row)]);

                    DeliveredCell[] cells = [.. part.Select(value => DeliveredCell.Of(value, document, client, seq, reports.Now))];
                    ActualWrite[] writes = [.. cells.Select(cell => cell.Write).OfType<ActualWrite>()];
                    if (cells.Any(cell => cell.Row.Outcome == DeliveryOutcome.Refused))
                        throw new Undone([.. cells.Select(cell => cell.Write is null ? cell.CheckedIn(document, reports.Checks, client) : cell.Withheld())]);
                    var after = await reports.WriteAsync(transaction, document, writes, writer, seq);
                    DeliveredRow[] rows = [.. cells.Select(cell => cell.CheckedIn(after, reports.Checks, client))];
                    return isDryRun || writes.Length == 0 ? throw new Undone(rows) : rows;
                },
                cancellationToken);
        }
        catch (Undone undone)
        {
            return undone.Rows;
        }
    }

    private static Writer WriterOf(ApiClient client) => new()
    {
        ClientId = client.Id,
        Name = client.Name,
        ReadScope = (OrganizationPaths.CommuneOf(client.Path) ?? client.Path) + "%",
        ReportScope = client.Scope,
    };

    private static DeliveryCounts CountsOf(IReadOnlyList<DeliveredRow> rows)
    {
        var counts = rows.CountBy(row => row.Outcome).ToDictionary();
        return new DeliveryCounts
        {
            Created = counts.GetValueOrDefault(DeliveryOutcome.Created),
            Updated = counts.GetValueOrDefault(DeliveryOutcome.Updated),
            Deleted = counts.GetValueOrDefault(DeliveryOutcome.Deleted),
            Unchanged = counts.GetValueOrDefault(DeliveryOutcome.Unchanged),
            Ignored = counts.GetValueOrDefault(DeliveryOutcome.Ignored),
            Refused = counts.GetValueOrDefault(DeliveryOutcome.Refused),
            Withheld = counts.GetValueOrDefault(DeliveryOutcome.Withheld),
            Unexplained = rows.Count(row => row.NeedsExplanation),
        };
    }

    /// <summary>Rolls a report back: a dry run, a refused row, or nothing to keep.</summary>
    private sealed class Undone(IReadOnlyList<DeliveredRow> rows) : Exception
    {
        public IReadOnlyList<DeliveredRow> Rows { get; } = rows;
    }
}
