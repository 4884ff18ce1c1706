import { useTranslation } from 'react-i18next';
import type { CommuneFigure, ComparisonView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { ReportStateBadge, StatusMark } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SearchInput } from '@/components/ui/search-input';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { findByName, placeOf, type ProvinceState } from '../logic/state';
import { actualOf, countsOf, targetOf } from '../logic/words';
import { Forwarded } from './forwarded';
import styles from './table.module.css';

/** Ranked communes by place, then those that cannot be compared, each with its reason. */
export function RankingTable({ view, state }: { view: ComparisonView; state: ProvinceState }) {
  const { t } = useTranslation('province');
  const words = useWording();
  const shown = findByName(view.communes, state.text);
  const ranked = shown.filter(({ rank }) => rank !== undefined);
  const others = shown.filter(({ rank }) => rank === undefined);
  return (
    <Panel
      title={t('ranking.title')}
      hint={t(view.isLowerBetter ? 'ranking.down' : 'ranking.up')}
      action={<span className="no-print"><SearchInput param="q" label={t('table.search')} /></span>}
      flush
    >
      {shown.length === 0 ? (
        <EmptyState title={t('table.none')} />
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{t('ranking.caption', { period: words.quarter(view.period) })}</caption>
          <thead>
            <tr>
              <th scope="col" className={`number ${styles.place}`}>
                {t('table.place')}
              </th>
              <th scope="col">{t('table.commune')}</th>
              <th scope="col">{t('ranking.status')}</th>
              <th scope="col" className="number">
                {t('ranking.value')}
              </th>
              <th scope="col" className={`number ${styles.desk}`}>
                {t('ranking.target')}
              </th>
              <th scope="col" className={`number ${styles.desk}`}>
                {t('ranking.milestone')}
              </th>
              <th scope="col" className={styles.desk}>
                {t('ranking.state')}
              </th>
            </tr>
          </thead>
          {ranked.length > 0 && (
            <tbody>
              {ranked.map((figure) => (
                <Row key={figure.communeId} figure={figure} view={view} />
              ))}
            </tbody>
          )}
          {others.length > 0 && (
            <tbody>
              <tr className={styles.band}>
                <th scope="rowgroup" colSpan={7}>
                  {t('ranking.notComparable', { count: others.length })}
                </th>
              </tr>
              {others.map((figure) => (
                <Row key={figure.communeId} figure={figure} view={view} />
              ))}
            </tbody>
          )}
        </table>
      )}
    </Panel>
  );
}

function Row({ figure, view }: { figure: CommuneFigure; view: ComparisonView }) {
  const { t } = useTranslation('province');
  const words = useWording();
  const { counted } = figure;
  const { decimals } = view;
  return (
    <tr>
      <td className={`number ${styles.place}`}>{figure.rank === undefined ? '–' : words.number(figure.rank)}</td>
      <th scope="row" className={`${styles.name} ${styles.words}`}>
        {figure.planId ? <AppLink to={placeOf(figure)}>{figure.name}</AppLink> : figure.name}
        <Forwarded at={figure.forwardedAt} />
        {figure.rankGap && <span className={styles.second}>{t(`gap.${figure.rankGap}`)}</span>}
        {figure.rankGap === undefined && figure.rollUpGap && <span className={styles.second}>{t('ranking.notInSum', { gap: t(`gap.${figure.rollUpGap}`) })}</span>}
        {figure.others?.map((other) => (
          <span key={other.planIndicatorId} className={styles.second}>
            {t('ranking.other', { number: other.number, counted: counted?.number ?? '', value: actualOf(other, decimals, words), text: other.text })}
          </span>
        ))}
      </th>
      <td>{counted ? <StatusMark status={counted.status} short /> : <span className="muted">–</span>}</td>
      <td className="number">
        {counted ? (
          <>
            <strong>{actualOf(counted, decimals, words)}</strong>
            <span className={styles.second}>{countsOf(counted, words)}</span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={`number ${styles.desk}`}>
        {counted ? (
          <>
            {targetOf(counted, decimals, words)}
            {counted.horizonYears && <span className={styles.second}>{t('ranking.otherYears')}</span>}
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={`number ${styles.desk}`}>{counted ? words.orDash(counted.milestone, { unit: counted.unit, decimals }) : '–'}</td>
      <td className={styles.desk}>
        {counted?.reportState && <ReportStateBadge state={counted.reportState} />}
        {counted?.updatedAt && <span className={styles.second}>{t('ranking.updated', { date: formatDate(counted.updatedAt) })}</span>}
      </td>
    </tr>
  );
}
