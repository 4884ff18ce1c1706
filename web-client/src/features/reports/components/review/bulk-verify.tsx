import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCell, VerifyOutcome } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useVerifyReports } from '../../api/verify-reports';
import { chosenOf, mayVerifyUnseen, pick, waitingCells, type Picked } from '../../logic/bulk-verify';
import styles from './bulk-verify.module.css';

/** Which of the reports that wait are to be verified together, and how that went. */
export function useBulkVerify(cells: readonly BoardCell[]) {
  const [picked, setPicked] = useState<Picked>(new Map());
  const verify = useVerifyReports();
  const waiting = waitingCells(cells);
  const offered = waiting.filter(mayVerifyUnseen);
  const chosen = chosenOf(cells, picked);
  return {
    waiting,
    offered,
    chosen,
    isPending: verify.isPending,
    outcomes: verify.data,
    error: verify.error,
    isPicked: (cell: BoardCell) => chosen.includes(cell),
    toggle: (cell: BoardCell) => setPicked(pick(chosen.includes(cell) ? chosen.filter((other) => other !== cell) : [...chosen, cell])),
    pickAll: () => setPicked(pick(offered)),
    run: () => verify.mutate({ reports: [...pick(chosen)].map(([id, version]) => ({ id, version })) }, { onSuccess: () => setPicked(new Map()) }),
  };
}

export type BulkVerify = ReturnType<typeof useBulkVerify>;

/** Picks a report that waits; one with open warnings or changed figures says why it has to be opened. */
export function VerifyMark({ cell, bulk }: { cell: BoardCell; bulk: BulkVerify }) {
  const { t } = useTranslation('reports');
  const { id, state, organizationName } = cell.summary;
  if (state !== 'submitted' || !id) return null;
  if (!mayVerifyUnseen(cell))
    return (
      <span className={styles.refused}>
        {cell.unexplainedCount > 0 ? t('bulk.refused', { count: cell.unexplainedCount }) : t('bulk.changed', { count: cell.changedCount })}
      </span>
    );
  return (
    <label className={styles.mark}>
      <input
        type="checkbox"
        aria-label={t('bulk.markLabel', { unit: organizationName })}
        checked={bulk.isPicked(cell)}
        onChange={() => bulk.toggle(cell)}
      />{' '}
      {t('bulk.mark')}
    </label>
  );
}

/** The step for all picked reports. */
export function VerifyPicked({ bulk }: { bulk: BulkVerify }) {
  const { t } = useTranslation('reports');
  if (bulk.offered.length === 0) return null;
  return (
    <>
      {bulk.chosen.length < bulk.offered.length && (
        <Button kind="quiet" onClick={bulk.pickAll}>
          {t('bulk.pickAll', { count: bulk.offered.length })}
        </Button>
      )}
      {bulk.chosen.length > 0 && (
        <Button kind="primary" disabled={bulk.isPending} onClick={bulk.run}>
          {t('bulk.verify', { count: bulk.chosen.length })}
        </Button>
      )}
    </>
  );
}

/** What became of each report. */
export function VerifyResult({ bulk, cells }: { bulk: BulkVerify; cells: readonly BoardCell[] }) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  if (bulk.error) return <Notice kind="error">{problemText(bulk.error)}</Notice>;
  if (!bulk.outcomes) return null;
  const refused = bulk.outcomes.filter(({ isVerified }) => !isVerified);
  const verified = bulk.outcomes.filter(({ isVerified }) => isVerified);
  const unitOf = ({ id }: VerifyOutcome) => cells.find(({ summary }) => summary.id === id)?.summary.organizationName ?? '';
  return (
    <Notice kind={refused.length > 0 ? 'warning' : 'success'}>
      {verified.length > 0 && <p>{t('bulk.done', { count: verified.length, units: verified.map(unitOf).join('; ') })}</p>}
      {refused.map((outcome) => (
        <p key={outcome.id}>{t('bulk.notDone', { unit: unitOf(outcome), reason: outcome.detail })}</p>
      ))}
      {verified.length > 0 && <p>{t('bulk.undo')}</p>}
    </Notice>
  );
}
