import { useTranslation } from 'react-i18next';
import type { JobKind, JobView } from '@/api-types';
import { Button } from '@/components/ui/button';
import table from '@/components/ui/card-table.module.css';
import { Panel } from '@/components/ui/panel';
import { formatMoment } from '@/lib/format';
import { isDueAtOnce, shownState } from '../rules';
import styles from './job-table.module.css';
import { RunState } from './run-state';
import { useRunWords } from './use-run-words';

interface Props {
  jobs: readonly JobView[];
  now: Date;
  /** The job that is being started. */
  startingKind: JobKind | null;
  onRun: (kind: JobKind) => void;
  onShow: (kind: JobKind) => void;
}

/** What each job does, how it went last, when it is due next. On a phone a card for each. */
export function JobTable({ jobs, now, startingKind, onRun, onShow }: Props) {
  const { t } = useTranslation('jobs');
  const words = useRunWords();
  return (
    <Panel flush>
      <table className={table.table}>
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('job')}</th>
            <th scope="col">{t('lastRun')}</th>
            <th scope="col">{t('nextRun')}</th>
            <th scope="col" className={table.actions}>
              <span className="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => {
            const name = t(`kind.${job.kind}.name`);
            return (
              <tr key={job.kind}>
                <th scope="row" className={`${table.name} ${styles.name}`}>
                  {name}
                  <span className={table.second}>{t(`kind.${job.kind}.text`)}</span>
                </th>
                <td data-label={t('lastRun')}>
                  <LastRun job={job} />
                </td>
                <td className={styles.next} data-label={t('nextRun')}>
                  {isDueAtOnce(job, now) ? t('soon') : formatMoment(job.nextAt)}
                  <span className={table.second}>{words.rhythm(job)}</span>
                </td>
                <td className={table.actions}>
                  <Button
                    aria-label={t('runOf', { name })}
                    disabled={job.isRunning || startingKind === job.kind}
                    onClick={() => onRun(job.kind)}
                  >
                    {t('run')}
                  </Button>
                  <Button kind="quiet" aria-label={t('historyOf', { name })} onClick={() => onShow(job.kind)}>
                    {t('history')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

function LastRun({ job: { lastRun, isLate } }: { job: JobView }) {
  const { t } = useTranslation('jobs');
  const words = useRunWords();
  return (
    <>
      <span className={styles.marks}>
        {lastRun ? <RunState state={shownState(lastRun)} /> : <span className="muted">{t('never')}</span>}
        {isLate && <RunState state="late" />}
        {lastRun && <span className={styles.moment}>{formatMoment(lastRun.startedAt)}</span>}
      </span>
      {lastRun && <span className={table.second}>{lastRun.error ?? words.done(lastRun)}</span>}
    </>
  );
}
