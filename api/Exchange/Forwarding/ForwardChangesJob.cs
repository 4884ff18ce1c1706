using System.Data.Common;
using Microsoft.Extensions.Options;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>
/// Sends what changed here to the node of the province, from where it stopped. A line that is down is no fault of the job: it says so and
/// waits for the next time; what the other side refuses is one.
/// </summary>
public sealed class ForwardChangesJob(
    Database database, ForwardingCaller caller, IOptions<ForwardingOptions> options, TimeProvider clock) : IJob
{
    private const int ErrorLimit = 500;

    public JobKind Kind => JobKind.ForwardChanges;

    public JobSchedule Schedule { get; } = JobSchedule.Each(TimeSpan.FromMinutes(5));

    private DateTime Now => Stored.Now(clock);

    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        var (forwarded, unreached) = (0, 0);
        var state = await LoadAsync(cancellationToken);
        var hasStartedOver = false;
        try
        {
            if (state.SentSeq is not null)
            {
                var there = await caller.PositionAsync(cancellationToken);
                state = there.Position is { } reached ? CaughtUp(state, reached) : throw await RefusedAsync(state, there);
                await SaveAsync(state);
            }

            while (await NextAsync(state, cancellationToken) is { } next)
            {
                state = state with { SentSeq = next.After.Seq };
                await SaveAsync(state);
                var answer = await caller.SendAsync(next.Batch, cancellationToken);
                if (answer.Code is null)
                {
                    forwarded += next.Batch.Values.Count;
                    state = next.After with { AcknowledgedAt = Now, TriedAt = Now, Error = null };
                }
                else if (answer is { Code: NodeService.Refusals.GapCode, Position: { } position } && position.Run == state.RunId && position.Step < state.Step)
                {
                    state = At(state, position);
                }
                else if (answer.Code == NodeService.Refusals.StartOverCode && !hasStartedOver)
                {
                    hasStartedOver = true;
                    state = Begun(state.EventSeq);
                }
                else
                {
                    throw await RefusedAsync(state, answer);
                }

                await SaveAsync(state);
            }
        }
        catch (UnreachedException fault)
        {
            unreached = 1;
            await SaveAsync(state with { TriedAt = Now, Error = Stored.Cut(fault.Message, ErrorLimit) });
        }

        return new Dictionary<string, int> { ["forwarded"] = forwarded, ["unreached"] = unreached };
    }

    /// <summary>What goes next, and where this node stands once it is taken; null where there is nothing.</summary>
    private async Task<(NodeBatch Batch, ForwardingRow After)?> NextAsync(ForwardingRow state, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // First of all: whatever has a number up to this one can be seen by what follows.
        var upTo = await ForwardingQueries.CounterAsync(connection);
        var (values, isLast) = await ValuesAsync(connection, state, upTo, cancellationToken);
        var (events, eventSeq) = isLast ? await EventsAsync(connection, state, upTo) : ([], state.EventSeq);
        if (values.Count == 0 && events.Count == 0 && state.IsWhole)
            return null;
        var batch = new NodeBatch { Run = state.RunId, Step = state.Step + 1, IsLast = isLast, Values = values, Events = events, EventSeq = eventSeq };
        var last = values.Count > 0 ? values[^1] : null;
        return (batch, state with
        {
            Step = batch.Step,
            Seq = last?.Seq ?? state.Seq,
            ValueId = last?.Id ?? state.ValueId,
            EventSeq = eventSeq,
            IsWhole = state.IsWhole || isLast,
            SentSeq = null,
        });
    }

    private async Task<(IReadOnlyList<NodeValue> Values, bool IsLast)> ValuesAsync(
        DbConnection connection, ForwardingRow state, long upTo, CancellationToken cancellationToken)
    {
        var values = new List<NodeValue>();
        var letters = 0;
        await foreach (var row in ExchangeLog.OwnAfterAsync(connection, state.Seq, state.ValueId, upTo).WithCancellation(cancellationToken))
        {
            if (values.Count == options.Value.BatchRows || letters >= ForwardingRules.MostLetters)
                return (values, false);
            values.Add(ForwardingRules.ToValue(row));
            letters += row.Text?.Length ?? 0;
        }

        return (values, true);
    }

    private static async Task<(IReadOnlyList<NodeEvent> Events, long EventSeq)> EventsAsync(DbConnection connection, ForwardingRow state, long upTo)
    {
        // Those of one number are never apart, so half a batch is asked for.
        var rows = (await EventQueries.ListAsync(connection, "/%", state.EventSeq, ForwardingRules.MostEvents / 2)).Where(row => row.Seq <= upTo).ToList();
        return ([.. rows.Where(row => row.NodeId is null).Select(ForwardingRules.ToEvent)], rows.Count > 0 ? rows[^1].Seq : state.EventSeq);
    }

    private async Task<ForwardingRow> LoadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // What happened before is told by the values; nobody is called for steps of last year.
        return await ForwardingQueries.FindAsync(connection) ?? Begun(await ForwardingQueries.CounterAsync(connection));
    }

    /// <summary>
    /// The answer to the last batch was lost. Where the other side has taken it, this node goes on behind it: what it holds may have changed
    /// since, so that the same batch cannot be made again.
    /// </summary>
    private ForwardingRow CaughtUp(ForwardingRow state, NodePosition position) =>
        position.Run == state.RunId && position.Step == state.Step + 1 && position.Seq == state.SentSeq
            ? At(state, position) with { AcknowledgedAt = Now, TriedAt = Now, Error = null }
            : state with { SentSeq = null };

    /// <summary>Goes on from where the other side is.</summary>
    private static ForwardingRow At(ForwardingRow state, NodePosition position) => state with
    {
        Step = position.Step,
        Seq = position.Seq,
        ValueId = position.Id,
        EventSeq = position.EventSeq,
        IsWhole = position.IsWhole,
        SentSeq = null,
    };

    private static ForwardingRow Begun(long eventSeq) => new() { RunId = Guid.CreateVersion7(), EventSeq = eventSeq };

    // Not to be cancelled: what the other side took is written down.
    private Task<bool> SaveAsync(ForwardingRow state) =>
        database.WriteAsync(transaction => ForwardingQueries.WriteAsync(transaction, state), CancellationToken.None);

    private async Task<InvalidOperationException> RefusedAsync(ForwardingRow state, BatchAnswer answer)
    {
        await SaveAsync(state with { TriedAt = Now, Error = Stored.Cut(answer.Detail!, ErrorLimit) });
        return new InvalidOperationException($"{answer.Code}: {answer.Detail}");
    }
}
