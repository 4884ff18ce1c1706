import { useTranslation } from 'react-i18next';
import type { UnitProgress } from '@/api-types';
import { Badge, ReportStateBadge } from '@/components/ui/badge';
import { AppLink } from '@/components/ui/app-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { StatusShape } from '@/components/ui/status-shape';
import { formatMoment } from '@/lib/format';
import { hasSent } from '../rules';
import styles from './units-panel.module.css';

/** Who has sent the report of the period, who is late: those that are missing first. */
export function UnitsPanel({ units }: { units: readonly UnitProgress[] }) {
  const { t } = useTranslation('progress');
  const waiting = units.filter((unit) => !hasSent(unit));
  const sent = units.filter(hasSent);
  return (
    <Panel
      title={t('units.title')}
      hint={
        units.length > 0 &&
        t('units.hint', { sent: sent.length, total: units.length, onTime: sent.filter(({ isOnTime }) => isOnTime === true).length })
      }
    >
      {units.length === 0 && <EmptyState title={t('units.none')} />}
      <ul className={styles.list}>
        {[...waiting, ...sent].map((unit) => (
          <li key={unit.organizationId}>
            <span>
              <AppLink to={`/indicators?unit=${unit.organizationId}`}>{unit.name}</AppLink>
              <span className={styles.second}>
                {hasSent(unit) && unit.submittedAt
                  ? [t('units.sentAt', { at: formatMoment(unit.submittedAt) }), unit.verifiedAt && t('units.verified')].filter(Boolean).join(', ')
                  : t('units.dueAt', { at: formatMoment(unit.dueAt) })}
              </span>
            </span>
            <Timeliness unit={unit} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Timeliness({ unit }: { unit: UnitProgress }) {
  const { t } = useTranslation('progress');
  if (unit.isExcused) return <Badge>{t('units.excused')}</Badge>;
  if (unit.isOverdue) {
    return (
      <Badge tone="offTrack">
        <StatusShape status="off_track" />
        {t('units.overdue')}
      </Badge>
    );
  }
  if (!hasSent(unit)) return <ReportStateBadge state={unit.reportState} />;
  const onTime = unit.isOnTime !== false;
  return (
    <Badge tone={onTime ? 'met' : 'atRisk'}>
      <StatusShape status={onTime ? 'met' : 'at_risk'} />
      {onTime ? t('units.onTime') : t('units.late')}
    </Badge>
  );
}
