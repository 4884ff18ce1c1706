using System.Data.Common;
using Dapper;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Exchange.Dhis2;

/// <summary>A row of a plan whose indicator the commune's plans of the year carry more than once.</summary>
public sealed record CombinedRow
{
    public Guid PlanIndicatorId { get; init; }

    public string RowNumber { get; init; } = "";

    public string? PlanNumber { get; init; }
}

public static class Dhis2Queries
{
    // Plans stand here for communes of this node only; of forwarded rows nothing is known but what they say themselves.
    private const string SelectCombined = """
        select d.plan_indicator_id, d.row_number, d.plan_number
        from (
          select pi.id as plan_indicator_id, pi.number as row_number, p.number as plan_number,
                 count(*) over (partition by p.commune_id, p.year, pi.indicator_id) as times
          from plans p
          join organizations c on c.id = p.commune_id
          join plan_indicators pi on pi.plan_id = p.id
          where c.path like @scope
            and pi.indicator_id is not null) d
        where d.times > 1
        union all
        select f.plan_indicator_id, f.row_number, f.plan_number
        from (
          select plan_indicator_id, row_number, plan_number,
                 count(*) over (partition by organization_code, plan_year, indicator_code) as times
          from (
            select organization_code, plan_year, indicator_code, plan_indicator_id, max(row_number) as row_number, max(plan_number) as plan_number
            from exchange_values
            where node_id is not null
              and ended_seq is null
              and path like @scope
            group by organization_code, plan_year, indicator_code, plan_indicator_id) g) f
        where f.times > 1
        order by plan_indicator_id
        """;

    /// <summary>Of the communes that a client sees something of: another unit's row makes a code as ambiguous as its own.</summary>
    public static async Task<IReadOnlyList<CombinedRow>> CombinedAsync(DbConnection connection, ApiClient client)
    {
        var scope = (OrganizationPaths.CommuneOf(client.Path) ?? client.Path) + "%";
        return (await connection.QueryAsync<CombinedRow>(SelectCombined, new { scope })).AsList();
    }
}
