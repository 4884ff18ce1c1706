import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogView, IssuedApiKey, OrganizationView } from '@/api-types';
import { useTypedGuard } from '@/components/ui/typed-guard';
import { usePerson } from '@/lib/api/session';
import { dayOf } from '@/lib/days';
import { useAddClient } from '../api/add-client';
import { emptyDraft, termsOf, type Draft } from '../rules';
import { ClientForm } from './client-form';

interface Props {
  places: readonly OrganizationView[];
  pillars: CatalogView['pillars'];
  onClose: () => void;
  onDone: (issued: IssuedApiKey) => void;
}

export function AddDialog({ places, pillars, onClose, onDone }: Props) {
  const { t } = useTranslation('exchange');
  const person = usePerson();
  const add = useAddClient();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(person.commune?.id ?? '', dayOf(new Date())));
  const guard = useTypedGuard(draft);
  return (
    <ClientForm
      title={t('form.addTitle')}
      draft={draft}
      places={places}
      pillars={pillars}
      error={add.error}
      submitText={add.isPending ? t('form.saving') : t('form.make')}
      isPending={add.isPending}
      onDraft={(next) => {
        setDraft(next);
        add.reset();
      }}
      onClose={() => guard.leave(onClose)}
      question={guard.question}
      onSubmit={(checked) => add.mutate(termsOf(checked), { onSuccess: onDone })}
    />
  );
}
