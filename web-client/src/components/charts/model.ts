import type { ProgressStatus, StatusCount } from '@/api-types';
import type { Measure } from '@/lib/wording';
import type { Tip } from './use-tips';

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
  tip?: Tip;
}

/** Values over the quarters of a year, the last known value of the year before in front. */
export interface TrendData extends Measure {
  status: ProgressStatus;
  baseline: { year: number; value: number } | null;
  quarters: readonly { period: string; value: number | null; milestone: number | null; tip?: Tip }[];
  /** The quarter that is looked at: what was expected by its end is named. */
  now?: string;
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

/** A bar of counts: each segment has the shape of a status, its word and its count. */
export interface SegmentRow {
  id: string;
  name: string;
  href?: string;
  segments: readonly { id: string; status: ProgressStatus; word: string; count: number }[];
}

/** A tile of a heatmap. */
export interface HeatCell {
  id: string;
  /** What it is about. */
  name: string;
  status: ProgressStatus;
  /** In words of the measure: "38 %", "Có", "–". */
  figure: string;
  tip: Tip;
  href: string;
}

export interface HeatData {
  /** What a row is, and what a column. */
  rowHead: string;
  columnHead: string;
  columns: readonly { id: string; name: string }[];
  /** Tiles by column; several stand in one cell where it holds several indicators. */
  rows: readonly { id: string; name: string; note?: string; href: string; cells: readonly (readonly HeatCell[])[] }[];
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
    /** Null where its page is not on this machine. */
    href: string | null;
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
  statusOverTime: readonly SegmentRow[];
  timeliness: readonly SegmentRow[];
  days: readonly SegmentRow[];
  quarterHeatmap: HeatData;
  unitHeatmap: HeatData;
  distribution: DistributionData;
}

export type ChartKind = keyof ChartData;
