using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Exchange.Values;

/// <summary>
/// After a copy was put back the same numbers would be given a second time, to other changes: numbers go on behind a gap, no old ETag is
/// known any more, and who holds an older number reads from the start.
/// </summary>
public static class ExchangeRestore
{
    // More changes than can have been made since the copy.
    private const string SkipNumbers = """
        update change_counter
        set seq = seq + 1000000,
            exchange_seq = seq + 1000000
        where id = 1;
        select seq
        from change_counter
        where id = 1
        """;

    private const string MarkAll = """
        update organizations
        set exchange_seq = @seq
        """;

    private const string InsertRestore = """
        insert into exchange_restores (seq, restored_at)
        values (@seq, @now)
        """;

    /// <returns>The number that readers begin with.</returns>
    public static async Task<long> RunAsync(DbTransaction transaction, DateTime now)
    {
        var connection = transaction.Connection!;
        var seq = await connection.QuerySingleAsync<long>(SkipNumbers, transaction: transaction);
        await connection.ExecuteAsync(MarkAll, new { seq }, transaction);
        await connection.ExecuteAsync(InsertRestore, new { seq, now }, transaction);
        return seq;
    }
}
