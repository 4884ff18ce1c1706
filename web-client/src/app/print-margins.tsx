import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { usePerson, useSession } from '@/lib/api/session';
import { useCurrentPlan } from '@/lib/current-plan';
import { formatMoment } from '@/lib/format';
import { setPrintMargins } from '@/lib/print';
import { placeOf } from '@/lib/rights';
import { usePeriod } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { showsOnePlan } from './places';
import { usePrintedState } from './use-printed-state';

/** Keeps the margins of printed pages at the plan and period that are on screen. */
export function PrintMargins() {
  const { t } = useTranslation();
  const words = useWording();
  const person = usePerson();
  const { data: session } = useSession();
  const { plan: current } = useCurrentPlan();
  const plan = showsOnePlan(useLocation().pathname) ? current : null;
  const period = usePeriod();
  const state = usePrintedState(plan, period);
  const place = plan?.communeName ?? placeOf(person)?.name;

  useEffect(() => {
    setPrintMargins({
      topLeft: [place, plan?.number && t('plan.number', { number: plan.number }), words.quarter(period)].filter(Boolean).join(' · '),
      topRight: [state, session?.isDemo && t('printed.demo')].filter(Boolean).join(' · '),
      bottomLeft: () => t('printed.at', { at: formatMoment(new Date().toISOString()) }),
      page: t('printed.page'),
    });
  }, [state, plan, place, period, session, t, words]);

  return null;
}
