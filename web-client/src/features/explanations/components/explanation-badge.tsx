import { useTranslation } from 'react-i18next';
import type { ExplanationState, ExplanationView } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { toneOf } from '../logic/explanations';

/** Shape, word and colour. */
export function ExplanationBadge({ explanation: { state, isOverdue } }: { explanation: Pick<ExplanationView, 'state' | 'isOverdue'> }) {
  const { t } = useTranslation('explanations');
  return (
    <Badge tone={toneOf(state, isOverdue)}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        {shape(state)}
      </svg>
      {t(isOverdue ? 'state.overdue' : `state.${state}`)}
    </Badge>
  );
}

function shape(state: ExplanationState) {
  switch (state) {
    case 'asked':
      return <path d="M2.6 3.4a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1 .8-1 1.6M5 8.2v1.4" fill="none" stroke="currentColor" strokeWidth="1.6" />;
    case 'answered':
      return <path d="M1 1.5h8v5H5L2.6 9V6.5H1Z" fill="currentColor" />;
    case 'concluded':
      return <path d="M1 5.4 3.8 8.2 9 2.2" fill="none" stroke="currentColor" strokeWidth="1.9" />;
    case 'withdrawn':
      return <path d="M1.8 1.8l6.4 6.4M8.2 1.8 1.8 8.2" fill="none" stroke="currentColor" strokeWidth="1.6" />;
  }
}
