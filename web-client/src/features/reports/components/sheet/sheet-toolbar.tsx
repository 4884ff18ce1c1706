import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { SearchInput } from '@/components/ui/search-input';
import { useSetParams } from '@/lib/url-state';
import type { Density } from '@/lib/density';
import { FilterChips } from '@/components/ui/filter-chips';
import { SheetHelp } from './sheet-help';
import styles from './sheet-toolbar.module.css';
import type { RowFilterState } from './use-row-filter';

interface Props {
  filter: RowFilterState;
  total: number;
  /** Absent where cards leave nothing to choose. */
  density?: [Density, (density: Density) => void];
}

/** What narrows the sheet, how tightly it is set, and the word about its keys. */
export function SheetToolbar({ filter, total, density }: Props) {
  const { t } = useTranslation('reports');
  const setParams = useSetParams();
  const [isHelping, setIsHelping] = useState(false);
  const { chosen, options, shown, isNarrowed, isStale, refresh } = filter;

  useEffect(() => {
    const help = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || isWriting(event.target)) return;
      event.preventDefault();
      setIsHelping(true);
    };
    document.addEventListener('keydown', help);
    return () => document.removeEventListener('keydown', help);
  }, []);

  return (
    <search className={styles.toolbar} aria-label={t('filter.label')}>
      <div className={styles.search}>
        <SearchInput param="q" label={t('filter.search')} />
      </div>
      <FilterChips
        label={t('filter.chips')}
        options={options.map(({ code, count }) => ({ code, count, word: t(`filter.${code ?? 'all'}`) }))}
        chosen={chosen}
        onChoose={(code) => {
          if (code === chosen) refresh();
          else setParams({ show: code });
        }}
      />
      {isNarrowed && (
        <output className={styles.shown}>
          {t('filter.shown', { shown: shown.length, total })}
          {isStale && (
            <Button kind="quiet" onClick={refresh}>
              {t('filter.refresh')}
            </Button>
          )}
          <Button kind="quiet" onClick={() => setParams({ show: null, q: null })}>
            {t('filter.clear')}
          </Button>
        </output>
      )}
      <div className={styles.right}>
        {density && (
          <div className={styles.views} role="group" aria-label={t('density.label')}>
            {(['comfortable', 'compact'] as const).map((option) => (
              <button key={option} type="button" aria-pressed={density[0] === option} onClick={() => density[1](option)}>
                {t(`density.${option}`)}
              </button>
            ))}
          </div>
        )}
        <button type="button" className={styles.help} aria-label={t('help.open')} title={t('help.open')} onClick={() => setIsHelping(true)}>
          ?
        </button>
      </div>
      {isHelping && <SheetHelp onClose={() => setIsHelping(false)} />}
    </search>
  );
}

/** A question mark belongs to words; in a cell of figures it asks for help. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.dataset.row === undefined);
}
