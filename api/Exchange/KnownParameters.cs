using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Http;

namespace WardKpi.Api.Exchange;

/// <summary>
/// A parameter that a route does not know is a fault: a mistyped <c>dryRun</c> that is passed over would write for real.
/// </summary>
public static class KnownParameters
{
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
            var known = names.Where(name => !request.RouteValues.ContainsKey(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var faults = request.Query.Keys
                .Where(name => !known.Contains(name) && !name.StartsWith(Component, StringComparison.Ordinal))
                .ToDictionary(name => name, _ => new[] { UnknownAmong(known) });
            return faults.Count > 0 ? ValueTask.FromResult<object?>(Invalid(faults)) : next(invocation);
        };
    });

    /// <param name="known">Names that would be taken.</param>
    public static string UnknownAmong(IEnumerable<string> known) =>
        string.Join(", ", known.Order(StringComparer.Ordinal)) is { Length: > 0 } names ? $"Không có tham số này; có: {names}." : "Địa chỉ này không nhận tham số.";

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
