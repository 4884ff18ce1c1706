import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { useEndWaiver } from '../api/end-waiver';
import { useUndoMet } from '../api/undo-met';
import { MeetDialog } from './meet-dialog';
import styles from './settle-actions.module.css';
import { usePeriodWord } from './use-deadline-words';
import { WaiveDialog } from './waive-dialog';

interface Props {
  deadline: ObligationView;
  /** What to do first gets the page's primary button. */
  isFirst?: boolean;
  onMet?: (deadline: ObligationView) => void;
}

/** What the caller may do with a deadline besides filling its form: say that it was sent, let a unit off, take either back. */
export function SettleActions({ deadline, isFirst = false, onMet }: Props) {
  const { t } = useTranslation('deadlines');
  const problemText = useProblemText();
  const periodWord = usePeriodWord();
  const [dialog, setDialog] = useState<'meet' | 'waive' | null>(null);
  const undo = useUndoMet();
  const end = useEndWaiver();
  const { canMeet, canUndoMet, canWaive, canEndWaiver } = deadline.actions;
  const error = undo.error ?? end.error;
  const label = (action: string) => t('actionLabel', { action, rule: deadline.rule.title, unit: deadline.organization.name, period: periodWord(deadline) });

  return (
    <>
      {canMeet && (
        <Button kind={isFirst ? 'primary' : 'secondary'} aria-label={label(t('meet.action'))} onClick={() => setDialog('meet')}>
          {t('meet.action')}
        </Button>
      )}
      {canUndoMet && (
        <Button kind="quiet" aria-label={label(t('meet.undo'))} disabled={undo.isPending} onClick={() => undo.mutate(deadline)}>
          {t('meet.undo')}
        </Button>
      )}
      {canWaive && (
        <Button kind="quiet" aria-label={label(t('waive.action'))} onClick={() => setDialog('waive')}>
          {t('waive.action')}
        </Button>
      )}
      {canEndWaiver && (
        <Button kind="quiet" aria-label={label(t('waive.end'))} disabled={end.isPending} onClick={() => end.mutate(deadline)}>
          {t('waive.end')}
        </Button>
      )}
      {error && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
      {dialog === 'meet' && (
        <MeetDialog
          deadline={deadline}
          onClose={() => setDialog(null)}
          onMet={(met) => {
            setDialog(null);
            onMet?.(met);
          }}
        />
      )}
      {dialog === 'waive' && <WaiveDialog deadline={deadline} onClose={() => setDialog(null)} />}
    </>
  );
}
