import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAccount } from '@/api-types';
import { Button } from '@/components/ui/button';
import { useChangePerson } from '../api/change-person';
import { mayHeadUnit } from '@/lib/rights';
import { draftOf, type Draft, type Tree } from '../rules';
import type { Outcome } from './outcome-notice';
import { PersonForm } from './person-form';

interface Props {
  /** As it was when the form was opened. */
  account: PersonAccount;
  /** As the list has it by now. */
  latest?: PersonAccount;
  tree: Tree;
  onTakeNew: (account: PersonAccount) => void;
  onClose: () => void;
  onDone: (outcome: Outcome) => void;
}

export function ChangeDialog({ account, latest, tree, onTakeNew, onClose, onDone }: Props) {
  const { t } = useTranslation('people');
  const change = useChangePerson();
  const [draft, setDraft] = useState<Draft>(() => draftOf(account, tree));
  const isOutdated = change.isError && latest && latest.version !== account.version;

  return (
    <PersonForm
      title={t('form.changeTitle')}
      isNew={false}
      draft={draft}
      tree={tree}
      error={change.error}
      errorAction={isOutdated && <Button onClick={() => onTakeNew(latest)}>{t('form.takeNew')}</Button>}
      submitText={change.isPending ? t('form.saving') : t('save', { ns: 'common' })}
      isPending={change.isPending}
      onDraft={(next) => {
        setDraft(next);
        change.reset();
      }}
      onClose={onClose}
      onSubmit={({ displayName, role, placeId, email, phone, isHead, password, isActive }) =>
        change.mutate(
          {
            id: account.id,
            change: {
              displayName,
              role,
              isActive,
              version: account.version,
              ...(placeId && { organizationId: placeId }),
              // Empty takes a former address away.
              email,
              phone,
              isHead: isHead && mayHeadUnit(role),
              ...(password && { newPassword: password }),
            },
          },
          {
            onSuccess: (changed) =>
              onDone(password ? { kind: 'handOver', account: changed, password, isNew: false } : { kind: 'changed', account: changed }),
          },
        )
      }
    />
  );
}
