import { useTranslation } from 'react-i18next';
import { useSetParams } from '@/lib/url-state';
import type { ListState } from '../rules';
import styles from './filters.module.css';

export function ViewSwitch({ state }: { state: ListState }) {
  const { t } = useTranslation('progress');
  const setParams = useSetParams();
  return (
    <div className={styles.views} role="group" aria-label={t('list.view')}>
      {(['table', 'charts'] as const).map((view) => (
        <button key={view} type="button" aria-pressed={state.view === view} onClick={() => setParams({ view: view === 'table' ? null : view })}>
          {t(`list.${view}`)}
        </button>
      ))}
    </div>
  );
}
