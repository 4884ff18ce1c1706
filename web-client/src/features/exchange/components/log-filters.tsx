import { useTranslation } from 'react-i18next';
import type { ApiClientView } from '@/api-types';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useSetParams } from '@/lib/url-state';
import { fileAddress, outcomeOrder, type LogFilter } from '../rules';
import styles from './section.module.css';

interface Props {
  filter: LogFilter;
  /** What holds where the URL says nothing. */
  span: { from: string; to: string };
  clients: readonly ApiClientView[];
}

/** What narrows the log; all of it stands in the URL. */
export function LogFilters({ filter, span, clients }: Props) {
  const { t } = useTranslation('exchange');
  const setParams = useSetParams();
  return (
    <search className={styles.filters} aria-label={t('log.filters')}>
      <Field label={t('log.client')}>
        {(attributes) => (
          <select {...attributes} value={filter.clientId ?? ''} onChange={(event) => setParams({ client: event.target.value })}>
            <option value="">{t('log.anyClient')}</option>
            {clients.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('log.from')}>
        {(attributes) => (
          <input {...attributes} type="date" value={filter.from ?? span.from} onChange={(event) => setParams({ from: event.target.value })} />
        )}
      </Field>
      <Field label={t('log.to')}>
        {(attributes) => <input {...attributes} type="date" value={filter.to ?? span.to} onChange={(event) => setParams({ to: event.target.value })} />}
      </Field>
      <Field label={t('log.outcomeLabel')}>
        {(attributes) => (
          <select {...attributes} value={filter.outcome ?? ''} onChange={(event) => setParams({ outcome: event.target.value })}>
            <option value="">{t('log.anyOutcome')}</option>
            {outcomeOrder.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`log.outcome.${outcome}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {Object.values(filter).some(Boolean) && (
        <Button kind="quiet" onClick={() => setParams({ client: null, from: null, to: null, outcome: null })}>
          {t('log.clear')}
        </Button>
      )}
      <a className={`${buttonClass()} no-print`} href={fileAddress(filter)} download>
        {t('log.download')}
      </a>
    </search>
  );
}
