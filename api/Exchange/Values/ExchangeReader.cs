using System.Data.Common;
using System.Runtime.CompilerServices;
using WardKpi.Api.Data;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Values;

/// <summary>Reads states of values in the order of number and id, one at a time, however many there are.</summary>
public static class ExchangeReader
{
    private const string Columns = """
        seq, value_id, recorded_at, organization_code, unit_code, pillar_id, indicator_code, is_local, plan_id, plan_year, plan_number,
        plan_indicator_id, row_number, period, is_demo, operator, target, target_text, milestone, entry_kind, numerator, denominator, value,
        text, unit, status, state, version, submitted_at, verified_at, updated_at
        """;

    // Names without an alias: each stands where one table is in sight.
    private const string IsHeld = """
        seq >= @afterSeq
          and seq <= @upTo
          and (seq > @afterSeq or value_id > @afterId)
          and (ended_seq is null or ended_seq > @upTo)
        """;

    private const string IsWanted = """
        is_gone = 0
          and path like @root
          and state in (@firstState, @secondState, @thirdState)
          and (@occurrences is null or @occurrences like concat('%,', case when entry_kind = 'not_applicable' then entry_kind else state end, ',%'))
          and (@under is null or path like @under)
          and (@pillars is null or @pillars like concat('%,', pillar_id, ',%'))
          and (@unitCode is null or unit_code = @unitCode)
          and (@indicatorCode is null or indicator_code = @indicatorCode)
          and (@planId is null or plan_id = @planId)
          and (@year is null or plan_year = @year)
          and (@period is null or period = @period)
        """;

    private const string SelectValues = $"""
        select {Columns}, 0 as is_deleted
        from exchange_values
        where {IsHeld}
          and {IsWanted}
        order by seq, value_id
        """;

    private const string SelectValuesOfCommune = $"""
        select {Columns}, 0 as is_deleted
        from exchange_values
        where commune_id = (select id from organizations where path = @communePath)
          and {IsHeld}
          and {IsWanted}
        order by seq, value_id
        """;

    private const string IsOfCommune = "commune_id = (select id from organizations where path = @communePath)";

    private const string TombstoneColumns = """
        g.seq, g.value_id, g.recorded_at, f.organization_code, f.unit_code, f.pillar_id, f.indicator_code, f.is_local, f.plan_id,
        f.plan_year, f.plan_number, f.plan_indicator_id, f.row_number, f.period, f.is_demo, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, 1
        """;

    // A tombstone names the value as it was when it was given last: where it went is not the reader's to know.
    private const string JoinLastGiven = $"""
        join exchange_values f on f.value_id = g.value_id and f.seq = (
          select max(seq)
          from exchange_values
          where value_id = g.value_id
            and seq < g.seq
            and ended_seq > @since
            and {IsWanted})
        """;

    private const string SelectChanges = $"""
        select {Columns}, 0 as is_deleted
        from exchange_values
        where {IsHeld}
          and {IsWanted}
        union all
        select {TombstoneColumns}
        from (
          select seq, value_id, recorded_at
          from exchange_values
          where {IsHeld}
            and not ({IsWanted})
        ) g
        {JoinLastGiven}
        order by seq, value_id
        """;

    private const string SelectChangesOfCommune = $"""
        select {Columns}, 0 as is_deleted
        from exchange_values
        where {IsOfCommune}
          and {IsHeld}
          and {IsWanted}
        union all
        select {TombstoneColumns}
        from (
          select seq, value_id, recorded_at
          from exchange_values
          where {IsOfCommune}
            and {IsHeld}
            and not ({IsWanted})
        ) g
        {JoinLastGiven}
        order by seq, value_id
        """;

    // A statement that lasts as long as its slowest reader would keep SQLite from clearing its log; the walk stands on its number anyway.
    private const int RowsPerStatement = 20_000;

    /// <param name="limit">At most so many; null for all.</param>
    public static async IAsyncEnumerable<ExchangeValue> ReadAsync(
        DbConnection connection, ExchangeFilter filter, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = limit ?? long.MaxValue;
        for (var isMore = true; isMore && left > 0;)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = TextOf(filter);
            AddParameters(command, filter);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var cells = new ExchangeCells(reader);
            ExchangeValue? last = null;
            for (var open = Math.Min(left, RowsPerStatement); open > 0 && (isMore = await reader.ReadAsync(cancellationToken)); open--, left--)
            {
                last = cells.ToValue();
                yield return last;
            }

            // Else the server sends the rest only to have it thrown away.
            command.Cancel();
            if (last is not null)
                filter = filter with { AfterSeq = last.Seq, AfterId = last.Id };
        }
    }

    private static string TextOf(ExchangeFilter filter) => (filter.Since > 0, filter.CommunePath is not null) switch
    {
        (true, true) => SelectChangesOfCommune,
        (true, false) => SelectChanges,
        (false, true) => SelectValuesOfCommune,
        (false, false) => SelectValues,
    };

    private static void AddParameters(DbCommand command, ExchangeFilter filter)
    {
        var (afterSeq, afterId) = filter.AfterSeq > 0 ? (filter.AfterSeq, filter.AfterId) : (filter.Since, Guid.AllBitsSet);
        Add("@afterSeq", afterSeq);
        Add("@afterId", afterId.ToString());
        Add("@upTo", filter.UpTo);
        Add("@root", filter.Root + "%");
        Add("@firstState", StateAt(0));
        Add("@secondState", StateAt(1));
        Add("@thirdState", StateAt(2));
        Add("@occurrences", filter.Occurrences is null ? null : $",{string.Join(',', filter.Occurrences)},");
        Add("@under", filter.Under is null ? null : filter.Under + "%");
        Add("@pillars", filter.Pillars is null ? null : $",{string.Join(',', filter.Pillars)},");
        Add("@unitCode", filter.UnitCode);
        Add("@indicatorCode", filter.IndicatorCode);
        Add("@planId", filter.PlanId?.ToString());
        Add("@year", filter.Year);
        Add("@period", filter.Period);
        if (filter.Since > 0)
            Add("@since", filter.Since);
        if (filter.CommunePath is { } communePath)
            Add("@communePath", communePath);

        // Not null: "not (state in (…, null))" is never true.
        string StateAt(int place) => filter.States.Count > place ? Codes.Of(filter.States[place]) : "";

        void Add(string name, object? value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
    }
}
