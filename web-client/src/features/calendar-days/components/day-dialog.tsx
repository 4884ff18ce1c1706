import { useQuery } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDayView, DayCertainty } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useWeekday } from '@/lib/weekday';
import { previewQuery, useDeleteDay, useSaveDay } from '../api/calendar-days';
import { bodyOf, certainties, draftOf, faultsOf, kindOf, type Draft } from '../logic/days';
import styles from './day-dialog.module.css';
import { Moves } from './moves';

export interface Outcome {
  kind: 'saved' | 'deleted';
  entry: CalendarDayView;
}

interface Props {
  /** As it was when the dialog was opened; null of a new day. */
  entry: CalendarDayView | null;
  /** As the list has it by now. */
  latest?: CalendarDayView;
  day: string;
  onTakeNew: (entry: CalendarDayView) => void;
  onClose: () => void;
  onDone: (outcome: Outcome) => void;
}

/** A day of the calendar, and the dates that would move with it before it is saved. */
export function DayDialog({ entry, latest, day, onTakeNew, onClose, onDone }: Props) {
  const { t } = useTranslation('calendarDays');
  const form = useId();
  const problemText = useProblemText();
  const weekday = useWeekday();
  const save = useSaveDay();
  const remove = useDeleteDay();
  const [draft, setDraft] = useState<Draft>(() => draftOf(entry, day));
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf(draft);
  const errorOf = (field: 'day' | 'name') => (isChecked && faults[field] ? t(`fault.${faults[field]}`) : undefined);
  const error = save.error ?? remove.error;
  const isOutdated = entry && latest && latest.version !== entry.version;
  const set = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change });
    save.reset();
    remove.reset();
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(faults).length > 0) return;
    save.mutate({ day: bodyOf(draft, entry?.version ?? 0), isNew: entry === null }, { onSuccess: (saved) => onDone({ kind: 'saved', entry: saved }) });
  };

  return (
    <Dialog
      title={entry ? t('changeTitle') : t('addTitle')}
      isWide
      onClose={onClose}
      footer={
        <>
          {entry && !entry.isShipped && (
            <Button
              kind="danger"
              className={styles.delete}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ day: entry.day, version: entry.version }, { onSuccess: () => onDone({ kind: 'deleted', entry }) })}
            >
              {t('delete')}
            </Button>
          )}
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" form={form} kind="primary" disabled={save.isPending}>
            {save.isPending ? t('saving') : t('save', { ns: 'common' })}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <form id={form} noValidate className={styles.form} onSubmit={submit}>
          <Field label={t('day')} hint={faults.day ? t('hint.day') : t(`hint.${kindOf(draft.day)}`, { weekday: weekday(draft.day) })} error={errorOf('day')}>
            {(attributes) => (
              <input {...attributes} type="date" value={draft.day} readOnly={entry !== null} onChange={(event) => set({ day: event.target.value })} />
            )}
          </Field>
          <Field label={t('name')} error={errorOf('name')}>
            {(attributes) => <input {...attributes} value={draft.name} onChange={(event) => set({ name: event.target.value })} maxLength={200} />}
          </Field>
          <Field label={t('certaintyTitle')} hint={t(`certaintyHint.${draft.certainty}`)}>
            {(attributes) => (
              <select {...attributes} value={draft.certainty} onChange={(event) => set({ certainty: event.target.value as DayCertainty })}>
                {certainties.map((certainty) => (
                  <option key={certainty} value={certainty}>
                    {t(`certainty.${certainty}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('source')} hint={t('hint.source')}>
            {(attributes) => <input {...attributes} value={draft.source} onChange={(event) => set({ source: event.target.value })} maxLength={300} />}
          </Field>
          <Field label={t('note')}>
            {(attributes) => <input {...attributes} value={draft.note} onChange={(event) => set({ note: event.target.value })} maxLength={500} />}
          </Field>
          <label className={styles.check}>
            <input type="checkbox" checked={draft.isActive} onChange={(event) => set({ isActive: event.target.checked })} />
            {t('isActive')}
          </label>
          {entry?.isShipped && <p className="muted small">{t('shipped')}</p>}
          {error && (
            <Notice kind="error">
              <p>{problemText(error)}</p>
              {isOutdated && (
                <p className={styles.action}>
                  <Button onClick={() => onTakeNew(latest)}>{t('takeNew')}</Button>
                </p>
              )}
            </Notice>
          )}
        </form>
        <section className={styles.preview} aria-label={t('moves.title')}>
          <h3>{t('moves.title')}</h3>
          {faults.day ? <p className="muted">{t('hint.day')}</p> : <Preview draft={draft} />}
        </section>
      </div>
    </Dialog>
  );
}

// Name, certainty, source and note move no date: what is typed there asks for no new answer.
function Preview({ draft: { day, isActive } }: { draft: Draft }) {
  const query = useQuery(previewQuery({ changed: [bodyOf({ day, isActive, name: '–', certainty: 'official', source: '', note: '' }, 0)], removed: [] }));
  return <QueryPanel query={query}>{(preview) => <Moves preview={preview} />}</QueryPanel>;
}
