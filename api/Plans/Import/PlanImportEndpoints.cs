using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Http;

namespace WardKpi.Api.Plans.Import;

public static class PlanImportEndpoints
{
    // The largest of the real plans has 60 kB; a file of this size still reads in well under a second.
    private const int MaxFileBytes = 2 * 1024 * 1024;

    public static void MapPlanImport(RouteGroupBuilder plans) =>
        plans.MapPost("/import", Post).RequireAuthorization(Policies.ManagePlans)
            .Accepts<string>("application/yaml", "application/json", "application/x-yaml", "text/yaml")
            .WithName("ImportPlan").WithSummary("Bring in a plan@1 file (YAML or JSON), whole or not at all")
            .WithDescription("With dryRun=true nothing is kept and the answer shows what would change. Faults come as 422 `plan_invalid` with `faults`, each with its place in the file. If another person brings the same plan in at the same time, one of the two gets 409 `import_conflict`.")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <param name="dryRun">Check and compare only.</param>
    private static async Task<Results<Ok<ImportResult>, ProblemHttpResult>> Post(
        HttpRequest request, Caller caller, PlanImporter importer, CancellationToken cancellationToken, bool dryRun = false)
    {
        if (await ReadTextAsync(request, cancellationToken) is not { } text)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_large", "Tệp kế hoạch lớn hơn 2 MB.");
        try
        {
            var (result, faults) = await importer.RunAsync(text, dryRun, ImportBy.Of(caller), cancellationToken);
            return result is null
                ? Problems.Unprocessable(
                    "plan_invalid",
                    $"Tệp kế hoạch có {faults.Count} điểm cần sửa; chưa có gì được nhập.",
                    new Dictionary<string, object?> { ["faults"] = faults })
                : TypedResults.Ok(result);
        }
        catch (DbException exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            return Problems.Conflict("import_conflict", "Có người vừa nhập cùng kế hoạch này: tải lại rồi thử lại.");
        }
    }

    private static async Task<string?> ReadTextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MaxFileBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
    }
}
