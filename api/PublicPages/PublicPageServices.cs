namespace WardKpi.Api.PublicPages;

public static class PublicPageServices
{
    public static void AddPublicPages(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PublicPageService>();
}
