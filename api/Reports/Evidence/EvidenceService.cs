using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;
using WardKpi.Api.Reports.Writing;

namespace WardKpi.Api.Reports.Evidence;

/// <summary>Files and documents beside the rows of a report.</summary>
public sealed class EvidenceService(
    ReportService reports,
    ReportWriter writer,
    EvidenceStore store,
    Database database,
    IOptions<EvidenceOptions> options,
    ILogger<EvidenceService> logger)
{
    private EvidenceOptions Options => options.Value;

    public async Task<Results<Ok<EvidenceList>, ProblemHttpResult>> ListAsync(
        Guid id, Guid? planIndicatorId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await ReportQueries.FindKeyAsync(connection, id, caller.ReportScope) is null)
            return Problems.NotFound();
        var rows = await EvidenceQueries.ListAsync(connection, id, planIndicatorId, caller.ReportScope);
        return TypedResults.Ok(new EvidenceList
        {
            Items = [.. rows.Select(row => row.ToView())],
            MaxFileBytes = Options.MaxFileBytes,
            MaxRowBytes = Options.MaxRowBytes,
        });
    }

    /// <summary>Whether the row takes evidence from the caller now; asked before a body is read, and again in the transaction.</summary>
    public async Task<ProblemHttpResult?> RefusalAsync(Guid id, Guid planIndicatorId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ReportDocument.FindAsync(connection, id, caller) is { } document ? RefusalOf(document, planIndicatorId) : Problems.NotFound();
    }

    /// <summary>Takes in what <paramref name="content"/> holds. The same content twice in a row stays one piece, so a lost answer may be asked again.</summary>
    public async Task<Results<Ok<EvidenceView>, ProblemHttpResult>> AddFileAsync(
        Guid id, Guid planIndicatorId, string? name, Stream content, Caller caller, CancellationToken cancellationToken)
    {
        await using var file = await store.ReceiveAsync(content, Options.MaxFileBytes, cancellationToken);
        if (file is null)
            return TooLarge();
        var sniffed = EvidenceRules.Sniff(file.Content, name);
        if (sniffed.Kind is not { } kind)
            return Problems.Unprocessable(sniffed.Code!, sniffed.Message!);
        return await AddAsync(
            id,
            planIndicatorId,
            caller,
            stored => stored.Sha256 == file.Sha256,
            seq => NewItem(id, planIndicatorId, EvidenceKind.File, caller, seq) with
            {
                FileName = sniffed.FileName,
                MediaType = kind.MediaType,
                SizeBytes = file.Length,
                Sha256 = file.Sha256,
            },
            () => store.KeepAsync(file, cancellationToken),
            cancellationToken);
    }

    public Task<Results<Ok<EvidenceView>, ProblemHttpResult>> AddDocumentAsync(
        Guid id, Guid planIndicatorId, EvidenceDocument document, Caller caller, CancellationToken cancellationToken)
    {
        var (number, issuer) = (document.Number.Trim(), document.Issuer.Trim());
        return AddAsync(
            id,
            planIndicatorId,
            caller,
            stored => (stored.DocumentNumber, stored.DocumentIssuer, stored.DocumentDate) == (number, issuer, document.Date),
            seq => NewItem(id, planIndicatorId, EvidenceKind.Document, caller, seq) with
            {
                DocumentNumber = number,
                DocumentDate = document.Date,
                DocumentIssuer = issuer,
                DocumentSummary = Stored.Text(document.Summary),
            },
            () => Task.CompletedTask,
            cancellationToken);
    }

    /// <summary>Takes a piece away, or puts it back.</summary>
    public async Task<Results<Ok<EvidenceView>, ProblemHttpResult>> MarkAsync(
        Guid id, Guid evidenceId, bool isRemoved, Caller caller, CancellationToken cancellationToken)
    {
        EvidenceView? after = null;
        return await reports.ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (await EvidenceQueries.FindAsync(transaction.Connection!, id, evidenceId, caller.ReportScope, transaction) is not { } item)
                    return Problems.NotFound();
                if (RefusalOf(document, item.PlanIndicatorId) is { } refusal)
                    return refusal;
                if (isRemoved && item.RemovedAt is null)
                {
                    await EvidenceQueries.MarkRemovedAsync(transaction, evidenceId, reports.Now, caller.PersonId, seq);
                }
                else if (!isRemoved && item.RemovedAt is not null)
                {
                    var others = StandingIn(await AllAsync(transaction, id, caller), item.PlanIndicatorId);
                    if ((Doubled(others, item) ?? RowFull(others, item.SizeBytes ?? 0)) is { } problem)
                        return problem;
                    await EvidenceQueries.MarkStandingAsync(transaction, evidenceId, item.WasVerified, seq);
                }

                after = await ViewAsync(transaction, id, evidenceId, caller);
                return document;
            },
            (_, _) => after!,
            cancellationToken);
    }

    /// <summary>The stored file, whole; a problem where there is none, or where it is no longer what was sent.</summary>
    public async Task<(EvidenceRow? Item, FileStream? Content, ProblemHttpResult? Problem)> OpenFileAsync(
        Guid id, Guid evidenceId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (await EvidenceQueries.FindAsync(connection, id, evidenceId, caller.ReportScope) is not { Sha256: { } sha256 } item)
            return (null, null, Problems.NotFound());
        if (await store.OpenAsync(sha256, cancellationToken) is { } content)
            return (item, content, null);
        logger.LogError("Evidence {Id}: the stored file {Sha256} is missing or damaged; take it from a backup", evidenceId, sha256);
        return (null, null, Problems.Of(
            StatusCodes.Status410Gone,
            "file_lost",
            "Tệp lưu trên máy chủ bị mất hoặc hỏng: đề nghị đơn vị gửi lại tệp hoặc quản trị hệ thống khôi phục từ bản sao lưu."));
    }

    public ProblemHttpResult TooLarge() => Problems.Of(
        StatusCodes.Status413PayloadTooLarge, "too_large", $"Tệp lớn hơn {Options.MaxFileBytes / EvidenceOptions.Megabyte} MB: nén nhỏ hoặc chia thành nhiều tệp rồi gửi lại.");

    private async Task<Results<Ok<EvidenceView>, ProblemHttpResult>> AddAsync(
        Guid id,
        Guid planIndicatorId,
        Caller caller,
        Func<EvidenceRow, bool> isSame,
        Func<long, EvidenceWrite> make,
        Func<Task> keepAsync,
        CancellationToken cancellationToken)
    {
        EvidenceView? after = null;
        return await reports.ChangeAsync(
            id,
            caller,
            async (transaction, document, seq) =>
            {
                if (RefusalOf(document, planIndicatorId) is { } refusal)
                    return refusal;
                var all = await AllAsync(transaction, id, caller);
                var standing = StandingIn(all, planIndicatorId);
                if (standing.FirstOrDefault(isSame) is { } same)
                {
                    after = same.ToView();
                    // A second copy of a lost file heals the first.
                    await keepAsync();
                    return document;
                }

                var item = make(seq);
                if ((RowFull(standing, item.SizeBytes ?? 0) ?? ReportFull(all, item)) is { } full)
                    return full;
                await EvidenceQueries.InsertAsync(transaction, item);
                after = await ViewAsync(transaction, id, item.Id, caller);
                document = await writer.BeginAsync(transaction, document, caller, seq);
                await keepAsync();
                return document;
            },
            (_, _) => after!,
            cancellationToken);
    }

    private static ProblemHttpResult? RefusalOf(ReportDocument document, Guid planIndicatorId)
    {
        if (!ReportRules.IsEditable(document.Report.ReportState))
            return ReportService.WrongState(document.Report.ReportState);
        return document.Indicators.Any(row => row.Id == planIndicatorId) ? null : Problems.NotFound();
    }

    private ProblemHttpResult? RowFull(IReadOnlyList<EvidenceRow> standing, long size) =>
        standing.Sum(row => row.SizeBytes ?? 0) + size > Options.MaxRowBytes
            ? Problems.Unprocessable(
                "row_full", $"Minh chứng của một chỉ tiêu nhiều nhất {Options.MaxRowBytes / EvidenceOptions.Megabyte} MB: gỡ bớt tệp hoặc ghi số, ký hiệu văn bản.")
            : null;

    /// <summary>Of the same content one is stored, whatever stands or was taken away.</summary>
    private ProblemHttpResult? ReportFull(IReadOnlyList<EvidenceRow> all, EvidenceWrite item)
    {
        if (item.Sha256 is null || all.Any(row => row.Sha256 == item.Sha256))
            return null;
        return all.DistinctBy(row => row.Sha256).Sum(row => row.SizeBytes ?? 0) + item.SizeBytes > Options.MaxReportBytes
            ? Problems.Unprocessable(
                "report_full",
                $"Minh chứng của một báo cáo nhiều nhất {Options.MaxReportBytes / EvidenceOptions.Megabyte} MB, kể cả tệp đã gỡ: ghi số, ký hiệu văn bản hoặc khôi phục tệp đã gỡ.")
            : null;
    }

    private static ProblemHttpResult? Doubled(IReadOnlyList<EvidenceRow> standing, EvidenceRow item) =>
        standing.Any(row => row.IsSameAs(item))
            ? Problems.Conflict("evidence_stands", "Minh chứng này đã có lại ở chỉ tiêu: không cần khôi phục.")
            : null;

    private static Task<IReadOnlyList<EvidenceRow>> AllAsync(DbTransaction transaction, Guid id, Caller caller) =>
        EvidenceQueries.ListAsync(transaction.Connection!, id, null, caller.ReportScope, transaction);

    private static IReadOnlyList<EvidenceRow> StandingIn(IReadOnlyList<EvidenceRow> all, Guid planIndicatorId) =>
        [.. all.Where(row => row.PlanIndicatorId == planIndicatorId && row.RemovedAt is null)];

    private static async Task<EvidenceView> ViewAsync(DbTransaction transaction, Guid id, Guid evidenceId, Caller caller) =>
        (await EvidenceQueries.FindAsync(transaction.Connection!, id, evidenceId, caller.ReportScope, transaction))!.ToView();

    private EvidenceWrite NewItem(Guid id, Guid planIndicatorId, EvidenceKind kind, Caller caller, long seq) => new()
    {
        Id = Guid.CreateVersion7(),
        ReportId = id,
        PlanIndicatorId = planIndicatorId,
        Kind = kind,
        At = reports.Now,
        PersonId = caller.PersonId,
        Seq = seq,
    };
}
