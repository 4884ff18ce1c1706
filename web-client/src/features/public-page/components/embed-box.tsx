import { useTranslation } from 'react-i18next';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import styles from './settings.module.css';

/** The address of the page, and what another site writes to frame it. */
export function EmbedBox({ address, commune }: { address: string; commune: string }) {
  const { t } = useTranslation('publicPage');
  const url = new URL(address, location.origin).href;
  const code = `<iframe src="${url}?embed=1" title="${t('title', { commune })}" width="100%" height="640" loading="lazy"></iframe>`;
  return (
    <Panel title={t('embed.title')}>
      <div className={styles.embed}>
        <a href={url} target="_blank" rel="noreferrer">
          {url}
        </a>
        <Field label={t('embed.code')} hint={t('embed.hint')}>
          {(attributes) => <textarea {...attributes} rows={3} readOnly value={code} onFocus={(event) => event.target.select()} />}
        </Field>
        <details>
          <summary>{t('embed.preview')}</summary>
          <iframe className={styles.preview} src={`${address}?embed=1`} title={t('embed.preview')} loading="lazy" />
        </details>
      </div>
    </Panel>
  );
}
