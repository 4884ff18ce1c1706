using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace WardKpi.DbMigrations;

/// <summary>
/// Puts the shipped catalogue, dictionary, official codes and calendar into the database. Every start may call it: what the file has changed is updated, nothing is
/// deleted (plans hang on it), and a day that people added or changed is left as it is, because the calendar is theirs.
/// </summary>
public sealed class ReferenceData(
    DatabaseProvider provider, string connectionString, string? catalogYaml = null, string? holidaysYaml = null, TimeProvider? time = null)
{
    private readonly Database _database = new(provider, connectionString);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>What the catalogue means elsewhere; null for the file that is shipped.</summary>
    public string? CrosswalkYaml { get; init; }

    /// <exception cref="MigrationException">A file cannot be read.</exception>
    public async Task<ReferenceReport> LoadAsync(CancellationToken cancellation = default)
    {
        var catalog = CatalogFile.Parse(catalogYaml ?? EmbeddedData.Catalog());
        var holidays = HolidayFile.Parse(holidaysYaml ?? EmbeddedData.Holidays());
        var crosswalk = CrosswalkFile.Parse(CrosswalkYaml ?? EmbeddedData.Crosswalk());
        var codes = OrganizationCodesFile.Parse(EmbeddedData.OrganizationCodes());

        await using var connection = await _database.OpenAsync(cancellation);
        await using var transaction = await _database.BeginExclusiveAsync(connection, cancellation);
        var report = new ReferenceReport(
            await SavePillarsAsync(catalog, transaction),
            await SaveIndicatorsAsync(catalog, transaction),
            await SaveDaysAsync(holidays, transaction),
            await DictionaryData.SaveAsync(catalog, crosswalk, transaction, _time.GetUtcNow().UtcDateTime),
            await OrganizationCodesData.SaveAsync(codes, transaction));
        await transaction.CommitAsync(cancellation);
        return report;
    }

    /// <summary>Of the shipped catalogue and official codes: another one says that rows which repeat them are to be written anew.</summary>
    public static string Digest { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(EmbeddedData.Catalog() + EmbeddedData.OrganizationCodes())));

    /// <summary>The id of a common indicator: the same in every installation, so that data of two of them fit together.</summary>
    public static string IndicatorId(string code)
    {
        // UUID version 5 (RFC 9562): SHA-1 over namespace and name.
        var hash = SHA1.HashData([.. IndicatorNamespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(code)]);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    private static readonly Guid IndicatorNamespace = new("6f1d3a52-6c0e-5b8e-9a5e-5d0f4c1a7b21");

    private const string SelectPillars = """
        select id, prefix, name_vi as NameVi, name_en as NameEn, position
        from pillars
        order by id
        """;

    private const string UpdatePillar = """
        update pillars
        set prefix = @Prefix, name_vi = @NameVi, name_en = @NameEn, position = @Position
        where id = @Id
        """;

    private const string InsertPillar = """
        insert into pillars (id, prefix, name_vi, name_en, position)
        values (@Id, @Prefix, @NameVi, @NameEn, @Position)
        """;

    private static async Task<int> SavePillarsAsync(CatalogFile catalog, DbTransaction transaction)
    {
        var stored = (await transaction.Connection!.QueryAsync<PillarRow>(SelectPillars, transaction: transaction))
            .ToDictionary(pillar => pillar.Id);
        var shipped = catalog.Pillars.Select((pillar, index) => pillar with { Position = index + 1 });
        return await SaveAsync(shipped, pillar => stored.GetValueOrDefault(pillar.Id), UpdatePillar, InsertPillar, transaction);
    }

    private const string SelectCommonIndicators = """
        select code, pillar_id as PillarId, name_vi as NameVi, name_en as NameEn, unit, kind, numerator_vi as NumeratorVi,
          denominator_vi as DenominatorVi, direction, is_cumulative as IsCumulative, is_card as IsCard, decimals, position
        from indicators
        where commune_id is null
        order by code
        """;

    private const string UpdateIndicator = """
        update indicators
        set pillar_id = @PillarId, name_vi = @NameVi, name_en = @NameEn, unit = @Unit, kind = @Kind, numerator_vi = @NumeratorVi,
          denominator_vi = @DenominatorVi, direction = @Direction, is_cumulative = @IsCumulative, is_card = @IsCard,
          decimals = @Decimals, position = @Position, version = version + 1
        where code = @Code and commune_id is null
        """;

    private const string InsertIndicator = """
        insert into indicators (id, code, commune_id, pillar_id, name_vi, name_en, unit, kind, numerator_vi, denominator_vi, direction,
          is_cumulative, is_card, decimals, position)
        values (@Id, @Code, null, @PillarId, @NameVi, @NameEn, @Unit, @Kind, @NumeratorVi, @DenominatorVi, @Direction,
          @IsCumulative, @IsCard, @Decimals, @Position)
        """;

    private static async Task<int> SaveIndicatorsAsync(CatalogFile catalog, DbTransaction transaction)
    {
        var stored = (await transaction.Connection!.QueryAsync<IndicatorRow>(SelectCommonIndicators, transaction: transaction))
            .ToDictionary(indicator => indicator.Code);
        var shipped = catalog.Indicators.Select((entry, index) => IndicatorRow.From(entry, index + 1));
        return await SaveAsync(shipped, indicator => stored.GetValueOrDefault(indicator.Code), UpdateIndicator, InsertIndicator, transaction);
    }

    internal static async Task<int> SaveAsync<T>(
        IEnumerable<T> shipped, Func<T, T?> storedOf, string update, string insert, DbTransaction transaction)
        where T : class
    {
        var changed = shipped.Where(row => !row.Equals(storedOf(row))).ToList();
        foreach (var row in changed)
            await transaction.Connection!.ExecuteAsync(storedOf(row) is null ? insert : update, row, transaction);
        return changed.Count;
    }

    // Whoever saves a day leaves the moment.
    private const string SelectPeoplesDays = """
        select cast(day as varchar(10))
        from calendar_days
        where is_shipped = 0
          or updated_at is not null
        order by day
        """;

    private const string SelectUntouchedDays = """
        select cast(day as varchar(10)) as Date, kind, name, certainty, source, is_active as Active, note
        from calendar_days
        where is_shipped = 1
          and updated_at is null
        order by day
        """;

    // The version: a form that was opened before is refused instead of writing the old words back.
    private const string UpdateDay = """
        update calendar_days
        set kind = @Kind, name = @Name, certainty = @Certainty, source = @Source, is_active = @Active, note = @Note, version = version + 1
        where day = @Date
        """;

    private const string InsertDay = """
        insert into calendar_days (day, kind, name, certainty, source, is_active, note)
        values (@Date, @Kind, @Name, @Certainty, @Source, @Active, @Note)
        """;

    private static async Task<int> SaveDaysAsync(HolidayFile holidays, DbTransaction transaction)
    {
        var peoples = (await transaction.Connection!.QueryAsync<string>(SelectPeoplesDays, transaction: transaction)).ToHashSet();
        var stored = (await transaction.Connection!.QueryAsync<HolidayEntry>(SelectUntouchedDays, transaction: transaction))
            .ToDictionary(day => day.Date);
        var shipped = holidays.Days.Where(day => !peoples.Contains(day.Date));
        return await SaveAsync(shipped, day => stored.GetValueOrDefault(day.Date), UpdateDay, InsertDay, transaction);
    }
}

