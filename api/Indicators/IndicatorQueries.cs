using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Indicators;

public sealed record IndicatorRow
{
    public Guid Id { get; init; }

    public string Code { get; init; } = "";

    public Guid? CommuneId { get; init; }

    public string PillarId { get; init; } = "";

    public string NameVi { get; init; } = "";

    public string? NameEn { get; init; }

    public string? Unit { get; init; }

    public string Kind { get; init; } = "";

    public string? NumeratorVi { get; init; }

    public string? DenominatorVi { get; init; }

    public string Direction { get; init; } = "";

    public bool IsCumulative { get; init; }

    public bool IsCard { get; init; }

    public int Decimals { get; init; }

    public IndicatorView ToView() => new()
    {
        Id = Id,
        Code = Code,
        CommuneId = CommuneId,
        PillarId = PillarId,
        NameVi = NameVi,
        NameEn = NameEn,
        Unit = Unit,
        Kind = Codes.To<IndicatorKind>(Kind),
        NumeratorVi = NumeratorVi,
        DenominatorVi = DenominatorVi,
        Direction = Codes.To<Direction>(Direction),
        IsCumulative = IsCumulative,
        IsCard = IsCard,
        Decimals = Decimals,
    };
}

public static class IndicatorQueries
{
    private const string SelectPillars = """
        select id, name_vi, name_en
        from pillars
        order by position, id
        """;

    // The common catalogue, and the local measures of communes that the caller may read.
    private const string SelectIndicators = """
        select i.id, i.code, i.commune_id, i.pillar_id, i.name_vi, i.name_en, i.unit, i.kind, i.numerator_vi, i.denominator_vi,
               i.direction, i.is_cumulative, i.is_card, i.decimals
        from indicators i
        left join organizations c on c.id = i.commune_id
        where (i.commune_id is null or c.path like @scope)
          and (@pillar is null or i.pillar_id = @pillar)
          and (@code is null or i.code = @code)
        order by case when i.commune_id is null then 0 else 1 end, i.position, i.code, i.id
        """;

    public static async Task<IReadOnlyList<PillarView>> ListPillarsAsync(DbConnection connection, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<PillarView>(SelectPillars, transaction: transaction)).AsList();

    public static async Task<IReadOnlyList<IndicatorRow>> ListAsync(
        DbConnection connection, string scope, string? pillar = null, string? code = null, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<IndicatorRow>(SelectIndicators, new { scope, pillar, code }, transaction)).AsList();
}
