using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace WardKpi.Api.Hosting;

/// <summary>What the groups of operations are about. A tag without a sentence here is a fault of the contract's lint.</summary>
public sealed class OpenApiTags : IDocumentFilter
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["API clients"] = "Keys of machines: made, limited and revoked by administrators.",
        ["Deadlines"] = "Reporting rules, the calendar of days off, and the obligations that follow from both.",
        ["Exchange"] = "What machines read and write, by key: values, dictionary, SDMX, DHIS2.",
        ["Explanations"] = "What the steering committee asks units to explain, and what it concludes.",
        ["Forwarding"] = "A commune's own node brings its changes to the province's.",
        ["Health"] = "Whether the program answers.",
        ["Indicators"] = "The common catalogue.",
        ["Jobs"] = "Recurring jobs and their runs.",
        ["Notices"] = "What people are told, and how.",
        ["Organizations"] = "The tree: province, commune, unit, hamlet.",
        ["People"] = "Accounts and who answers for what.",
        ["Plans"] = "Plans of a year: indicators, targets, tasks, money, import.",
        ["Progress"] = "Targets against actuals.",
        ["Province"] = "Communes side by side.",
        ["Public pages"] = "What a commune shows to everybody.",
        ["Reports"] = "Quarterly forms: entering, sending, reviewing, evidence.",
        ["Session"] = "Signing in and out, the own account.",
        ["Sharing log"] = "Which machine took or brought what.",
        ["Snapshots"] = "Verified quarters, frozen.",
        ["Webhooks"] = "Calls to machines on each step of a report.",
    };

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = Sentences.GetValueOrDefault(tag.Name!);
    }
}
