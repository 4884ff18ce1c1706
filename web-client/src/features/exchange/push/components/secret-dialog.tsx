import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookWithSecret } from '@/api-types';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatMoment } from '@/lib/format';
import styles from './push.module.css';

/** The one time that a secret is shown. */
export function SecretDialog({ made: { webhook, secret }, onClose }: { made: WebhookWithSecret; onClose: () => void }) {
  const { t } = useTranslation('push');
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Dialog
      title={t('secret.title')}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('secret.kept')}
        </Button>
      }
    >
      <p>{t('secret.once', { url: webhook.url })}</p>
      <p className={styles.secret}>{secret}</p>
      {webhook.formerSecretUntil && <p>{t('secret.former', { moment: formatMoment(webhook.formerSecretUntil) })}</p>}
      <div className={styles.keys}>
        {/* Browsers leave it out where the page did not come over HTTPS; the text can be marked and copied by hand. */}
        {'clipboard' in navigator && (
          <Button onClick={() => void navigator.clipboard.writeText(secret).then(() => setIsCopied(true))}>
            {isCopied ? t('secret.copied') : t('secret.copy')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
