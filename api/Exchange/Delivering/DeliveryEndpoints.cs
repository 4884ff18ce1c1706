using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WardKpi.Api.Data;
using WardKpi.Api.Exchange.Calls;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange.Delivering;

public static class DeliveryEndpoints
{
    public static void MapDelivering(this RouteGroupBuilder exchange) => exchange.MapPost("/values", Deliver)
        .RequireScope(ApiScope.WriteValues).WithTags("Exchange").WithMetadata(new RequestSizeLimitAttribute(DeliveryRules.MostBytes))
        .WithName("DeliverValues").WithSummary("Bring values of other systems into the reports of their units")
        .WithDescription(
            """
            The rules, checks and history are those of the entry sheet, with the name of the API client where a person's would stand. A report that nobody opened is opened; none is ever submitted or verified, which is for people. Values of one report (unit × plan × quarter) are written all or none: where one is refused, the others of that report are `withheld`. Reports do not wait for each other.

            The answer is 200 with a row for every value, whatever came of it. The same delivery again answers `unchanged` and writes nothing, so a lost answer may simply be asked for again; no `Idempotency-Key` is needed. A value without `version` goes over what is empty or was delivered by the same client; what anybody else wrote is refused with `written_by_other`; `current` shows the figure that stands there to a key that reads values too.
            """)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    /// <param name="dryRun">Says what would come of it and writes nothing.</param>
    /// <param name="importStrategy">What may be done to a cell; <c>create_and_update</c> where absent.</param>
    private static async Task<Results<Ok<DeliveryResult>, ProblemHttpResult>> Deliver(
        Delivery delivery,
        HttpContext context,
        ApiClient client,
        DeliveryService service,
        CancellationToken cancellationToken,
        bool dryRun = false,
        Code<ImportStrategy>? importStrategy = null)
    {
        if (delivery.Values.Count > DeliveryRules.MostRows)
            return TooManyRows();
        context.CountRows(delivery.Values.Count);
        var strategy = importStrategy ?? ImportStrategy.CreateAndUpdate;
        return TypedResults.Ok(await service.DeliverAsync(delivery.Values, strategy, dryRun, client, cancellationToken));
    }

    public static ProblemHttpResult TooManyRows() =>
        Problems.Of(StatusCodes.Status413PayloadTooLarge, "too_many_rows", "Mỗi lần gửi nhiều nhất 2.000 giá trị: chia nhỏ rồi gửi lần lượt.");
}
