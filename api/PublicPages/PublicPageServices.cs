namespace WardKpi.Api.PublicPages;

public static class PublicPageServices
{
    public static void AddPublicPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PublicPageOptions>().BindConfiguration("PublicPages");
        builder.Services.AddSingleton<PublicPageService>();
        builder.Services.AddSingleton<PublicAnswers>();
        builder.Services.AddRateLimiter(options => options.AddPolicy<string, PublicPageLimit>(PublicPageLimit.Name));
    }
}
