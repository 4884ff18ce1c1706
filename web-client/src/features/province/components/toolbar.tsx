import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ProvinceMeasure } from '@/api-types';
import { controlClass } from '@/components/ui/field';
import { ViewKeys } from '@/components/ui/view-keys';
import { catalogQuery } from '@/lib/api/catalog';
import { usePerson } from '@/lib/api/session';
import { seesManyProvinces } from '@/lib/rights';
import { useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { measuresQuery, provincesQuery } from '../api/province';
import { firstMeasure, type ProvinceState } from '../logic/state';
import styles from './toolbar.module.css';

/** What is looked at; all of it stands in the URL. */
export function Toolbar({ state, period }: { state: ProvinceState; period: string }) {
  const { t } = useTranslation('province');
  const setParams = useSetParams();
  const { data } = useQuery(measuresQuery({ period, provinceId: state.provinceId }));
  const first = firstMeasure(data?.measures ?? []);
  return (
    <div className={styles.toolbar}>
      <ViewKeys label={t('view.label')}>
        <button type="button" aria-pressed={state.code === null} onClick={() => setParams({ code: null, count: null })}>
          {t('view.whole')}
        </button>
        <button type="button" aria-pressed={state.code !== null} disabled={!first} onClick={() => setParams({ code: first?.code ?? null })}>
          {t('view.one')}
        </button>
      </ViewKeys>
      {state.code !== null && data && <MeasurePicker measures={data.measures} code={state.code} />}
      {state.code !== null && (
        <ViewKeys label={t('view.includesSubmitted')}>
          <button type="button" aria-pressed={state.includesSubmitted} onClick={() => setParams({ count: state.includesSubmitted ? null : 'sent' })}>
            {t('view.includesSubmitted')}
          </button>
        </ViewKeys>
      )}
      <ProvincePicker chosen={state.provinceId} />
      {state.code !== null && data && data.localCount > 0 && <span className="muted small">{t('view.local', { count: data.localCount })}</span>}
    </div>
  );
}

function MeasurePicker({ measures, code }: { measures: readonly ProvinceMeasure[]; code: string }) {
  const { t } = useTranslation('province');
  const words = useWording();
  const setParams = useSetParams();
  const { data: catalog } = useQuery(catalogQuery);
  const name = ({ nameVi, nameEn }: { nameVi: string; nameEn?: string }) => (words.language === 'vi' ? nameVi : (nameEn ?? nameVi));
  return (
    <select className={`${controlClass} ${styles.measure}`} aria-label={t('view.measure')} value={code} onChange={(event) => setParams({ code: event.target.value })}>
      {measures.every((measure) => measure.code !== code) && <option value={code}>{code}</option>}
      {(catalog?.pillars ?? []).map((pillar) => {
        const own = measures.filter(({ pillarId }) => pillarId === pillar.id);
        return (
          own.length > 0 && (
            <optgroup key={pillar.id} label={name(pillar)}>
              {own.map((measure) => (
                <option key={measure.code} value={measure.code}>
                  {t('view.option', { name: name(measure), count: measure.communeCount })}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </select>
  );
}

function ProvincePicker({ chosen }: { chosen: string | null }) {
  const { t } = useTranslation('province');
  const setParams = useSetParams();
  const seesMany = seesManyProvinces(usePerson());
  const { data } = useQuery({ ...provincesQuery, enabled: seesMany });
  if (!seesMany || !data) return null;
  return (
    <select className={`${controlClass} ${styles.province}`} aria-label={t('view.province')} value={chosen ?? ''} onChange={(event) => setParams({ province: event.target.value })}>
      <option value="">{t('view.allProvinces')}</option>
      {data.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
