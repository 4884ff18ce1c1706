import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HamletBreakdown, ReportRow, ReportView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { useLanguage } from '@/i18n';
import { hamletsQuery } from '../../api/hamlets';
import { actualText, valueText, type FigureRow } from '../../logic/figures';
import { isCounted, weakestFirst } from '../../logic/hamlets';
import styles from './hamlet-section.module.css';
import { RowSection } from '../row-panel/row-section';
import { useWords } from '../use-words';

/** Where the unit's sum comes from, for who reads and verifies it: every hamlet with a small bar. */
export function HamletSection({ report, row }: { report: ReportView; row: ReportRow }) {
  const { t } = useTranslation('hamlets');
  if (!row.hamlets) return null;
  return (
    <RowSection title={t('section.title')} count={row.hamlets.filled} isOpenAtFirst>
      <HamletValues reportId={report.summary.id ?? ''} row={row} />
    </RowSection>
  );
}

type HamletsOf = FigureRow & Pick<ReportRow, 'planIndicatorId' | 'direction'>;

/** The hamlets behind a value of a report, with their sum. */
export function HamletValues({ reportId, row }: { reportId: string; row: HamletsOf }) {
  const query = useQuery(hamletsQuery(reportId, row.planIndicatorId));
  return <QueryPanel query={query}>{(breakdown) => <Hamlets row={row} breakdown={breakdown} />}</QueryPanel>;
}

function Hamlets({ row, breakdown }: { row: HamletsOf; breakdown: HamletBreakdown }) {
  const { t } = useTranslation('hamlets');
  const language = useLanguage();
  const words = useWords();
  const [isWeakestFirst, setIsWeakestFirst] = useState(false);
  const { sum } = breakdown;
  const listed = breakdown.hamlets.filter(isCounted);
  const hamlets = isWeakestFirst ? weakestFirst(listed, row.direction) : listed;
  const largest = Math.max(0, ...hamlets.map(({ actual }) => actual?.value ?? 0));
  if (sum.filled === 0) return <p className="muted">{t('section.none')}</p>;
  return (
    <>
      <p>
        {t(sum.counted === sum.total ? 'section.sum' : 'section.sumPart', {
          count: sum.counted,
          counted: sum.counted,
          total: sum.total,
          figure: actualText(row, sum, words, language),
        })}
      </p>
      <label className={styles.order}>
        <input type="checkbox" checked={isWeakestFirst} onChange={(event) => setIsWeakestFirst(event.target.checked)} /> {t('section.weakest')}
      </label>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('entry.caption')}</caption>
        <tbody>
          {hamlets.map(({ hamletId, name, actual }) => (
            <tr key={hamletId}>
              <th scope="row">{name}</th>
              <td className={styles.bar}>
                <svg height="8" aria-hidden="true" focusable="false">
                  <rect width="100%" height="8" rx="2" fill="var(--track)" />
                  {/* Between hamlets: the longest bar is the highest of them. */}
                  {largest > 0 && <rect width={`${(100 * (actual?.value ?? 0)) / largest}%`} height="8" rx="2" fill="var(--accent)" />}
                </svg>
              </td>
              <td className={styles.figure}>
                {valueText(row, actual, words, language) ?? '–'}
                {actual?.entryKind === 'ratio' && (
                  <span className={styles.parts}>{actualText(row, actual, words, language)?.split(' = ')[0]}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
