import type { ProgressStatus, StatusCount } from '@/api-types';
import type { Measure } from '@/lib/wording';

export interface BulletRow extends Measure {
  id: string;
  name: string;
  status: ProgressStatus;
  value: number | null;
  milestone: number | null;
  target: number | null;
  /** The target in the plan's words. */
  targetText: string;
  /** What was reported, in words. */
  valueText: string;
  href: string;
}

/** Values over the quarters of a year, the last known value of the year before in front. */
export interface TrendData extends Measure {
  status: ProgressStatus;
  baseline: { year: number; value: number } | null;
  quarters: readonly { period: string; value: number | null; milestone: number | null }[];
  target: { value: number; text: string } | null;
  forecast: number | null;
}

/** Targets of several years, and where the measure stands between them. */
export interface HorizonData extends Measure {
  targets: readonly { year: number; value: number; text: string }[];
  current: { at: number; label: string; value: number } | null;
}

export interface StackRow {
  id: string;
  name: string;
  counts: readonly StatusCount[];
  href: string;
}

/** How many indicators reached the milestone of each quarter. */
export interface QuarterCounts {
  period: string;
  reached: number;
  below: number;
  missing: number;
}

/** Where each of many stands on one measure. */
export interface DistributionData extends Measure {
  /** From the lowest value to the highest. */
  points: readonly {
    id: string;
    name: string;
    value: number;
    valueText: string;
    /** In the plan's words. */
    targetText: string;
    status: ProgressStatus;
    /** Place among all, where they are ranked. */
    place: number | null;
    href: string;
  }[];
  /** The targets that differ, with how many have each. */
  targets: readonly { value: number; text: string; count: number }[];
  median: number | null;
}

/** Data of every kind of chart that stands in a panel. */
export interface ChartData {
  bullets: readonly BulletRow[];
  trend: TrendData;
  horizon: HorizonData;
  stacks: readonly StackRow[];
  quarters: readonly QuarterCounts[];
  distribution: DistributionData;
}

export type ChartKind = keyof ChartData;
