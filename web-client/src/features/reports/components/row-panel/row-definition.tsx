import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { useLanguage } from '@/i18n';
import { milestoneText, targetText } from '../../logic/figures';
import styles from './row-definition.module.css';
import { RowSection } from './row-section';
import { useWords } from '../use-words';

/** What the row asks for: the plan's words, and what is counted. */
export function RowDefinition({ row }: { row: ReportRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const facts: [string, string | null | undefined][] = [
    [t('panel.heading'), row.heading],
    [t('panel.unit'), row.unit],
    [t('sheet.target'), targetText(row, row.target, language)],
    [t('sheet.milestone'), milestoneText(row, words, language)],
    [t('sheet.numerator'), row.numeratorLabel],
    [t('sheet.denominator'), row.denominatorLabel],
    [t('panel.direction'), row.kind === 'narrative' ? null : t(row.direction === 'up' ? 'panel.up' : 'panel.down')],
    [t('panel.code'), row.code],
    [t('panel.responsible'), row.responsible],
    [t('panel.deputy'), row.deputy],
  ];
  return (
    <RowSection title={t('panel.definition')} isOpenAtFirst>
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
    </RowSection>
  );
}
