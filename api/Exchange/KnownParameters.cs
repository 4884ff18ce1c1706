using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange;

/// <summary>
/// A parameter that a route does not know is a fault: a mistyped <c>dryRun</c> that is passed over would write for real.
/// </summary>
public static class KnownParameters
{
    public const string Unknown = "Không có tham số này.";

    // Components of SDMX stand in brackets and are read by their own route.
    private const string Component = "c[";

    /// <summary>Refuses parameters that the handler does not take. A handler that reads the whole query itself names all faults at once.</summary>
    public static TBuilder WithKnownParameters<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilterFactory((factory, next) =>
    {
        var parameters = factory.MethodInfo.GetParameters();
        if (parameters.Any(parameter => parameter.IsDefined(typeof(AsParametersAttribute))))
            return next;
        var names = parameters.Where(parameter => IsText(parameter.ParameterType)).Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return invocation =>
        {
            var request = invocation.HttpContext.Request;
            var faults = request.Query.Keys
                .Where(name => !(names.Contains(name) && !request.RouteValues.ContainsKey(name)) && !name.StartsWith(Component, StringComparison.Ordinal))
                .ToDictionary(name => name, _ => new[] { Unknown });
            return faults.Count > 0 ? ValueTask.FromResult<object?>(Invalid(faults)) : next(invocation);
        };
    });

    public static ProblemHttpResult Invalid(Dictionary<string, string[]> faults) => Problems.Unprocessable(
        "invalid_query", "Tham số truy vấn chưa đúng: xem lỗi ở từng tham số.", new Dictionary<string, object?> { ["errors"] = faults });

    /// <summary>What the framework reads from an address: a text, or what can be parsed from one; several of them too.</summary>
    private static bool IsText(Type type)
    {
        var one = type.IsArray ? type.GetElementType()! : type;
        one = Nullable.GetUnderlyingType(one) ?? one;
        return one == typeof(string) || one.IsEnum
            || one.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IParsable<>));
    }
}