/// <param name="Pillars">Pillars that were added or updated.</param>
/// <param name="Indicators">Common indicators that were added or updated.</param>
/// <param name="Days">Calendar days that were added or updated.</param>
/// <param name="Entries">Entries of the dictionary that say something new.</param>
/// <param name="Codes">Official codes and former units that were added or updated.</param>
public sealed record ReferenceReport(int Pillars, int Indicators, int Days, int Entries = 0, int Codes = 0);

internal sealed record PillarRow
{
    public required string Id { get; init; }
    public required string Prefix { get; init; }
    public required string NameVi { get; init; }
    public required string NameEn { get; init; }
    public int Position { get; init; }
}

/// <summary>Two rows are equal when the shipped columns are: id and version are not compared.</summary>
internal sealed record IndicatorRow
{
    public string Id => ReferenceData.IndicatorId(Code);
    public required string Code { get; init; }
    public required string PillarId { get; init; }
    public required string NameVi { get; init; }
    public string? NameEn { get; init; }
    public string? Unit { get; init; }
    public required string Kind { get; init; }
    public string? NumeratorVi { get; init; }
    public string? DenominatorVi { get; init; }
    public required string Direction { get; init; }
    public bool IsCumulative { get; init; }
    public bool IsCard { get; init; }
    public int Decimals { get; init; }
    public int Position { get; init; }

    public static IndicatorRow From(CatalogEntry entry, int position) => new()
    {
        Code = entry.Code,
        PillarId = entry.Pillar,
        NameVi = entry.NameVi,
        NameEn = entry.NameEn,
        Unit = entry.Unit,
        // The file writes it in one word; in SQL and JSON a code of two words has an underscore.
        Kind = entry.Kind == "yesno" ? "yes_no" : entry.Kind,
        NumeratorVi = entry.NumeratorVi,
        DenominatorVi = entry.DenominatorVi,
        Direction = entry.Direction,
        IsCumulative = entry.Cumulative,
        IsCard = entry.Tags.Contains("card"),
        // People and papers are counted whole; shares, rates and speeds show one place.
        Decimals = entry.Kind is "value" && entry.Unit is not ("Mbps" or "Mbit/s") ? 0 : 1,
        Position = position,
    };
}
