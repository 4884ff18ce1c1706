using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Reports.Hamlets;

public sealed record HamletValueRow
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid PlanIndicatorId { get; init; }

    public Guid HamletId { get; init; }

    public string Period { get; init; } = "";

    public string? EntryKind { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? Value { get; init; }

    public DateTime UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public int Version { get; init; }

    public long ChangeSeq { get; init; }

    public StoredValue Stored => new()
    {
        EntryKind = Codes.ToNullable<EntryKind>(EntryKind),
        Numerator = Numerator,
        Denominator = Denominator,
        Value = Value,
    };

    /// <param name="isDemo">The unit's value tells: made-up hamlets make a made-up sum.</param>
    public ActualView ToView(bool isDemo) => new()
    {
        Period = Period,
        EntryKind = Codes.ToNullable<EntryKind>(EntryKind),
        Numerator = Numerator,
        Denominator = Denominator,
        Value = Value,
        IsDemo = isDemo,
        Version = Version,
        UpdatedAt = UpdatedAt,
        UpdatedBy = UpdatedBy,
    };
}

public sealed record HamletWrite
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    public required Guid PlanIndicatorId { get; init; }

    public required Guid HamletId { get; init; }

    public required StoredValue Value { get; init; }

    /// <summary>1 for a hamlet that was never filled.</summary>
    public required int Version { get; init; }

    public Guid? PersonId { get; init; }

    public required long Seq { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The row as a reading would find it.</summary>
    public HamletValueRow ToRow(string period, string personName) => new()
    {
        Id = Id,
        ReportId = ReportId,
        PlanIndicatorId = PlanIndicatorId,
        HamletId = HamletId,
        Period = period,
        EntryKind = Value.EntryKind is { } kind ? Codes.Of(kind) : null,
        Numerator = Value.Numerator,
        Denominator = Value.Denominator,
        Value = Value.Value,
        UpdatedAt = At,
        UpdatedBy = personName,
        Version = Version,
        ChangeSeq = Seq,
    };
}

public static class HamletValueQueries
{
    private const string SelectValues = """
        select v.id, v.report_id, v.plan_indicator_id, v.hamlet_id, r.period, v.entry_kind, v.numerator, v.denominator, v.value, v.updated_at,
               p.display_name as updated_by, v.version, v.change_seq
        from hamlet_values v
        join reports r on r.id = v.report_id
        left join people p on p.id = v.updated_by
        where v.report_id = @reportId
        order by v.plan_indicator_id, v.hamlet_id
        """;

    private const string InsertValue = """
        insert into hamlet_values (id, report_id, plan_indicator_id, hamlet_id, entry_kind, numerator, denominator, value, updated_at,
                                   updated_by, change_seq, version)
        values (@Id, @ReportId, @PlanIndicatorId, @HamletId, @entryKind, @Numerator, @Denominator, @Value, @At, @PersonId, @Seq, @Version)
        """;

    private const string UpdateValue = """
        update hamlet_values
        set entry_kind = @entryKind,
            numerator = @Numerator,
            denominator = @Denominator,
            value = @Value,
            updated_at = @At,
            updated_by = @PersonId,
            change_seq = @Seq,
            version = @Version
        where id = @Id
        """;

    private const string InsertRevision = """
        insert into hamlet_value_revisions (id, hamlet_value_id, version, at, person_id, entry_kind, numerator, denominator, value, change_seq)
        values (@revisionId, @Id, @Version, @At, @PersonId, @entryKind, @Numerator, @Denominator, @Value, @Seq)
        """;

    /// <summary>Every hamlet's value of a report, whatever its row.</summary>
    public static async Task<IReadOnlyList<HamletValueRow>> ValuesAsync(
        DbConnection connection, Guid reportId, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<HamletValueRow>(SelectValues, new { reportId }, transaction)).AsList();

    /// <summary>Writes a hamlet's value and its revision.</summary>
    public static async Task WriteAsync(DbTransaction transaction, HamletWrite write)
    {
        var parameters = new
        {
            write.Id,
            revisionId = Guid.CreateVersion7(),
            write.ReportId,
            write.PlanIndicatorId,
            write.HamletId,
            entryKind = write.Value.EntryKind is { } kind ? Codes.Of(kind) : null,
            write.Value.Numerator,
            write.Value.Denominator,
            write.Value.Value,
            write.At,
            write.PersonId,
            write.Seq,
            write.Version,
        };
        await transaction.Connection!.ExecuteAsync(write.Version == 1 ? InsertValue : UpdateValue, parameters, transaction);
        await transaction.Connection!.ExecuteAsync(InsertRevision, parameters, transaction);
    }
}
