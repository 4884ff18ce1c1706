using FluentValidation;

namespace WardKpi.Api.Http;

/// <summary>Runs the validator of a request body before its handler.</summary>
public static class Validation
{
    public static void AddValidators(this WebApplicationBuilder builder)
    {
        var validators = from type in typeof(Validation).Assembly.GetTypes()
                         where !type.IsAbstract
                         from contract in type.GetInterfaces()
                         where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)
                         select (contract, type);
        foreach (var (contract, type) in validators)
            builder.Services.AddSingleton(contract, type);
        ValidatorOptions.Global.LanguageManager.Culture = new System.Globalization.CultureInfo("vi");
        // Fields are named as on the wire: values[0].numerator.
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) =>
            member is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }

    /// <summary>Validates every body parameter that has a validator, and says so in the contract.</summary>
    public static TBuilder WithValidation<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilterFactory((factory, next) =>
    {
        var checks = factory.MethodInfo.GetParameters()
            .Select((parameter, index) => (Index: index, Validator: typeof(IValidator<>).MakeGenericType(parameter.ParameterType)))
            .Select(check => (check.Index, Validator: factory.ApplicationServices.GetService(check.Validator) as IValidator))
            .Where(check => check.Validator is not null)
            .ToList();
        if (checks.Count == 0)
            return next;
        return async invocation =>
        {
            foreach (var (index, validator) in checks)
            {
                var context = new ValidationContext<object?>(invocation.Arguments[index]);
                var result = await validator!.ValidateAsync(context, invocation.HttpContext.RequestAborted);
                if (!result.IsValid)
                    return Problems.Invalid(result.ToDictionary());
            }

            return await next(invocation);
        };
    });
}
