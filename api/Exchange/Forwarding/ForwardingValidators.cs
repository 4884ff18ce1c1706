using FluentValidation;
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
        RuleFor(batch => batch.Values).Must(values => values.Select(value => value.Id).Distinct().Count() == values.Count)
            .WithMessage("Có giá trị xuất hiện hai lần.").When(batch => batch.Values is not null);
        RuleFor(batch => batch.Events).Must(events => events.Count <= ForwardingRules.MostEvents).When(batch => batch.Events is not null);
        RuleForEach(batch => batch.Values).SetValidator(new NodeValueValidator());
        RuleForEach(batch => batch.Events).SetValidator(new NodeEventValidator());
    }
}

public sealed class NodeValueValidator : AbstractValidator<NodeValue>
{
    public const int OrganizationCodeLimit = 130;

    private const int PathLimit = 300;
    private const int CodeLimit = 60;
    private const int PillarLimit = 20;
    private const int TargetTextLimit = 100;

    public NodeValueValidator()
    {
        RuleFor(value => value.Path).NotEmpty().MaximumLength(PathLimit);
        RuleFor(value => value.OrganizationCode).NotEmpty().MaximumLength(OrganizationCodeLimit);
        RuleFor(value => value.UnitCode).NotEmpty().MaximumLength(CodeLimit);
        RuleFor(value => value.PillarId).NotEmpty().MaximumLength(PillarLimit);
        RuleFor(value => value.IndicatorCode).NotEmpty().MaximumLength(CodeLimit);
        RuleFor(value => value.PlanNumber).MaximumLength(CodeLimit);
        RuleFor(value => value.RowNumber).NotEmpty().MaximumLength(CodeLimit);
        RuleFor(value => value.Period).Must(period => Period.TryParse(period, null, out _)).WithMessage("Kỳ không hợp lệ.");
        RuleFor(value => value.TargetText).MaximumLength(TargetTextLimit);
        RuleFor(value => value.Text).MaximumLength(ReportRules.TextLimit);
        RuleFor(value => value.Unit).MaximumLength(CodeLimit);
        RuleFor(value => value.State).Must(state => !ReportRules.IsEditable(state)).WithMessage("Giá trị chưa được gửi.");
    }
}

public sealed class NodeEventValidator : AbstractValidator<NodeEvent>
{
    private const int PathLimit = 300;
    private const int CodeLimit = 60;
    private const int PillarsLimit = 300;

    public NodeEventValidator()
    {
        RuleFor(one => one.Path).NotEmpty().MaximumLength(PathLimit);
        RuleFor(one => one.OrganizationCode).NotEmpty().MaximumLength(NodeValueValidator.OrganizationCodeLimit);
        RuleFor(one => one.UnitCode).NotEmpty().MaximumLength(CodeLimit);
        RuleFor(one => one.PlanNumber).MaximumLength(CodeLimit);
        RuleFor(one => one.Period).Must(period => Period.TryParse(period, null, out _)).WithMessage("Kỳ không hợp lệ.");
        RuleFor(one => one.Pillars).Must(pillars => pillars is not null && string.Join(',', pillars).Length <= PillarsLimit);
    }
}
