import type { OrganizationKind, OrganizationView, PersonView, PlanSummary, ReportSummary, Role } from '@/api-types';

// Hints for what to offer; the server decides. Roles are named here and nowhere else.

/** Enters figures for a unit of their own. */
export function hasReports(person: PersonView): boolean {
  return person.role === 'officer' || person.role === 'standing_office';
}

export function canEditReport(person: PersonView, report: Pick<ReportSummary, 'organizationId' | 'communeId'>): boolean {
  switch (person.role) {
    case 'officer':
      return person.organization?.id === report.organizationId;
    case 'standing_office':
      // Enters what the plan gave to nobody, and may help a unit out.
      return person.commune?.id === report.communeId;
    case 'system_admin':
      return true;
    case 'committee':
    case 'commune_admin':
    case 'province_viewer':
      return false;
  }
}

/** Asks units for explanations, and concludes. */
export function canAskForExplanations(person: PersonView): boolean {
  return person.role === 'committee' || person.role === 'standing_office' || person.role === 'system_admin';
}

/** Has questions to answer: enters for a unit of their own. */
export function answersExplanations(person: PersonView): boolean {
  return hasReports(person);
}

/** Verifies, returns and reopens the reports of the units. */
export function canVerifyReports(person: PersonView): boolean {
  return person.role === 'standing_office' || person.role === 'system_admin';
}

/** Reads the reports of the units. */
export function canReadReports(person: PersonView): boolean {
  return canVerifyReports(person) || person.role === 'committee' || person.role === 'province_viewer';
}

/** Sets a frozen period against now: who may open every report of the commune. */
export function canCompareSnapshots(person: PersonView): boolean {
  return person.role !== 'officer';
}

export function canImportPlan(person: PersonView): boolean {
  return person.role === 'standing_office' || person.role === 'commune_admin' || person.role === 'system_admin';
}

/** Gives indicators to units and people, and hands them over. */
export function canAssignIndicators(person: PersonView): boolean {
  return canImportPlan(person);
}

/** Names the unit and the people of one plan's indicators. */
export function canAssignLeads(person: PersonView, plan: Pick<PlanSummary, 'communeId'>): boolean {
  return canAssignIndicators(person) && (person.commune == null || person.commune.id === plan.communeId);
}

/** Holds indicators as responsible person or deputy, if active. */
export function mayHoldIndicators(role: Role): boolean {
  return role === 'officer' || role === 'standing_office';
}

/** Heads a unit: whoever does is one of its officers. */
export function mayHeadUnit(role: Role): boolean {
  return role === 'officer';
}

export function canManagePeople(person: PersonView): boolean {
  return grantableRoles(person).length > 0;
}

/** Sees what runs by itself, and runs it now. */
export function canManageJobs(person: PersonView): boolean {
  return person.role === 'system_admin';
}

/** Gives keys to machines, and sees what they took. */
export function canManageClients(person: PersonView): boolean {
  return person.role === 'commune_admin' || person.role === 'system_admin';
}

/** Adds and changes what a commune has to report, and until when. */
export function canManageRules(person: PersonView): boolean {
  return canImportPlan(person);
}

/** Decides what everybody may read of the commune. */
export function canManagePublicPage(person: PersonView): boolean {
  return canImportPlan(person);
}

/** Changes the one calendar of all communes. */
export function canManageCalendar(person: PersonView): boolean {
  return person.role === 'system_admin';
}

/** The roles that a person may hand out. */
export function grantableRoles(person: PersonView): readonly Role[] {
  switch (person.role) {
    case 'system_admin':
      return ['officer', 'standing_office', 'committee', 'commune_admin', 'province_viewer', 'system_admin'];
    case 'commune_admin':
      return ['officer', 'standing_office', 'committee', 'commune_admin'];
    case 'officer':
    case 'standing_office':
    case 'committee':
    case 'province_viewer':
      return [];
  }
}

/** Where a role is held; nowhere in the tree for who runs the system. */
export function placeKindsOf(role: Role): readonly OrganizationKind[] {
  switch (role) {
    case 'officer':
      // A hamlet has no form of its own: its unit enters it.
      return ['unit'];
    case 'standing_office':
    case 'committee':
    case 'commune_admin':
      return ['commune'];
    case 'province_viewer':
      return ['province'];
    case 'system_admin':
      return [];
  }
}

/** Sees more than one commune, so every place has to be named and picked. */
export function seesManyCommunes(person: PersonView): boolean {
  return person.commune == null;
}

/** Sees more than one province, so the province has to be picked. */
export function seesManyProvinces(person: PersonView): boolean {
  return person.commune == null && person.organization == null;
}

/** The place to name under the product: the commune, else whatever the person is bound to. */
export function placeOf(person: PersonView): OrganizationView | null {
  return person.commune ?? person.organization ?? null;
}

/** Where a person starts: at what waits for them. */
export function homePath(person: PersonView): '/reports' | '/review' | '/province' | '/overview' {
  switch (person.role) {
    case 'officer':
      return '/reports';
    case 'standing_office':
      return '/review';
    case 'province_viewer':
      return '/province';
    case 'committee':
    case 'commune_admin':
    case 'system_admin':
      return '/overview';
  }
}
