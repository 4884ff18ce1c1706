namespace WardKpi.Api.Data;

public static class DataServices
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        TypeHandlers.Register();
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration("Database");
        builder.Services.AddSingleton<Database>();
    }
}
