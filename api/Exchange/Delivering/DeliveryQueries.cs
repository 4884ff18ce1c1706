using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Organizations;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Exchange.Delivering;

/// <summary>A row of a plan in the form that asks for it in a period.</summary>
public sealed record DeliveryTarget
{
    public Guid CommuneId { get; init; }

    public Guid PlanId { get; init; }

    public string? PlanNumber { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public string RowNumber { get; init; } = "";

    public string IndicatorCode { get; init; } = "";

    public string PillarId { get; init; } = "";

    public Guid OrganizationId { get; init; }

    public string UnitCode { get; init; } = "";
}

public static class DeliveryQueries
{
    // A row belongs to the report that holds its value, else to the unit that leads it, else to the standing office (ReportQueries.SelectReports).
    private const string SelectTargets = """
        select c.id as commune_id, p.id as plan_id, p.number as plan_number, pi.id as plan_indicator_id, pi.number as row_number,
               i.code as indicator_code, i.pillar_id, o.id as organization_id, o.code as unit_code
        from organizations c
        join plans p on p.commune_id = c.id
        join plan_indicators pi on pi.plan_id = p.id
        join indicators i on i.id = pi.indicator_id
        join organizations s on s.parent_id = c.id and s.role = 'standing'
        left join actuals a on a.plan_indicator_id = pi.id and a.period = @period
        left join reports r on r.id = a.report_id
        join organizations o on o.id = coalesce(r.organization_id, pi.lead_id, s.id)
        where c.id = @communeId
          and o.path like @scope
          and p.year = @year
          and pi.is_withdrawn = 0
        order by p.id, pi.position, pi.id
        """;

    private const string CountPlans = """
        select count(*)
        from plans
        where commune_id = @communeId
          and year = @year
        """;

    /// <summary>The rows of a commune's plans that a client may write to in a period; or why there are no plans at all.</summary>
    /// <param name="code">As the machine names the commune.</param>
    public static async Task<(IReadOnlyList<DeliveryTarget> Targets, DeliveryFault? Fault)> TargetsAsync(
        DbConnection connection, ApiClient client, string code, Period period)
    {
        // A key of one unit names its commune all the same.
        var commune = client with { Path = OrganizationPaths.CommuneOf(client.Path) ?? client.Path };
        if (await OrganizationCodes.ResolveAsync(connection, commune, [code]) is not { Found: [var place] }
            || Codes.To<OrganizationKind>(place.Kind) != OrganizationKind.Commune)
            return ([], DeliveryRules.UnknownOrganization);
        var parameters = new { communeId = place.Id, scope = client.Scope, period = period.ToString(), year = period.Year };
        var targets = await connection.QueryAsync<DeliveryTarget>(SelectTargets, parameters);
        return targets.AsList() is { Count: > 0 } rows
            ? ([.. rows.Where(target => client.Sees(target.PillarId))], null)
            : ([], await connection.QuerySingleAsync<int>(CountPlans, parameters) == 0 ? DeliveryRules.NoPlan : null);
    }
}
