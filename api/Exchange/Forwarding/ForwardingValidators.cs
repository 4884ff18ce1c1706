using FluentValidation;
using WardKpi.Api.Exchange.Clients;
using WardKpi.Api.Periods;
using WardKpi.Api.Reports;

namespace WardKpi.Api.Exchange.Forwarding;

/// <summary>Who sends these is a program of ours, but another version of it, or somebody with its key.</summary>
public sealed class NodeBatchValidator : AbstractValidator<NodeBatch>
{
    public NodeBatchValidator()
    {
        RuleFor(batch => batch.Step).GreaterThanOrEqualTo(1);
        RuleFor(batch => batch.Values).Must(values => values.Count <= ForwardingRules.MostValues).When(batch => batch.Values is not null);
        RuleFor(batch => batch.Values).Must(values => values.DistinctBy(value => value?.Id).Count() == values.Count)
            .WithMessage("Có giá trị xuất hiện hai lần.").When(batch => batch.Values is not null);
        RuleFor(batch => batch.Events).Must(events => events.Count <= ForwardingRules.MostEvents).When(batch => batch.Events is not null);
        RuleForEach(batch => batch.Values).NotNull().SetValidator(new NodeValueValidator());
        RuleForEach(batch => batch.Events).NotNull().SetValidator(new NodeEventValidator());
    }
}

public sealed class NodeValueValidator : AbstractValidator<NodeValue>
{
    private const int PillarLimit = 20;
    private const int TargetTextLimit = 100;

    public NodeValueValidator()
    {
        RuleFor(value => value.Path).IsPath();
        RuleFor(value => value.OrganizationCode).IsOrganizationCode();
        RuleFor(value => value.UnitCode).NotEmpty().IsCode();
        RuleFor(value => value.PillarId).NotEmpty().MaximumLength(PillarLimit);
        RuleFor(value => value.IndicatorCode).NotEmpty().IsCode();
        RuleFor(value => value.PlanNumber).IsCode();
        RuleFor(value => value.RowNumber).NotEmpty().IsCode();
        RuleFor(value => value.Period).IsPeriod();
        RuleFor(value => value.Target).IsFigure();
        RuleFor(value => value.Milestone).IsFigure();
        RuleFor(value => value.Numerator).IsFigure();
        RuleFor(value => value.Denominator).IsFigure();
        RuleFor(value => value.Value).IsFigure();
        RuleFor(value => value.TargetText).MaximumLength(TargetTextLimit);
        RuleFor(value => value.Text).MaximumLength(ReportRules.TextLimit);
        RuleFor(value => value.Unit).IsCode();
        RuleFor(value => value.State).Must(state => !ReportRules.IsEditable(state)).WithMessage("Giá trị chưa được gửi.");
    }
}

public sealed class NodeEventValidator : AbstractValidator<NodeEvent>
{
    public NodeEventValidator()
    {
        RuleFor(one => one.Path).IsPath();
        RuleFor(one => one.OrganizationCode).IsOrganizationCode();
        RuleFor(one => one.UnitCode).NotEmpty().IsCode();
        RuleFor(one => one.PlanNumber).IsCode();
        RuleFor(one => one.Period).IsPeriod();
        RuleFor(one => one.Pillars).Must(pillars => pillars is not null && string.Join(',', pillars).Length <= ApiClientRules.PillarsLimit);
    }
}

/// <summary>The limits are those of the columns of exchange_values and exchange_events.</summary>
internal static class ForwardingRuleExtensions
{
    private const int PathLimit = 300;
    private const int OrganizationCodeLimit = 130;
    private const int CodeLimit = 60;

    public static void IsPath<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(PathLimit);

    public static void IsOrganizationCode<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(OrganizationCodeLimit);

    /// <summary>A code, number or unit as it stands in a plan.</summary>
    public static void IsCode<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(CodeLimit);

    public static void IsFigure<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.Must(figure => figure is null || Math.Abs(figure.Value) < ReportRules.TooLarge).WithMessage("Số quá lớn.");

    public static void IsPeriod<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(period => Period.TryParse(period, null, out _)).WithMessage("Kỳ không hợp lệ.");
}
