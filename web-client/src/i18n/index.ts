import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '@/lib/period';
import type viAccounts from './vi/accounts.json';
import type viAssignments from './vi/assignments.json';
import type viCalendarDays from './vi/calendarDays.json';
import viCommon from './vi/common.json';
import type viDeadlines from './vi/deadlines.json';
import type viExchange from './vi/exchange.json';
import type viExplanations from './vi/explanations.json';
import type viHamlets from './vi/hamlets.json';
import type viJobs from './vi/jobs.json';
import type viNotices from './vi/notices.json';
import type viPeople from './vi/people.json';
import type viPlans from './vi/plans.json';
import type viProgress from './vi/progress.json';
import type viProvince from './vi/province.json';
import type viPublicPage from './vi/publicPage.json';
import type viPush from './vi/push.json';
import type viReports from './vi/reports.json';
import type viRules from './vi/rules.json';
import type viSnapshots from './vi/snapshots.json';
import type viTimeliness from './vi/timeliness.json';

// Only the common texts are here from the start: the others come with the modules that name them (build/texts.ts), English to who asks for it.
interface Texts {
  accounts: typeof viAccounts;
  assignments: typeof viAssignments;
  calendarDays: typeof viCalendarDays;
  common: typeof viCommon;
  deadlines: typeof viDeadlines;
  exchange: typeof viExchange;
  explanations: typeof viExplanations;
  hamlets: typeof viHamlets;
  jobs: typeof viJobs;
  notices: typeof viNotices;
  people: typeof viPeople;
  plans: typeof viPlans;
  progress: typeof viProgress;
  province: typeof viProvince;
  publicPage: typeof viPublicPage;
  push: typeof viPush;
  reports: typeof viReports;
  rules: typeof viRules;
  snapshots: typeof viSnapshots;
  timeliness: typeof viTimeliness;
}

const english = import.meta.glob<{ default: object }>('./en/*.json');
const key = 'ward-kpi.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}

void i18next.use(initReactI18next).init({
  lng: 'vi',
  fallbackLng: 'vi',
  defaultNS: 'common',
  resources: { vi: { common: viCommon } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** A feature's Vietnamese texts, as its first module is loaded. */
export function addTexts<N extends keyof Texts>(namespace: N, texts: Texts[N]): void {
  i18next.addResourceBundle('vi', namespace, texts);
}

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') {
    await Promise.all(
      Object.entries(english).map(async ([file, load]) => {
        const namespace = /([\w-]+)\.json$/.exec(file)?.[1] ?? '';
        i18next.addResourceBundle('en', namespace, (await load()).default, true, true);
      }),
    );
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
}

/** The language chosen last on this device; Vietnamese otherwise, whatever the browser speaks. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}
