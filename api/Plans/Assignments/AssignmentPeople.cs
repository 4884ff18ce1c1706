using System.Data.Common;
using WardKpi.Api.Data;
using WardKpi.Api.Demo;
using WardKpi.Api.Organizations;

namespace WardKpi.Api.Plans.Assignments;

/// <summary>The people of a plan's commune beside its units: everything that the rules of an assignment ask for.</summary>
public sealed class AssignmentPeople(PlanDocument plan, IReadOnlyList<HolderRow> rows, bool withDemo)
{
    private readonly Dictionary<Guid, Holder> holders = rows.ToDictionary(row => row.Id, row => row.ToHolder(withDemo));

    public static async Task<AssignmentPeople> LoadAsync(
        DbConnection connection, PlanDocument plan, DemoMode demo, DbTransaction? transaction = null) =>
        new(plan, await AssignmentQueries.HoldersAsync(connection, plan.Plan.CommunePath, transaction), demo.IsOn);

    public Holder? Find(Guid id) => holders.GetValueOrDefault(id);

    /// <summary>The unit that enters what is given to <paramref name="leadId"/>.</summary>
    public HoldingUnit UnitOf(Guid? leadId)
    {
        var unit = plan.UnitOrStandingOffice(leadId);
        return new HoldingUnit(unit.Id, unit.Id == plan.StandingOffice.Id, plan.Plan.CommuneId);
    }

    /// <summary>Who may hold what the unit leads, by name.</summary>
    public IEnumerable<PersonRef> MembersOf(HoldingUnit unit) => rows
        .Where(row => AssignmentRules.MayHold(holders[row.Id], unit))
        .Select(row => new PersonRef { Id = row.Id, Name = row.DisplayName });

    public (Holding Settled, IReadOnlyList<AssignmentPart> Cleared) Settle(PlanIndicatorRow row, Holding wanted) =>
        AssignmentRules.Settle(row.Holding, wanted, UnitOf(wanted.LeadId), Find);

    public IEnumerable<(string Field, string Message)> Check(PlanIndicatorRow row, Holding settled) =>
        AssignmentRules.Check(row.Holding, settled, UnitOf(settled.LeadId), Find);

    public AssignmentsView ToView(TimeSpan unseenAfter, DateTime now)
    {
        var unseenSince = now - unseenAfter;
        var members = plan.Organizations.ToDictionary(unit => unit.Id, unit => MembersOf(UnitOf(unit.Id)).ToList());
        var indicators = plan.Indicators.Select(row => ToRow(row, members, unseenSince)).ToList();
        return new AssignmentsView
        {
            PlanId = plan.Plan.Id,
            WithoutOwnerCount = indicators.Count(row => AssignmentRules.IsWithoutOwner(row.Orphans)),
            UnseenAfterDays = (int)unseenAfter.TotalDays,
            Rows = indicators,
            Units =
            [
                .. plan.Organizations.Select(unit => new AssignableUnit
                {
                    Id = unit.Id,
                    Name = unit.Name,
                    Role = Codes.ToNullable<OrganizationRole>(unit.Role),
                    People = members[unit.Id],
                }),
            ],
        };
    }

    private AssignmentRow ToRow(PlanIndicatorRow row, Dictionary<Guid, List<PersonRef>> members, DateTime unseenSince)
    {
        var lead = plan.LeadOf(row);
        return new AssignmentRow
        {
            PlanIndicatorId = row.Id,
            Number = row.Number,
            Text = row.Text,
            Heading = row.Heading,
            Code = row.Code,
            Lead = new OrganizationRef { Id = lead.Id, Name = lead.Name },
            IsUnassigned = row.LeadId is null,
            Responsible = row.ResponsibleRef,
            Deputy = row.DeputyRef,
            Orphans = AssignmentRules.OrphansOf(row.Holding, UnitOf(row.LeadId), members[lead.Id].Count > 0, Find, unseenSince),
            Version = row.Version,
        };
    }
}
