import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookView, WebhookWithSecret } from '@/api-types';
import { Button } from '@/components/ui/button';
import { useTypedGuard } from '@/components/ui/typed-guard';
import { useChangeWebhook } from '../api/change-webhook';
import { useDeleteWebhook } from '../api/delete-webhook';
import { useMakeWebhook } from '../api/make-webhook';
import { wireOf, type WebhookDraft } from '../rules';
import styles from './push.module.css';
import { WebhookForm } from './webhook-form';

interface MakeProps {
  clients: readonly { id: string; name: string }[];
  onClose: () => void;
  onDone: (made: WebhookWithSecret) => void;
}

export function MakeDialog({ clients, onClose, onDone }: MakeProps) {
  const { t } = useTranslation('push');
  const make = useMakeWebhook();
  const [draft, setDraft] = useState<WebhookDraft>({
    clientId: clients.length === 1 ? (clients[0]?.id ?? '') : '',
    url: '',
    note: '',
    events: ['report.verified', 'report.reopened', 'report.locked'],
  });
  const guard = useTypedGuard(draft);
  return (
    <WebhookForm
      title={t('form.makeTitle')}
      draft={draft}
      clients={clients}
      error={make.error}
      submitText={make.isPending ? t('form.making') : t('webhooks.make')}
      isPending={make.isPending}
      onDraft={(next) => {
        setDraft(next);
        make.reset();
      }}
      onClose={() => guard.leave(onClose)}
      question={guard.question}
      onSubmit={() => make.mutate({ clientId: draft.clientId, ...wireOf(draft) }, { onSuccess: onDone })}
    />
  );
}

interface ChangeProps {
  /** As it was when the form was opened. */
  webhook: WebhookView;
  /** As the list has it by now. */
  latest: WebhookView | undefined;
  onTakeNew: (webhook: WebhookView) => void;
  /** A new secret is wanted. */
  onSecret: () => void;
  onClose: () => void;
}

export function ChangeDialog({ webhook, latest, onTakeNew, onSecret, onClose }: ChangeProps) {
  const { t } = useTranslation('push');
  const change = useChangeWebhook();
  const remove = useDeleteWebhook();
  const [isOn, setIsOn] = useState(webhook.isOn);
  const [isRemoving, setIsRemoving] = useState(false);
  const [draft, setDraft] = useState<WebhookDraft>({ clientId: webhook.clientId, url: webhook.url, note: webhook.note ?? '', events: webhook.events });
  const guard = useTypedGuard({ draft, isOn });
  const isOutdated = change.isError && latest && latest.version !== webhook.version;
  return (
    <WebhookForm
      title={t('form.changeTitle')}
      draft={draft}
      error={change.error ?? remove.error}
      errorAction={isOutdated && <Button onClick={() => guard.leave(() => onTakeNew(latest))}>{t('form.takeNew')}</Button>}
      submitText={change.isPending ? t('form.saving') : t('save', { ns: 'common' })}
      isPending={change.isPending || remove.isPending}
      onDraft={(next) => {
        setDraft(next);
        change.reset();
      }}
      onClose={() => guard.leave(onClose)}
      question={guard.question}
      onSubmit={() => change.mutate({ id: webhook.id, change: { ...wireOf(draft), isOn, version: webhook.version } }, { onSuccess: onClose })}
    >
      <label className={styles.check}>
        <input type="checkbox" checked={isOn} onChange={(event) => setIsOn(event.target.checked)} />
        {t('form.isOn')}
      </label>
      <div className={styles.keys}>
        <Button onClick={() => guard.leave(onSecret)}>{t('form.newSecret')}</Button>
        {isRemoving ? (
          <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate(webhook.id, { onSuccess: onClose })}>
            {t('form.removeNow')}
          </Button>
        ) : (
          <Button kind="quiet" onClick={() => setIsRemoving(true)}>
            {t('form.remove')}
          </Button>
        )}
      </div>
    </WebhookForm>
  );
}
