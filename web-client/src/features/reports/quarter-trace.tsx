import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActualView, IndicatorPeriod, IndicatorProgress } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { ReportStateBadge } from '@/components/ui/badge';
import { useLanguage } from '@/i18n';
import { catalogQuery } from '@/lib/api/catalog';
import { indicatorHistoryQuery } from '@/lib/api/indicator-history';
import { formatMoment, formatNumber } from '@/lib/format';
import { evidenceQuery } from './api/get-evidence';
import { StepList } from './components/event-list';
import { EvidenceName } from './components/evidence/evidence-name';
import { HamletValues } from './components/hamlets/hamlet-section';
import { RevisionList } from './components/row-panel/row-history';
import { useWords } from './components/use-words';
import { actualText } from './logic/figures';
import styles from './quarter-trace.module.css';

interface Props {
  planId: string;
  row: IndicatorProgress;
  period: string;
}

/** Where the figure of a quarter comes from: who reported and verified it, what it is made of, every value that stood there, what proves it. */
export function QuarterTrace({ planId, row, period }: Props) {
  const query = useQuery(indicatorHistoryQuery(planId, row.planIndicatorId));
  return (
    <QueryPanel query={query}>
      {({ periods, isByHamlet }) => {
        const found = periods.find((one) => one.period === period);
        return found && <Content row={row} quarter={found} isByHamlet={isByHamlet} />;
      }}
    </QueryPanel>
  );
}

function Content({ row, quarter, isByHamlet }: { row: IndicatorProgress; quarter: IndicatorPeriod; isByHamlet: boolean }) {
  const { t } = useTranslation('reports');
  const { actual, reportId, revisions, steps } = quarter;
  return (
    <div className={styles.trace}>
      <div className={styles.column}>
        <Reporter row={row} quarter={quarter} />
        {actual && <Figures row={row} actual={actual} />}
        {reportId && <Evidence reportId={reportId} rowId={row.planIndicatorId} />}
        {isByHamlet && reportId && (
          <section>
            <h3>{t('section.title', { ns: 'hamlets' })}</h3>
            <HamletValues reportId={reportId} row={row} />
          </section>
        )}
        {!reportId && actual && <p className={styles.closed}>{t('trace.closed')}</p>}
      </div>
      {revisions.length > 0 && (
        <div className={styles.column}>
          <section>
            <h3>{t('trace.revisions', { count: revisions.length })}</h3>
            <RevisionList row={row} revisions={revisions} />
          </section>
          {steps.length > 0 && (
            <section>
              <h3>{t('trace.steps')}</h3>
              <StepList steps={steps} />
            </section>
          )}
        </div>
      )}
    </div>
  );
}

function Reporter({ row, quarter }: { row: IndicatorProgress; quarter: IndicatorPeriod }) {
  const { t } = useTranslation('reports');
  const { organizationName, actual, state, submittedAt, submittedBy, verifiedAt, verifiedBy, period } = quarter;
  const shown = state ?? row.quarters.find((one) => one.period === period)?.reportState ?? 'empty';
  const by = (person: string | null | undefined, moment: string) =>
    t('trace.by', { person: person ?? t('sheet.system'), moment: formatMoment(moment) });
  const facts: [string, string | null][] = [
    [t('trace.sent'), submittedAt ? by(submittedBy, submittedAt) : null],
    [t('trace.verified'), verifiedAt ? by(verifiedBy, verifiedAt) : null],
  ];
  return (
    <section>
      <h3>{t(actual ? 'trace.reporter' : 'trace.asked')}</h3>
      <p className={styles.unit}>
        <strong>{organizationName}</strong> <ReportStateBadge state={shown} />
      </p>
      <Facts facts={facts} />
      {!actual && <p className="muted">{t(shown === 'empty' ? 'trace.none' : 'trace.notSent')}</p>}
    </section>
  );
}

/** What the figure is made of, in the catalogue's words. */
function Figures({ row, actual }: { row: IndicatorProgress; actual: ActualView }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const { data: catalog } = useQuery(catalogQuery);
  const entry = catalog?.indicators.find(({ code }) => code === row.code);
  const part = (value: number | null | undefined) => (value == null ? null : formatNumber(value, 4, language));
  const facts: [string, string | null | undefined][] = [
    [entry?.numeratorVi ?? t('sheet.numerator'), part(actual.numerator)],
    [entry?.denominatorVi ?? t('sheet.denominator'), part(actual.denominator)],
    [t('changes.note'), actual.note],
    [t('changes.source'), actual.source],
    [t('changes.explanation'), actual.explanation],
  ];
  return (
    <section>
      <h3>{t('changes.figure')}</h3>
      <p className={styles.figure}>
        {actualText(row, actual, words, language) ?? '–'}
        {actual.isDemo && <span className="muted small"> · {t('demo', { ns: 'common' })}</span>}
      </p>
      <Facts facts={facts} />
    </section>
  );
}

function Evidence({ reportId, rowId }: { reportId: string; rowId: string }) {
  const { t } = useTranslation('reports');
  const query = useQuery(evidenceQuery(reportId));
  const items = query.data?.items.filter(({ planIndicatorId, removedAt }) => planIndicatorId === rowId && !removedAt) ?? [];
  return (
    <section>
      <h3>{t('evidence.column')}</h3>
      <QueryPanel query={query} isEmpty={() => items.length === 0} empty={<p className="muted">{t('evidence.none')}</p>}>
        {() => (
          <ul className={styles.evidence}>
            {items.map((item) => (
              <li key={item.id}>
                <EvidenceName reportId={reportId} item={item} />
                <span className={styles.second}>
                  {t('evidence.addedBy', { person: item.addedBy ?? t('sheet.system'), moment: formatMoment(item.addedAt) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </QueryPanel>
    </section>
  );
}

function Facts({ facts }: { facts: readonly [string, string | null | undefined][] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
