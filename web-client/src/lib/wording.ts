import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActualView, TargetView } from '@/api-types';
import { useLanguage } from '@/i18n';
import * as format from './format';
import { periodLabel, quarterLabel, quarterShortLabel, type Language } from './period';

/** What a figure is measured in. */
export interface Measure {
  unit?: string | null;
  decimals: number;
}

/** The one place that turns values of the wire into words and figures of the language. */
export function wording(t: TFunction<'common'>, language: Language) {
  const measure = (value: number, { unit, decimals }: Measure) => format.formatMeasure(value, unit, decimals, language);
  const orDash = (value: number | null | undefined, of: Measure) => (value == null ? '–' : measure(value, of));

  return {
    language,
    number: (value: number, decimals = 0) => format.formatNumber(value, decimals, language),
    signed: (value: number, decimals: number) => format.formatSigned(value, decimals, language),
    percent: (share: number) => format.formatPercent(share, language),
    share: (part: number, whole: number) => format.formatShare(part, whole, language),
    measure,
    orDash,
    quarter: (period: string) => quarterLabel(period, language),
    quarterShort: (period: string) => quarterShortLabel(period, language),
    period: (period: string) => periodLabel(period, language),
    /** "≥ 62 %", "100 %", "Có", "Báo cáo". */
    target(target: TargetView, of: Measure): string {
      const figure = target.value == null ? null : measure(target.value, of);
      switch (target.operator) {
        case 'ge':
          return figure ? `≥ ${figure}` : (target.text ?? '–');
        case 'gt':
          return figure ? `> ${figure}` : (target.text ?? '–');
        case 'le':
          return figure ? `≤ ${figure}` : (target.text ?? '–');
        case 'lt':
          return figure ? `< ${figure}` : (target.text ?? '–');
        case 'eq':
          return figure ?? target.text ?? '–';
        case 'yes':
          return target.text ?? t('target.yes');
        case 'completion':
          return target.text ?? t('target.completion');
        case 'narrative':
          return target.text ?? t('target.narrative');
      }
    },
    /** "91,4 %", "Có", "Đã báo cáo", "Không phát sinh"; a dash where nothing was reported. */
    actual(actual: Pick<ActualView, 'entryKind' | 'value'> | null | undefined, of: Measure): string {
      if (!actual?.entryKind) return '–';
      switch (actual.entryKind) {
        case 'ratio':
        case 'percent':
        case 'value':
          return orDash(actual.value, of);
        case 'yes_no':
          return actual.value ? t('actual.yes') : t('actual.no');
        case 'completion':
          return actual.value == null ? '–' : t('actual.completion', { percent: format.formatPercent(actual.value, language) });
        case 'narrative':
          return t('actual.narrative');
        case 'not_applicable':
          return t('status.not_applicable');
      }
    },
  };
}

export type Wording = ReturnType<typeof wording>;

export function useWording(): Wording {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => wording(t, language), [t, language]);
}
