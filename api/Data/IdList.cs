using Dapper;

namespace WardKpi.Api.Data;

/// <summary>Ids for <c>in @ids</c>: Dapper passes a type handler by where it spreads a list.</summary>
public static class IdList
{
    private const int IdLength = 36;

    public static IEnumerable<DbString> Of(IEnumerable<Guid> ids) =>
        ids.Select(id => new DbString { Value = id.ToString(), IsAnsi = true, IsFixedLength = true, Length = IdLength });
}
