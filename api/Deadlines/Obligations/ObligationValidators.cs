using FluentValidation;

namespace WardKpi.Api.Deadlines.Obligations;

public sealed class MeetObligationValidator : AbstractValidator<MeetObligation>
{
    public MeetObligationValidator()
    {
        RuleFor(meet => meet.Version).GreaterThan(0);
        RuleFor(meet => meet.DocumentNumber).MaximumLength(60).WithMessage("Số, ký hiệu dài nhất 60 ký tự.");
        RuleFor(meet => meet.Note).MaximumLength(1000).WithMessage("Ghi chú dài nhất 1.000 ký tự.");
    }
}

public sealed class WaiveObligationValidator : AbstractValidator<WaiveObligation>
{
    public WaiveObligationValidator()
    {
        RuleFor(waive => waive.Version).GreaterThan(0);
        RuleFor(waive => waive.Reason)
            .NotEmpty().WithMessage("Ghi rõ lý do miễn báo cáo.")
            .MaximumLength(1000).WithMessage("Lý do dài nhất 1.000 ký tự.");
    }
}

public sealed class RequestReportsValidator : AbstractValidator<RequestReports>
{
    // A commune has some thirty units.
    private const int MostUnits = 200;

    public RequestReportsValidator()
    {
        RuleFor(wanted => wanted.OrganizationIds)
            .NotEmpty().WithMessage("Chưa chọn đơn vị nào.")
            .Must(ids => ids is null || ids.Count <= MostUnits).WithMessage($"Mỗi lần yêu cầu nhiều nhất {MostUnits} đơn vị.")
            .Must(ids => ids is null || ids.Distinct().Count() == ids.Count).WithMessage("Một đơn vị được chọn hai lần.");
        RuleFor(wanted => wanted.Request)
            .NotEmpty().WithMessage("Ghi rõ nội dung cần báo cáo.")
            .MaximumLength(2000).WithMessage("Nội dung dài nhất 2.000 ký tự.");
    }
}
