import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReportSummary } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { ReportStateBadge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { AppLink } from '@/components/ui/app-link';
import { useLanguage } from '@/i18n';
import { quarterLabel } from '@/lib/period';
import { useKeptPath } from '@/lib/url-state';
import { useOpenReport } from '../api/open-report';
import { isOverdue, isWithUnit } from '../logic/report-order';
import { Filled } from './filled';
import styles from './form-row.module.css';
import { ThreeDates } from '@/components/ui/three-dates';

interface Props {
  form: ReportSummary;
  now: Date;
  /** What to do first gets the page's primary button. */
  isFirst: boolean;
  /** Rows typed in this browser that the server does not have. */
  waiting: number;
}

export function FormRow({ form, now, isFirst, waiting }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const isPending = isWithUnit(form.state);
  const period = quarterLabel(form.period, language);
  const action = isPending ? t('home.enter') : t('home.view');
  const button = {
    kind: isFirst ? 'primary' : 'secondary',
    label: t('home.openLabel', { action, unit: form.organizationName, period }),
  } as const;

  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <strong>{period}</strong>
        <ReportStateBadge state={form.state} />
        <span className={styles.unit}>{form.organizationName}</span>
        <span className={styles.plan}>{form.planTitle}</span>
        {waiting > 0 && <span className={styles.waiting}>{t('home.waiting', { count: waiting })}</span>}
      </div>
      <ThreeDates dates={form.dates} isPending={isPending} isOverdue={isOverdue(form, now)} />
      <Filled filled={form.filledCount} total={form.rowCount} />
      <div className={styles.action}>
        {form.id ? (
          <AppLink className={buttonClass(button.kind)} to={sheetPath(form.id, form.period)} aria-label={button.label}>
            {action}
          </AppLink>
        ) : (
          <OpenButton form={form} kind={button.kind} label={button.label}>
            {action}
          </OpenButton>
        )}
      </div>
    </li>
  );
}

function OpenButton({
  form,
  kind,
  label,
  children,
}: {
  form: ReportSummary;
  kind: 'primary' | 'secondary';
  label: string;
  children: string;
}) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const kept = useKeptPath();
  const problemText = useProblemText();
  const open = useOpenReport();
  const { planId, organizationId, period } = form;
  const start = () =>
    open.mutate(
      { planId, organizationId, period },
      { onSuccess: ({ summary }) => void navigate(kept(sheetPath(summary.id ?? '', period))) },
    );

  return (
    <>
      <Button kind={kind} aria-label={label} disabled={open.isPending} onClick={start}>
        {open.isPending ? t('home.opening') : children}
      </Button>
      {open.error && (
        <p role="alert" className={styles.problem}>
          {problemText(open.error)}
        </p>
      )}
    </>
  );
}

function sheetPath(id: string, period: string): string {
  return `/reports/${id}?period=${period}`;
}
