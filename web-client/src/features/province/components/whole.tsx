import { useTranslation } from 'react-i18next';
import type { ProvinceView } from '@/api-types';
import { StatusStrip } from '@/components/charts/status-strip';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SearchInput } from '@/components/ui/search-input';
import { downloadCsv } from '@/lib/csv';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { findByName, sortStandings, type ProvinceState } from '../logic/state';
import { toTable } from '../logic/to-table';
import { CommuneTable, Legend } from './commune-table';
import { Headline } from './headline';
import styles from './whole.module.css';

export function Whole({ view, state }: { view: ProvinceView; state: ProvinceState }) {
  const { t } = useTranslation(['province', 'common']);
  const words = useWording();
  const shown = sortStandings(findByName(view.communes, state.text), state.sort, state.descending);
  return (
    <div className={styles.whole}>
      <Headline view={view} />
      {view.summary.total > 0 && <StatusStrip counts={view.summary.counts} />}
      <Panel
        title={t('table.title')}
        hint={t('table.asOf', { moment: formatMoment(view.generatedAt) })}
        action={
          <span className={styles.actions}>
            <SearchInput param="q" label={t('table.search')} />
            <Button onClick={() => downloadCsv(`toan-tinh-${view.period}`, toTable(view, t, words), words.language)}>{t('common:chart.csv')}</Button>
          </span>
        }
        flush
      >
        {shown.length > 0 ? (
          <>
            <Legend counts={view.summary.counts} />
            <CommuneTable standings={shown} state={state} period={view.period} />
          </>
        ) : (
          <EmptyState title={t('table.none')} />
        )}
      </Panel>
      <p className={`muted small ${styles.method}`}>
        {t('table.method')} {view.communes.some(({ forwardedAt }) => forwardedAt) && t('forwarded.method')}
      </p>
    </div>
  );
}
