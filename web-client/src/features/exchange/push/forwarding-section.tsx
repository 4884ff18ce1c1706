import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NodeView, OutgoingView, ProgressStatus } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import table from '@/components/ui/card-table.module.css';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { usePerson } from '@/lib/api/session';
import { formatMoment } from '@/lib/format';
import { canManageJobs } from '@/lib/rights';
import { forwardingQuery } from './api/get-forwarding';
import styles from './components/push.module.css';
import { outgoingState, type OutgoingState } from './rules';

const outgoingMarks: Record<OutgoingState, ProgressStatus> = { level: 'met', waiting: 'on_track', never: 'not_due', cut: 'at_risk' };

/** What this node sends to the province, and which nodes send to this one. */
export function ForwardingSection() {
  const { t } = useTranslation('push');
  return (
    <Panel title={t('forwarding.title')} hint={t('forwarding.hint')} flush>
      <QueryPanel
        query={useQuery(forwardingQuery)}
        isEmpty={({ outgoing, nodes }) => !outgoing && nodes.length === 0}
        empty={<EmptyState title={t('forwarding.none')}>{t('forwarding.noneText')}</EmptyState>}
      >
        {({ outgoing, nodes }) => (
          <>
            {outgoing && <Outgoing outgoing={outgoing} />}
            {nodes.length > 0 && <Nodes nodes={nodes} />}
          </>
        )}
      </QueryPanel>
    </Panel>
  );
}

function Outgoing({ outgoing }: { outgoing: OutgoingView }) {
  const { t } = useTranslation('push');
  const person = usePerson();
  const state = outgoingState(outgoing);
  const mark = outgoingMarks[state];
  return (
    <div className={styles.outgoing}>
      <Badge tone={statusTone(mark)}>
        <StatusShape status={mark} />
        {t(`forwarding.state.${state}`)}
      </Badge>
      <p>
        {t('forwarding.to', { url: outgoing.url })}{' '}
        {outgoing.waitingTotal > 0 ? t('forwarding.waiting', { count: outgoing.waitingTotal }) : t('forwarding.nothingWaits')}
      </p>
      {outgoing.error && outgoing.triedAt && (
        <div>
          <p>
            {t('forwarding.fault', { moment: formatMoment(outgoing.triedAt) })} {t('forwarding.next', { moment: formatMoment(outgoing.nextAt) })}{' '}
            {canManageJobs(person) && <AppLink to="/jobs">{t('forwarding.runNow')}</AppLink>}
          </p>
          <p className={table.second}>{t('forwarding.cause', { error: outgoing.error })}</p>
        </div>
      )}
      {outgoing.acknowledgedAt && (
        <p className="muted">{t('forwarding.acknowledged', { moment: formatMoment(outgoing.acknowledgedAt), seq: outgoing.seq })}</p>
      )}
    </div>
  );
}

function Nodes({ nodes }: { nodes: readonly NodeView[] }) {
  const { t } = useTranslation('push');
  return (
    <table className={table.table}>
      <caption className="visually-hidden">{t('forwarding.nodes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('forwarding.node')}</th>
          <th scope="col">{t('forwarding.values')}</th>
          <th scope="col">{t('forwarding.received')}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <tr key={node.clientId}>
            <th scope="row" className={`${table.name} ${styles.name}`}>
              {node.organizationName ?? t('forwarding.whole')}
              <span className={table.second}>{node.clientName}</span>
            </th>
            <td data-label={t('forwarding.values')}>
              {t('forwarding.valueCount', { count: node.valueTotal })}
              {!node.isWhole && <span className={table.second}>{t('forwarding.partial')}</span>}
            </td>
            <td data-label={t('forwarding.received')}>{formatMoment(node.receivedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
