import { useTranslation } from 'react-i18next';
import type { CutOffWindow, DeadlineKind, LastWeekReading, ReportingFrequency } from '@/api-types';
import { Field } from '@/components/ui/field';
import { withDeadline, withFrequency, type Draft, type DraftField } from '../logic/draft';
import { deadlineKindsOf, frequencies, hasPeriods, mayCutOffOnFourteenth, readings } from '../logic/timing';
import styles from './timing-fields.module.css';

const windows: readonly CutOffWindow[] = ['period_end', 'fourteenth'];

interface Props {
  draft: Draft;
  /** The form of a plan stays quarterly, on, and as long as its year. */
  isForm: boolean;
  errorOf: (field: DraftField) => string | undefined;
  onDraft: (draft: Draft) => void;
}

/** How often, on what day's figures, until when, and from when to when the rule holds. */
export function TimingFields({ draft, isForm, errorOf, onDraft }: Props) {
  const { t } = useTranslation('rules');
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const setDeadline = (change: Partial<Draft>) => onDraft(withDeadline(draft, change));
  const kinds = deadlineKindsOf(draft.frequency);
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <Field label={t('field.frequency')} hint={isForm ? t('hint.formQuarter') : undefined}>
          {(attributes) => (
            <select
              {...attributes}
              value={draft.frequency}
              disabled={isForm}
              onChange={(event) => onDraft(withFrequency(draft, event.target.value as ReportingFrequency))}
            >
              {frequencies.map((frequency) => (
                <option key={frequency} value={frequency}>
                  {t(`frequency.${frequency}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {mayCutOffOnFourteenth(draft.frequency) && (
          <Field label={t('field.cutOff')}>
            {(attributes) => (
              <select {...attributes} value={draft.cutOff} onChange={(event) => set({ cutOff: event.target.value as CutOffWindow })}>
                {windows.map((window) => (
                  <option key={window} value={window}>
                    {t(`cutOff.${window}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>

      <Field label={t('field.deadline')}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.deadline}
            disabled={kinds.length === 1}
            onChange={(event) => setDeadline({ deadline: event.target.value as DeadlineKind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kind === 'last_week' && draft.frequency === 'week' ? t('kind.endOfWeek') : t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DeadlineParts draft={draft} errorOf={errorOf} set={setDeadline} />
      {draft.deadline !== 'on_request' && (
        <div className={styles.row}>
          <Field label={t('field.time')} error={errorOf('time')}>
            {(attributes) => (
              <input {...attributes} type="time" value={draft.time} disabled={draft.isEndOfDay} onChange={(event) => set({ time: event.target.value })} />
            )}
          </Field>
          <Check label={t('field.isEndOfDay')} isChecked={draft.isEndOfDay} onChange={(isEndOfDay) => set({ isEndOfDay })} />
        </div>
      )}
      {draft.deadline !== 'on_request' && (
        <Check label={t('field.isAssumed')} isChecked={draft.isAssumed} onChange={(isAssumed) => set({ isAssumed })} />
      )}

      <div className={styles.pair}>
        <NumberField label={t('field.opensDays')} unit={t('unit.days')} value={draft.opensDays} error={errorOf('opensDays')} onChange={(opensDays) => set({ opensDays })} />
        <NumberField label={t('field.lockDays')} unit={t('unit.workingDays')} value={draft.lockDays} error={errorOf('lockDays')} onChange={(lockDays) => set({ lockDays })} />
      </div>
      <div className={styles.pair}>
        <Field label={t('field.startsOn')} hint={isForm ? t('hint.formYear') : t('hint.startsOn')} error={errorOf('startsOn')}>
          {(attributes) => <input {...attributes} type="date" value={draft.startsOn} disabled={isForm} onChange={(event) => set({ startsOn: event.target.value })} />}
        </Field>
        <Field label={t('field.endsOn')} error={errorOf('endsOn')}>
          {(attributes) => <input {...attributes} type="date" value={draft.endsOn} disabled={isForm} onChange={(event) => set({ endsOn: event.target.value })} />}
        </Field>
      </div>
      <Check label={t('field.isActive')} isChecked={draft.isActive} isDisabled={isForm} onChange={(isActive) => set({ isActive })} />
    </div>
  );
}

interface PartsProps {
  draft: Draft;
  errorOf: (field: DraftField) => string | undefined;
  set: (change: Partial<Draft>) => void;
}

/** What the chosen kind of deadline needs. */
function DeadlineParts({ draft, errorOf, set }: PartsProps) {
  const { t } = useTranslation('rules');
  switch (draft.deadline) {
    case 'last_week':
      return draft.frequency === 'week' ? null : (
        <Field label={t('field.lastWeek')} hint={t(`readingHint.${draft.lastWeek}`)}>
          {(attributes) => (
            <select {...attributes} value={draft.lastWeek} onChange={(event) => set({ lastWeek: event.target.value as LastWeekReading })}>
              {readings.map((reading) => (
                <option key={reading} value={reading}>
                  {t(`reading.${reading}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
    case 'day_of_month':
      return (
        <div className={styles.row}>
          <NumberField label={t('field.dueDay')} value={draft.dueDay} error={errorOf('dueDay')} onChange={(dueDay) => set({ dueDay })} />
          <Check label={t('field.isNextMonth')} isChecked={draft.isNextMonth} onChange={(isNextMonth) => set({ isNextMonth })} />
          <Check label={t('field.isBefore')} isChecked={draft.isBefore} onChange={(isBefore) => set({ isBefore })} />
        </div>
      );
    case 'fixed_date':
      return (
        <div className={styles.row}>
          <NumberField label={t('field.dueDay')} value={draft.dueDay} error={errorOf('dueDay')} onChange={(dueDay) => set({ dueDay })} />
          <NumberField label={t('field.dueMonth')} value={draft.dueMonth} error={errorOf('dueMonth')} onChange={(dueMonth) => set({ dueMonth })} />
          {!hasPeriods(draft.frequency) && (
            <NumberField label={t('field.dueYear')} value={draft.dueYear} error={errorOf('dueYear')} onChange={(dueYear) => set({ dueYear })} />
          )}
          <Check label={t('field.isBefore')} isChecked={draft.isBefore} onChange={(isBefore) => set({ isBefore })} />
        </div>
      );
    case 'working_days_after':
      return (
        <NumberField
          label={t('field.workingDays')}
          unit={t('unit.workingDays')}
          value={draft.workingDays}
          error={errorOf('workingDays')}
          onChange={(workingDays) => set({ workingDays })}
        />
      );
    case 'on_request':
      return <p className="muted small">{t('hint.onRequest')}</p>;
  }
}

interface NumberProps {
  label: string;
  unit?: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

function NumberField({ label, unit, value, error, onChange }: NumberProps) {
  return (
    <Field label={label} error={error}>
      {(attributes) => (
        <span className={styles.number}>
          <input {...attributes} inputMode="numeric" maxLength={4} value={value} onChange={(event) => onChange(event.target.value)} />
          {unit && <span className="muted">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

interface CheckProps {
  label: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onChange: (isChecked: boolean) => void;
}

function Check({ label, isChecked, isDisabled = false, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isChecked} disabled={isDisabled} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
