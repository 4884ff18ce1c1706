using Microsoft.AspNetCore.Http.HttpResults;

namespace WardKpi.Api.Http;

/// <summary>Rolls back what a write did before its refusal was known.</summary>
internal sealed class Refused(ProblemHttpResult problem) : Exception
{
    public ProblemHttpResult Problem { get; } = problem;
}
