import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportWarning } from '@/api-types';
import { useLanguage } from '@/i18n';
import { warningWording } from '../logic/warnings';
import { useWords } from './use-words';

export function useWarningText(): (row: ReportRow, warning: ReportWarning) => string {
  const { t } = useTranslation('reports');
  return warningWording(t, useWords(), useLanguage());
}
