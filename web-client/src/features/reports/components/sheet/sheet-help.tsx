import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui/dialog';
import styles from './sheet-help.module.css';

// Names of keys are what stands on them, in every language.
const keys = [
  { code: 'next', keys: ['Tab'] },
  { code: 'back', keys: ['Shift+Tab'] },
  { code: 'down', keys: ['Enter', '↓'] },
  { code: 'up', keys: ['Shift+Enter', '↑'] },
  { code: 'sideways', keys: ['←', '→'] },
  { code: 'edges', keys: ['Ctrl+Home', 'Ctrl+End'] },
  { code: 'restore', keys: ['Escape'] },
  { code: 'paste', keys: ['Ctrl+V'] },
  { code: 'undo', keys: ['Ctrl+Z'] },
  { code: 'panel', keys: ['Ctrl+Enter'] },
  { code: 'help', keys: ['?'] },
] as const;

const states = ['saved', 'saving', 'waiting', 'refused', 'conflict'] as const;

/** The keys of the sheet and what its words of saving mean. */
export function SheetHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('reports');
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <h3>{t('help.keysTitle')}</h3>
      <dl className={styles.list}>
        {keys.map(({ code, keys: names }) => (
          <div key={code}>
            <dt>
              {names.map((name) => (
                <kbd key={name} className={styles.key}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{t(`help.keys.${code}`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('help.statesTitle')}</h3>
      <dl className={styles.list}>
        {states.map((state) => (
          <div key={state}>
            <dt>{t(`help.states.${state}`)}</dt>
            <dd>{t(`help.meanings.${state}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
