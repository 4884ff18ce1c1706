using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Dictionary;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Values;

public static class ValuesEndpoints
{
    public static void MapValues(this RouteGroupBuilder exchange)
    {
        exchange.MapGet("/values", Get).RequireScope(ApiScope.ReadValues).WithTags("Exchange")
            .WithName("ListExchangeValues").WithSummary("The values that units sent, as flat rows")
            .WithDescription("""
                A walk shows one state of the data from its first page to its last (`upTo`), whatever is written meanwhile: no row is left out, none comes twice. `since` with the `upTo` of the last walk gives what changed behind it; a value that is no longer among what is asked for comes once more with `isDeleted` and without figures, also where it was only reopened.

                `Accept` chooses: `application/json` in pages (`next`, and `Link` with rel="next"), `application/x-ndjson` and `text/csv` (RFC 4180, CRLF, for programs: texts that begin with = stay as they are) as one stream without an end but the last row, in pages where `limit` is given. `upTo` stands in the header `Ward-Kpi-Up-To` of every answer. Packed by gzip or br where `Accept-Encoding` says so. `Prefer: return=minimal` leaves out what plan and dictionary say anyway, `Prefer: maxpagesize=N` is a `limit`; `Preference-Applied` says what was kept to.

                `If-None-Match` with the last `ETag` answers 304 while nothing below the client's root has changed. 413 `page_too_large`: ask for less, or stream. 422 `read_from_start`: the database was restored from a copy, and `since` or `cursor` are of before; read everything once. `updatedAfter` reaches five minutes further back than it says, so that nothing that was committed late is left out: a value may come twice, which is harmless. `asOf` is at least a minute ago. 422 `invalid_query` names each parameter at fault; one that nobody knows is a fault too.
                """)
            .Produces<ExchangeValuesPage>(StatusCodes.Status200OK, ValuesForm.MediaTypes[0], [.. ValuesForm.MediaTypes.Skip(1)])
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status406NotAcceptable).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<ValuesAnswer, StatusCodeHttpResult, ProblemHttpResult>> Get(
        [AsParameters] ValuesQuery query, HttpContext context, ApiClient client, Database database, TimeProvider clock)
    {
        var form = ValuesForm.Of(context.Request);
        var given = context.Request.Query.Select(one => (one.Key, one.Value.Count));
        var request = ValuesRules.Read(query, given, clock.GetUtcNow().UtcDateTime, out var faults);
        if (request.Since > client.ExchangeSeq)
            faults.TryAdd("since", ["Chưa có thay đổi nào mang số này: đọc lại từ đầu."]);
        if (faults.Count > 0)
            return KnownParameters.Invalid(faults);
        if (form.Format is null)
            return MediaChoice.Refusal(ValuesForm.MediaTypes);
        if (request.Limit > ValuesRules.MostRows)
            return TooLarge();
        if (request.Since > 0 && request.Since < client.ExchangeFrom)
            return Restored();

        if (form.Applied is not null)
            context.Response.Headers["Preference-Applied"] = form.Applied;
        if (ExchangeTags.IsKnown(context, ExchangeTags.Of(client, context.Request)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        var mark = ValuesCursor.MarkOf(client, request);
        await using var connection = await database.OpenAsync(context.RequestAborted);
        var (filter, refusal) = await FilterOfAsync(connection, client, request, mark);
        if (filter is null)
        {
            ExchangeTags.Withdraw(context.Response);
            return refusal!;
        }

        var limit = request.Limit ?? form.PageSize ?? (form.Format == ValuesFormat.Json ? ValuesRules.DefaultLimit : null);
        return new ValuesAnswer(database, filter, form, limit, mark);
    }

    private static async Task<(ExchangeFilter? Filter, ProblemHttpResult? Refusal)> FilterOfAsync(
        DbConnection connection, ApiClient client, ValuesRequest request, long mark)
    {
        var cursor = request.Cursor is null ? null : ValuesCursor.Read(request.Cursor, client);
        if (request.Cursor is not null && cursor is null)
            return (null, BrokenCursor());
        if (cursor is not null && cursor.Mark != mark)
            return (null, OtherCursor());
        // A former instant has a former number, also behind the gap.
        if (request.AsOf is null && cursor?.UpTo < client.ExchangeFrom)
            return (null, Restored());

        string? under = null;
        if (request.Organization is { } code)
        {
            var (found, refusal) = await OrganizationCodes.ResolveAsync(connection, client, [code]);
            if (refusal is not null)
                return (null, Invalid("organization", $"Mã {code} không tồn tại trong phạm vi của khóa truy cập."));
            under = found[0].Path;
        }

        if (request.Pillar is { } pillar && !await ValuesQueries.HasPillarAsync(connection, pillar))
            return (null, Invalid("pillar", "Không có nhóm chỉ tiêu này."));
        if (request.Indicator is { } indicator && !await ValuesQueries.HasIndicatorAsync(connection, client.Scope, indicator))
            return (null, Invalid("indicator", $"Không có chỉ tiêu mang mã {indicator}."));
        if (request.Unit is { } unit && !await ValuesQueries.HasUnitAsync(connection, client.Scope, unit))
            return (null, Invalid("unit", $"Không có đơn vị mang mã {unit} trong phạm vi của khóa truy cập."));

        var upTo = cursor?.UpTo ?? (request.AsOf is { } asOf ? Math.Min(client.ExchangeSeq, await ValuesQueries.NumberAtAsync(connection, asOf)) : client.ExchangeSeq);
        var since = cursor?.Since ?? request.Since
            ?? (request.UpdatedAfter is { } after ? Math.Min(upTo, await ValuesQueries.NumberBeforeAsync(connection, after)) : 0);
        return (
            ExchangeFilter.Of(client, upTo) with
            {
                Since = since,
                AfterSeq = cursor?.AfterSeq ?? 0,
                AfterId = cursor?.AfterId ?? default,
                States = request.States,
                Pillars = PillarsOf(client, request),
                Under = under,
                UnitCode = request.Unit,
                IndicatorCode = request.Indicator,
                PlanId = request.PlanId,
                Year = request.Year,
                Period = request.Period,
            },
            null);
    }

    private static IReadOnlyList<string>? PillarsOf(ApiClient client, ValuesRequest request) =>
        request.Pillar is null ? client.Pillars : client.Pillars is null ? [request.Pillar] : [.. client.Pillars.Where(pillar => pillar == request.Pillar)];

    private static ProblemHttpResult Invalid(string name, string fault) =>
        KnownParameters.Invalid(new Dictionary<string, string[]> { [name] = [fault] });

    public static ProblemHttpResult BrokenCursor() =>
        Problems.Unprocessable("broken_cursor", "Con trỏ trang không đọc được: bắt đầu đọc lại từ trang đầu.");

    public static ProblemHttpResult OtherCursor() => Problems.Unprocessable(
        "other_cursor", "Con trỏ trang thuộc về một truy vấn khác: giữ nguyên các tham số lọc từ trang đầu đến trang cuối.");

    public static ProblemHttpResult Restored() => Problems.Unprocessable(
        "read_from_start", "Cơ sở dữ liệu đã được khôi phục từ bản sao: đọc lại từ đầu, không kèm since và cursor.");

    public static ProblemHttpResult TooLarge() => Problems.Of(
        StatusCodes.Status413PayloadTooLarge,
        "page_too_large",
        "Một trang có nhiều nhất 10.000 dòng: đặt limit nhỏ hơn, hoặc đọc cả dòng chảy bằng application/x-ndjson hay text/csv.",
        new Dictionary<string, object?> { ["maxLimit"] = ValuesRules.MostRows });
}
