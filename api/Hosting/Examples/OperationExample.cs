using Microsoft.AspNetCore.Http.HttpResults;

namespace WardKpi.Api.Hosting.Examples;

/// <summary>An operation of the contract in use. Made of the records that cross the wire, so that an example cannot lag behind a shape.</summary>
/// <param name="Body">What is sent; by media type where it is a text.</param>
/// <param name="Answer">What comes back with every 2xx that has a body; by media type where there are several.</param>
/// <param name="Refusals">The refusals of this operation alone; those that many share are in <see cref="CommonRefusals"/>.</param>
public sealed record OperationExample(string OperationId, object? Body = null, object? Answer = null, params ProblemHttpResult[] Refusals)
{
    public static IReadOnlyDictionary<string, OperationExample> All { get; } =
        new[]
            {
                SessionExamples.All,
                PersonExamples.All,
                CatalogExamples.All,
                PlanExamples.All,
                AssignmentExamples.All,
                ProgressExamples.All,
                ProvinceExamples.All,
                PublicPageExamples.All,
                ReportExamples.All,
                EvidenceExamples.All,
                ReviewExamples.All,
                SnapshotExamples.All,
                ExplanationExamples.All,
                TimelinessExamples.All,
                HamletExamples.All,
                BoardExamples.All,
                NoticeExamples.All,
                ObligationExamples.All,
                JobExamples.All,
                RuleExamples.All,
                ValuesExamples.All,
                WebhookExamples.All,
                ApiClientExamples.All,
                DeliveryExamples.All,
                DictionaryExamples.All,
                ExchangeFormatExamples.All,
            }
            .SelectMany(feature => feature)
            .ToDictionary(example => example.OperationId);
}
