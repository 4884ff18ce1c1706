import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, Phasing, ProgressView } from '@/api-types';
import { Panel } from '@/components/ui/panel';
import { catalogQuery } from '@/lib/api/catalog';
import { useWording } from '@/lib/wording';
import { formulaOf } from '../logic/formula';
import styles from './detail.module.css';

const phasingKey = { linear: 'detail.phasingLinear', flat: 'detail.phasingFlat', year_end: 'detail.phasingYearEnd' } as const satisfies Record<
  Phasing,
  string
>;

/** What the figure means: the catalogue's words where it has them, and how this plan uses it. */
export function Definition({ progress, row }: { progress: ProgressView; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { data: catalog } = useQuery(catalogQuery);
  const entry = catalog?.indicators.find(({ code }) => code === row.code);
  const pillar = progress.pillars.find(({ pillarId }) => pillarId === row.pillarId);
  const years = [...row.targets].sort((left, right) => left.year - right.year);

  const facts: [string, string | null | undefined][] = [
    [t('detail.lead'), row.isUnassigned ? t('detail.unassignedNote', { name: row.leadName }) : row.leadName],
    [t('detail.responsible'), row.responsible],
    [t('detail.deputy'), row.deputy],
    [t('detail.heading'), row.heading],
    [t('detail.pillar'), pillar && (words.language === 'vi' ? pillar.nameVi : pillar.nameEn)],
    [t('detail.measure'), catalog && (entry ? (words.language === 'vi' ? entry.nameVi : (entry.nameEn ?? entry.nameVi)) : t('detail.local'))],
    [t('detail.code'), row.code],
    [t('detail.formula'), formulaOf(entry)],
    [t('detail.direction'), row.kind === 'narrative' ? null : t(row.direction === 'up' ? 'detail.directionUp' : 'detail.directionDown')],
    [t('detail.cumulative'), entry?.kind === 'value' ? t(entry.isCumulative ? 'detail.cumulativeYes' : 'detail.cumulativeNo') : null],
    [t('detail.phasing'), row.target?.value == null ? null : t(phasingKey[row.phasing])],
  ];

  return (
    <Panel title={t('detail.definition')}>
      <dl className={styles.definition}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{t('detail.baseline')}</dt>
          <dd>
            {row.baseline ? (
              <>
                {words.measure(row.baseline.value, row)} ({row.baseline.asOf})<span className={styles.second}>{row.baseline.text}</span>
              </>
            ) : (
              t('detail.baselineNone')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('detail.targets')}</dt>
          <dd>
            <ul>
              {years.map((target) => (
                <li key={target.year}>
                  {target.year}: <strong>{words.target(target, row)}</strong>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
