using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using WardKpi.Api.Data;

namespace WardKpi.Api.Accounts;

/// <summary>Keeps the keys that protect cookies in the database, so that every node reads every node's cookie.</summary>
public sealed class DatabaseKeyRepository(Database database, TimeProvider clock) : IXmlRepository
{
    private const string SelectKeys = """
        select xml
        from data_protection_keys
        order by created_at, id
        """;

    private const string InsertKey = """
        insert into data_protection_keys (id, friendly_name, xml, created_at)
        values (@id, @friendlyName, @xml, @now)
        """;

    // The interface is synchronous; it is called a few times in the life of a process.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        return [.. connection.Query<string>(SelectKeys).Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var key = new
        {
            id = Guid.CreateVersion7(),
            friendlyName,
            xml = element.ToString(SaveOptions.DisableFormatting),
            now = clock.GetUtcNow().UtcDateTime,
        };
        database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(InsertKey, key, transaction), CancellationToken.None).GetAwaiter().GetResult();
    }
}
