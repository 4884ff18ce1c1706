namespace WardKpi.Api.Plans.Links;

/// <summary>A link that comes or goes, by the number that the document gives to the task or the budget row.</summary>
/// <param name="Old">Absent where it was attached.</param>
/// <param name="New">Absent where it was taken away.</param>
public sealed record LinkStep(string Field, string? Old, string? New);

public static class LinkRules
{
    public const string TaskField = "task";
    public const string BudgetRowField = "budget_row";

    /// <summary>What leads from one set of links to the other, what goes first; a step each, so that none outgrows its column.</summary>
    /// <param name="numbers">Of all that may be attached, in the document's order.</param>
    public static IReadOnlyList<LinkStep> Between(
        string field, IReadOnlyCollection<Guid> old, IReadOnlyCollection<Guid> @new, IReadOnlyList<(Guid Id, string Number)> numbers) =>
    [
        .. from one in numbers where old.Contains(one.Id) && !@new.Contains(one.Id) select new LinkStep(field, one.Number, null),
        .. from one in numbers where @new.Contains(one.Id) && !old.Contains(one.Id) select new LinkStep(field, null, one.Number),
    ];

    /// <summary>Sum of the figures that are there; null where none is, which is not the same as nothing to pay.</summary>
    public static decimal? SumOf(IEnumerable<decimal?> figures)
    {
        var known = figures.Where(figure => figure is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
