using System.Data.Common;
using Dapper;
using WardKpi.Api.Plans.Links;

namespace WardKpi.Api.Plans.Import;

/// <summary>Writes the money of a plan. A row keeps its id while its number stays: indicators may be attached to it.</summary>
public static class PlanBudgetQueries
{
    private const string InsertBudgetRow = """
        insert into budget_rows (id, plan_id, position, number, name, category, status, total, province, other,
                                 year_total, year_province, year_other, legal_basis, note)
        values (@id, @planId, @position, @Number, @Name, @Category, @Status, @Total, @Province, @Other,
                @YearTotal, @YearProvince, @YearOther, @LegalBasis, @Note)
        """;

    private const string UpdateBudgetRow = """
        update budget_rows
        set position = @position,
            number = @Number,
            name = @Name,
            category = @Category,
            status = @Status,
            total = @Total,
            province = @Province,
            other = @Other,
            year_total = @YearTotal,
            year_province = @YearProvince,
            year_other = @YearOther,
            legal_basis = @LegalBasis,
            note = @Note
        where id = @id
        """;

    private const string DeleteBudgetRow = "delete from budget_rows where id = @id";

    public static async Task WriteAsync(DbTransaction transaction, Guid planId, IReadOnlyList<PlanFileBudgetRow> rows)
    {
        var connection = transaction.Connection!;
        var left = (await PlanQueries.BudgetRowsAsync(connection, planId, transaction)).ToDictionary(row => row.Number, StringComparer.OrdinalIgnoreCase);
        foreach (var (position, row) in rows.Index())
        {
            var isNew = !left.Remove(row.Number, out var same);
            await connection.ExecuteAsync(
                isNew ? InsertBudgetRow : UpdateBudgetRow,
                new
                {
                    id = same?.Id ?? Guid.CreateVersion7(),
                    planId,
                    position,
                    row.Number,
                    row.Name,
                    row.Category,
                    row.Status,
                    row.Total,
                    row.Province,
                    row.Other,
                    row.YearTotal,
                    row.YearProvince,
                    row.YearOther,
                    row.LegalBasis,
                    row.Note,
                },
                transaction);
        }

        foreach (var gone in left.Values)
        {
            await LinkQueries.DeleteOfBudgetRowAsync(transaction, gone.Id);
            await connection.ExecuteAsync(DeleteBudgetRow, new { id = gone.Id }, transaction);
        }
    }
}
