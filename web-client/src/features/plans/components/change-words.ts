import { useTranslation } from 'react-i18next';
import type { ImportChange } from '@/api-types';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { useKnownWord } from './known-word';

const amounts = new Set(['value', 'budgetMillion', 'total', 'province', 'other', 'yearTotal', 'yearProvince', 'yearOther']);

function listOf(text: string): string[] {
  if (!text.startsWith('[')) return [text];
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    // A text that happens to start with a bracket.
    return [text];
  }
}

/** The words of one change between a file and the stored plan; what this client has no word for is shown as the file has it. */
export function useChangeWords() {
  const { t } = useTranslation('plans');
  const words = useWording();
  const known = useKnownWord();

  const single = (field: string, text: string): string => {
    const amount = amounts.has(field) ? /^([≥>=≤<] )?(-?\d+(?:\.\d+)?)$/.exec(text) : null;
    if (amount) return `${amount[1] ?? ''}${words.number(Number(amount[2]), 4)}`;
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
    if (text === 'true') return t('import.yes');
    if (text === 'false') return t('import.no');
    switch (field) {
      case 'category':
        return known('budget.categories', text);
      case 'status':
        return known('budget.statuses', text);
      case 'cadence':
        return known('duties.cadences', text);
      case 'rule':
        return known('duties.rules', text);
      case 'timeframeKind':
        return known('tasks.kind', text);
      case 'phasing':
      case 'direction':
      case 'kind':
      case 'role':
      case 'operator':
        return known(`import.codes.${field}`, text);
      default:
        return text;
    }
  };

  return {
    part: (change: ImportChange) => known('import.parts', change.part),
    field: (code: string) => known('import.fields', code),
    /** A duty is told apart by its cadence and its sentence, whatever hangs on a quarter by the quarter's code. */
    key({ part, key }: ImportChange): string {
      const cadence = part === 'reportingDuty' ? /^(\S+) (.+)$/s.exec(key) : null;
      return cadence?.[1] && cadence[2]
        ? `${known('duties.cadences', cadence[1])}: ${cadence[2]}`
        : key.replace(/\b\d{4}Q[1-4]\b/g, words.quarter);
    },
    /** Targets and milestones are one value each and name no field. */
    value: (field: string | undefined, text: string | undefined): string =>
      text === undefined ? '–' : listOf(text).map((one) => single(field ?? 'value', one)).join('; ') || '–',
  };
}
