using System.Data.Common;
using WardKpi.Api.Notices;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Explanations;

/// <summary>Who is told of a step: the unit of what is asked and concluded, whoever asked of the answer.</summary>
public static class ExplanationNotices
{
    private static readonly TimeOnly EndOfWork = new(17, 0);

    /// <summary>In the transaction of the step.</summary>
    /// <param name="explanation">As it stands behind the step.</param>
    /// <param name="withDemo">Also people of the demo.</param>
    public static async Task TellAsync(DbTransaction transaction, ExplanationRow explanation, ExplanationStep step, bool withDemo)
    {
        var kind = KindOf(step);
        IReadOnlyList<Guid> people = kind == NoticeKind.Answered
            ? [.. explanation.AskedById is { } asker && asker != step.PersonId ? [asker] : Array.Empty<Guid>()]
            : await PeopleOfUnitAsync(transaction, explanation, explanation.OrganizationId, step.PersonId, withDemo);
        await NoticeQueries.AddAsync(
            transaction, DraftOf(explanation, kind, step.At) with { Text = NoticeWords.Shortened(step.Text), SenderId = step.PersonId }, people);
    }

    /// <summary>The unit that leads the task of a conclusion.</summary>
    public static async Task TaskGivenAsync(
        DbTransaction transaction, ExplanationRow explanation, ConclusionTask task, Guid senderId, bool withDemo, DateTime now)
    {
        var draft = DraftOf(explanation, NoticeKind.TaskGiven, now) with
        {
            OrganizationId = task.Lead.Id,
            Text = NoticeWords.Shortened(task.Name),
            DueAt = VietnamTime.ToUtc(task.DueOn, EndOfWork),
            SenderId = senderId,
        };
        await NoticeQueries.AddAsync(transaction, draft, await PeopleOfUnitAsync(transaction, explanation, task.Lead.Id, senderId, withDemo));
    }

    /// <summary>The unit of an answer that is overdue, once for each due day; answers how many were told.</summary>
    public static async Task<int> OverdueAsync(DbTransaction transaction, ExplanationRow explanation, bool withDemo, DateTime now)
    {
        var draft = DraftOf(explanation, NoticeKind.AnswerOverdue, now) with
        {
            Topic = $"answer_overdue:{explanation.Id}:{explanation.DueOn:yyyyMMdd}",
            Text = NoticeWords.Shortened(explanation.Question!),
        };
        return await NoticeQueries.AddAsync(
            transaction, draft, await PeopleOfUnitAsync(transaction, explanation, explanation.OrganizationId, null, withDemo));
    }

    /// <summary>Where the unit has nobody, the standing office hears in its place.</summary>
    private static async Task<IReadOnlyList<Guid>> PeopleOfUnitAsync(
        DbTransaction transaction, ExplanationRow explanation, Guid unitId, Guid? senderId, bool withDemo)
    {
        var people = await NoticeQueries.PeopleOfUnitsAsync(transaction, explanation.PlanId, [unitId], senderId, withDemo);
        return people.Count > 0
            ? [.. people.Select(row => row.PersonId)]
            : await NoticeQueries.StandingOfficeOfAsync(transaction, unitId, senderId, withDemo);
    }

    private static NoticeDraft DraftOf(ExplanationRow explanation, NoticeKind kind, DateTime now) => new()
    {
        Kind = kind,
        PlanId = explanation.PlanId,
        OrganizationId = explanation.OrganizationId,
        Period = explanation.Period,
        ExplanationId = explanation.Id,
        Subject = SubjectOf(explanation),
        DueAt = explanation is { ExplanationState: ExplanationState.Asked, DueOn: { } due } ? VietnamTime.ToUtc(due, EndOfWork) : null,
        At = now,
    };

    private static string SubjectOf(ExplanationRow explanation)
    {
        var whole = $"{explanation.SubjectNumber}. {explanation.SubjectText}";
        return whole.Length <= NoticeQueries.SubjectLimit ? whole : whole[..(NoticeQueries.SubjectLimit - 1)] + "…";
    }

    private static NoticeKind KindOf(ExplanationStep step) => (step.From, step.To) switch
    {
        (null, ExplanationState.Asked) => NoticeKind.Questioned,
        (_, ExplanationState.Asked) => NoticeKind.QuestionedAgain,
        (_, ExplanationState.Answered) => NoticeKind.Answered,
        (_, ExplanationState.Concluded) => NoticeKind.Concluded,
        (_, ExplanationState.Withdrawn) => NoticeKind.QuestionWithdrawn,
    };
}
