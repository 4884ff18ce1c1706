import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { AppLink } from '@/components/ui/app-link';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { canImportPlan } from '@/lib/rights';
import { useImportPlan } from './api/import';
import { ChangeTable, FaultTable } from './components/import-findings';
import styles from './plans.module.css';

export function Component() {
  const { t } = useTranslation('plans');
  const person = usePerson();
  return (
    <>
      <PageHeader title={t('import.title')} />
      {canImportPlan(person) ? <ImportForm /> : <EmptyState title={t('import.forbidden')}>{t('import.forbiddenText')}</EmptyState>}
    </>
  );
}

/** Pick or paste, check, look, import. The button to import appears once a check of this very text has passed. */
function ImportForm() {
  const { t } = useTranslation('plans');
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [fileName, setFileName] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  const check = useImportPlan(true);
  const run = useImportPlan(false);
  const checked = check.data && check.variables === text ? check.data : null;
  const problem = run.error ?? check.error;
  const faults = problem instanceof ApiProblem ? problem.faults : [];

  const change = (next: string) => {
    setText(next);
    setUnreadable(false);
    check.reset();
    run.reset();
  };
  const pick = async (file: File | undefined) => {
    if (!file) return;
    try {
      change(await file.text());
      setFileName(file.name);
    } catch {
      setUnreadable(true);
    }
  };
  const sentence = (error: Error) =>
    error instanceof ApiProblem && error.status === 413 && !error.message ? t('import.tooLarge') : problemText(error);

  if (run.data) {
    return (
      <div className={styles.page}>
        <Notice kind="success">
          {t('import.done')} <Outcome result={run.data} />
        </Notice>
        {run.data.planId && (
          <p>
            <AppLink className={buttonClass('primary')} to={`/plans/${run.data.planId}`}>
              {t('import.open')}
            </AppLink>
          </p>
        )}
      </div>
    );
  }

  return (
    <div className={styles.page}>
      <p className={styles.lead}>{t('import.intro')}</p>
      <Panel>
        <div className={styles.form}>
          {/* The browser's own control speaks the browser's language; its label stands in for it. */}
          <div className={styles.file}>
            <input
              id="plan-file"
              className="visually-hidden"
              type="file"
              accept=".yaml,.yml,.json,application/yaml,application/json"
              onChange={(event) => void pick(event.target.files?.[0])}
            />
            <label htmlFor="plan-file" className={buttonClass()}>
              {t('import.file')}
            </label>
            <span className="muted">{fileName}</span>
          </div>
          {isUnreadable && <Notice kind="error">{t('import.unreadable')}</Notice>}
          <Field label={t('import.text')} hint={t('import.textHint')}>
            {(attributes) => (
              <textarea
                {...attributes}
                className={`${attributes.className} ${styles.text}`}
                value={text}
                spellCheck={false}
                onChange={(event) => change(event.target.value)}
              />
            )}
          </Field>
          <div className={styles.buttons}>
            <Button
              kind={checked ? 'secondary' : 'primary'}
              disabled={!text.trim() || check.isPending || run.isPending}
              onClick={() => check.mutate(text)}
            >
              {check.isPending ? t('import.checking') : t('import.check')}
            </Button>
            {checked && (
              <Button kind="primary" disabled={run.isPending} onClick={() => run.mutate(text)}>
                {run.isPending ? t('import.running') : t('import.run')}
              </Button>
            )}
          </div>
        </div>
      </Panel>
      {problem && <Notice kind="error">{sentence(problem)}</Notice>}
      {faults.length > 0 && <FaultTable faults={faults} title={t('import.faults', { count: faults.filter(({ severity }) => severity === 'error').length })} />}
      {checked && (
        <>
          <Notice kind="success">
            <Outcome result={checked} />
          </Notice>
          {checked.warnings.length > 0 && <FaultTable faults={checked.warnings} title={t('import.warnings', { count: checked.warnings.length })} />}
          {!checked.isNew && checked.changes.length > 0 && <ChangeTable changes={checked.changes} />}
        </>
      )}
    </div>
  );
}

function Outcome({ result }: { result: ImportResult }) {
  const { t } = useTranslation('plans');
  if (result.isNew) {
    return t('import.resultNew', { indicators: result.indicatorCount, tasks: result.taskCount, budget: result.budgetRowCount });
  }
  return result.changes.length === 0 ? t('import.resultSame') : t('import.resultUpdate', { count: result.changes.length });
}
