using FluentValidation;

namespace WardKpi.Api.Explanations;

public sealed class AskExplanationValidator : AbstractValidator<AskExplanation>
{
    public AskExplanationValidator()
    {
        RuleFor(ask => ask.PlanIndicatorId).MustNameOne(ask => ask);
        RuleFor(ask => ask.Question).MustBeQuestion();
    }
}

public sealed class ConcludeUnaskedValidator : AbstractValidator<ConcludeUnasked>
{
    public ConcludeUnaskedValidator()
    {
        RuleFor(conclude => conclude.PlanIndicatorId).MustNameOne(conclude => conclude);
        RuleFor(conclude => conclude.Conclusion).MustBeText("Ghi nội dung kết luận.");
    }
}

public sealed class AnswerExplanationValidator : AbstractValidator<AnswerExplanation>
{
    public AnswerExplanationValidator()
    {
        RuleFor(answer => answer.Version).GreaterThan(0);
        RuleFor(answer => answer.Answer).MustBeText("Ghi nội dung trả lời.");
    }
}

public sealed class AskAgainValidator : AbstractValidator<AskAgain>
{
    public AskAgainValidator()
    {
        RuleFor(again => again.Version).GreaterThan(0);
        RuleFor(again => again.Question).MustBeQuestion();
    }
}

public sealed class ConcludeExplanationValidator : AbstractValidator<ConcludeExplanation>
{
    public ConcludeExplanationValidator()
    {
        RuleFor(conclude => conclude.Version).GreaterThan(0);
        RuleFor(conclude => conclude.Conclusion).MustBeText("Ghi nội dung kết luận.");
    }
}

public sealed class WithdrawExplanationValidator : AbstractValidator<WithdrawExplanation>
{
    public WithdrawExplanationValidator()
    {
        RuleFor(withdraw => withdraw.Version).GreaterThan(0);
        RuleFor(withdraw => withdraw.Reason).MustBeText("Ghi lý do thu hồi yêu cầu.");
    }
}

public sealed class MakeTaskValidator : AbstractValidator<MakeTask>
{
    public MakeTaskValidator()
    {
        RuleFor(task => task.Version).GreaterThan(0);
        RuleFor(task => task.Name)
            .NotEmpty().WithMessage("Ghi tên nhiệm vụ.")
            .MaximumLength(ExplanationRules.TaskNameLimit).WithMessage("Tên nhiệm vụ dài nhất 2.000 ký tự.");
    }
}

internal static class ExplanationTexts
{
    public static void MustBeQuestion<T>(this IRuleBuilder<T, string> question) => question
        .NotEmpty().WithMessage("Ghi nội dung yêu cầu giải trình.")
        .MaximumLength(ExplanationRules.QuestionLimit).WithMessage("Nội dung dài nhất 2.000 ký tự.");

    public static void MustBeText<T>(this IRuleBuilder<T, string> text, string whenEmpty) => text
        .NotEmpty().WithMessage(whenEmpty)
        .MaximumLength(ExplanationRules.TextLimit).WithMessage("Nội dung dài nhất 4.000 ký tự.");

    public static void MustNameOne<T>(this IRuleBuilder<T, Guid?> planIndicatorId, Func<T, IAboutSubject> about) => planIndicatorId
        .Must((body, _) => (about(body).PlanIndicatorId is null) != (about(body).TaskId is null)).WithMessage("Chọn một chỉ tiêu hoặc một nhiệm vụ.");
}
