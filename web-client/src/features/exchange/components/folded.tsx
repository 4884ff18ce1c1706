import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiClientView } from '@/api-types';
import { useWording } from '@/lib/wording';
import { countStates, foldedStates, type FoldedState } from '../rules';
import styles from './section.module.css';

interface Props {
  clients: readonly Pick<ApiClientView, 'state'>[];
  shown: Record<FoldedState, boolean>;
  onShown: (state: FoldedState, isShown: boolean) => void;
}

/** Keys that are over, behind a box each with its count. */
export function Folded({ clients, shown, onShown }: Props) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const counts = countStates(clients);
  const found = foldedStates.filter((state) => counts[state] > 0);
  if (found.length === 0) return null;
  return (
    <div className={styles.folded}>
      {found.map((state) => (
        <label key={state} className={styles.check}>
          <Box isShown={shown[state]} onShown={(isShown) => onShown(state, isShown)} />
          {t(state === 'revoked' ? 'clients.showRevoked' : 'clients.showExpired', { number: words.number(counts[state]) })}
        </label>
      ))}
    </div>
  );
}

/** Answers its click at once; the address, which follows a moment later, has the last word. */
function Box({ isShown, onShown }: { isShown: boolean; onShown: (isShown: boolean) => void }) {
  const [state, setState] = useState({ isShown, isChecked: isShown });
  if (state.isShown !== isShown) setState({ isShown, isChecked: isShown });
  return (
    <input
      type="checkbox"
      checked={state.isChecked}
      onChange={({ target }) => {
        setState({ isShown, isChecked: target.checked });
        onShown(target.checked);
      }}
    />
  );
}
