import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { feedQuery, useEndFeed, useRenewFeed } from '../api/feed';
import styles from './dialogs.module.css';

/** The private address at which a phone's calendar reads the deadlines. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const problemText = useProblemText();
  const feed = useQuery(feedQuery);
  const renew = useRenewFeed();
  const end = useEndFeed();
  const isOn = feed.data?.isOn ?? false;
  const error = renew.error ?? end.error;

  return (
    <Dialog
      title={t('feed.title')}
      onClose={onClose}
      footer={
        feed.data && (
          <>
            {isOn && (
              <Button
                kind="danger"
                disabled={end.isPending}
                onClick={() => {
                  renew.reset();
                  end.mutate();
                }}
              >
                {t('feed.end')}
              </Button>
            )}
            <Button kind={isOn ? 'secondary' : 'primary'} disabled={renew.isPending} onClick={() => renew.mutate()}>
              {isOn ? t('feed.renew') : t('feed.make')}
            </Button>
          </>
        )
      }
    >
      <QueryPanel query={feed}>
        {() => (
          <div className={styles.form}>
            <p>{t('feed.text')}</p>
            {renew.data ? <Address url={renew.data.url} /> : isOn && <p>{t('feed.isOn')}</p>}
            {!isOn && end.isSuccess && <Notice kind="success">{t('feed.ended')}</Notice>}
            {error && <Notice kind="error">{problemText(error)}</Notice>}
          </div>
        )}
      </QueryPanel>
    </Dialog>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation('deadlines');
  const [isCopied, setIsCopied] = useState(false);
  return (
    <>
      <Field label={t('feed.address')} hint={t('feed.once')}>
        {(attributes) => (
          <div className={styles.address}>
            <input {...attributes} readOnly value={url} onFocus={(event) => event.target.select()} />
            {'clipboard' in navigator && (
              <Button kind="primary" onClick={() => void navigator.clipboard.writeText(url).then(() => setIsCopied(true))}>
                {isCopied ? t('feed.copied') : t('feed.copy')}
              </Button>
            )}
          </div>
        )}
      </Field>
      <p className="muted small">{t('feed.how')}</p>
    </>
  );
}
