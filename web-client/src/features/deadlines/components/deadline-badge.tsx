import { useTranslation } from 'react-i18next';
import type { ObligationState } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { toneOf } from '../logic/states';
import { DeadlineShape } from './deadline-shape';

/** Shape, word and colour. */
export function DeadlineBadge({ state }: { state: ObligationState }) {
  const { t } = useTranslation('deadlines');
  return (
    <Badge tone={toneOf(state)}>
      <DeadlineShape state={state} />
      {t(`state.${state}`)}
    </Badge>
  );
}
