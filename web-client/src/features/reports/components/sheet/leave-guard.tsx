import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, type Location } from 'react-router';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { OnItsWay } from '../../logic/saving/on-its-way';

/** Waits for what is being saved before a page is left. What waits or is wrong is kept in the browser; asked is only where it cannot be. */
export function LeaveGuard({ store }: { store: OnItsWay }) {
  const { t } = useTranslation('reports');
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isAnotherSheet(currentLocation, nextLocation) && store.hasUnsaved());
  const [isAsking, setIsAsking] = useState(false);

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let isCurrent = true;
    store.commitAll();
    void Promise.all([store.idle(), store.flush()]).then(() => {
      if (!isCurrent) return;
      if (store.wouldLose()) setIsAsking(true);
      else blocker.proceed();
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker, store]);

  if (blocker.state !== 'blocked' || !isAsking) return null;
  const stay = () => {
    setIsAsking(false);
    blocker.reset();
  };
  return (
    <Dialog
      title={t('leave.title')}
      onClose={stay}
      footer={
        <>
          <Button onClick={() => blocker.proceed()}>{t('leave.go')}</Button>
          <Button kind="primary" onClick={stay}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
}

/** What else changes in the address, the open row for one, leaves the sheet where it is. */
function isAnotherSheet(from: Location, to: Location): boolean {
  const period = ({ search }: Location) => new URLSearchParams(search).get('period');
  return from.pathname !== to.pathname || period(from) !== period(to);
}
