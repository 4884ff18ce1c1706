using FluentValidation;

namespace WardKpi.Api.Deadlines.CalendarDays;

public sealed class CalendarDayDraftValidator : AbstractValidator<CalendarDayDraft>
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public CalendarDayDraftValidator()
    {
        RuleFor(day => day.Day).Must(day => day.Year is >= FirstYear and <= LastYear).WithMessage($"Ngày từ năm {FirstYear} đến năm {LastYear}.");
        RuleFor(day => day.Name).NotEmpty().WithMessage("Nhập tên ngày.").MaximumLength(200).WithMessage("Tên ngày dài nhất 200 ký tự.");
        RuleFor(day => day.Source).MaximumLength(300).WithMessage("Nguồn dài nhất 300 ký tự.");
        RuleFor(day => day.Note).MaximumLength(500).WithMessage("Ghi chú dài nhất 500 ký tự.");
        RuleFor(day => day.Version).GreaterThanOrEqualTo(0);
        // What changes nothing only puzzles whoever reads the calendar.
        RuleFor(day => day.Kind)
            .Must((day, kind) => kind == CalendarDayKind.Makeup == day.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .WithMessage("Ngày nghỉ là một ngày từ thứ Hai đến thứ Sáu; ngày làm bù là thứ Bảy hoặc Chủ nhật.");
    }
}

public sealed class CalendarPreviewRequestValidator : AbstractValidator<CalendarPreviewRequest>
{
    private const int MaxDays = 100;

    public CalendarPreviewRequestValidator()
    {
        RuleFor(preview => preview.Changed).NotNull().Must(days => days is null || days.Count <= MaxDays).WithMessage($"Mỗi lần xem trước nhiều nhất {MaxDays} ngày.");
        RuleFor(preview => preview.Removed).NotNull().Must(days => days is null || days.Count <= MaxDays).WithMessage($"Mỗi lần xem trước nhiều nhất {MaxDays} ngày.");
        RuleForEach(preview => preview.Changed).SetValidator(new CalendarDayDraftValidator());
    }
}
