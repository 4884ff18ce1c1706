import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiClientView, CatalogView, OrganizationView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { useTypedGuard } from '@/components/ui/typed-guard';
import { useChangeClient } from '../api/change-client';
import { draftOf, termsOf, type Draft } from '../rules';
import { ClientForm } from './client-form';

interface Props {
  /** As it was when the form was opened. */
  client: ApiClientView;
  /** As the list has it by now. */
  latest?: ApiClientView;
  places: readonly OrganizationView[];
  pillars: CatalogView['pillars'];
  onTakeNew: (client: ApiClientView) => void;
  onClose: () => void;
  onDone: (client: ApiClientView) => void;
}

export function ChangeDialog({ client, latest, places, pillars, onTakeNew, onClose, onDone }: Props) {
  const { t } = useTranslation('exchange');
  const change = useChangeClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(client, places));
  const guard = useTypedGuard(draft);
  const isOutdated = change.isError && latest && latest.version !== client.version;
  return (
    <ClientForm
      title={t('form.changeTitle')}
      draft={draft}
      places={places}
      pillars={pillars}
      error={change.error}
      errorAction={isOutdated && <Button onClick={() => guard.leave(() => onTakeNew(latest))}>{t('form.takeNew')}</Button>}
      submitText={change.isPending ? t('form.saving') : t('form.save')}
      isPending={change.isPending}
      onDraft={(next) => {
        setDraft(next);
        change.reset();
      }}
      onClose={() => guard.leave(onClose)}
      question={guard.question}
      onSubmit={(checked) => change.mutate({ id: client.id, change: { ...termsOf(checked), version: client.version } }, { onSuccess: onDone })}
    />
  );
}
