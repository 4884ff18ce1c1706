import type { ActualView, BoardCell, ReportDraftValue, ReportRow, ReportSummary, ReportView } from '@/api-types';

/** Rows and reports for tests; every figure is invented. */
export function aRow(change: Partial<ReportRow> = {}): ReportRow {
  return {
    planIndicatorId: 'files-online',
    number: 'II.1',
    text: 'Hồ sơ TTHC xử lý trực tuyến',
    heading: 'II. Ứng dụng CNTT',
    code: 'EGOV.FILES_ONLINE',
    kind: 'ratio',
    direction: 'up',
    unit: '%',
    decimals: 1,
    isUnassigned: false,
    isByHamlet: false,
    isMine: false,
    target: { year: 2026, operator: 'eq', value: 100 },
    status: 'no_data',
    evidenceCount: 0,
    commentCount: 0,
    warnings: [],
    isExplanationOld: false,
    ...change,
  };
}

export function anActual(change: Partial<ActualView> = {}): ActualView {
  return { period: '2026Q3', isDemo: false, version: 1, updatedAt: '2026-09-29T03:42:00Z', ...change };
}

export function aSummary(change: Partial<ReportSummary> = {}): ReportSummary {
  return {
    id: 'report',
    planId: 'plan',
    planTitle: 'Kế hoạch chuyển đổi số năm 2026',
    organizationId: 'unit',
    organizationName: 'Phòng Kinh tế',
    communeId: 'commune',
    communeName: 'Phường Ngọc Sơn',
    period: '2026Q3',
    state: 'draft',
    rowCount: 1,
    filledCount: 0,
    version: 1,
    dates: { cutOff: '2026-09-14', dueAt: '2026-09-30T10:00:00Z', locksOn: '2026-10-10', workingDaysLeft: 3 },
    ...change,
  };
}

export function aCell(change: Partial<BoardCell> = {}): BoardCell {
  return { summary: aSummary(), warningCount: 0, unexplainedCount: 0, changedCount: 0, ...change };
}

export function aReport(rows: ReportRow[], change: Partial<ReportView> = {}): ReportView {
  return {
    seq: 1,
    summary: aSummary({ rowCount: rows.length }),
    rows,
    events: [],
    words: { version: 0 },
    warningCount: 0,
    unexplainedCount: 0,
    actions: { canEdit: true, canSubmit: true, canReturn: false, canVerify: false, canReopen: false },
    ...change,
  };
}

/** The report as the server answers after it wrote the value. */
export function written(view: ReportView, value: ReportDraftValue): ReportView {
  return {
    ...view,
    rows: view.rows.map((row) =>
      row.planIndicatorId === value.planIndicatorId
        ? { ...row, actual: anActual({ ...value, version: value.version + 1, updatedAt: '2026-09-29T03:43:00Z' }) }
        : row,
    ),
  };
}
