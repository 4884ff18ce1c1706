using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WardKpi.Api.Accounts;
using WardKpi.Api.Http;

namespace WardKpi.Api.Reports.Evidence;

public static class EvidenceEndpoints
{
    // A little more than the file: the form around it. Up to here a file that is too large is read to its end, because a browser that is
    // cut off while it sends shows a broken line instead of the refusal.
    private const long FormBytes = 2 * 1024 * 1024;

    public static void MapEvidence(RouteGroupBuilder reports)
    {
        reports.MapGet("/{id:guid}/evidence", List).WithName("ListEvidence").WithSummary("The evidence of a report or of one row, with what was taken away")
            .ProducesProblem(StatusCodes.Status404NotFound);
        var row = reports.MapGroup("/{id:guid}/rows/{planIndicatorId:guid}/evidence");
        row.MapPost("/files", AddFile).RequireAuthorization(Policies.Enter)
            .Accepts<EvidenceFile>("multipart/form-data")
            .WithName("AddEvidenceFile").WithSummary("Put a file beside a value")
            .WithDescription("PDF, PNG, JPEG, WebP, DOCX, XLSX, PPTX, DOC, XLS, ODT and ODS, told by their content; a name that says something else is refused (422 `file_name`), as are programs and macros (`file_type`, `file_macro`), an empty file (`file_empty`) and more than a row or a report may hold (`row_full`, `report_full`). A file that stands there already stays one.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        row.MapPost("/documents", AddDocument).RequireAuthorization(Policies.Enter)
            .WithName("AddEvidenceDocument").WithSummary("Put a reference to an issued document beside a value")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        var item = reports.MapGroup("/{id:guid}/evidence/{evidenceId:guid}");
        item.MapGet("/file", GetFile).WithName("GetEvidenceFile").WithSummary("The file itself")
            .WithDescription("Its hash is checked on the way: 410 `file_lost` where the stored file is missing or damaged.")
            .Produces<Microsoft.AspNetCore.Mvc.FileResult>(StatusCodes.Status200OK, "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
        item.MapDelete("/", Remove).RequireAuthorization(Policies.Enter)
            .WithName("RemoveEvidence").WithSummary("Take a piece of evidence away; it can be put back")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        item.MapPost("/restore", Restore).RequireAuthorization(Policies.Enter)
            .WithName("RestoreEvidence").WithSummary("Put back what was taken away")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<Results<Ok<EvidenceList>, ProblemHttpResult>> List(
        Guid id, Caller caller, EvidenceService service, CancellationToken cancellationToken, Guid? planIndicatorId = null) =>
        service.ListAsync(id, planIndicatorId, caller, cancellationToken);

    private static async Task<Results<Ok<EvidenceView>, ProblemHttpResult>> AddFile(
        Guid id,
        Guid planIndicatorId,
        HttpRequest request,
        Caller caller,
        EvidenceService service,
        IOptions<EvidenceOptions> options,
        CancellationToken cancellationToken)
    {
        // Before anything of the body is taken in: who may not add fills no disk.
        if (await service.RefusalAsync(id, planIndicatorId, caller, cancellationToken) is { } refusal)
            return refusal;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.MaxFileBytes + FormBytes;
        try
        {
            if (await FindFileAsync(request, cancellationToken) is not { } file)
                return Problems.Invalid(new Dictionary<string, string[]> { ["file"] = ["Chưa có tệp nào được gửi."] });
            var answer = await service.AddFileAsync(id, planIndicatorId, file.Name, file.Content, caller, cancellationToken);
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return answer;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return service.TooLarge();
        }
        catch (InvalidDataException)
        {
            return Problems.Invalid(new Dictionary<string, string[]> { ["file"] = ["Không đọc được tệp gửi lên: thử gửi lại."] });
        }
    }

    private static Task<Results<Ok<EvidenceView>, ProblemHttpResult>> AddDocument(
        Guid id, Guid planIndicatorId, EvidenceDocument document, Caller caller, EvidenceService service, CancellationToken cancellationToken) =>
        service.AddDocumentAsync(id, planIndicatorId, document, caller, cancellationToken);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetFile(
        Guid id, Guid evidenceId, HttpResponse response, Caller caller, EvidenceService service, CancellationToken cancellationToken)
    {
        var (item, content, problem) = await service.OpenFileAsync(id, evidenceId, caller, cancellationToken);
        if (problem is not null)
            return problem;
        var isShown = EvidenceRules.IsShown(item!.MediaType!);
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(item.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        // Whatever the file holds, nothing of it runs in the dashboard's name. A PDF in a sandbox is an empty window in Safari and in Chrome of
        // some years ago; its scripts run in the reader of the browser, not in the page.
        var sandbox = item.MediaType == EvidenceRules.PdfType ? "" : "sandbox; ";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'unsafe-inline'; {sandbox}frame-ancestors 'none'";
        return TypedResults.Stream(content!, item.MediaType);
    }

    private static Task<Results<Ok<EvidenceView>, ProblemHttpResult>> Remove(
        Guid id, Guid evidenceId, Caller caller, EvidenceService service, CancellationToken cancellationToken) =>
        service.MarkAsync(id, evidenceId, isRemoved: true, caller, cancellationToken);

    private static Task<Results<Ok<EvidenceView>, ProblemHttpResult>> Restore(
        Guid id, Guid evidenceId, Caller caller, EvidenceService service, CancellationToken cancellationToken) =>
        service.MarkAsync(id, evidenceId, isRemoved: false, caller, cancellationToken);

    /// <summary>The first file of the form, not read yet: it goes to the disk as it comes, not through the memory.</summary>
    private static async Task<(string? Name, Stream Content)?> FindFileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return null;
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            if (section.AsFileSection() is { FileStream: { } content } file)
                return (file.FileName, content);
        return null;
    }
}
