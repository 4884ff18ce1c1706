import { useTranslation } from 'react-i18next';
import { ViewKeys } from '@/components/ui/view-keys';
import { useSetParams } from '@/lib/url-state';
import type { ListState } from '../rules';

export function ViewSwitch({ state }: { state: ListState }) {
  const { t } = useTranslation('progress');
  const setParams = useSetParams();
  return (
    <ViewKeys label={t('list.view')}>
      {(['table', 'charts'] as const).map((view) => (
        <button key={view} type="button" aria-pressed={state.view === view} onClick={() => setParams({ view: view === 'table' ? null : view })}>
          {t(`list.${view}`)}
        </button>
      ))}
    </ViewKeys>
  );
}
