import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Panel } from '@/components/ui/panel';
import { planQuery } from '@/lib/api/plans';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';
import styles from './detail.module.css';

/** Where the indicator is laid down: the document, its line word for word, and what the document itself rests on. */
export function LegalBasis({ planId, row }: { planId: string; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const query = useQuery(planQuery(planId));
  const years = [...row.targets].sort((left, right) => left.year - right.year);
  return (
    <Panel title={t('basis.title')}>
      <QueryPanel query={query}>
        {({ summary, issuer, legalBases, indicators }) => {
          const note = indicators.find(({ id }) => id === row.planIndicatorId)?.note;
          const named = summary.number ? t('basis.document', { number: summary.number }) : summary.title;
          return (
            <div className={styles.basis}>
              <p>
                <AppLink to={`/plans/${planId}`}>{named}</AppLink>{' '}
                {summary.issuedOn ? t('basis.issued', { date: formatDate(summary.issuedOn), issuer }) : t('basis.by', { issuer })}
              </p>
              <figure>
                <figcaption className={styles.second}>{t('basis.line', { number: row.number })}</figcaption>
                <blockquote className={styles.quote}>
                  “{row.text}”{' '}
                  <span className={styles.targets}>{years.map((target) => `${target.year}: ${words.target(target, row)}`).join(' · ')}</span>
                  {note && <span className={styles.second}>{note}</span>}
                </blockquote>
              </figure>
              {legalBases.length > 0 && (
                <details>
                  <summary className={styles.summary}>{t('basis.bases', { count: legalBases.length })}</summary>
                  <ol className={styles.bases}>
                    {legalBases.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ol>
                </details>
              )}
            </div>
          );
        }}
      </QueryPanel>
    </Panel>
  );
}
