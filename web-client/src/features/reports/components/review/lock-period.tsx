import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCell } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useWording } from '@/lib/wording';
import type { useLockPeriod } from '../../api/lock-period';
import { lockable } from '../../logic/lock';

type Locking = ReturnType<typeof useLockPeriod>;

/** Closes the books of the quarter, from the lock date on; asked once more, for it cannot be undone. */
export function LockPeriod({ cells, period, now, locking }: { cells: readonly BoardCell[]; period: string; now: Date; locking: Locking }) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const words = useWording();
  const [isAsking, setIsAsking] = useState(false);
  const { verified, behind } = lockable(cells, now);
  const planId = verified[0]?.summary.planId;
  if (!planId) return null;
  const lock = () => locking.mutate({ planId, period }, { onSettled: () => setIsAsking(false) });
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('lock.action')}</Button>
      {isAsking && (
        <Dialog
          title={t('lock.title', { period: words.quarter(period) })}
          onClose={() => setIsAsking(false)}
          footer={
            <>
              <Button onClick={() => setIsAsking(false)}>{common('cancel')}</Button>
              <Button kind="primary" disabled={locking.isPending} onClick={lock}>
                {t('lock.confirm', { count: verified.length })}
              </Button>
            </>
          }
        >
          <p>{t('lock.text', { count: verified.length })}</p>
          {behind.length > 0 && (
            <p>{t('lock.behind', { count: behind.length, units: behind.map(({ summary }) => summary.organizationName).join('; ') })}</p>
          )}
        </Dialog>
      )}
    </>
  );
}

/** How many reports were locked, and which stay behind. */
export function LockResult({ locking }: { locking: Locking }) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  if (locking.error) return <Notice kind="error">{problemText(locking.error)}</Notice>;
  if (!locking.data) return null;
  const { locked, behind } = locking.data;
  return (
    <Notice kind={behind.length > 0 ? 'warning' : 'success'}>
      <p>{t('lock.done', { count: locked.length })}</p>
      {behind.length > 0 && <p>{t('lock.behind', { count: behind.length, units: behind.map((one) => one.organizationName).join('; ') })}</p>}
    </Notice>
  );
}
