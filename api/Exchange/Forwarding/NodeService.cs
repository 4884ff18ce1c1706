using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Values;
using WardKpi.Api.Exchange.Webhooks;
using WardKpi.Api.Exchange.Webhooks.Events;
using WardKpi.Api.Exchange.Webhooks.Sending;
using WardKpi.Api.Http;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>Takes what nodes forward into the log of values: each batch whole or not at all, each once, under numbers of our own.</summary>
public sealed class NodeService(Database database, WebhookSignal webhooks, TimeProvider clock)
{
    private const int MostNamed = 5;

    private static readonly NodePosition Nowhere = new() { Step = 0, Seq = 0, Id = Guid.Empty, IsWhole = false, EventSeq = 0 };

    public async Task<NodePosition> PositionAsync(ApiClient client, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await NodeQueries.FindAsync(connection, client.Id))?.ToPosition() ?? Nowhere;
    }

    public async Task<Results<Ok<NodePosition>, ProblemHttpResult>> ReceiveAsync(
        NodeBatch batch, ApiClient client, CancellationToken cancellationToken)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(batch)));
        try
        {
            var position = await database.WriteAsync(transaction => ReceiveAsync(transaction, batch, digest, client), cancellationToken);
            if (batch.Events.Count > 0)
                webhooks.Wake();
            return TypedResults.Ok(position);
        }
        catch (Refused refused)
        {
            return refused.Problem;
        }
    }

    private async Task<NodePosition> ReceiveAsync(DbTransaction transaction, NodeBatch batch, string digest, ApiClient client)
    {
        var seq = await ChangeCounter.NextAsync(transaction, client.OrganizationId ?? Guid.Empty);
        // Read behind the counter: of two batches at once the second sees the first.
        var node = await NodeQueries.FindAsync(transaction.Connection!, client.Id, transaction);
        switch (ForwardingRules.Judge(node, batch, digest))
        {
            case BatchVerdict.Repeated:
                return node!.ToPosition();
            case BatchVerdict.Gap:
                throw new Refused(Refusals.Gap(node!.ToPosition()));
            case BatchVerdict.StartOver:
                throw new Refused(Refusals.StartOver());
            case BatchVerdict.Apply:
                break;
        }

        var isNew = node?.RunId != batch.Run;
        if (isNew)
            await NodeQueries.ForgetNamedAsync(transaction, client.Id);
        var communes = await CommunesOfAsync(transaction, batch, client);
        var wasWhole = !isNew && node!.IsWhole;
        // What it takes over it must name once, so that what went away meanwhile goes here too; a key for some groups could not name it all.
        if (client.Pillars is null && await NodeQueries.TakeOverAsync(transaction, communes.Ids, client.Id) && wasWhole)
            throw new Refused(Refusals.StartOver());
        await WriteValuesAsync(transaction, batch, communes, client, seq);
        if (!wasWhole)
            await NameAsync(transaction, batch, client, seq);
        await WriteEventsAsync(transaction, batch, communes, client, node?.CaughtUpSeq ?? 0);
        var last = batch.Values.Count > 0 ? batch.Values[^1] : null;
        var after = new NodeRow
        {
            ClientId = client.Id,
            RunId = batch.Run,
            Step = batch.Step,
            Digest = digest,
            Seq = last?.Seq ?? (isNew ? 0 : node!.Seq),
            ValueId = last?.Id ?? (isNew ? Guid.Empty : node!.ValueId),
            IsWhole = wasWhole || batch.IsLast,
            EventSeq = batch.EventSeq,
            CaughtUpSeq = batch.IsLast ? seq : node?.CaughtUpSeq ?? 0,
            RowTotal = (node?.RowTotal ?? 0) + batch.Values.Count,
            ReceivedAt = Stored.Now(clock),
        };
        await NodeQueries.WriteAsync(transaction, after);
        return after.ToPosition();
    }

    private async Task WriteValuesAsync(DbTransaction transaction, NodeBatch batch, Communes communes, ApiClient client, long seq)
    {
        if (batch.Values.Count == 0)
            return;
        var wanted = batch.Values.Select(value => ForwardingRules.ToRow(value, communes.Of(value.Path, value.OrganizationCode), client.Id)).ToList();
        var current = await ExchangeLog.CurrentAsync(transaction, [.. wanted.Select(row => row.ValueId)]);
        if (current.Any(row => row.NodeId != client.Id)
            || await NodeQueries.AreOthersAsync(transaction, wanted.Select(row => row.CommuneId).Distinct(), client.Id))
            throw new Refused(Refusals.HeldHere());
        var held = current.ToDictionary(row => row.ValueId);
        // What went away before it ever came here is nobody's news.
        var told = wanted.Where(row => !row.IsGone || held.ContainsKey(row.ValueId)).ToList();
        await ExchangeLog.ReplaceAsync(transaction, current, told, seq, Stored.Now(clock));
    }

    /// <summary>While a node sends everything for the first time: stored values that it has not named by the end went away in the meantime.</summary>
    private async Task NameAsync(DbTransaction transaction, NodeBatch batch, ApiClient client, long seq)
    {
        await NodeQueries.NameAsync(transaction, client.Id, batch.Values.Select(value => value.Id));
        if (!batch.IsLast)
            return;
        await ExchangeLog.ReplaceAsync(transaction, await ExchangeLog.UnnamedAsync(transaction, client.Id), [], seq, Stored.Now(clock));
        await NodeQueries.ForgetNamedAsync(transaction, client.Id);
    }

    private async Task WriteEventsAsync(
        DbTransaction transaction, NodeBatch batch, Communes communes, ApiClient client, long since)
    {
        if (batch.Events.Count == 0)
            return;
        var known = await NodeQueries.KnownEventsAsync(transaction, batch.Events.Select(one => one.Id));
        foreach (var one in batch.Events.Where(one => !known.Contains(one.Id)).DistinctBy(one => one.Id))
        {
            var row = ForwardingRules.ToRow(one, communes.Of(one.Path, one.OrganizationCode), client.Id);
            // A number for each: webhooks are told in the order of numbers.
            var seq = await ChangeCounter.NextAsync(transaction, row.CommuneId);
            await EventRecorder.RecordAsync(transaction, row with { Seq = seq, SinceSeq = since }, Stored.Now(clock));
        }
    }

    /// <summary>Every commune that the batch speaks of; one that is not the client's, or a group of indicators, refuses it all.</summary>
    private static async Task<Communes> CommunesOfAsync(DbTransaction transaction, NodeBatch batch, ApiClient client)
    {
        var places = batch.Values.Select(value => (value.Path, value.OrganizationCode))
            .Concat(batch.Events.Select(one => (one.Path, one.OrganizationCode))).Distinct().ToList();
        var paths = places.Select(place => OrganizationPaths.CommuneOf(place.Path)).OfType<string>().Distinct().ToList();
        var communes = new Communes(
            await NodeQueries.CommunesAsync(transaction, client.Scope, paths, [.. places.Select(place => place.OrganizationCode).Distinct()]));
        var foreign = places.Where(place => communes.Find(place.Path, place.OrganizationCode) is null).Select(place => place.OrganizationCode).Distinct().ToList();
        if (foreign.Count > 0)
            throw new Refused(Refusals.ForeignOrganization(foreign));
        var pillars = batch.Values.Select(value => value.PillarId).Concat(batch.Events.SelectMany(one => one.Pillars));
        if (client.Pillars is { } allowed && pillars.FirstOrDefault(pillar => !allowed.Contains(pillar)) is { } hidden)
            throw new Refused(Refusals.ForeignPillar(hidden));
        return communes;
    }

    /// <summary>Communes here by their path or official code at the node.</summary>
    private sealed class Communes(IReadOnlyList<NodeCommuneRow> rows)
    {
        public IEnumerable<Guid> Ids => rows.Select(row => row.Id);

        public NodeCommuneRow Of(string path, string code) => Find(path, code)!;

        public NodeCommuneRow? Find(string path, string code) =>
            rows.FirstOrDefault(row => row.OfficialCode == code) ?? rows.FirstOrDefault(row => row.Path == OrganizationPaths.CommuneOf(path));
    }

    public static class Refusals
    {
        public const string GapCode = "gap";
        public const string StartOverCode = "start_over";
        public const string HeldByNodeCode = "held_by_node";

        public static ProblemHttpResult Gap(NodePosition position) => Problems.Conflict(
            GapCode,
            "Thiếu các gói trước gói này: gửi tiếp từ vị trí trong câu trả lời.",
            new Dictionary<string, object?> { ["position"] = position });

        public static ProblemHttpResult StartOver() => Problems.Conflict(
            StartOverCode, "Số thứ tự của máy gửi không nối tiếp gói đã nhận (có thể vừa khôi phục từ bản sao lưu): gửi lại toàn bộ từ đầu.");

        public static ProblemHttpResult HeldHere() => Problems.Conflict(
            "held_here", "Máy chủ cấp tỉnh đã có số liệu của xã, phường này từ nguồn khác: dừng nhập ở một bên rồi chuyển tiếp lại.");

        public static ProblemHttpResult HeldByNode() => Problems.Conflict(
            HeldByNodeCode, "Số liệu của xã, phường này do máy chủ của xã gửi lên: gửi báo cáo trên máy chủ đó.");

        public static ProblemHttpResult ForeignOrganization(IReadOnlyList<string> codes) => Problems.Unprocessable(
            "foreign_organization",
            $"Khóa truy cập này không được chuyển số liệu của: {string.Join(", ", codes.Take(MostNamed))}{(codes.Count > MostNamed ? ", …" : "")}.",
            new Dictionary<string, object?> { ["organizationCodes"] = codes });

        public static ProblemHttpResult ForeignPillar(string pillarId) => Problems.Unprocessable(
            "foreign_pillar", $"Khóa truy cập này không được chuyển số liệu của nhóm chỉ tiêu {pillarId}.");
    }
}
