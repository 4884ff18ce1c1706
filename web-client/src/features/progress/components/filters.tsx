import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgressView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/field';
import { SearchInput } from '@/components/ui/search-input';
import { useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { statusOrder, unassigned, type ListState } from '../rules';
import styles from './filters.module.css';

interface Props {
  progress: ProgressView;
  state: ListState;
  shown: number;
  /** How the list is looked at. */
  children?: ReactNode;
}

/** What narrows the list; all of it stands in the URL. */
export function Filters({ progress, state, shown, children }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const setParams = useSetParams();
  const total = progress.indicators.length;
  const isFiltered = state.status || state.pillar || state.unit || state.text;

  return (
    <search className={styles.filters}>
      <SearchInput param="q" label={t('list.search')} />
      <select
        className={controlClass}
        aria-label={t('list.status')}
        value={state.status ?? ''}
        onChange={(event) => setParams({ status: event.target.value })}
      >
        <option value="">{t('list.anyStatus')}</option>
        {statusOrder.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`, { ns: 'common' })} ({progress.summary.counts.find((entry) => entry.status === status)?.count ?? 0})
          </option>
        ))}
      </select>
      <select
        className={controlClass}
        aria-label={t('list.pillar')}
        value={state.pillar ?? ''}
        onChange={(event) => setParams({ pillar: event.target.value })}
      >
        <option value="">{t('list.anyPillar')}</option>
        {progress.pillars.map((pillar) => (
          <option key={pillar.pillarId} value={pillar.pillarId}>
            {words.language === 'vi' ? pillar.nameVi : pillar.nameEn} ({pillar.summary.total})
          </option>
        ))}
      </select>
      <select
        className={controlClass}
        aria-label={t('list.unit')}
        value={state.unit ?? ''}
        onChange={(event) => setParams({ unit: event.target.value })}
      >
        <option value="">{t('list.anyUnit')}</option>
        {progress.indicators.some(({ isUnassigned }) => isUnassigned) && <option value={unassigned}>{t('list.unassigned')}</option>}
        {progress.units.map(({ organizationId, name }) => (
          <option key={organizationId} value={organizationId}>
            {name}
          </option>
        ))}
      </select>
      {children}
      <output className={styles.shown}>{t('list.shown', { shown: words.number(shown), total: words.number(total) })}</output>
      {isFiltered && (
        <Button kind="quiet" onClick={() => setParams({ q: null, status: null, pillar: null, unit: null })}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
