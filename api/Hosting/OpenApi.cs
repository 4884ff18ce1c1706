using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using WardKpi.Api.Accounts;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Hosting;

/// <summary>The contract: OpenAPI 3.1, made from the code.</summary>
public static class OpenApi
{
    private const string Document = "v1";

    public static void AddOpenApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "Ward KPI",
                Version = "1",
                Description = "Targets and quarterly actuals of a commune's digital-transformation plan. Errors are RFC 9457 problem documents with a stable `code`. Every answer below /api/v1 says its version (`Api-Version: 1`); a route that will go says so by `Deprecation`, `Sunset` and `Link`.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });
            options.AddServer(new OpenApiServer { Url = "/" });
            options.AddSecurityDefinition(OpenApiOperations.Session, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = AccountServices.SessionCookie,
                Description = "Set by SignIn.",
            });
            options.AddSecurityDefinition(OpenApiOperations.Antiforgery, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = AccountServices.AntiforgeryHeader,
                Description = $"`antiforgeryToken` of the last answer of GetSession or SignIn, together with the cookie `{AccountServices.AntiforgeryCookie}` of that answer.",
            });
            options.AddSecurityDefinition(OpenApiOperations.ApiKey, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = $"Key of an API client, `wkpi_…`; also taken from the header `{ApiKeyHandler.KeyHeader}`.",
            });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            // Plain JSON numbers, exact to four decimals.
            options.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            options.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            options.MapType<Period>(() => new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["2026Q3"] });
            options.MapType<Period?>(() => new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["2026Q3"] });
            options.SchemaFilter<ProblemCode>();
            options.SchemaFilter<WithoutNulls>();
            options.ParameterFilter<NamesInQueries>();
            options.ParameterFilter<CodesInQueries>();
            options.OperationFilter<OpenApiOperations>();
            options.DocumentFilter<OpenApiOperations.SharedExamples>();
            options.DocumentFilter<OpenApiTags>();
            options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "WardKpi.Api.xml"));
        });
    }

    public static void MapOpenApi(this WebApplication app) => app
        .MapGet("/openapi.yaml", (IServiceProvider services) => Results.Text(Write(services), "application/yaml"))
        .AllowAnonymous().ExcludeFromDescription();

    /// <summary>The contract as text, the same on every machine.</summary>
    public static string Write(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var document = scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger(Document);
        using var text = new StringWriter { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiYamlWriter(text));
        return text.ToString().ReplaceLineEndings("\n");
    }
}
