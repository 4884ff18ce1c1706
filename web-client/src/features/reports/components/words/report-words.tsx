import { useEffect, useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { useLanguage } from '@/i18n';
import { formatDayMonth, formatMoment, formatTime } from '@/lib/format';
import { quarterLabel } from '@/lib/period';
import { wordsFields, type WordsField, type WordsSave, type WordsStore } from '../../logic/saving/words-store';
import styles from './report-words.module.css';

// After the last key, for who leaves the page open without leaving the field.
const saveAfter = 2_000;

// The limit of the server (WordsDraftValidator).
const limit = 4000;

interface Props {
  view: ReportView;
  store: WordsStore;
}

/** What the unit says of the quarter as a whole; saved like the cells. */
export function ReportWords({ view, store }: Props) {
  const { t } = useTranslation('reports');
  const { texts, save } = useSyncExternalStore(store.subscribe, store.state);
  const { words, actions } = view;

  useEffect(() => {
    const timer = setTimeout(() => store.commit(), saveAfter);
    return () => clearTimeout(timer);
  }, [store, texts]);

  if (!actions.canEdit) return <ReportWordsRead view={view} />;
  return (
    <Panel title={t('words.title')} hint={<WordsState save={save} updatedBy={words.updatedBy} isUnsaved={store.hasUnsaved()} />}>
      <div className={styles.fields}>
        {wordsFields.map((field) => (
          <Field key={field} field={field} view={view} store={store} text={texts[field]} save={save} />
        ))}
      </div>
    </Panel>
  );
}

function Field({ field, view, store, text, save }: Props & { field: WordsField; text: string; save: WordsSave }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const id = useId();
  const previous = view.words.previous;
  const conflict = save.kind === 'conflict' && save.fields.includes(field) ? save : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`words.${field}`)}</label>
      <textarea
        id={id}
        className={controlClass}
        rows={4}
        maxLength={limit}
        placeholder={t(`words.${field}Hint`)}
        aria-describedby={conflict && `${id}-c`}
        value={text}
        onChange={(event) => store.edit(field, event.target.value)}
        onBlur={() => store.commit()}
      />
      {conflict && <Conflict id={`${id}-c`} field={field} conflict={conflict} onSettle={store.settle} />}
      {previous?.[field] && (
        <details className={styles.previous}>
          <summary>{t('words.previous', { period: quarterLabel(previous.period, language) })}</summary>
          <p>{previous[field]}</p>
        </details>
      )}
    </div>
  );
}

interface ConflictProps {
  id: string;
  field: WordsField;
  conflict: Extract<WordsSave, { kind: 'conflict' }>;
  onSettle: WordsStore['settle'];
}

function Conflict({ id, field, conflict: { theirs }, onSettle }: ConflictProps) {
  const { t } = useTranslation('reports');
  const person = theirs.updatedBy ?? t('conflict.somebody');
  return (
    <div id={id} role="alert" className={styles.conflict}>
      <p>{t('words.conflict', { person, moment: theirs.updatedAt ? formatMoment(theirs.updatedAt) : '' })}</p>
      <blockquote>{theirs[field] ?? t('conflict.emptied')}</blockquote>
      <div className={styles.choices}>
        <Button onClick={() => onSettle(field, 'mine')}>{t('words.keepMine')}</Button>
        <Button onClick={() => onSettle(field, 'theirs')}>{t('words.takeTheirs', { person })}</Button>
      </div>
    </div>
  );
}

function WordsState({ save, updatedBy, isUnsaved }: { save: WordsSave; updatedBy: string | undefined; isUnsaved: boolean }) {
  const { t } = useTranslation('reports');
  switch (save.kind) {
    case 'saving':
      return <span role="status">{t('save.saving')}</span>;
    case 'waiting':
      return (
        <span role="status" className={styles.warning}>
          {t('save.waiting')}
        </span>
      );
    case 'refused':
      return (
        <span role="alert" className={styles.fault}>
          {t('save.refused', { reason: save.reason })}
        </span>
      );
    case 'conflict':
      return <span className={styles.fault}>{t('save.conflict')}</span>;
    case 'idle':
      return null;
    case 'saved': {
      if (isUnsaved) return null;
      const isToday = formatDayMonth(save.at) === formatDayMonth(new Date().toISOString());
      return (
        <span role="status" title={updatedBy ? t('save.savedBy', { person: updatedBy, moment: formatMoment(save.at) }) : undefined}>
          {t('save.saved', { time: isToday ? formatTime(save.at) : formatDayMonth(save.at) })}
        </span>
      );
    }
  }
}

/** The words to be read; nothing where nothing was said. */
export function ReportWordsRead({ view: { words } }: { view: ReportView }) {
  const { t } = useTranslation('reports');
  const said = wordsFields.filter((field) => words[field]);
  if (said.length === 0) return null;
  return (
    <Panel
      title={t('words.title')}
      hint={words.updatedAt && t('save.savedBy', { person: words.updatedBy ?? t('sheet.system'), moment: formatMoment(words.updatedAt) })}
    >
      <dl className={styles.read}>
        {said.map((field) => (
          <div key={field}>
            <dt>{t(`words.${field}`)}</dt>
            <dd>{words[field]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
