import { useTranslation } from 'react-i18next';

type Group =
  | 'budget.categories'
  | 'budget.statuses'
  | 'duties.cadences'
  | 'duties.rules'
  | 'import.fields'
  | 'import.parts'
  | `import.codes.${'direction' | 'kind' | 'operator' | 'phasing' | 'role'}`
  | 'tasks.kind';

/** The word for a code that plan files bring along; a code that this client does not know is shown as the file has it, unless the caller has better words. */
export function useKnownWord() {
  const { i18n } = useTranslation('plans');
  return (group: Group, code: string, unknown = code): string => {
    const key: string = `${group}.${code}`;
    return i18n.exists(key, { ns: 'plans' }) ? String(i18n.getFixedT(i18n.language, 'plans')(key as 'list.title')) : unknown;
  };
}
