import { useTranslation } from 'react-i18next';
import type { ProgressStatus } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import type { ShownState } from '../rules';

/** The marks of a status say the same of a run: done, going on, in danger, wrong. */
function markOf(state: ShownState): ProgressStatus {
  switch (state) {
    case 'succeeded':
      return 'met';
    case 'running':
      return 'on_track';
    case 'abandoned':
    case 'late':
    case 'unreached':
      return 'at_risk';
    case 'failed':
      return 'off_track';
  }
}

export function RunState({ state }: { state: ShownState }) {
  const { t } = useTranslation('jobs');
  const mark = markOf(state);
  return (
    <Badge tone={statusTone(mark)}>
      <StatusShape status={mark} />
      {t(`state.${state}`)}
    </Badge>
  );
}
