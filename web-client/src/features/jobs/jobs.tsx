import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobKind, JobView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { usePerson } from '@/lib/api/session';
import { canManageJobs } from '@/lib/rights';
import { jobsQuery } from './api/get-jobs';
import { useRunJob } from './api/run-job';
import { HistoryDialog } from './components/history-dialog';
import { JobTable } from './components/job-table';
import styles from './jobs.module.css';
import { troubled } from './rules';

export function Component() {
  const { t } = useTranslation('jobs');
  return (
    <>
      <PageHeader title={t('title')} />
      {canManageJobs(usePerson()) ? <Jobs /> : <EmptyState title={t('forbidden')}>{t('forbiddenText')}</EmptyState>}
    </>
  );
}

function Jobs() {
  const { t } = useTranslation('jobs');
  const problemText = useProblemText();
  const jobs = useQuery(jobsQuery);
  const run = useRunJob();
  const [shownKind, setShownKind] = useState<JobKind | null>(null);
  return (
    <QueryPanel query={jobs}>
      {(all) => (
        <div className={styles.page}>
          <Lead jobs={all} />
          {run.isError && <Notice kind="error">{problemText(run.error)}</Notice>}
          {/* The row shows it to who sees; a notice would push the rows away from under the pointer. */}
          <p role="status" className="visually-hidden">
            {run.isSuccess && t('started', { name: t(`kind.${run.variables}.name`) })}
          </p>
          <JobTable
            jobs={all}
            // When a job is due is as of the answer, which is asked for anew every minute.
            now={new Date(jobs.dataUpdatedAt)}
            startingKind={run.isPending ? run.variables : null}
            onRun={(kind) => run.mutate(kind)}
            onShow={setShownKind}
          />
          {shownKind && <HistoryDialog kind={shownKind} onClose={() => setShownKind(null)} />}
        </div>
      )}
    </QueryPanel>
  );
}

function Lead({ jobs }: { jobs: readonly JobView[] }) {
  const { t } = useTranslation('jobs');
  const wanting = troubled(jobs);
  return (
    <p className={styles.lead}>
      {wanting.length === 0
        ? t('lead.well', { count: jobs.length })
        : t('lead.troubled', { count: wanting.length, total: jobs.length, names: wanting.map(({ kind }) => t(`kind.${kind}.name`)).join(', ') })}
    </p>
  );
}
