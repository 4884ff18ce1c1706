using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using WardKpi.Api.Accounts;
using WardKpi.Api.Data;
using WardKpi.Api.Deadlines.Obligations;
using WardKpi.Api.Deadlines.Rules;
using WardKpi.Api.Http;
using WardKpi.Api.Periods;

namespace WardKpi.Api.Deadlines.CalendarDays;

/// <summary>Changes the one calendar of all communes.</summary>
public sealed class CalendarDayService(Database database, ComputeObligationsJob compute, TimeProvider clock)
{
    private const int MostMoves = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Results<Created<CalendarDayView>, ProblemHttpResult>> AddAsync(
        CalendarDayDraft day, Caller caller, CancellationToken cancellationToken)
    {
        CalendarDayView added;
        try
        {
            added = await database.WriteAsync(
                async transaction =>
                {
                    await CalendarDayQueries.InsertAsync(transaction, RowOf(day, caller));
                    return (await CalendarDayQueries.FindAsync(transaction.Connection!, day.Day, transaction))!.ToView();
                },
                cancellationToken);
        }
        catch (DbException exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            return Problems.Conflict("day_taken", "Ngày này đã có trong lịch: sửa ngày đã có.");
        }

        await RecomputeAsync();
        return TypedResults.Created($"/api/v1/calendar-days?year={day.Day.Year}", added);
    }

    public async Task<Results<Ok<CalendarDayView>, ProblemHttpResult>> ChangeAsync(
        CalendarDayDraft day, Caller caller, CancellationToken cancellationToken)
    {
        var (changed, refusal) = await database.WriteAsync<(CalendarDayView?, ProblemHttpResult?)>(
            async transaction =>
            {
                var connection = transaction.Connection!;
                if (await CalendarDayQueries.FindAsync(connection, day.Day, transaction) is not { } stored)
                    return (null, Problems.NotFound());
                return await CalendarDayQueries.UpdateAsync(transaction, RowOf(day, caller))
                    ? ((await CalendarDayQueries.FindAsync(connection, day.Day, transaction))!.ToView(), null)
                    : (null, Problems.StaleVersion(new Dictionary<string, object?> { ["day"] = stored.ToView() }));
            },
            cancellationToken);
        if (refusal is not null)
            return refusal;
        await RecomputeAsync();
        return TypedResults.Ok(changed);
    }

    public async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(DateOnly day, int version, CancellationToken cancellationToken)
    {
        var refusal = await database.WriteAsync(
            async transaction =>
            {
                if (await CalendarDayQueries.FindAsync(transaction.Connection!, day, transaction) is not { } stored)
                    return Problems.NotFound();
                // It would be back at the next start.
                if (stored.IsShipped)
                    return Problems.Conflict("shipped_day", "Ngày có sẵn trong lịch không xóa được: hãy tắt ngày này.");
                return await CalendarDayQueries.DeleteAsync(transaction, day, version)
                    ? null
                    : Problems.StaleVersion(new Dictionary<string, object?> { ["day"] = stored.ToView() });
            },
            cancellationToken);
        if (refusal is not null)
            return refusal;
        await RecomputeAsync();
        return TypedResults.NoContent();
    }

    public async Task<CalendarPreview> PreviewAsync(CalendarPreviewRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var days = (await CalendarDayQueries.ListAsync(connection)).Select(row => row.ToDay()).ToList();
        var timings = (await RuleQueries.ListAsync(connection, "/%")).ToDictionary(row => row.Id, row => row.ToTiming());
        var waiting = await CalendarDayQueries.WaitingAsync(connection, VietnamTime.DateOf(Now));
        var changed = request.Changed.Select(day => new CalendarDay(day.Day, day.Kind, day.IsActive));
        var moves = CalendarDayRules.Moves(
            waiting, timings, new WorkingDays(days), CalendarDayRules.Apply(days, changed, request.Removed));
        return new CalendarPreview { Moves = [.. moves.Take(MostMoves)], Total = moves.Count };
    }

    // Behind the commit and whoever asked may have gone: the day stands, so the dates follow. What a crash leaves, the job of the night mends.
    private Task RecomputeAsync() => compute.RunAsync(CancellationToken.None);

    private NamedDayRow RowOf(CalendarDayDraft day, Caller caller) => new()
    {
        Day = day.Day,
        Kind = Codes.Of(day.Kind),
        Name = day.Name.Trim(),
        Certainty = Codes.Of(day.Certainty),
        IsActive = day.IsActive,
        Source = Stored.Text(day.Source),
        Note = Stored.Text(day.Note),
        UpdatedAt = Now,
        UpdatedBy = caller.PersonId,
        Version = day.Version,
    };
}
