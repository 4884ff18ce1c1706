import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { fold } from '@/lib/fold';
import styles from './settings.module.css';

interface Props {
  plan: PlanView;
  /** Ids in the order of the page; those of another plan stay, unseen here. */
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** What is shown, in its order, and below it what may be added: by its heading in the plan. */
export function Chooser({ plan, chosen, onChange }: Props) {
  const { t } = useTranslation('publicPage');
  const [search, setSearch] = useState('');
  const known = new Map(plan.indicators.map((row) => [row.id, row]));
  const shown = chosen.filter((id) => known.has(id));
  const wanted = fold(search);
  const rest = plan.indicators.filter(({ id, text, number }) => !chosen.includes(id) && fold(`${number} ${text}`).includes(wanted));

  const swap = (id: string, by: 1 | -1) => {
    const other = shown[shown.indexOf(id) + by];
    if (other) onChange(chosen.map((one) => (one === id ? other : one === other ? id : one)));
  };

  return (
    <Panel title={t('chooser.title', { count: shown.length })} hint={t('chooser.hint')}>
      {shown.length === 0 ? (
        <p className={styles.hint}>{t('chooser.none')}</p>
      ) : (
        <ol className={styles.chosen}>
          {shown.map((id, index) => {
            const text = known.get(id)?.text ?? '';
            return (
              <li key={id}>
                <span>{text}</span>
                <span className={styles.keys}>
                  <Button kind="quiet" aria-label={t('chooser.up', { text })} disabled={index === 0} onClick={() => swap(id, -1)}>
                    ↑
                  </Button>
                  <Button kind="quiet" aria-label={t('chooser.down', { text })} disabled={index === shown.length - 1} onClick={() => swap(id, 1)}>
                    ↓
                  </Button>
                  <Button kind="quiet" aria-label={t('chooser.removeOne', { text })} onClick={() => onChange(chosen.filter((one) => one !== id))}>
                    {t('chooser.remove')}
                  </Button>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      <details className={styles.more} open={shown.length === 0}>
        <summary>{t('chooser.more')}</summary>
        <input
          type="search"
          className={controlClass}
          aria-label={t('chooser.search')}
          placeholder={t('chooser.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <ul className={styles.rest}>
          {rest.map(({ id, text, heading }) => (
            <li key={id}>
              <label>
                <input type="checkbox" checked={false} onChange={() => onChange([...chosen, id])} />
                <span>
                  {text}
                  {heading && <span className={styles.hint}>{heading}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
