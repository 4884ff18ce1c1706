import { describe, expect, test } from 'vitest';
import type { OrganizationView, PersonView, Role } from '@/api-types';
import { canAssignLeads, canEditReport, canImportPlan, canReadReports, canVerifyReports, hasReports, homePath, placeOf, seesManyCommunes } from './rights';

function organization(id: string, kind: OrganizationView['kind']): OrganizationView {
  return { id, kind, code: id, path: `/${id}/`, name: id, isActive: true };
}

const commune = organization('commune', 'commune');
const unit = organization('unit', 'unit');

function person(role: Role): PersonView {
  switch (role) {
    case 'officer':
      return { id: role, userName: role, displayName: role, role, organization: unit, commune };
    case 'standing_office':
    case 'committee':
    case 'commune_admin':
      return { id: role, userName: role, displayName: role, role, organization: commune, commune };
    case 'province_viewer':
      return { id: role, userName: role, displayName: role, role, organization: organization('province', 'province') };
    case 'system_admin':
      return { id: role, userName: role, displayName: role, role };
  }
}

const own = { organizationId: 'unit', communeId: 'commune' };
const neighbour = { organizationId: 'other-unit', communeId: 'commune' };
const elsewhere = { organizationId: 'far-unit', communeId: 'other-commune' };

describe.each<[Role, { reports: boolean; edits: [boolean, boolean, boolean]; reads: boolean; verifies: boolean; imports: boolean; home: string }]>([
  ['officer', { reports: true, edits: [true, false, false], reads: false, verifies: false, imports: false, home: '/reports' }],
  ['standing_office', { reports: true, edits: [true, true, false], reads: true, verifies: true, imports: true, home: '/review' }],
  ['committee', { reports: false, edits: [false, false, false], reads: true, verifies: false, imports: false, home: '/overview' }],
  ['commune_admin', { reports: false, edits: [false, false, false], reads: false, verifies: false, imports: true, home: '/overview' }],
  ['province_viewer', { reports: false, edits: [false, false, false], reads: true, verifies: false, imports: false, home: '/province' }],
  ['system_admin', { reports: false, edits: [true, true, true], reads: true, verifies: true, imports: true, home: '/overview' }],
])('%s', (role, may) => {
  test('is offered what the role may do', () => {
    const who = person(role);
    expect(hasReports(who)).toBe(may.reports);
    expect([own, neighbour, elsewhere].map((report) => canEditReport(who, report))).toEqual(may.edits);
    expect(canReadReports(who)).toBe(may.reads);
    expect(canVerifyReports(who)).toBe(may.verifies);
    expect(canImportPlan(who)).toBe(may.imports);
    expect(canAssignLeads(who, { communeId: 'commune' })).toBe(may.imports);
    expect(homePath(who)).toBe(may.home);
  });
});

test('leads are named in the own commune only, but for who stands above', () => {
  expect(canAssignLeads(person('standing_office'), { communeId: 'other-commune' })).toBe(false);
  expect(canAssignLeads(person('system_admin'), { communeId: 'other-commune' })).toBe(true);
});

test('who is bound to no commune sees many', () => {
  expect(seesManyCommunes(person('province_viewer'))).toBe(true);
  expect(seesManyCommunes(person('officer'))).toBe(false);
  expect(placeOf(person('officer'))?.id).toBe('commune');
  expect(placeOf(person('province_viewer'))?.id).toBe('province');
  expect(placeOf(person('system_admin'))).toBeNull();
});
