using System.Data.Common;
using Dapper;
using WardKpi.Api.Data;

namespace WardKpi.Api.Explanations;

/// <summary>Takes the steps of explanations, each with its event.</summary>
public static class ExplanationStepQueries
{
    private const string InsertExplanation = """
        insert into explanations (id, plan_id, plan_indicator_id, task_id, organization_id, period, state, question, asked_at, asked_by, due_on,
                                  conclusion, concluded_at, concluded_by, change_seq)
        values (@Id, @PlanId, @PlanIndicatorId, @TaskId, @organizationId, @period, @state, @question, @At, @askedBy, @DueOn,
                @conclusion, @concludedAt, @concludedBy, @Seq)
        """;

    private const string UpdateAsked = """
        update explanations
        set state = 'asked',
            question = @Text,
            asked_at = @At,
            asked_by = @PersonId,
            due_on = @DueOn,
            answer = null,
            answered_at = null,
            answered_by = null,
            change_seq = @Seq,
            version = version + 1
        where id = @Id
        """;

    private const string UpdateAnswered = """
        update explanations
        set state = 'answered',
            answer = @Text,
            answered_at = @At,
            answered_by = @PersonId,
            change_seq = @Seq,
            version = version + 1
        where id = @Id
        """;

    private const string UpdateConcluded = """
        update explanations
        set state = 'concluded',
            conclusion = @Text,
            concluded_at = @At,
            concluded_by = @PersonId,
            change_seq = @Seq,
            version = version + 1
        where id = @Id
        """;

    private const string UpdateWithdrawn = """
        update explanations
        set state = 'withdrawn',
            change_seq = @Seq,
            version = version + 1
        where id = @Id
        """;

    private const string InsertEvent = """
        insert into explanation_events (id, explanation_id, at, person_id, from_state, to_state, text, change_seq)
        values (@eventId, @Id, @At, @PersonId, @from, @to, @Text, @Seq)
        """;

    /// <summary>The first step: a question, or a conclusion without one.</summary>
    public static async Task InsertAsync(DbTransaction transaction, SubjectRow subject, Guid organizationId, string period, ExplanationStep step)
    {
        var isQuestion = step.To == ExplanationState.Asked;
        await transaction.Connection!.ExecuteAsync(
            InsertExplanation,
            new
            {
                step.Id,
                subject.PlanId,
                subject.PlanIndicatorId,
                subject.TaskId,
                organizationId,
                period,
                state = Codes.Of(step.To),
                question = isQuestion ? step.Text : null,
                step.At,
                askedBy = isQuestion ? step.PersonId : (Guid?)null,
                step.DueOn,
                conclusion = isQuestion ? null : step.Text,
                concludedAt = isQuestion ? (DateTime?)null : step.At,
                concludedBy = isQuestion ? (Guid?)null : step.PersonId,
                step.Seq,
            },
            transaction);
        await InsertEventAsync(transaction, step);
    }

    /// <summary>Every other step.</summary>
    public static async Task MoveAsync(DbTransaction transaction, ExplanationStep step)
    {
        var statement = step.To switch
        {
            ExplanationState.Asked => UpdateAsked,
            ExplanationState.Answered => UpdateAnswered,
            ExplanationState.Concluded => UpdateConcluded,
            ExplanationState.Withdrawn => UpdateWithdrawn,
        };
        await transaction.Connection!.ExecuteAsync(statement, new { step.Id, step.Text, step.DueOn, step.PersonId, step.Seq, step.At }, transaction);
        await InsertEventAsync(transaction, step);
    }

    private static Task InsertEventAsync(DbTransaction transaction, ExplanationStep step) => transaction.Connection!.ExecuteAsync(
        InsertEvent,
        new
        {
            eventId = Guid.CreateVersion7(),
            step.Id,
            step.At,
            step.PersonId,
            from = step.From is { } from ? Codes.Of(from) : null,
            to = Codes.Of(step.To),
            step.Text,
            step.Seq,
        },
        transaction);
}
