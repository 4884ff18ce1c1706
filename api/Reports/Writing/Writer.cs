using WardKpi.Api.Accounts;

namespace WardKpi.Api.Reports.Writing;

/// <summary>Who writes values: a person, or a machine with a key. History names either.</summary>
public sealed record Writer
{
    public Guid? PersonId { get; init; }

    public Guid? ClientId { get; init; }

    public required string Name { get; init; }

    /// <summary>Pattern for <c>path like</c>: whose plans the writer may read.</summary>
    public required string ReadScope { get; init; }

    /// <summary>Pattern for <c>path like</c>: whose reports the writer may open.</summary>
    public required string ReportScope { get; init; }

    public static implicit operator Writer(Caller caller) => new()
    {
        PersonId = caller.PersonId,
        Name = caller.DisplayName,
        ReadScope = caller.ReadScope,
        ReportScope = caller.ReportScope,
    };
}
