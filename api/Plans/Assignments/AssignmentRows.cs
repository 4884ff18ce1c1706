namespace WardKpi.Api.Plans.Assignments;

public static class AssignmentRows
{
    extension(PlanIndicatorRow row)
    {
        public Holding Holding => new(row.LeadId, row.ResponsibleId, row.DeputyId);

        public PersonRef? ResponsibleRef => RefOf(row.ResponsibleId, row.ResponsibleName);

        public PersonRef? DeputyRef => RefOf(row.DeputyId, row.DeputyName);

        public PlanIndicatorRow With(Holding holding) =>
            row with { LeadId = holding.LeadId, ResponsibleId = holding.ResponsibleId, DeputyId = holding.DeputyId };
    }

    private static PersonRef? RefOf(Guid? id, string? name) => id is { } person ? new PersonRef { Id = person, Name = name ?? "" } : null;
}
