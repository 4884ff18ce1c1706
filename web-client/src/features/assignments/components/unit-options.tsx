import { useTranslation } from 'react-i18next';
import type { AssignableUnit } from '@/api-types';

/** Units that enter figures first; a partner may lead an indicator too. */
export function UnitOptions({ units }: { units: readonly AssignableUnit[] }) {
  const { t } = useTranslation('assignments');
  const enters = ({ role }: AssignableUnit) => role === 'standing' || role === 'unit';
  const groups: [string, AssignableUnit[]][] = [
    [t('entering'), units.filter(enters)],
    [t('others'), units.filter((unit) => !enters(unit))],
  ];
  return (
    <>
      <option value="">{t('noUnit')}</option>
      {groups.map(
        ([label, members]) =>
          members.length > 0 && (
            <optgroup key={label} label={label}>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </>
  );
}
