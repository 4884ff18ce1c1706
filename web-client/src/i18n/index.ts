import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '@/lib/period';
import viAccounts from './vi/accounts.json';
import viAssignments from './vi/assignments.json';
import viCalendarDays from './vi/calendarDays.json';
import viCommon from './vi/common.json';
import viDeadlines from './vi/deadlines.json';
import viHamlets from './vi/hamlets.json';
import viJobs from './vi/jobs.json';
import viNotices from './vi/notices.json';
import viPeople from './vi/people.json';
import viPlans from './vi/plans.json';
import viProgress from './vi/progress.json';
import viProvince from './vi/province.json';
import viReports from './vi/reports.json';
import viRules from './vi/rules.json';
import viSnapshots from './vi/snapshots.json';
import viTimeliness from './vi/timeliness.json';

// Vietnamese comes with the first script; English is fetched by who asks for it.
const vi = {
  common: viCommon,
  accounts: viAccounts,
  assignments: viAssignments,
  calendarDays: viCalendarDays,
  deadlines: viDeadlines,
  hamlets: viHamlets,
  jobs: viJobs,
  notices: viNotices,
  progress: viProgress,
  people: viPeople,
  plans: viPlans,
  province: viProvince,
  reports: viReports,
  rules: viRules,
  snapshots: viSnapshots,
  timeliness: viTimeliness,
};
const english = import.meta.glob<{ default: object }>('./en/*.json');
const key = 'ward-kpi.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof vi;
  }
}

void i18next.use(initReactI18next).init({
  lng: 'vi',
  fallbackLng: 'vi',
  defaultNS: 'common',
  resources: { vi },
  interpolation: { escapeValue: false },
  initAsync: false,
});

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
