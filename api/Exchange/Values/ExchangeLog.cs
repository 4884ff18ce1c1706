using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Writes the states of values: ends those that hold no more, begins the new ones, and moves the numbers that ETags are made of.</summary>
public static class ExchangeLog
{
    private const string Columns = """
        seq, value_id, ended_seq, recorded_at, is_gone, commune_id, path, organization_code, unit_code, pillar_id,
        indicator_code, is_local, plan_id, plan_year, plan_number, plan_indicator_id, row_number, period, operator, target,
        target_text, milestone, entry_kind, numerator, denominator, value, text, unit, status, state, version, is_demo,
        submitted_at, verified_at, updated_at, node_id, node_seq
        """;

    private const string SelectCurrentOfPlan = $"""
        select {Columns}
        from exchange_values
        where plan_id = @planId
          and ended_seq is null
          and node_id is null
        order by value_id
        """;

    private const string SelectCurrentByIds = $"""
        select {Columns}
        from exchange_values
        where value_id in @ids
          and ended_seq is null
        order by value_id
        """;

    private const string SelectUnnamedOfNode = $"""
        select {Columns}
        from exchange_values
        where node_id = @nodeId
          and ended_seq is null
          and is_gone = 0
          and not exists (
            select 1
            from exchange_node_values n
            where n.client_id = @nodeId
              and n.value_id = exchange_values.value_id)
        order by value_id
        """;

    private const string SelectForwardedCodes = """
        select distinct v.commune_id, v.organization_code, o.path, o.official_code
        from exchange_values v
        join organizations o on o.id = v.commune_id
        where v.node_id is not null
          and v.ended_seq is null
          and v.is_gone = 0
        order by v.commune_id, v.organization_code
        """;

    private const string SelectForwardedOfCommune = $"""
        select {Columns}
        from exchange_values
        where commune_id = @communeId
          and node_id is not null
          and ended_seq is null
          and is_gone = 0
        order by value_id
        """;

    private const string SelectOwnAfter = $"""
        select {Columns}
        from exchange_values
        where seq >= @seq
          and (seq > @seq or value_id > @valueId)
          and seq <= @upTo
          and ended_seq is null
          and node_id is null
        order by seq, value_id
        """;

    private const string SelectLastMoment = """
        select coalesce(max(recorded_at), @now)
        from exchange_values
        """;

    private const string EndState = """
        update exchange_values
        set ended_seq = @seq
        where seq = @began
          and value_id = @valueId
        """;

    private const string DeleteState = """
        delete from exchange_values
        where seq = @seq
          and value_id = @valueId
        """;

    private const string InsertState = """
        insert into exchange_values (seq, value_id, ended_seq, recorded_at, is_gone, commune_id, path, organization_code,
                                     unit_code, pillar_id, indicator_code, is_local, plan_id, plan_year, plan_number, plan_indicator_id,
                                     row_number, period, operator, target, target_text, milestone, entry_kind, numerator, denominator,
                                     value, text, unit, status, state, version, is_demo, submitted_at, verified_at, updated_at, node_id,
                                     node_seq)
        values (@Seq, @ValueId, null, @RecordedAt, @IsGone, @CommuneId, @Path, @OrganizationCode,
                @UnitCode, @PillarId, @IndicatorCode, @IsLocal, @PlanId, @PlanYear, @PlanNumber, @PlanIndicatorId,
                @RowNumber, @Period, @Operator, @Target, @TargetText, @Milestone, @EntryKind, @Numerator, @Denominator,
                @Value, @Text, @Unit, @Status, @State, @Version, @IsDemo, @SubmittedAt, @VerifiedAt, @UpdatedAt, @NodeId,
                @NodeSeq)
        """;

    private const string MarkPlaces = """
        update organizations
        set exchange_seq = @seq
        where path in @paths
        """;

    private const string MarkAll = """
        update change_counter
        set exchange_seq = @seq
        where id = 1
        """;

    /// <summary>What holds now of the values that were entered here for a plan, what went away included.</summary>
    public static async Task<IReadOnlyList<ExchangeRow>> CurrentAsync(DbConnection connection, Guid planId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ExchangeRow>(SelectCurrentOfPlan, new { planId }, transaction)).AsList();

    /// <summary>What holds now of these values, whoever brought them.</summary>
    public static async Task<IReadOnlyList<ExchangeRow>> CurrentAsync(DbTransaction transaction, IReadOnlyList<Guid> ids) =>
        (await transaction.Connection!.QueryAsync<ExchangeRow>(SelectCurrentByIds, new { ids = IdList.Of(ids) }, transaction)).AsList();

    /// <summary>What holds now of a node that its run did not name.</summary>
    public static async Task<IReadOnlyList<ExchangeRow>> UnnamedAsync(DbTransaction transaction, Guid nodeId) =>
        (await transaction.Connection!.QueryAsync<ExchangeRow>(SelectUnnamedOfNode, new { nodeId }, transaction)).AsList();

