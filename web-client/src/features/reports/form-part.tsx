import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReportState } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { AppLink } from '@/components/ui/app-link';
import { Button, buttonClass } from '@/components/ui/button';
import { useLanguage } from '@/i18n';
import { usePerson } from '@/lib/api/session';
import { parseQuarter, quarterLabel } from '@/lib/period';
import { useKeptPath } from '@/lib/url-state';
import { yearReportsQuery } from './api/get-reports';
import { waitingQuery } from './api/get-waiting';
import { useOpenReport } from './api/open-report';
import { Filled } from './components/filled';
import styles from './form-part.module.css';
import { isWithUnit } from './logic/report-order';

interface Form {
  planId: string;
  organizationId: string;
  organizationName: string;
  period: string;
  reportId: string | undefined;
  state: ReportState;
}

/** Of a form among the duties of a unit: how far it is filled, what waits in this browser, and the way to it. */
export function FormPart({ form, isFirst }: { form: Form; isFirst: boolean }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const reports = useQuery(yearReportsQuery(parseQuarter(form.period)?.year)).data;
  const waiting = useQuery(waitingQuery(usePerson().id)).data?.get(form.reportId ?? '') ?? 0;
  const report = reports?.find(
    ({ planId, organizationId, period }) => planId === form.planId && organizationId === form.organizationId && period === form.period,
  );
  const action = isWithUnit(form.state) ? t('home.enter') : t('home.view');
  // What to do first gets the page's primary button.
  const kind = isFirst ? 'primary' : 'secondary';
  const label = t('home.openLabel', { action, unit: form.organizationName, period: quarterLabel(form.period, language) });

  return (
    <>
      <div>
        {report && <Filled filled={report.filledCount} total={report.rowCount} />}
        {waiting > 0 && <span className={styles.waiting}>{t('home.waiting', { count: waiting })}</span>}
      </div>
      <div className={styles.action}>
        {form.reportId ? (
          <AppLink className={buttonClass(kind)} to={sheetPath(form.reportId, form.period)} aria-label={label}>
            {action}
          </AppLink>
        ) : (
          <OpenButton form={form} kind={kind} label={label}>
            {action}
          </OpenButton>
        )}
      </div>
    </>
  );
}

function OpenButton({ form, kind, label, children }: { form: Form; kind: 'primary' | 'secondary'; label: string; children: string }) {
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
