import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobKind } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoment } from '@/lib/format';
import { runsQuery } from '../api/get-runs';
import { shownState } from '../rules';
import styles from './history-dialog.module.css';
import { RunState } from './run-state';
import { useRunWords } from './use-run-words';

export function HistoryDialog({ kind, onClose }: { kind: JobKind; onClose: () => void }) {
  const { t } = useTranslation('jobs');
  const words = useRunWords();
  const name = t(`kind.${kind}.name`);
  return (
    <Dialog title={t('historyTitle', { name })} onClose={onClose} isWide>
      <QueryPanel query={useQuery(runsQuery(kind))} isEmpty={(runs) => runs.length === 0} empty={<EmptyState title={t('never')} />}>
        {(runs) => (
          <ol className={styles.runs} aria-label={t('historyOf', { name })}>
            {runs.map((run) => (
              <li key={run.id} className={styles.run}>
                <span className={styles.moment}>{formatMoment(run.startedAt)}</span>
                <span>
                  <RunState state={shownState(run)} />
                </span>
                <span className={styles.result}>
                  {run.error ?? words.done(run)}
                  <span className={styles.second}>
                    {[words.cause(run), run.attempt > 1 ? t('attempt', { count: run.attempt }) : null, words.duration(run), run.node]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        )}
      </QueryPanel>
    </Dialog>
  );
}
