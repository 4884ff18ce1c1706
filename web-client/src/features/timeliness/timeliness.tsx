import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { TimelinessView } from '@/api-types';
import { Strip } from '@/components/charts/strip';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { controlClass } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { StatusShape } from '@/components/ui/status-shape';
import { usePerson } from '@/lib/api/session';
import { downloadCsv } from '@/lib/csv';
import { formatMoment } from '@/lib/format';
import { parseQuarter } from '@/lib/period';
import { canImportPlan, seesManyCommunes } from '@/lib/rights';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { timelinessQuery } from './api/get-timeliness';
import { Lead } from './components/lead';
import { Legend } from './components/legend';
import { TimelinessTable } from './components/timeliness-table';
import { expectedOutcomes, figuresOf, isEmpty, kinds, parseKind, shapeOf, toneOf } from './logic/outcomes';
import { toTable } from './logic/to-table';
import styles from './timeliness.module.css';

/** Who reports, and in time: units of a commune, or the communes of a province and the units of one of them. */
export function Component() {
  const { t } = useTranslation('timeliness');
  const [params] = useSearchParams();
  const period = usePeriod();
  const kind = parseKind(params.get('kind'));
  const isWide = seesManyCommunes(usePerson());
  const communeId = isWide ? params.get('commune') : null;
  const by = isWide && !communeId ? 'commune' : 'unit';
  const query = useQuery(timelinessQuery({ year: parseQuarter(period)?.year ?? 0, by, kind, communeId }));
  return (
    <>
      <PageHeader title={t('title')} />
      <div className={styles.page}>
        <QueryPanel query={query} isEmpty={(view) => kind === null && isEmpty(view.total)} empty={<NothingToReport period={period} />}>
          {(view) => <Content view={view} period={period} isByCommune={by === 'commune'} isOneOfMany={communeId !== null} />}
        </QueryPanel>
      </div>
    </>
  );
}

interface ContentProps {
  view: TimelinessView;
  period: string;
  isByCommune: boolean;
  /** One commune of those that the person sees. */
  isOneOfMany: boolean;
}

function Content({ view, period, isByCommune, isOneOfMany }: ContentProps) {
  const { t } = useTranslation('timeliness');
  const words = useWording();
  const figures = figuresOf(view.quarters, period);
  const [params] = useSearchParams();
  const kept = new URLSearchParams({ ...(params.get('kind') && { kind: params.get('kind')! }) });
  return (
    <div className={styles.content}>
      {isOneOfMany && (
        <AppLink className={`${buttonClass('quiet')} ${styles.back}`} to={`/timeliness?${kept.toString()}`}>
          ‹ {t('back')}
        </AppLink>
      )}
      {figures && <Lead figures={figures} period={period} />}
      {figures && figures.expected > 0 && (
        <Strip
          label={t('strip', { period: words.quarter(period) })}
          segments={expectedOutcomes.map((outcome) => ({
            id: outcome,
            tone: toneOf(outcome),
            shape: <StatusShape status={shapeOf(outcome)} size={11} />,
            word: t(`outcome.${outcome}`),
            count: figures[outcome],
            percent: figures[`${outcome}Percent`],
          }))}
        />
      )}
      <Panel
        title={isByCommune ? t('table.byCommune') : isOneOfMany ? t('table.byUnitOf', { commune: view.lines[0]?.communeName ?? '' }) : t('table.byUnit')}
        hint={t('asOf', { moment: formatMoment(view.asOf) })}
        action={
          <span className={styles.actions}>
            <KindFilter />
            <Button onClick={() => downloadCsv(`dung-han-${view.year}`, toTable(view, t, words), words.language)}>{t('csv')}</Button>
          </span>
        }
        flush
      >
        {view.lines.length > 0 ? (
          <>
            <TimelinessTable
              view={view}
              chosen={period}
              head={isByCommune ? t('table.commune') : t('table.unit')}
              href={isByCommune ? (line) => `/timeliness?${new URLSearchParams([...kept, ['commune', line.communeId]]).toString()}` : undefined}
            />
            <Legend />
          </>
        ) : (
          <EmptyState title={t('emptyKind', { year: view.year })} />
        )}
      </Panel>
      <p className={`muted small ${styles.method}`}>{t('method')}</p>
    </div>
  );
}

function KindFilter() {
  const { t } = useTranslation('timeliness');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  return (
    <select
      className={`${controlClass} ${styles.kind}`}
      aria-label={t('kind.label')}
      value={parseKind(params.get('kind')) ?? ''}
      onChange={(event) => setParams({ kind: event.target.value })}
    >
      <option value="">{t('kind.all')}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </select>
  );
}

function NothingToReport({ period }: { period: string }) {
  const { t } = useTranslation('timeliness');
  const mayImport = canImportPlan(usePerson());
  return (
    <EmptyState
      title={t('empty.title', { year: parseQuarter(period)?.year })}
      action={
        <AppLink className={buttonClass(mayImport ? 'primary' : 'secondary')} to={mayImport ? '/plans/import' : '/plans'}>
          {mayImport ? t('empty.import') : t('empty.plans')}
        </AppLink>
      }
    >
      {mayImport ? t('empty.text') : t('empty.reader')}
    </EmptyState>
  );
}
