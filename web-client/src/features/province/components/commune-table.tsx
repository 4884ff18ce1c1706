import { useTranslation } from 'react-i18next';
import type { CommuneStanding, StatusSummary } from '@/api-types';
import { StackBar } from '@/components/charts/stack-bar';
import { AppLink } from '@/components/ui/app-link';
import { SortHead } from '@/components/ui/sort-head';
import { StatusShape } from '@/components/ui/status-shape';
import { useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import type { ProvinceState, SortKey } from '../logic/state';
import { Forwarded } from './forwarded';
import styles from './table.module.css';

interface Props {
  standings: readonly CommuneStanding[];
  state: ProvinceState;
  period: string;
}

/** Communes down, what there is to say of each across; a phone keeps the name and the share, the rest comes on a tap. */
export function CommuneTable({ standings, state, period }: Props) {
  const { t } = useTranslation('province');
  const words = useWording();
  const setParams = useSetParams();
  const isWide = new Set(standings.map(({ provinceName }) => provinceName)).size > 1;

  const head = (column: SortKey, label: string, className?: string) => (
    <SortHead column={column} label={label} state={state} first="place" className={className} />
  );

  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('table.caption', { period: words.quarter(period) })}</caption>
      <thead>
        <tr>
          {head('place', t('table.place'), `number ${styles.place}`)}
          {head('name', t('table.commune'))}
          <th scope="col" className={styles.desk}>
            {t('table.statuses')}
          </th>
          <th scope="col" className="number">
            {t('table.good')}
          </th>
          {head('reporting', t('table.reportingRate'), `number ${styles.desk}`)}
          {head('onTime', t('table.onTimeRate'), `number ${styles.desk}`)}
          {head('completeness', t('table.completeness'), `number ${styles.desk}`)}
          {head('verified', t('table.verified'), `number ${styles.desk}`)}
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <Row
            key={standing.communeId}
            standing={standing}
            isWide={isWide}
            isOpen={state.openId === standing.communeId}
            onToggle={() => setParams({ open: state.openId === standing.communeId ? null : standing.communeId })}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  standing: CommuneStanding;
  isWide: boolean;
  isOpen: boolean;
  onToggle: () => void;
}

function Row({ standing, isWide, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation('province');
  const words = useWording();
  const { timeliness } = standing;
  const rate = (value: number | undefined) => (value === undefined ? '–' : words.percent(value));
  const counts = (part: number, whole: number) => (whole === 0 ? '–' : `${words.number(part)}/${words.number(whole)}`);
  const facts = [
    [t('table.reportingRate'), rate(timeliness.reportingRate), counts(timeliness.onTime + timeliness.late, timeliness.expected)],
    [t('table.onTimeRate'), rate(timeliness.onTimeRate), counts(timeliness.onTime, timeliness.expected)],
    [t('table.completeness'), rate(timeliness.valueCompleteness), counts(timeliness.filledCount, timeliness.cellCount)],
    [t('table.verified'), counts(standing.verifiedCount, standing.reportCount), ''],
  ] as const;
  return (
    <>
      <tr>
        <td className={`number ${styles.place}`}>{standing.rank === undefined ? '–' : words.number(standing.rank)}</td>
        <th scope="row" className={styles.name}>
          {standing.planId ? <AppLink to={`/overview?plan=${standing.planId}`}>{standing.name}</AppLink> : standing.name}
          {isWide && <span className={styles.second}>{standing.provinceName}</span>}
          <Forwarded at={standing.forwardedAt} />
          <button type="button" className={styles.more} aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? t('table.less') : t('table.more')}
            <span className="visually-hidden"> {standing.name}</span>
          </button>
        </th>
        <td className={`${styles.statuses} ${styles.desk}`}>
          <Statuses standing={standing} />
        </td>
        <td className="number">
          {standing.goodPercent === undefined ? (
            <span className={styles.second}>{t(standing.planId || standing.forwardedAt ? 'table.nothingJudged' : 'gap.no_plan')}</span>
          ) : (
            <>
              <strong>{words.percent(standing.goodPercent)}</strong>
              <span className={styles.second}>{counts(standing.goodCount, standing.judgedCount)}</span>
            </>
          )}
        </td>
        {facts.map(([label, figure, second]) => (
          <td key={label} className={`number ${styles.desk}`}>
            {figure}
            {second && <span className={styles.second}>{second}</span>}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr className={styles.details}>
          <td colSpan={3}>
            <Statuses standing={standing} />
            <dl>
              {facts.map(([label, figure, second]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {figure} <span className="muted">{second}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      )}
    </>
  );
}

/** What the shapes and letters of the rows mean, and the shapes of the strip above, whose words a phone has no room for. */
export function Legend({ counts }: { counts: StatusSummary['counts'] }) {
  const { t } = useTranslation();
  return (
    <ul className={`${styles.counts} ${styles.legend}`} aria-hidden="true">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ status }) => (
          <li key={status}>
            <StatusShape status={status} size={9} />
            <strong>{t(`statusLetter.${status}`)}</strong> {t(`status.${status}`)}
          </li>
        ))}
    </ul>
  );
}

/** The bar, and below it shape and count of every status that there is. */
function Statuses({ standing }: { standing: CommuneStanding }) {
  const { t } = useTranslation();
  const words = useWording();
  const counts = standing.summary.counts.filter(({ count }) => count > 0);
  if (counts.length === 0) return <span className="muted">–</span>;
  return (
    <>
      <StackBar counts={standing.summary.counts} />
      <span className={styles.counts}>
        {counts.map(({ status, count }) => (
          <span key={status} title={t(`status.${status}`)}>
            <StatusShape status={status} size={9} />
            <span aria-hidden="true">
              {t(`statusLetter.${status}`)} {words.number(count)}
            </span>
            <span className="visually-hidden">
              {t(`status.${status}`)} {words.number(count)};
            </span>
          </span>
        ))}
      </span>
    </>
  );
}
