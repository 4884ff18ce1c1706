using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Dictionary;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>How far the changes of a node have been received, as it is stored.</summary>
public sealed record NodeRow
{
    public Guid ClientId { get; init; }

    public Guid RunId { get; init; }

    public int Step { get; init; }

    public string Digest { get; init; } = "";

    public long Seq { get; init; }

    public Guid ValueId { get; init; }

    public bool IsWhole { get; init; }

    public long EventSeq { get; init; }

    public long CaughtUpSeq { get; init; }

    public long RowTotal { get; init; }

    public DateTime ReceivedAt { get; init; }

    public NodePosition ToPosition() =>
        new() { Run = RunId, Step = Step, Seq = Seq, Id = ValueId, IsWhole = IsWhole, EventSeq = EventSeq, ReceivedAt = ReceivedAt };
}

/// <summary>A commune that a node may send for.</summary>
public sealed record NodeCommuneRow
{
    public Guid Id { get; init; }

    public string Path { get; init; } = "";

    public string? OfficialCode { get; init; }

    public string Code => OrganizationCodes.CodeOf(OfficialCode, Path);
}

public static class NodeQueries
{
    private const string SelectNode = """
        select client_id, run_id, step, digest, seq, value_id, is_whole, event_seq, caught_up_seq, row_total, received_at
        from exchange_nodes
        where client_id = @clientId
        """;

    private const string UpdateNode = """
        update exchange_nodes
        set run_id = @RunId,
            step = @Step,
            digest = @Digest,
            seq = @Seq,
            value_id = @ValueId,
            is_whole = @IsWhole,
            event_seq = @EventSeq,
            caught_up_seq = @CaughtUpSeq,
            row_total = @RowTotal,
            received_at = @ReceivedAt
        where client_id = @ClientId
        """;

    private const string InsertNode = """
        insert into exchange_nodes (client_id, run_id, step, digest, seq, value_id, is_whole, event_seq, caught_up_seq, row_total, received_at)
        values (@ClientId, @RunId, @Step, @Digest, @Seq, @ValueId, @IsWhole, @EventSeq, @CaughtUpSeq, @RowTotal, @ReceivedAt)
        """;

    private const string DeleteNamed = """
        delete from exchange_node_values
        where client_id = @clientId
        """;

    private const string InsertNamed = """
        insert into exchange_node_values (client_id, value_id)
        select @clientId, @valueId
        where not exists (select 1 from exchange_node_values where client_id = @clientId and value_id = @valueId)
        """;

    private const string SelectCommunes = """
        select id, path, official_code
        from organizations
        where kind = 'commune'
          and path like @scope
          and (path in @paths or official_code in @codes)
        order by path
        """;

    // Whatever stands there of the communes that did not come from this node.
    private const string CountOthers = """
        select count(*)
        from exchange_values
        where commune_id in @communes
          and ended_seq is null
          and is_gone = 0
          and (node_id is null or node_id <> @clientId)
        """;

    // A key is never given out twice: who has a new one for a commune goes on with what the revoked one sent of it.
    private const string TakeOver = """
        update exchange_values
        set node_id = @clientId
        where commune_id in @communes
          and node_id in (
            select id
            from api_clients
            where revoked_at is not null
              and id <> @clientId)
        """;

    // A commune goes back to reporting here once its key is revoked, save for quarters that stand here already.
    private const string SelectIsHeld = """
        select case when exists (
          select 1
          from exchange_values v
          join api_clients k on k.id = v.node_id
          where v.commune_id = @communeId
            and v.ended_seq is null
            and (k.revoked_at is null or (v.is_gone = 0 and v.period = @period)))
          then 1 else 0 end
        """;

    private const string SelectKnownEvents = """
        select id
        from exchange_events
        where id in @ids
        order by id
        """;

    private const string SelectNodes = """
        select n.client_id, c.name as client_name, o.name as organization_name, n.received_at, n.is_whole, n.seq,
               (select count(*) from exchange_values v where v.node_id = n.client_id and v.ended_seq is null and v.is_gone = 0) as value_total
        from exchange_nodes n
        join api_clients c on c.id = n.client_id
        left join organizations o on o.id = c.organization_id
        where coalesce(o.path, '/') like @scope
        order by c.name, n.client_id
        """;

    public static Task<NodeRow?> FindAsync(DbConnection connection, Guid clientId, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<NodeRow>(SelectNode, new { clientId }, transaction);

    public static async Task WriteAsync(DbTransaction transaction, NodeRow row)
    {
        if (await transaction.Connection!.ExecuteAsync(UpdateNode, row, transaction) == 0)
            await transaction.Connection!.ExecuteAsync(InsertNode, row, transaction);
    }

    public static Task<int> ForgetNamedAsync(DbTransaction transaction, Guid clientId) =>
        transaction.Connection!.ExecuteAsync(DeleteNamed, new { clientId }, transaction);

    public static Task<int> NameAsync(DbTransaction transaction, Guid clientId, IEnumerable<Guid> values) =>
        transaction.Connection!.ExecuteAsync(InsertNamed, values.Select(valueId => new { clientId, valueId }), transaction);

    public static async Task<IReadOnlyList<NodeCommuneRow>> CommunesAsync(
        DbTransaction transaction, string scope, IReadOnlyList<string> paths, IReadOnlyList<string> codes) =>
        (await transaction.Connection!.QueryAsync<NodeCommuneRow>(SelectCommunes, new { scope, paths, codes }, transaction)).AsList();

    public static async Task<bool> AreOthersAsync(DbTransaction transaction, IEnumerable<Guid> communes, Guid clientId) =>
        await transaction.Connection!.QuerySingleAsync<int>(CountOthers, new { communes = IdList.Of(communes), clientId }, transaction) > 0;

    /// <summary>Whether a client that was revoked had sent anything of these communes.</summary>
    public static async Task<bool> TakeOverAsync(DbTransaction transaction, IEnumerable<Guid> communes, Guid clientId) =>
        await transaction.Connection!.ExecuteAsync(TakeOver, new { communes = IdList.Of(communes), clientId }, transaction) > 0;

    /// <summary>Whether the commune's quarter is its node's, so that figures from here would stand twice.</summary>
    public static Task<bool> IsHeldAsync(DbTransaction transaction, Guid communeId, string period) =>
        transaction.Connection!.QuerySingleAsync<bool>(SelectIsHeld, new { communeId, period }, transaction);

    public static async Task<IReadOnlySet<Guid>> KnownEventsAsync(DbTransaction transaction, IEnumerable<Guid> ids) =>
        (await transaction.Connection!.QueryAsync<Guid>(SelectKnownEvents, new { ids = IdList.Of(ids) }, transaction)).ToHashSet();

    public static async Task<IReadOnlyList<NodeView>> ListAsync(DbConnection connection, string scope) =>
        [.. (await connection.QueryAsync<NodeListRow>(SelectNodes, new { scope })).Select(row => row.ToView())];

    private sealed record NodeListRow
    {
        public Guid ClientId { get; init; }

        public string ClientName { get; init; } = "";

        public string? OrganizationName { get; init; }

        public DateTime ReceivedAt { get; init; }

        public bool IsWhole { get; init; }

        public long Seq { get; init; }

        public int ValueTotal { get; init; }

        public NodeView ToView() => new()
        {
            ClientId = ClientId,
            ClientName = ClientName,
            OrganizationName = OrganizationName,
            ReceivedAt = ReceivedAt,
            IsWhole = IsWhole,
            Seq = Seq,
            ValueTotal = ValueTotal,
        };
    }
}
