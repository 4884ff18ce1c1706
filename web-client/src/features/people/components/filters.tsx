import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/field';
import { SearchInput } from '@/components/ui/search-input';
import { usePerson } from '@/lib/api/session';
import { grantableRoles } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { stateOrder, type AccountState, type ListState } from '../rules';
import styles from './filters.module.css';

interface Props {
  counts: Record<AccountState, number>;
  state: ListState;
  shown: number;
  total: number;
}

/** What narrows the list; all of it stands in the URL. */
export function Filters({ counts, state, shown, total }: Props) {
  const { t } = useTranslation('people');
  const words = useWording();
  const setParams = useSetParams();
  const person = usePerson();
  return (
    <search className={styles.filters}>
      <SearchInput param="q" label={t('list.search')} />
      <select className={controlClass} aria-label={t('role')} value={state.role ?? ''} onChange={(event) => setParams({ role: event.target.value })}>
        <option value="">{t('list.anyRole')}</option>
        {grantableRoles(person).map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`, { ns: 'common' })}
          </option>
        ))}
      </select>
      <select
        className={controlClass}
        aria-label={t('stateColumn')}
        value={state.state ?? ''}
        onChange={(event) => setParams({ state: event.target.value })}
      >
        <option value="">{t('list.anyState')}</option>
        {stateOrder.map((name) => (
          <option key={name} value={name}>
            {t(`state.${name}`)} ({words.number(counts[name])})
          </option>
        ))}
      </select>
      <output className={styles.shown}>{t('list.shown', { shown: words.number(shown), total: words.number(total) })}</output>
      {(state.text || state.role || state.state) && (
        <Button kind="quiet" onClick={() => setParams({ q: null, role: null, state: null })}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
