using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Data;

/// <summary>Numbers the writes to reported data: commit order is number order, because the counter row is held until the commit.</summary>
public static class ChangeCounter
{
    private const string TakeNext = """
        update change_counter
        set seq = seq + 1
        where id = 1;
        select seq
        from change_counter
        where id = 1
        """;

    private const string MarkCommune = """
        update organizations
        set change_seq = @seq
        where id = @communeId
        """;

    /// <summary>Takes the next number. Call it first: it also makes writers of reported data wait for each other.</summary>
    public static async Task<long> NextAsync(DbTransaction transaction, Guid communeId)
    {
        var seq = await transaction.Connection!.QuerySingleAsync<long>(TakeNext, transaction: transaction);
        await transaction.Connection!.ExecuteAsync(MarkCommune, new { seq, communeId }, transaction);
        return seq;
    }
}
