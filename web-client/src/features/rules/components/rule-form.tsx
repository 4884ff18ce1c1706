import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary, ReportingRuleView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { ApiProblem } from '@/lib/api/problem';
import { faultsOf, type Draft, type DraftField } from '../logic/draft';
import { PreviewPanel } from './preview-panel';
import { ReporterFields } from './reporter-fields';
import styles from './rule-form.module.css';
import { TimingFields } from './timing-fields';

interface Props {
  title: string;
  draft: Draft;
  communeId: string;
  /** The rule that is changed; a new one has none. */
  rule?: ReportingRuleView;
  /** Of a new rule: whose units may be meant all together. */
  plan?: PlanSummary;
  isReadOnly?: boolean;
  isPending: boolean;
  error: unknown;
  /** Beside the sentence of the error: how to get on. */
  errorAction?: ReactNode;
  foot?: string;
  onDraft: (draft: Draft) => void;
  /** Called while the draft has no faults. */
  onSubmit: () => void;
}

/** All that a reporting rule names, and the dates that follow from it before it is saved. */
export function RuleForm({ title, draft, communeId, rule, plan, isReadOnly = false, isPending, error, errorAction, foot, onDraft, onSubmit }: Props) {
  const { t } = useTranslation('rules');
  const form = useId();
  const problemText = useProblemText();
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf(draft);
  const refused = refusals(error);
  const errorOf = (field: DraftField) => {
    const fault = isChecked ? faults[field] : undefined;
    return fault ? t(`fault.${fault}`) : refused[field];
  };
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(faults).length === 0) onSubmit();
  };

  return (
    <div className={styles.page}>
      <PageHeader
        title={title}
        actions={
          !isReadOnly && (
            <Button type="submit" form={form} kind="primary" disabled={isPending}>
              {isPending ? t('saving') : t('save', { ns: 'common' })}
            </Button>
          )
        }
      />
      <AppLink to="/reporting-rules" className={styles.back}>
        ‹ {t('back')}
      </AppLink>
      {error != null && Object.keys(refused).length === 0 && (
        <Notice kind="error">
          <p>{problemText(error)}</p>
          {errorAction && <p className={styles.errorAction}>{errorAction}</p>}
        </Notice>
      )}
      <div className={styles.columns}>
        <form id={form} noValidate onSubmit={submit}>
          <fieldset disabled={isReadOnly} className={styles.parts}>
            <Panel title={t('part.what')}>
              <div className={styles.fields}>
                <Field label={t('field.title')} error={errorOf('title')}>
                  {(attributes) => <input {...attributes} value={draft.title} onChange={(event) => set({ title: event.target.value })} maxLength={300} />}
                </Field>
                <Field label={t('field.content')}>
                  {(attributes) => (
                    <textarea {...attributes} rows={4} value={draft.content} onChange={(event) => set({ content: event.target.value })} maxLength={2000} />
                  )}
                </Field>
                <Field label={t('field.outline')} hint={t('hint.outline')}>
                  {(attributes) => (
                    <textarea {...attributes} rows={2} value={draft.outline} onChange={(event) => set({ outline: event.target.value })} maxLength={2000} />
                  )}
                </Field>
                <Field label={t('field.forms')}>
                  {(attributes) => <input {...attributes} value={draft.forms} onChange={(event) => set({ forms: event.target.value })} maxLength={1000} />}
                </Field>
              </div>
            </Panel>
            <Panel title={t('part.who')}>
              <div className={styles.fields}>
                <ReporterFields
                  draft={draft}
                  communeId={communeId}
                  isForm={rule?.isForm ?? false}
                  mayMeanAll={rule ? rule.planId !== undefined : plan !== undefined}
                  error={errorOf('organizationIds')}
                  onDraft={onDraft}
                />
                <Field label={t('field.receiver')}>
                  {(attributes) => <input {...attributes} value={draft.receiver} onChange={(event) => set({ receiver: event.target.value })} maxLength={300} />}
                </Field>
                <Field label={t('field.method')} hint={t('hint.method')}>
                  {(attributes) => <input {...attributes} value={draft.method} onChange={(event) => set({ method: event.target.value })} maxLength={300} />}
                </Field>
              </div>
            </Panel>
            <Panel title={t('part.when')}>
              <TimingFields draft={draft} isForm={rule?.isForm ?? false} errorOf={errorOf} onDraft={onDraft} />
            </Panel>
          </fieldset>
        </form>
        <div className={styles.aside}>
          {!isReadOnly && <PreviewPanel draft={draft} ruleId={rule?.id} />}
          {foot && <p className="muted small">{foot}</p>}
        </div>
      </div>
    </div>
  );
}

/** What the server said against single fields; those of the timing stand below it. */
function refusals(error: unknown): Partial<Record<DraftField, string>> {
  if (!(error instanceof ApiProblem)) return {};
  const fields: DraftField[] = ['title', 'organizationIds', 'dueDay', 'dueMonth', 'dueYear', 'workingDays', 'opensDays', 'lockDays', 'startsOn', 'endsOn'];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const sentence = (error.errors[field] ?? error.errors[`timing.${field}`])?.[0];
      return sentence ? [[field, sentence]] : [];
    }),
  );
}
