using Microsoft.Extensions.Options;

namespace WardKpi.Api.Reports.Evidence;

public static class EvidenceServices
{
    public static void AddEvidence(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EvidenceStore>();
        builder.Services.AddSingleton<EvidenceService>();
        builder.Services.AddOptions<EvidenceOptions>().BindConfiguration("Evidence")
            .Validate(options => options.MaxFileBytes > 0 && options.MaxRowBytes >= options.MaxFileBytes, "Evidence: 0 < MaxFileBytes <= MaxRowBytes")
            .Validate(options => options.MaxReportBytes >= options.MaxRowBytes, "Evidence: MaxRowBytes <= MaxReportBytes")
            .ValidateOnStart();
    }
}
