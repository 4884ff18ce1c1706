import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAccount } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { personAssignmentsQuery } from '@/lib/api/assignments';
import { leftBehind } from '../rules';
import styles from './outcome-notice.module.css';

export type Outcome =
  | { kind: 'handOver'; account: PersonAccount; password: string; isNew: boolean }
  | { kind: 'changed'; account: PersonAccount }
  | { kind: 'switched'; account: PersonAccount }
  | { kind: 'failed'; error: unknown };

interface Props {
  outcome: Outcome;
  /** Switches the account back. */
  onUndo: (account: PersonAccount) => void;
  onClose: () => void;
}

/** What the last step did, and what is left to do: hand a password over, or take the step back. */
export function OutcomeNotice({ outcome, onUndo, onClose }: Props) {
  const { t } = useTranslation('people');
  const problemText = useProblemText();
  return (
    <Notice kind={outcome.kind === 'failed' ? 'error' : 'success'}>
      <div className={styles.row}>
        <div>
          {content()}
          {(outcome.kind === 'switched' || outcome.kind === 'changed') && <StillHolds account={outcome.account} />}
        </div>
        <span className={styles.keys}>
          {outcome.kind === 'switched' && <Button onClick={() => onUndo(outcome.account)}>{t('outcome.undo')}</Button>}
          <Button kind="quiet" aria-label={t('close', { ns: 'common' })} onClick={onClose}>
            ✕
          </Button>
        </span>
      </div>
    </Notice>
  );

  function content() {
    switch (outcome.kind) {
      case 'handOver': {
        const name = outcome.account.displayName;
        return (
          <>
            {outcome.isNew ? t('outcome.added', { name }) : t('outcome.passwordSet', { name })} {t('outcome.handOver')}
            <HandOver userName={outcome.account.userName} password={outcome.password} />
          </>
        );
      }
      case 'changed':
        return t('outcome.changed', { name: outcome.account.displayName });
      case 'switched':
        return outcome.account.isActive
          ? t('outcome.switchedOn', { name: outcome.account.displayName })
          : t('outcome.switchedOff', { name: outcome.account.displayName });
      case 'failed':
        return problemText(outcome.error);
    }
  }
}

/** Who no longer enters, or not for that unit, leaves indicators behind that nobody looks after. */
function StillHolds({ account }: { account: PersonAccount }) {
  const { t } = useTranslation('people');
  const { data } = useQuery(personAssignmentsQuery(account.id));
  const count = data ? leftBehind(account, data.plans.flatMap(({ rows }) => rows)) : 0;
  if (count === 0) return null;
  return (
    <p>
      {t('outcome.stillHolds', { count })} <AppLink to={`/people/${account.id}/hand-over`}>{t('outcome.handOverNow')}</AppLink>
    </p>
  );
}

function HandOver({ userName, password }: { userName: string; password: string }) {
  const { t } = useTranslation('people');
  const [isCopied, setIsCopied] = useState(false);
  const text = t('outcome.handOverText', { userName, password });
  return (
    <div className={styles.row}>
      <p className={styles.secret}>{text}</p>
      {/* Browsers leave it out where the page did not come over HTTPS; the text can be marked and copied by hand. */}
      {'clipboard' in navigator && (
        <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}>
          {isCopied ? t('outcome.copied') : t('outcome.copy')}
        </Button>
      )}
    </div>
  );
}
