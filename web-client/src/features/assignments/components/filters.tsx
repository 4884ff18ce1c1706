import { useTranslation } from 'react-i18next';
import type { AssignmentsView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/field';
import { SearchInput } from '@/components/ui/search-input';
import { useSetParams } from '@/lib/url-state';
import styles from '../assignments.module.css';
import { matchesOrphan, orphanKinds, peopleOf, type OrphanFilter, type RowFilter } from '../rules';

interface Props {
  view: AssignmentsView;
  filter: RowFilter;
  shown: number;
}

/** By text, unit, person, and what is amiss, with how many there are of each. */
export function Filters({ view, filter, shown }: Props) {
  const { t } = useTranslation('assignments');
  const setParams = useSetParams();
  const count = (kind: OrphanFilter) => view.rows.filter((row) => matchesOrphan(row, kind)).length;
  const kinds: OrphanFilter[] = ['without_owner', 'any', ...orphanKinds];
  const leads = new Set(view.rows.map(({ lead }) => lead.id));

  return (
    <search className={styles.filters}>
      <SearchInput param="q" label={t('filter.search')} />
      <select
        className={controlClass}
        aria-label={t('filter.orphan')}
        value={filter.orphan ?? ''}
        onChange={(event) => setParams({ orphan: event.target.value })}
      >
        <option value="">{t('filter.anyState')}</option>
        {kinds
          .filter((kind) => count(kind) > 0 || kind === filter.orphan)
          .map((kind) => (
            <option key={kind} value={kind}>
              {t(`orphan.${kind}`, { days: view.unseenAfterDays })} ({count(kind)})
            </option>
          ))}
      </select>
      <select className={controlClass} aria-label={t('unit')} value={filter.unit ?? ''} onChange={(event) => setParams({ unit: event.target.value })}>
        <option value="">{t('filter.anyUnit')}</option>
        {view.units
          .filter(({ id }) => leads.has(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
      <select
        className={controlClass}
        aria-label={t('filter.person')}
        value={filter.person ?? ''}
        onChange={(event) => setParams({ person: event.target.value })}
      >
        <option value="">{t('filter.anyPerson')}</option>
        {peopleOf(view.rows, view.units).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <output className="muted small">{t('filter.shown', { shown, total: view.rows.length })}</output>
      {(filter.text || filter.unit || filter.person || filter.orphan) && (
        <Button kind="quiet" onClick={() => setParams({ q: null, unit: null, person: null, orphan: null })}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
