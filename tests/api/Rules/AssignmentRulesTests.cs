using WardKpi.Api.Accounts;
using WardKpi.Api.Plans.Assignments;

namespace WardKpi.Api.Tests.Rules;

public sealed class AssignmentRulesTests
{
    private static readonly DateTime Long = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Recent = Long.AddDays(30);
    private static readonly Guid Commune = Guid.NewGuid();
    private static readonly HoldingUnit Unit = new(Guid.NewGuid(), IsStandingOffice: false, Commune);
    private static readonly HoldingUnit Standing = new(Guid.NewGuid(), IsStandingOffice: true, Commune);

    private static readonly Holder An = new(Guid.NewGuid(), Role.Officer, Unit.Id, IsActive: true, Recent);
    private static readonly Holder Binh = An with { Id = Guid.NewGuid() };
    private static readonly Holder Chi = An with { Id = Guid.NewGuid(), PlaceId = Standing.Id };
    private static readonly Holder Office = new(Guid.NewGuid(), Role.StandingOffice, Commune, IsActive: true, Recent);
    private static readonly Holder Left = An with { Id = Guid.NewGuid(), IsActive = false };
    private static readonly Holder Unseen = An with { Id = Guid.NewGuid(), LastSeenAt = Long.AddDays(-1) };
    private static readonly Holder[] People = [An, Binh, Chi, Office, Left, Unseen];

    public static TheoryData<Role, string, bool, bool> Members => new()
    {
        // role, place, of a unit, of the standing office
        { Role.Officer, "unit", true, false },
        { Role.Officer, "standing", false, true },
        { Role.Officer, "elsewhere", false, false },
        { Role.StandingOffice, "commune", false, true },
        { Role.StandingOffice, "elsewhere", false, false },
        { Role.Committee, "commune", false, false },
        { Role.CommuneAdmin, "commune", false, false },
        { Role.ProvinceViewer, "elsewhere", false, false },
        { Role.SystemAdmin, "elsewhere", false, false },
    };

    [Theory, MemberData(nameof(Members))]
    public void Who_enters_for_a_unit_may_hold_its_rows(Role role, string place, bool ofUnit, bool ofStanding)
    {
        var placeId = place switch { "unit" => Unit.Id, "standing" => Standing.Id, "commune" => Commune, _ => Guid.NewGuid() };
        var person = new Holder(Guid.NewGuid(), role, placeId, IsActive: true, Recent);

        Assert.Equal((ofUnit, ofStanding), (AssignmentRules.MayHold(person, Unit), AssignmentRules.MayHold(person, Standing)));
        var off = person with { IsActive = false };
        Assert.False(AssignmentRules.MayHold(off, Unit) || AssignmentRules.MayHold(off, Standing));
    }

    [Fact]
    public void Another_lead_lets_go_of_who_stays_named_and_is_not_of_it()
    {
        var old = new Holding(Unit.Id, An.Id, Binh.Id);

        var (settled, cleared) = AssignmentRules.Settle(old, old with { LeadId = Standing.Id, DeputyId = Chi.Id }, Standing, Find);

        Assert.Equal(new Holding(Standing.Id, null, Chi.Id), settled);
        Assert.Equal([AssignmentPart.Responsible], cleared);
    }

    [Fact]
    public void The_same_lead_lets_go_of_nobody()
    {
        var old = new Holding(Unit.Id, Chi.Id, Left.Id);

        Assert.Equal(old, AssignmentRules.Settle(old, old, Unit, Find).Settled);
    }

    [Fact]
    public void Who_is_of_the_new_lead_too_stays()
    {
        var old = new Holding(null, Chi.Id, Office.Id);
        var wanted = old with { LeadId = Standing.Id };

        Assert.Equal(wanted, AssignmentRules.Settle(old, wanted, Standing, Find).Settled);
    }

    public static TheoryData<string?, string?, string[]> Names => new()
    {
        { "an", "binh", [] },
        { null, null, [] },
        { null, "binh", [] },
        { "an", "an", ["deputyId"] },
        { "chi", "binh", ["responsibleId"] },
        { "left", "office", ["responsibleId", "deputyId"] },
        { "unknown", null, ["responsibleId"] },
    };

