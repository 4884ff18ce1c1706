using System.Data.Common;
using Dapper;

namespace WardKpi.Api.Reports.Words;

public static class WordsQueries
{
    private const string SelectWords = """
        select r.period, w.version, w.difficulties, w.proposals, w.at, p.display_name as person_name
        from report_words w
        join reports r on r.id = w.report_id
        left join people p on p.id = w.person_id
        where r.plan_id = @planId
          and r.organization_id = @organizationId
          and not exists (
            select 1
            from report_words later
            where later.report_id = w.report_id
              and later.version > w.version)
        order by r.period
        """;

    private const string SelectWordsOfPeriod = """
        select r.id as report_id, r.period, w.version, w.difficulties, w.proposals, w.at, p.display_name as person_name
        from reports r
        join report_words w on w.report_id = r.id
        left join people p on p.id = w.person_id
        where r.plan_id = @planId
          and r.period = @period
          and not exists (
            select 1
            from report_words later
            where later.report_id = w.report_id
              and later.version > w.version)
        order by r.id
        """;

    private const string InsertWords = """
        insert into report_words (id, report_id, version, difficulties, proposals, at, person_id, change_seq)
        values (@Id, @ReportId, @Version, @Difficulties, @Proposals, @At, @PersonId, @Seq)
        """;

    /// <summary>The standing words of a unit's reports of a plan.</summary>
    public static async Task<IReadOnlyList<WordsRow>> ListAsync(
        DbConnection connection, Guid planId, Guid organizationId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<WordsRow>(SelectWords, new { planId, organizationId }, transaction)).AsList();

    /// <summary>The standing words of every report of a period, by report.</summary>
    public static async Task<IReadOnlyDictionary<Guid, WordsRow>> OfPeriodAsync(
        DbConnection connection, Guid planId, string period, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<WordsRow>(SelectWordsOfPeriod, new { planId, period }, transaction)).ToDictionary(row => row.ReportId);

    public static Task InsertAsync(DbTransaction transaction, WordsWrite write) =>
        transaction.Connection!.ExecuteAsync(InsertWords, write, transaction);
}
