import type { CommuneFigure, CommuneStanding, ProvinceMeasure } from '@/api-types';
import { fold } from '@/lib/fold';

export const sortKeys = ['place', 'name', 'reporting', 'onTime', 'completeness', 'verified'] as const;

export type SortKey = (typeof sortKeys)[number];

export interface ProvinceState {
  /** Of the one measure; null for the whole plan. */
  code: string | null;
  provinceId: string | null;
  includesSubmitted: boolean;
  text: string;
  sort: SortKey;
  descending: boolean;
  /** The commune whose row is opened out, where the screen is narrow. */
  openId: string | null;
}

/** What the URL says; anything unknown in it is as if it were not there. */
export function readProvinceState(params: URLSearchParams): ProvinceState {
  return {
    code: params.get('code'),
    provinceId: params.get('province'),
    includesSubmitted: params.get('count') === 'sent',
    text: params.get('q') ?? '',
    sort: sortKeys.find((known) => known === params.get('sort')) ?? 'place',
    descending: params.get('dir') === 'desc',
    openId: params.get('open'),
  };
}

function figureOf(standing: CommuneStanding, sort: Exclude<SortKey, 'name'>): number | null {
  switch (sort) {
    case 'place':
      return standing.rank ?? null;
    case 'reporting':
      return standing.timeliness.reportingRate ?? null;
    case 'onTime':
      return standing.timeliness.onTimeRate ?? null;
    case 'completeness':
      return standing.timeliness.valueCompleteness ?? null;
    case 'verified':
      return standing.reportCount > 0 ? standing.verifiedCount / standing.reportCount : null;
  }
}

/** A commune that has no figure to sort by stands behind the others, whichever way they are turned: it is not the last of them. */
export function sortStandings(standings: readonly CommuneStanding[], sort: SortKey, descending: boolean): CommuneStanding[] {
  const way = descending ? -1 : 1;
  const byName = (left: CommuneStanding, right: CommuneStanding) => left.name.localeCompare(right.name, 'vi', { numeric: true });
  if (sort === 'name') return [...standings].sort((left, right) => way * byName(left, right));
  return [...standings].sort((left, right) => {
    const [one, two] = [figureOf(left, sort), figureOf(right, sort)];
    if (one === null || two === null) return Number(one === null) - Number(two === null) || byName(left, right);
    return way * (one - two) || byName(left, right);
  });
}

/** Those whose names hold the text, diacritics or not. */
export function findByName<T extends { name: string; provinceName: string }>(rows: readonly T[], text: string): T[] {
  const wanted = fold(text.trim());
  return rows.filter(({ name, provinceName }) => fold(`${name} ${provinceName}`).includes(wanted));
}

/** The measure to begin with: the one that most communes reported. */
export function firstMeasure(measures: readonly ProvinceMeasure[]): ProvinceMeasure | null {
  return measures.reduce<ProvinceMeasure | null>(
    (best, measure) =>
      best === null || measure.figureCount > best.figureCount || (measure.figureCount === best.figureCount && measure.communeCount > best.communeCount)
        ? measure
        : best,
    null,
  );
}

/** Where a commune's figure leads: to the row of its plan that counts; where there is none, to the plan. */
export function placeOf({ planId, counted }: Pick<CommuneFigure, 'planId' | 'counted'>): string {
  return `${counted ? `/indicators/${counted.planIndicatorId}` : '/overview'}?plan=${planId ?? ''}`;
}
