import type { TFunction } from 'i18next';
import type { IndicatorProgress, ProgressStatus, ProgressView, QuarterProgress } from '@/api-types';
import type { HeatCell, HeatData, SegmentRow, TrendData } from '@/components/charts/model';
import type { Tip } from '@/components/charts/use-tips';
import { formatMoment } from '@/lib/format';
import type { Wording } from '@/lib/wording';
import { statusOrder, targetText, toTrend } from './rules';

type T = TFunction<['progress', 'common']>;

/** What stands behind the figure of a quarter: figure, milestone, target, who verified it and what proves it. */
export function quarterTip(row: IndicatorProgress, quarter: QuarterProgress, words: Wording, t: T): Tip {
  const { actual, verifiedAt, verifiedBy } = quarter;
  const verified = verifiedAt && [verifiedBy, formatMoment(verifiedAt)].filter(Boolean).join(', ');
  return {
    title: `${row.text} · ${words.quarterShort(quarter.period)}`,
    status: quarter.status,
    lines: [
      [t('tip.actual'), words.actual(actual, row)],
      [t('tip.milestone'), words.orDash(quarter.milestone, row)],
      [t('tip.target'), targetText(row, Number(quarter.period.slice(0, 4)), words)],
      ...(quarter.reason ? [[t('tip.reason'), t(`reason.${quarter.reason}`)] as const] : []),
      verified ? [t('tip.verified'), verified] : [t('tip.report'), t(`reportState.${quarter.reportState}`, { ns: 'common' })],
      ...(actual ? [[t('tip.evidence'), t('tip.evidenceCount', { count: quarter.evidenceCount })] as const] : []),
    ],
  };
}

/** The trend with what stands behind its points, and with what was expected by the quarter that is looked at. */
export function toTippedTrend(row: IndicatorProgress, period: string, words: Wording, t: T): TrendData {
  const trend = toTrend(row, words);
  return {
    ...trend,
    now: period,
    quarters: trend.quarters.map((quarter, index) => {
      const source = row.quarters[index];
      return source ? { ...quarter, tip: quarterTip(row, source, words, t) } : quarter;
    }),
  };
}

function tileOf(row: IndicatorProgress, quarter: QuarterProgress, words: Wording, t: T): HeatCell {
  return {
    id: `${row.planIndicatorId} ${quarter.period}`,
    name: row.text,
    status: quarter.status,
    figure: words.actual(quarter.actual, row),
    tip: quarterTip(row, quarter, words, t),
    href: `/indicators/${row.planIndicatorId}`,
  };
}

/** A row an indicator, a column a quarter. */
export function toQuarterHeatmap(rows: readonly IndicatorProgress[], words: Wording, t: T): HeatData {
  return {
    rowHead: t('analysis.indicator'),
    columnHead: t('analysis.quarter'),
    columns: (rows[0]?.quarters ?? []).map(({ period }) => ({ id: period, name: words.quarterShort(period) })),
    rows: rows.map((row) => ({
      id: row.planIndicatorId,
      name: row.text,
      note: row.leadName,
      href: `/indicators/${row.planIndicatorId}`,
      cells: row.quarters.map((quarter) => [tileOf(row, quarter, words, t)]),
    })),
  };
}

/** A row a unit, a column a pillar, a tile an indicator that the unit leads: an indicator has one unit, so a column each would stand empty but for one tile. */
export function toUnitHeatmap(progress: ProgressView, rows: readonly IndicatorProgress[], words: Wording, t: T): HeatData {
  const pillars = progress.pillars.filter(({ pillarId }) => rows.some((row) => row.pillarId === pillarId));
  const leads = [...new Map(rows.map(({ leadId, leadName }) => [leadId, leadName]))];
  return {
    rowHead: t('analysis.unit'),
    columnHead: t('analysis.pillar'),
    columns: pillars.map(({ pillarId, nameVi, nameEn }) => ({ id: pillarId, name: words.language === 'vi' ? nameVi : nameEn })),
    rows: leads.map(([id, name]) => ({
      id,
      name,
      href: `/indicators?unit=${id}`,
      cells: pillars.map(({ pillarId }) =>
        rows
          .filter((row) => row.leadId === id && row.pillarId === pillarId)
          .flatMap((row) => row.quarters.filter(({ period }) => period === progress.period).map((quarter) => tileOf(row, quarter, words, t))),
      ),
    })),
  };
}

/** Counts of statuses quarter by quarter up to the one that is looked at, over the indicators that are shown. */
export function toStatusOverTime(rows: readonly IndicatorProgress[], until: string, words: Wording, t: T): SegmentRow[] {
  const quarters = (rows[0]?.quarters ?? []).filter(({ period }) => period <= until);
  return quarters.map(({ period }, index) => ({
    id: period,
    name: words.quarterShort(period),
    segments: statusOrder.map((status) => ({
      id: status,
      status,
      word: t(`status.${status}`, { ns: 'common' }),
      count: rows.filter(({ quarters }) => quarters[index]?.status === status).length,
    })),
  }));
}

export function countIn({ segments }: SegmentRow, ...statuses: ProgressStatus[]): number {
  return segments.reduce((sum, { status, count }) => (statuses.includes(status) ? sum + count : sum), 0);
}

/** The units with the most indicators off track, all that are equal, and how many that are. */
export function unitsBehind(rows: readonly IndicatorProgress[]): { names: string[]; count: number } {
  const counts = new Map<string, number>();
  for (const { leadName, status } of rows) if (status === 'off_track') counts.set(leadName, (counts.get(leadName) ?? 0) + 1);
  const count = Math.max(0, ...counts.values());
  return { names: [...counts].filter(([, found]) => found === count).map(([name]) => name), count };
}
