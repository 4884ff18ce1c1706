import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceDocument } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { ApiProblem } from '@/lib/api/problem';
import { useAddEvidenceDocument } from '../../api/add-evidence-document';
import styles from './row-evidence.module.css';

// The limits of the server (EvidenceDocumentValidator).
const fields = [
  { name: 'number', limit: 60, type: 'text' },
  { name: 'date', limit: undefined, type: 'date' },
  { name: 'issuer', limit: 300, type: 'text' },
  { name: 'summary', limit: 500, type: 'text' },
] as const;

type Texts = Record<(typeof fields)[number]['name'], string>;

const empty: Texts = { number: '', date: '', issuer: '', summary: '' };

/** A document that was issued needs no file: its number, date and issuer lead to it. */
export function EvidenceDocumentForm({ reportId, rowId }: { reportId: string; rowId: string }) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  const [texts, setTexts] = useState(empty);
  const add = useAddEvidenceDocument(reportId, rowId);
  const errors = add.error instanceof ApiProblem ? add.error.errors : {};
  const send = () => {
    const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
    const body: EvidenceDocument = { number: texts.number, issuer: texts.issuer, ...filled };
    add.mutate(body, { onSuccess: () => setTexts(empty) });
  };
  return (
    <details className={styles.document}>
      <summary>{t('evidence.addDocument')}</summary>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {fields.map(({ name, limit, type }) => (
          <Field key={name} label={t(`evidence.${name}`)} error={errors[name]?.[0]}>
            {(attributes) => (
              <input
                {...attributes}
                type={type}
                maxLength={limit}
                autoComplete="off"
                value={texts[name]}
                onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {add.error && Object.keys(errors).length === 0 && (
          <p role="alert" className={styles.fault}>
            {problemText(add.error)}
          </p>
        )}
        <Button type="submit" disabled={add.isPending}>
          {t('evidence.add')}
        </Button>
      </form>
    </details>
  );
}
