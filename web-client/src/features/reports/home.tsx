import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportSummary } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { usePerson, useSession } from '@/lib/api/session';
import { formatMoment } from '@/lib/format';
import { parseQuarter } from '@/lib/period';
import { canEditReport } from '@/lib/rights';
import { usePeriod } from '@/lib/url-state';
import { yearReportsQuery } from './api/get-reports';
import { waitingQuery } from './api/get-waiting';
import { FormRow } from './components/form-row';
import { useNow } from '@/lib/use-now';
import styles from './home.module.css';
import { byDue, type FormGroup } from './logic/report-order';

/** My forms by due date: what is late stands on top and never disappears. */
export function Component() {
  const { t } = useTranslation('reports');
  const person = usePerson();
  const query = useQuery(yearReportsQuery(parseQuarter(usePeriod())?.year));
  const isMine = (form: ReportSummary) => canEditReport(person, form);

  return (
    <>
      <PageHeader title={t('home.title')} />
      <QueryPanel
        query={query}
        isEmpty={(forms) => !forms.some(isMine)}
        empty={<EmptyState title={t('home.emptyTitle')}>{t('home.emptyText')}</EmptyState>}
      >
        {(forms) => <Forms forms={forms.filter(isMine)} />}
      </QueryPanel>
    </>
  );
}

function Forms({ forms }: { forms: ReportSummary[] }) {
  const { t } = useTranslation('reports');
  const { data: session } = useSession();
  const now = useNow();
  const waiting = useQuery(waitingQuery(usePerson().id)).data;
  const groups = byDue(forms, session?.currentPeriod ?? '', now);
  const first = groups.find(([group]) => group === 'overdue' || group === 'open')?.[1][0];

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <Lead groups={groups} />
      </p>
      {groups.map(([group, members]) => (
        <Panel key={group} title={t(`home.${group}`)} hint={members.length} flush>
          <ul className={styles.list}>
            {members.map((form) => (
              <FormRow
                key={`${form.planId}/${form.organizationId}/${form.period}`}
                form={form}
                now={now}
                isFirst={form === first}
                waiting={waiting?.get(form.id ?? '') ?? 0}
              />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

function Lead({ groups }: { groups: [FormGroup, ReportSummary[]][] }) {
  const { t } = useTranslation('reports');
  const overdue = groups.find(([group]) => group === 'overdue')?.[1].length ?? 0;
  const open = groups.find(([group]) => group === 'open')?.[1] ?? [];
  const next = groups.find(([group]) => group === 'upcoming')?.[1][0];
  if (overdue === 0 && open.length === 0) {
    return (
      <>
        {t('home.nothing')} {next && t('home.next', { due: formatMoment(next.dates.dueAt) })}
      </>
    );
  }
  return (
    <>
      {overdue > 0 && <strong>{t('home.leadOverdue', { count: overdue })} </strong>}
      {open[0] && t('home.leadOpen', { count: open.length, due: formatMoment(open[0].dates.dueAt) })}
    </>
  );
}
