import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CalendarDayView, ObligationView, RequestOutcome } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { daysQuery } from '@/lib/api/calendar-days';
import { deadlinesQuery } from '@/lib/api/deadlines';
import { usePerson } from '@/lib/api/session';
import { dayOf, monthOf, parseMonth, weeksOf, type Month } from '@/lib/days';
import { formatDate } from '@/lib/format';
import { canVerifyReports } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import { useIsNarrow } from '@/lib/use-is-narrow';
import { useNow } from '@/lib/use-now';
import styles from './calendar.module.css';
import { AskDialog } from './components/ask-dialog';
import { CalendarFilters } from './components/calendar-filters';
import { FeedDialog } from './components/feed-dialog';
import { MonthGrid } from './components/month-grid';
import { MonthSwitcher } from './components/month-switcher';
import { ReportDialog } from './components/report-dialog';
import { WeekList } from './components/week-list';
import { calendarDays, type CalendarFilter } from './logic/calendar';
import { parseState } from './logic/states';

/** What the commune owes month by month, beside the days off. */
export function Component() {
  const { t } = useTranslation('deadlines');
  const person = usePerson();
  const [isFeedOpen, setIsFeedOpen] = useState(false);
  return (
    <>
      <PageHeader title={t('calendar.title')} actions={<Button onClick={() => setIsFeedOpen(true)}>{t('feed.open')}</Button>} />
      {/* Who sees many communes looks at that of the plan. */}
      {person.commune ? (
        <CommuneCalendar communeId={person.commune.id} />
      ) : (
        <CurrentPlanPanel>{(plan) => <CommuneCalendar communeId={plan.communeId} />}</CurrentPlanPanel>
      )}
      {isFeedOpen && <FeedDialog onClose={() => setIsFeedOpen(false)} />}
    </>
  );
}

function CommuneCalendar({ communeId }: { communeId: string }) {
  const now = useNow();
  const [params] = useSearchParams();
  const month = parseMonth(params.get('month')) ?? monthOf(dayOf(now));
  const days = weeksOf(month).flat();
  const [from, to] = [days[0]!, days.at(-1)!];
  const query = useQuery(deadlinesQuery({ from, to, organization: communeId }));
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))];
  // A calendar without the names of its holidays is better than none.
  const exceptions = useQueries({ queries: years.map(daysQuery) }).flatMap(({ data }) => data ?? []);

  return (
    <QueryPanel query={query}>
      {(deadlines) => <Calendar communeId={communeId} deadlines={deadlines} exceptions={exceptions} month={month} now={now} />}
    </QueryPanel>
  );
}

interface Props {
  communeId: string;
  deadlines: ObligationView[];
  exceptions: CalendarDayView[];
  month: Month;
  now: Date;
}

function Calendar({ communeId, deadlines, exceptions, month, now }: Props) {
  const { t } = useTranslation('deadlines');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const isNarrow = useIsNarrow();
  const mayAsk = canVerifyReports(usePerson());
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [outcome, setOutcome] = useState<RequestOutcome | null>(null);
  const filter: CalendarFilter = { organizationId: params.get('unit'), state: parseState(params.get('state')) };
  const isList = isNarrow || params.get('view') === 'list';
  const weeks = weeksOf(month).map((week) => calendarDays(week, deadlines, exceptions, filter, now));
  const today = dayOf(now);
  const open = weeks.flat().flatMap((day) => day.reports).find((report) => report.key === openKey);

  return (
    <div className={styles.page}>
      {outcome && <AskedNotice outcome={outcome} onClose={() => setOutcome(null)} />}
      <div className={styles.bar}>
        <MonthSwitcher month={month} thisMonth={monthOf(today)} />
        {!isNarrow && (
          <div className={styles.views} role="group" aria-label={t('calendar.view')}>
            {(['month', 'list'] as const).map((view) => (
              <Button
                key={view}
                aria-pressed={(view === 'list') === isList}
                className={(view === 'list') === isList ? styles.chosen : undefined}
                onClick={() => setParams({ view: view === 'list' ? view : null })}
              >
                {t(`calendar.views.${view}`)}
              </Button>
            ))}
          </div>
        )}
        {mayAsk && (
          <Button kind="primary" className={styles.ask} onClick={() => setIsAsking(true)}>
            {t('ask.open')}
          </Button>
        )}
      </div>
      <CalendarFilters deadlines={deadlines} filter={filter} now={now} />
      {isList ? (
        <WeekList weeks={weeks} today={today} onOpen={(report) => setOpenKey(report.key)} />
      ) : (
        <Panel flush>
          <MonthGrid weeks={weeks} month={month} today={today} onOpen={(report) => setOpenKey(report.key)} />
        </Panel>
      )}
      {open && <ReportDialog report={open} now={now} onClose={() => setOpenKey(null)} />}
      {isAsking && (
        <AskDialog
          communeId={communeId}
          onClose={() => setIsAsking(false)}
          onDone={(done) => {
            setIsAsking(false);
            setOutcome(done);
          }}
        />
      )}
    </div>
  );
}

/** By when, and that the day moved where it is not worked. */
function AskedNotice({ outcome, onClose }: { outcome: RequestOutcome; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const due = formatDate(outcome.dueOn);
  return (
    <Notice kind={outcome.isMoved ? 'warning' : 'success'}>
      <div className={styles.notice}>
        <span>
          {t('ask.done', { count: outcome.deadlines.length, due })} {outcome.isMoved && t('ask.moved', { due })}
        </span>
        <Button kind="quiet" aria-label={common('close')} onClick={onClose}>
          ✕
        </Button>
      </div>
    </Notice>
  );
}