    /// <summary>Communes whose forwarded values bear another code than the commune has now.</summary>
    public static async Task<IReadOnlyList<Guid>> RecodedAsync(DbConnection connection) =>
    [
        .. (await connection.QueryAsync<ForwardedCodeRow>(SelectForwardedCodes))
            .Where(row => row.OrganizationCode != OrganizationCodes.CodeOf(row.OfficialCode, row.Path))
            .Select(row => row.CommuneId).Distinct(),
    ];

    /// <summary>What holds now of a commune's forwarded values.</summary>
    public static async Task<IReadOnlyList<ExchangeRow>> ForwardedAsync(DbTransaction transaction, Guid communeId) =>
        (await transaction.Connection!.QueryAsync<ExchangeRow>(SelectForwardedOfCommune, new { communeId }, transaction)).AsList();

    /// <summary>
    /// What holds of the values that were entered here and began behind a row, one at a time: whoever wants some reads no more than those. What
    /// ended meanwhile is left out, it has begun anew under a higher number.
    /// </summary>
    public static IAsyncEnumerable<ExchangeRow> OwnAfterAsync(DbConnection connection, long seq, Guid valueId, long upTo) =>
        connection.QueryUnbufferedAsync<ExchangeRow>(SelectOwnAfter, new { seq, valueId, upTo });

    /// <summary>Brings the log from what held to what holds now; a value that is wanted no more gets a state that says so.</summary>
    /// <param name="current">The states of these values that have not ended; one ends where another is wanted.</param>
    /// <param name="seq">Number of the change, taken in the same transaction.</param>
    /// <returns>The states that began, in the order of <paramref name="wanted"/>, those that went away behind them.</returns>
    public static async Task<IReadOnlyList<ExchangeRow>> ReplaceAsync(
        DbTransaction transaction, IReadOnlyList<ExchangeRow> current, IReadOnlyList<ExchangeRow> wanted, long seq, DateTime now)
    {
        var held = current.ToDictionary(row => row.ValueId);
        IReadOnlyList<ExchangeRow> began = [.. Begun(held, wanted)];
        if (began.Count == 0)
            return began;

        var connection = transaction.Connection!;
        // "As of" is answered by the moment, so it never goes back, whatever the clocks of two nodes say.
        var last = await connection.QuerySingleAsync<DateTime>(SelectLastMoment, new { now }, transaction);
        var recordedAt = last > now ? last : now;
        began = [.. began.Select(row => row with { Seq = seq, EndedSeq = null, RecordedAt = recordedAt })];
        foreach (var old in began.Select(row => held.GetValueOrDefault(row.ValueId)).OfType<ExchangeRow>())
        {
            // Of two writes in one transaction nobody ever saw the first.
            if (old.Seq == seq)
                await connection.ExecuteAsync(DeleteState, new { seq, valueId = old.ValueId }, transaction);
            else
                await connection.ExecuteAsync(EndState, new { seq, began = old.Seq, valueId = old.ValueId }, transaction);
        }

        await connection.ExecuteAsync(InsertState, began, transaction);
        await MarkAsync(transaction, began.Concat(began.Select(row => held.GetValueOrDefault(row.ValueId)).OfType<ExchangeRow>()), seq);
        return began;
    }

    /// <summary>Whether there is anything to bring from what held to what holds now.</summary>
    public static bool Differ(IReadOnlyList<ExchangeRow> current, IReadOnlyList<ExchangeRow> wanted) =>
        Begun(current.ToDictionary(row => row.ValueId), wanted).Any();

    /// <summary>The states that begin, those that went away behind the others.</summary>
    private static IEnumerable<ExchangeRow> Begun(Dictionary<Guid, ExchangeRow> held, IReadOnlyList<ExchangeRow> wanted)
    {
        var left = wanted.Select(row => row.ValueId).ToHashSet();
        return
        [
            .. wanted.Where(row => held.GetValueOrDefault(row.ValueId) is not { } old || !row.Says(old)),
            .. held.Values.Where(row => !row.IsGone && !left.Contains(row.ValueId)).Select(row => row with { IsGone = true }),
        ];
    }

    /// <summary>Of the places that the values are in or came from.</summary>
    private static async Task MarkAsync(DbTransaction transaction, IEnumerable<ExchangeRow> rows, long seq)
    {
        var paths = rows.Select(row => row.Path).Distinct().SelectMany(PlacesOf).Distinct().ToList();
        await transaction.Connection!.ExecuteAsync(MarkPlaces, new { seq, paths }, transaction);
        await transaction.Connection!.ExecuteAsync(MarkAll, new { seq }, transaction);
    }

    /// <summary>The place and all above it.</summary>
    private static IEnumerable<string> PlacesOf(string path) =>
        from end in Enumerable.Range(1, path.Length - 1)
        where path[end] == '/'
        select path[..(end + 1)];

    private sealed record ForwardedCodeRow
    {
        public Guid CommuneId { get; init; }

        public string OrganizationCode { get; init; } = "";

        public string Path { get; init; } = "";

        public string? OfficialCode { get; init; }
    }
}
