import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleReporters } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Field } from '@/components/ui/field';
import { unitsQuery } from '@/lib/api/reporting-rules';
import type { Draft } from '../logic/draft';
import styles from './reporter-fields.module.css';

const choices: readonly RuleReporters[] = ['leads', 'listed'];

interface Props {
  draft: Draft;
  communeId: string;
  isForm: boolean;
  /** There is a plan whose units may be meant all together. */
  mayMeanAll: boolean;
  error?: string;
  onDraft: (draft: Draft) => void;
}

/** Who reports: as the document words it, and which units that is. */
export function ReporterFields({ draft, communeId, isForm, mayMeanAll, error, onDraft }: Props) {
  const { t } = useTranslation('rules');
  const id = useId();
  return (
    <>
      <Field label={t('field.reporter')} hint={t('hint.reporter')}>
        {(attributes) => (
          <input {...attributes} value={draft.reporter} onChange={(event) => onDraft({ ...draft, reporter: event.target.value })} maxLength={300} />
        )}
      </Field>
      <fieldset className={styles.who} aria-describedby={error ? `${id}-error` : undefined}>
        <legend>{t('field.reporters')}</legend>
        {choices.map((choice) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={id}
              checked={draft.reporters === choice}
              disabled={(isForm && choice === 'listed') || (!mayMeanAll && choice === 'leads')}
              onChange={() => onDraft({ ...draft, reporters: choice })}
            />
            {t(`reporters.${choice}`)}
          </label>
        ))}
        {draft.reporters === 'listed' && <Units draft={draft} communeId={communeId} onDraft={onDraft} />}
        {error && (
          <p id={`${id}-error`} className={styles.error}>
            {error}
          </p>
        )}
      </fieldset>
    </>
  );
}

function Units({ draft, communeId, onDraft }: Pick<Props, 'draft' | 'communeId' | 'onDraft'>) {
  // What was chosen before comes first, and stays there while the hand goes over the list.
  const [first] = useState(draft.organizationIds);
  const toggle = (id: string, isChosen: boolean) =>
    onDraft({ ...draft, organizationIds: isChosen ? [...draft.organizationIds, id] : draft.organizationIds.filter((other) => other !== id) });
  return (
    <QueryPanel query={useQuery(unitsQuery(communeId))}>
      {(units) => (
        <ul className={styles.units}>
          {units
            .filter(({ id, isActive }) => isActive || draft.organizationIds.includes(id))
            .toSorted((one, other) => Number(first.includes(other.id)) - Number(first.includes(one.id)))
            .map(({ id, name }) => (
              <li key={id}>
                <label className={styles.choice}>
                  <input type="checkbox" checked={draft.organizationIds.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
                  {name}
                </label>
              </li>
            ))}
        </ul>
      )}
    </QueryPanel>
  );
}
