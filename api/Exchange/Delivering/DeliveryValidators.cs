using FluentValidation;

namespace WardKpi.Api.Exchange.Delivering;

/// <summary>The shape of a delivery; what is wrong with a row is said of that row.</summary>
public sealed class DeliveryValidator : AbstractValidator<Delivery>
{
    public const string Empty = "Chưa có giá trị nào để lưu.";

    public DeliveryValidator() => RuleFor(delivery => delivery.Values).HoldsValues();
}

public static class DeliveryValidators
{
    /// <summary>At least one value, and none that is null.</summary>
    public static void HoldsValues<T, TValue>(this IRuleBuilder<T, IReadOnlyList<TValue>> list) => list
        .NotEmpty().WithMessage(DeliveryValidator.Empty)
        .Must(values => values is null || values.All(value => value is not null)).WithMessage("Có giá trị trống trong danh sách.");
}
