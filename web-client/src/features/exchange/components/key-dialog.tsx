import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedApiKey } from '@/api-types';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { tryLine } from '../rules';
import styles from './form.module.css';

/** The one time that a key is shown. Neither the address nor the store of the browser ever holds it. */
export function KeyDialog({ issued: { client, key }, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const line = tryLine(key, location.origin);
  return (
    <Dialog
      title={t('key.title', { name: client.name })}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('key.done')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Notice kind="warning">{t('key.warning')}</Notice>
        <div className={styles.part}>
          <h3>{t('key.label')}</h3>
          <code className={styles.secret}>{key}</code>
          <Copy text={key} label={t('key.copyKey')} />
        </div>
        <div className={styles.part}>
          <h3>{t('key.try')}</h3>
          <code className={styles.secret}>{line}</code>
          <p className="muted small">{t('key.tryHint')}</p>
          <Copy text={line} label={t('key.copyLine')} />
        </div>
      </div>
    </Dialog>
  );
}

function Copy({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('exchange');
  const [isCopied, setIsCopied] = useState(false);
  // Browsers leave it out where the page did not come over HTTPS; the text can be marked and copied by hand.
  if (!('clipboard' in navigator)) return null;
  return <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}>{isCopied ? t('copied') : label}</Button>;
}
