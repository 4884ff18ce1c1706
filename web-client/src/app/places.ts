import type { PersonView } from '@/api-types';
import {
  canAssignIndicators,
  canCompareSnapshots,
  canManageClients,
  canManageJobs,
  canManagePeople,
  canManagePublicPage,
  canManageRules,
  canReadReports,
  canVerifyReports,
  hasReports,
  seesManyCommunes,
} from '@/lib/rights';

export type Place =
  | 'province'
  | 'overview'
  | 'indicators'
  | 'analysis'
  | 'tasks'
  | 'explanations'
  | 'reports'
  | 'calendar'
  | 'review'
  | 'timeliness'
  | 'as-reported'
  | 'plans'
  | 'assignments'
  | 'reporting-rules'
  | 'calendar-days'
  | 'public-page'
  | 'people'
  | 'exchange'
  | 'jobs';

/** On a phone these stand in the person's menu. */
const menuPlaces: readonly Place[] = [
  'analysis',
  'tasks',
  'explanations',
  'timeliness',
  'as-reported',
  'plans',
  'assignments',
  'reporting-rules',
  'calendar-days',
  'public-page',
  'exchange',
  'jobs',
];

/** Pages of a person, in the order of the side navigation. */
export function placesOf(person: PersonView): Place[] {
  return [
    ...(seesManyCommunes(person) ? (['province'] as const) : []),
    'overview',
    'indicators',
    'analysis',
    'tasks',
    'explanations',
    ...(hasReports(person) ? (['reports'] as const) : []),
    'calendar',
    ...(canReadReports(person) ? (['review', 'timeliness'] as const) : []),
    ...(canCompareSnapshots(person) ? (['as-reported'] as const) : []),
    'plans',
    ...(canAssignIndicators(person) ? (['assignments'] as const) : []),
    ...(canManageRules(person) ? (['reporting-rules', 'calendar-days'] as const) : []),
    ...(canManagePublicPage(person) ? (['public-page'] as const) : []),
    ...(canManagePeople(person) ? (['people'] as const) : []),
    ...(canManageClients(person) ? (['exchange'] as const) : []),
    ...(canManageJobs(person) ? (['jobs'] as const) : []),
  ];
}

/** Five tabs fit a phone: what a person does there comes before reading the plan; the rest stands in the person's menu. */
export function tabsOf(person: PersonView): Place[] {
  const places = placesOf(person);
  return (places.length > 5 ? places.filter((place) => !menuPlaces.includes(place)) : places).slice(0, 5);
}

/** Keys and calls belong to no plan and no quarter. */
export function showsPeriod(pathname: string): boolean {
  return pathname !== '/exchange';
}

/** A page across communes shows no one plan: there is none to pick. */
export function showsOnePlan(pathname: string): boolean {
  return pathname !== '/province' && showsPeriod(pathname);
}

/** What a page is called: who only reads the reports of the units has nothing to verify. */
export function labelOf(place: Place, person: PersonView, length: 'long' | 'short' = 'long') {
  const readsOnly = place === 'review' && !canVerifyReports(person);
  if (length === 'short') {
    if (readsOnly) return 'nav.unitReportsShort';
    if (place === 'reports' || place === 'calendar' || place === 'review') return `nav.${place}Short` as const;
  }
  return readsOnly ? 'nav.unitReports' : (`nav.${place}` as const);
}