    [Theory, MemberData(nameof(Names))]
    public void People_who_are_named_must_be_able_to(string? responsible, string? deputy, string[] faults)
    {
        var settled = new Holding(Unit.Id, IdOf(responsible), IdOf(deputy));

        Assert.Equal(faults, AssignmentRules.Check(new Holding(Unit.Id, null, null), settled, Unit, Find).Select(fault => fault.Field));
    }

    [Fact]
    public void A_deputy_is_found_for_a_row_whose_responsible_person_has_left()
    {
        var old = new Holding(Unit.Id, Left.Id, null);

        Assert.Empty(AssignmentRules.Check(old, old with { DeputyId = An.Id }, Unit, Find));
    }

    public static TheoryData<string?, string?, OrphanKind[], bool> Orphans => new()
    {
        { "an", "binh", [], false },
        { "an", null, [], false },
        { null, "an", [OrphanKind.NoResponsible], true },
        { "left", null, [OrphanKind.ResponsibleInactive], true },
        { "chi", "office", [OrphanKind.ResponsibleElsewhere, OrphanKind.DeputyElsewhere], true },
        { "unknown", null, [OrphanKind.ResponsibleElsewhere], true },
        { "unseen", "left", [OrphanKind.ResponsibleUnseen, OrphanKind.DeputyInactive], false },
        { "an", "unseen", [OrphanKind.DeputyUnseen], false },
    };

    [Theory, MemberData(nameof(Orphans))]
    public void A_row_that_nobody_looks_after_says_why(string? responsible, string? deputy, OrphanKind[] kinds, bool isWithoutOwner)
    {
        var found = AssignmentRules.OrphansOf(new Holding(Unit.Id, IdOf(responsible), IdOf(deputy)), Unit, unitHasOfficer: true, Find, Long);

        Assert.Equal(kinds, found);
        Assert.Equal(isWithoutOwner, AssignmentRules.IsWithoutOwner(found));
    }

    [Fact]
    public void A_unit_that_nobody_named_or_where_nobody_enters_is_told_apart() => Assert.Equal(
        [OrphanKind.NoLead, OrphanKind.LeadWithoutOfficer, OrphanKind.NoResponsible],
        AssignmentRules.OrphansOf(new Holding(null, null, null), Standing, unitHasOfficer: false, Find, Long));

    [Fact]
    public void Who_was_seen_at_the_very_border_is_not_unseen() => Assert.Empty(
        AssignmentRules.OrphansOf(
            new Holding(Unit.Id, Unseen.Id, null), Unit, unitHasOfficer: true, id => Find(id)! with { LastSeenAt = Long }, Long));

    public static TheoryData<string?, string?, string?, string?, string?> HandOvers => new()
    {
        // responsible, deputy and new deputy before; responsible and deputy after An gave to Binh
        { "an", null, null, "binh", null },
        { "an", "chi", null, "binh", "chi" },
        { "an", "chi", "office", "binh", "office" },
        { "an", "binh", null, "binh", null },
        { "an", "binh", "chi", "binh", "chi" },
        { "chi", "an", null, "chi", "binh" },
        { "chi", "an", "office", "chi", "binh" },
        { "binh", "an", null, "binh", null },
        { "binh", "an", "chi", "binh", "chi" },
        { null, "an", null, null, "binh" },
    };

    [Theory, MemberData(nameof(HandOvers))]
    public void A_hand_over_leaves_nothing_with_the_giver(string? responsible, string? deputy, string? newDeputy, string? nextResponsible, string? nextDeputy)
    {
        var next = AssignmentRules.HandOver(new Holding(Unit.Id, IdOf(responsible), IdOf(deputy)), An.Id, Binh.Id, IdOf(newDeputy));

        Assert.Equal(new Holding(Unit.Id, IdOf(nextResponsible), IdOf(nextDeputy)), next);
    }

    private static Holder? Find(Guid id) => People.FirstOrDefault(person => person.Id == id);

    private static Guid? IdOf(string? name) => name switch
    {
        null => null,
        "an" => An.Id,
        "binh" => Binh.Id,
        "chi" => Chi.Id,
        "office" => Office.Id,
        "left" => Left.Id,
        "unseen" => Unseen.Id,
        _ => Guid.Empty,
    };
}
