import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '@/api-types';
import { Field } from '@/components/ui/field';
import type { Draft } from '../rules';

interface Props {
  draft: Draft;
  places: readonly OrganizationView[];
  /** May open the whole instance. */
  mayHaveAll: boolean;
  error: string | undefined;
  onDraft: (draft: Draft) => void;
}

/** The commune first, then its unit: a province has thousands of units. */
export function PlaceFields({ draft, places, mayHaveAll, error, onDraft }: Props) {
  const { t } = useTranslation('exchange');
  const provinces = byName(places.filter(({ kind }) => kind === 'province'));
  const communes = byName(places.filter(({ kind }) => kind === 'commune'));
  const units = byName(places.filter(({ kind, parentId }) => kind === 'unit' && parentId === draft.rootId));
  return (
    <>
      <Field label={t('form.place')} hint={t('form.placeHint')} error={error}>
        {(attributes) => (
          <select {...attributes} value={draft.rootId} onChange={(event) => onDraft({ ...draft, rootId: event.target.value, unitId: '' })}>
            {mayHaveAll && <option value="">{t('clients.whole')}</option>}
            {!mayHaveAll && !draft.rootId && <option value="">{t('form.pickPlace')}</option>}
            {provinces.map((province) => (
              <optgroup key={province.id} label={province.name}>
                <option value={province.id}>{province.name}</option>
                {communes.filter(({ parentId }) => parentId === province.id).map(option)}
              </optgroup>
            ))}
            {communes.filter(({ parentId }) => provinces.every(({ id }) => id !== parentId)).map(option)}
          </select>
        )}
      </Field>
      {units.length > 0 && (
        <Field label={t('form.unit')}>
          {(attributes) => (
            <select {...attributes} value={draft.unitId} onChange={(event) => onDraft({ ...draft, unitId: event.target.value })}>
              <option value="">{t('form.wholeCommune')}</option>
              {units.map(option)}
            </select>
          )}
        </Field>
      )}
    </>
  );
}

function option({ id, name }: OrganizationView) {
  return (
    <option key={id} value={id}>
      {name}
    </option>
  );
}

function byName(places: OrganizationView[]): OrganizationView[] {
  return places.toSorted((left, right) => left.name.localeCompare(right.name, 'vi'));
}
