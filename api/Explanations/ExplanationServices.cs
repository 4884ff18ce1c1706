namespace WardKpi.Api.Explanations;

public static class ExplanationServices
{
    public static void AddExplanations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ExplanationService>();
        builder.Services.AddSingleton<ExplanationReminders>();
    }
}
