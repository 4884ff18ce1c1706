import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '@/lib/period';
import viCommon from './vi/common.json';

// Vietnamese texts come with the modules that name them (build/texts.ts); English is fetched by who asks for it.
interface Texts {
  accounts: typeof import('./vi/accounts.json');
  assignments: typeof import('./vi/assignments.json');
  calendarDays: typeof import('./vi/calendarDays.json');
  common: typeof import('./vi/common.json');
  deadlines: typeof import('./vi/deadlines.json');
  hamlets: typeof import('./vi/hamlets.json');
  jobs: typeof import('./vi/jobs.json');
  notices: typeof import('./vi/notices.json');
  people: typeof import('./vi/people.json');
  plans: typeof import('./vi/plans.json');
  progress: typeof import('./vi/progress.json');
  reports: typeof import('./vi/reports.json');
  rules: typeof import('./vi/rules.json');
  timeliness: typeof import('./vi/timeliness.json');
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
