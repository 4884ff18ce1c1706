import { useTranslation } from 'react-i18next';
import type { CallOutcome, CallView } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import table from '@/components/ui/card-table.module.css';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { formatExactMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { wordOf } from '../call-words';
import { interrupted, markOfOutcome } from '../rules';
import styles from './table.module.css';
import { useSizeText } from './use-size-text';

/** Calls, newest first. On a phone a card for each. */
export function CallTable({ calls }: { calls: readonly CallView[] }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const sizeText = useSizeText();
  return (
    <table className={table.table}>
      <caption className="visually-hidden">{t('log.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('log.time')}</th>
          <th scope="col">{t('log.what')}</th>
          <th scope="col">{t('log.result')}</th>
          <th scope="col">{t('log.size')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id}>
            <th scope="row" className={table.name}>
              <span className={styles.time}>{formatExactMoment(call.at)}</span>
              <span className={table.second}>{call.clientName}</span>
            </th>
            <td data-label={t('log.what')}>
              <Call call={call} />
            </td>
            <td data-label={t('log.result')}>
              <Outcome outcome={call.outcome} status={call.status} />
            </td>
            <td data-label={t('log.size')}>
              {call.rows != null && `${t('log.rowCount', { number: words.number(call.rows) })} · `}
              {sizeText(call.bytes)}
              <span className={table.second}>{t('log.ms', { number: words.number(call.milliseconds) })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In words, and behind them what a technician wants. */
function Call({ call }: { call: CallView }) {
  const { t } = useTranslation('exchange');
  const word = wordOf(call);
  const address = `${call.method} ${call.path}${call.query ? `?${call.query}` : ''}`;
  const from = call.address && t('log.fromAddress', { address: call.address });
  if (!word) {
    return (
      <>
        <span className={styles.code}>{address}</span>
        {from && <span className={table.second}>{from}</span>}
      </>
    );
  }
  return (
    <>
      {t(`call.${word}`)}
      <span className={`${table.second} ${styles.code}`}>
        {address} {from}
      </span>
    </>
  );
}

function Outcome({ outcome, status }: { outcome: CallOutcome; status: number }) {
  const { t } = useTranslation('exchange');
  const mark = markOfOutcome(outcome);
  return (
    <Badge tone={statusTone(mark)}>
      <StatusShape status={mark} />
      {status === interrupted ? t('log.interrupted') : t(`log.outcome.${outcome}`)} ({status})
    </Badge>
  );
}
