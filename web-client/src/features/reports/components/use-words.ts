import { useTranslation } from 'react-i18next';
import type { Words } from '../logic/figures';

export function useWords(): Words {
  const { t } = useTranslation('reports');
  return { yes: t('sheet.yes'), no: t('sheet.no'), notApplicable: t('methods.not_applicable') };
}
