import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePassword } from '@/lib/password';
import { mayHeadUnit } from '@/lib/rights';
import { useAddPerson } from '../api/add-person';
import { emptyDraft, type Draft, type Tree } from '../rules';
import type { Outcome } from './outcome-notice';
import { PersonForm } from './person-form';

interface Props {
  tree: Tree;
  onClose: () => void;
  onDone: (outcome: Outcome) => void;
}

export function AddDialog({ tree, onClose, onDone }: Props) {
  const { t } = useTranslation('people');
  const add = useAddPerson();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(tree, generatePassword()));

  return (
    <PersonForm
      title={t('form.addTitle')}
      isNew
      draft={draft}
      tree={tree}
      error={add.error}
      submitText={add.isPending ? t('form.adding') : t('add')}
      isPending={add.isPending}
      onDraft={(next) => {
        setDraft(next);
        add.reset();
      }}
      onClose={onClose}
      onSubmit={({ displayName, userName, role, placeId, email, phone, isHead, password }) =>
        add.mutate(
          {
            displayName,
            userName,
            role,
            password,
            isHead: isHead && mayHeadUnit(role),
            ...(placeId && { organizationId: placeId }),
            ...(email && { email }),
            ...(phone && { phone }),
          },
          { onSuccess: (account) => onDone({ kind: 'handOver', account, password, isNew: true }) },
        )
      }
    />
  );
}
