using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.CalendarDays;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Exchange.Forwarding;
using WardKpi.Api.Plans.Assignments;
using WardKpi.Api.Plans.Import;
using WardKpi.Api.Reports;
using WardKpi.Api.Reports.Hamlets;
using WardKpi.Api.Reports.Words;

namespace WardKpi.Api.Hosting;

/// <summary>Absent and null are one thing on this wire: answers leave nulls out, requests may. So no schema speaks of null.</summary>
public sealed class WithoutNulls : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        foreach (var property in schema.Properties?.Values.OfType<OpenApiSchema>() ?? [])
        {
            var type = property.Type & ~JsonSchemaType.Null;
            property.Type = type == 0 ? null : type;
        }
    }
}

/// <summary>Queries speak as bodies do, also where a record of the program names their parameters.</summary>
public sealed class NamesInQueries : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is OpenApiParameter { In: ParameterLocation.Query, Name: { } name } query)
            query.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}

/// <summary>A code in a query is one of its enum's.</summary>
public sealed class CodesInQueries : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        var type = Nullable.GetUnderlyingType(context.ApiParameterDescription.Type) ?? context.ApiParameterDescription.Type;
        if (parameter is OpenApiParameter query && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Code<>))
            query.Schema = context.SchemaGenerator.GenerateSchema(type.GetGenericArguments()[0], context.SchemaRepository);
    }
}

/// <summary>Every error carries a stable <c>code</c>; some codes carry more: faults of a plan file, conflicts of values.</summary>
public sealed class ProblemCode : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema problem || context.Type != typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))
            return;
        problem.Properties!["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable name of the refusal, for programs." };
        problem.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Faults by field, named as in the request: `values[0].numerator`.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
        problem.Properties["conflicts"] = ListOf(typeof(ValueConflict), "Of `stale_version`: the values that somebody else changed first.", context);
        problem.Properties["words"] = One(typeof(WordsConflict), "Of `stale_version`: the words that somebody else changed first.", context);
        problem.Properties["hamletConflicts"] = ListOf(typeof(HamletConflict), "Of `stale_version`: the hamlets that somebody else changed first.", context);
        problem.Properties["assignments"] = ListOf(
            typeof(AssignmentRow), "Of `stale_version` of SetAssignments: the rows that somebody else changed first, as they stand now.", context);
        problem.Properties["rule"] = One(typeof(ReportingRuleView), "Of `stale_version` of ChangeReportingRule: the rule as it stands now.", context);
        problem.Properties["day"] = One(typeof(CalendarDayView), "Of `stale_version` of calendar days: the day as it stands now.", context);
        problem.Properties["position"] = One(typeof(NodePosition), "Of `gap` of ForwardChanges: where to go on.", context);
        problem.Properties["organizationCodes"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "Of `foreign_organization` of ForwardChanges: communes that the client may not send for.",
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        problem.Properties["faults"] = ListOf(typeof(ImportFault), "Of `plan_invalid`: what is wrong with the file.", context);
        problem.Properties["state"] = One(typeof(ReportState), "Of `wrong_state`: the state that the report is in.", context);
        problem.Properties["scope"] = One(typeof(ApiScope), "Of `missing_scope`: what the key lacks.", context);
        problem.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names the request in the program's log." };
        problem.Required = new HashSet<string> { "code", "detail", "status", "title", "type" };
        problem.Description = "An RFC 9457 problem document; `detail` is a sentence for people, in Vietnamese.";
    }

    private static IOpenApiSchema One(Type type, string description, SchemaFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
        schema.Description = description;
        return schema;
    }

    private static OpenApiSchema ListOf(Type type, string description, SchemaFilterContext context) => new()
    {
        Type = JsonSchemaType.Array,
        Description = description,
        Items = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository),
    };
}
