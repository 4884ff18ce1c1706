import type { CommuneFigure, CommuneStanding, ComparisonView, MeasureFigure, ProgressStatus } from '@/api-types';

const statuses: readonly ProgressStatus[] = ['off_track', 'at_risk', 'on_track', 'met', 'not_due', 'no_data', 'not_applicable'];

export function standing(name: string, changes: Partial<CommuneStanding> & { onTimeRate?: number } = {}): CommuneStanding {
  const { onTimeRate, ...rest } = changes;
  return {
    communeId: name,
    name,
    provinceName: 'Hà Tĩnh',
    planId: `plan-${name}`,
    summary: { total: 0, counts: statuses.map((status) => ({ status, count: 0, percent: 0 })) },
    goodCount: 0,
    judgedCount: 0,
    timeliness: {
      expected: 0,
      onTime: 0,
      late: 0,
      missing: 0,
      onTimePercent: 0,
      latePercent: 0,
      missingPercent: 0,
      notDue: 0,
      sentEarly: 0,
      waived: 0,
      cellCount: 0,
      filledCount: 0,
      ...(onTimeRate !== undefined && { onTimeRate }),
    },
    reportCount: 0,
    verifiedCount: 0,
    ...rest,
  };
}

export function ratio(value: number, target: number): MeasureFigure {
  return {
    planIndicatorId: `row-${value}`,
    number: '1',
    text: 'Hồ sơ trực tuyến',
    unit: '%',
    target: { year: 2026, operator: 'ge', value: target },
    status: value >= target ? 'met' : 'off_track',
    entryKind: 'ratio',
    numerator: value,
    denominator: 100,
    value,
    reportState: 'verified',
  };
}

export function figure(name: string, changes: Partial<CommuneFigure>): CommuneFigure {
  return { communeId: name, name, provinceName: 'Hà Tĩnh', planId: `plan-${name}`, ...changes };
}

export function comparison(communes: CommuneFigure[]): ComparisonView {
  return {
    period: '2026Q3',
    isDemo: false,
    generatedAt: '2026-09-29T02:00:00Z',
    code: 'EGOV.FILES_ONLINE',
    nameVi: 'Tỷ lệ hồ sơ TTHC xử lý trực tuyến',
    kind: 'ratio',
    direction: 'up',
    unit: '%',
    decimals: 1,
    includesSubmitted: false,
    rollUp: { kind: 'ratio', communeCount: 0, leftOut: [] },
    isLowerBetter: false,
    rankedCount: communes.filter(({ rank }) => rank !== undefined).length,
    communes,
  };
}
