using WardKpi.Api.Accounts;

namespace WardKpi.Api.Plans.Assignments;

/// <summary>Unit, responsible person and deputy of a plan indicator.</summary>
public sealed record Holding(Guid? LeadId, Guid? ResponsibleId, Guid? DeputyId);

/// <summary>A person as far as holding an indicator goes.</summary>
public sealed record Holder(Guid Id, Role Role, Guid? PlaceId, bool IsActive, DateTime LastSeenAt);

/// <summary>The unit that enters an indicator, and what it takes to belong to it.</summary>
public sealed record HoldingUnit(Guid Id, bool IsStandingOffice, Guid CommuneId);

/// <summary>Who may hold an indicator, who is let go, and what is an orphan. No database, no clock.</summary>
public static class AssignmentRules
{
    /// <summary>An officer of the unit; for the standing office also those who do its work for the whole commune.</summary>
    public static bool BelongsTo(Holder person, HoldingUnit unit) => person.Role switch
    {
        Role.Officer => person.PlaceId == unit.Id,
        Role.StandingOffice => unit.IsStandingOffice && person.PlaceId == unit.CommuneId,
        Role.Committee or Role.CommuneAdmin or Role.ProvinceViewer or Role.SystemAdmin => false,
    };

    public static bool MayHold(Holder person, HoldingUnit unit) => person.IsActive && BelongsTo(person, unit);

    /// <summary>Another lead lets go of the people who stay named and are not of its unit; answers also who was let go.</summary>
    public static (Holding Settled, IReadOnlyList<AssignmentPart> Cleared) Settle(
        Holding old, Holding wanted, HoldingUnit unit, Func<Guid, Holder?> find)
    {
        if (old.LeadId == wanted.LeadId)
            return (wanted, []);
        var cleared = new List<AssignmentPart>();
        var responsible = Keep(old.ResponsibleId, wanted.ResponsibleId, AssignmentPart.Responsible);
        var deputy = Keep(old.DeputyId, wanted.DeputyId, AssignmentPart.Deputy);
        return (new Holding(wanted.LeadId, responsible, deputy), cleared);

        Guid? Keep(Guid? former, Guid? named, AssignmentPart part)
        {
            if (named is not { } id || named != former || (find(id) is { } person && BelongsTo(person, unit)))
                return named;
            cleared.Add(part);
            return null;
        }
    }

    /// <summary>What speaks against naming these people: a field of <see cref="AssignmentItem"/> and a sentence.</summary>
    public static IEnumerable<(string Field, string Message)> Check(Holding old, Holding settled, HoldingUnit unit, Func<Guid, Holder?> find)
    {
        // Whoever was named before stays until somebody decides: a deputy can be found for a row whose responsible person has left.
        if (settled.ResponsibleId != old.ResponsibleId && !MayBeNamed(settled.ResponsibleId))
            yield return ("responsibleId", "Người phụ trách phải là người đang dùng tài khoản nhập liệu của đơn vị chủ trì.");
        if (settled.DeputyId != old.DeputyId && !MayBeNamed(settled.DeputyId))
            yield return ("deputyId", "Người thay thế phải là người đang dùng tài khoản nhập liệu của đơn vị chủ trì.");
        if (settled.DeputyId is not null && settled.DeputyId == settled.ResponsibleId)
            yield return ("deputyId", "Người thay thế phải là người khác người phụ trách.");

        bool MayBeNamed(Guid? id) => id is not { } named || (find(named) is { } person && MayHold(person, unit));
    }

    /// <param name="unitHasOfficer">Somebody of the unit may enter.</param>
    /// <param name="find">Null for a person who is gone from the commune.</param>
    public static IReadOnlyList<OrphanKind> OrphansOf(
        Holding holding, HoldingUnit unit, bool unitHasOfficer, Func<Guid, Holder?> find, DateTime unseenSince)
    {
        var kinds = new List<OrphanKind>();
        if (holding.LeadId is null)
            kinds.Add(OrphanKind.NoLead);
        if (!unitHasOfficer)
            kinds.Add(OrphanKind.LeadWithoutOfficer);
        if (holding.ResponsibleId is { } responsible)
            Add(responsible, OrphanKind.ResponsibleInactive, OrphanKind.ResponsibleElsewhere, OrphanKind.ResponsibleUnseen);
        else
            kinds.Add(OrphanKind.NoResponsible);
        if (holding.DeputyId is { } deputy)
            Add(deputy, OrphanKind.DeputyInactive, OrphanKind.DeputyElsewhere, OrphanKind.DeputyUnseen);
        return kinds;

        void Add(Guid id, OrphanKind inactive, OrphanKind elsewhere, OrphanKind unseen)
        {
            if (find(id) is not { } person)
                kinds.Add(elsewhere);
            else if (!person.IsActive)
                kinds.Add(inactive);
            else if (!BelongsTo(person, unit))
                kinds.Add(elsewhere);
            else if (person.LastSeenAt < unseenSince)
                kinds.Add(unseen);
        }
    }

    /// <summary>Nobody can be asked for the figure.</summary>
    public static bool IsWithoutOwner(IEnumerable<OrphanKind> orphans) => orphans.Any(kind =>
        kind is OrphanKind.NoResponsible or OrphanKind.ResponsibleInactive or OrphanKind.ResponsibleElsewhere);

    /// <summary>One person's part of an indicator in the hands of another. A deputy who becomes responsible leaves the place of the deputy.</summary>
    /// <param name="deputy">The new deputy of what <paramref name="to"/> answers for; where null, deputies stay.</param>
    public static Holding HandOver(Holding old, Guid from, Guid to, Guid? deputy)
    {
        var responsible = old.ResponsibleId == from ? to : old.ResponsibleId;
        var stays = old.DeputyId == from ? to : old.DeputyId;
        var next = responsible == to ? deputy ?? stays : stays;
        return old with { ResponsibleId = responsible, DeputyId = next == responsible ? null : next };
    }
}
