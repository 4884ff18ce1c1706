import type { TFunction } from 'i18next';
import type { PublicPlan } from '@/api-types';
import type { Table } from '@/lib/csv';
import type { Wording } from '@/lib/wording';

/** The figures of the page as a spreadsheet has them: every quarter in a column. */
export function toTable(plan: PublicPlan, t: TFunction<'publicPage'>, words: Wording): Table {
  const quarters = plan.indicators[0]?.quarters.map(({ period }) => period) ?? [];
  return {
    columns: [
      t('column.number'), t('column.name'), t('column.unit'), t('column.status'), t('column.period'), t('column.target'), t('column.milestone'), t('column.value'),
      ...quarters.map((period) => words.quarter(period)),
    ],
    rows: plan.indicators.map((row) => [
      row.number, row.text, row.unit ?? '', t(`status.${row.status}`, { ns: 'common' }), row.period ? words.quarter(row.period) : null, row.target ? words.target(row.target, row) : null,
      row.milestone ?? null, row.value ?? words.actual(row, row), ...row.quarters.map(({ value }) => value ?? null),
    ]),
  };
}
