using System.Globalization;
using WardKpi.Api.Accounts;
using WardKpi.Api.Deadlines;

namespace WardKpi.Api.Explanations;

/// <summary>Which step follows which, by when an answer is due, and what a task of a conclusion is called. No database, no clock.</summary>
public static class ExplanationRules
{
    public const int QuestionLimit = 2000;
    public const int TextLimit = 4000;
    public const int TaskNameLimit = 2000;
    public const int TaskYearsAhead = 5;

    private const int WorkingDaysToAnswer = 3;
    private const int YearsAhead = 1;
    private const string TaskPrefix = "KL-";

    /// <summary>An answer and a conclusion may be worded anew; what is concluded is asked no more.</summary>
    /// <param name="from">Null where nothing was asked yet.</param>
    public static bool CanMove(ExplanationState? from, ExplanationState to) => (from, to) switch
    {
        (null, ExplanationState.Asked or ExplanationState.Concluded) => true,
        (ExplanationState.Asked or ExplanationState.Answered, _) => true,
        (ExplanationState.Concluded, ExplanationState.Concluded) => true,
        _ => false,
    };

    /// <summary>The people of the unit; the standing office also on behalf of a unit, as for reports.</summary>
    /// <param name="unitPath">Of the unit asked.</param>
    public static bool MayAnswer(Caller caller, string unitPath) =>
        caller.MayEnter && unitPath.StartsWith(caller.Path, StringComparison.Ordinal);

    /// <summary>
    /// Whether the question is the caller's to ask further, take back and conclude. The standing office is a unit that is asked as well: what
    /// the committee or an administrator of the system said, only they take further.
    /// </summary>
    /// <param name="saidBy">Role of whoever asked; of what is concluded, of whoever concluded.</param>
    public static bool MayRule(Caller caller, Role? saidBy) =>
        caller.MayAsk && (caller.Role != Role.StandingOffice || saidBy == Role.StandingOffice);

    /// <param name="saidBy">As of <see cref="MayRule"/>.</param>
    public static ExplanationActions ActionsOf(ExplanationState state, bool hasTask, Role? saidBy, Caller caller, string unitPath)
    {
        var asks = caller.MayAsk && unitPath.StartsWith(caller.Path, StringComparison.Ordinal);
        var rules = asks && MayRule(caller, saidBy);
        return new ExplanationActions
        {
            CanAnswer = CanMove(state, ExplanationState.Answered) && MayAnswer(caller, unitPath),
            CanAskAgain = CanMove(state, ExplanationState.Asked) && rules,
            CanConclude = CanMove(state, ExplanationState.Concluded) && rules,
            CanWithdraw = CanMove(state, ExplanationState.Withdrawn) && rules,
            CanMakeTask = state == ExplanationState.Concluded && !hasTask && asks,
        };
    }

    public static DateOnly DefaultDueOn(DateOnly today, WorkingDays workingDays) => workingDays.AddWorkingDays(today, WorkingDaysToAnswer);

    /// <summary>Why an answer cannot be due on a day; null where it can.</summary>
    public static string? DueFault(DateOnly dueOn, DateOnly today, WorkingDays workingDays)
    {
        if (dueOn < today || dueOn > today.AddYears(YearsAhead))
            return $"Hạn trả lời phải từ hôm nay đến {today.AddYears(YearsAhead):dd/MM/yyyy}.";
        return workingDays.IsWorkingDay(dueOn)
            ? null
            : $"Ngày {dueOn:dd/MM/yyyy} là ngày nghỉ: chọn một ngày làm việc, ví dụ {workingDays.AddWorkingDays(dueOn, 1):dd/MM/yyyy}.";
    }

    public static bool IsOverdue(ExplanationState state, DateOnly? dueOn, DateOnly today) => state == ExplanationState.Asked && dueOn < today;

    /// <summary>KL-1, KL-2 …: behind the highest that the plan has, whoever gave it.</summary>
    /// <param name="taken">Numbers of the plan's tasks.</param>
    public static string NextTaskNumber(IEnumerable<string> taken)
    {
        var highest = taken
            .Where(number => number.StartsWith(TaskPrefix, StringComparison.OrdinalIgnoreCase))
            .Select(number => int.TryParse(number[TaskPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0)
            .DefaultIfEmpty(0)
            .Max();
        return $"{TaskPrefix}{highest + 1}";
    }
}
