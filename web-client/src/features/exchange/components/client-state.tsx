import { useTranslation } from 'react-i18next';
import type { ApiClientState } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { markOfState } from '../rules';

export function ClientState({ state }: { state: ApiClientState }) {
  const { t } = useTranslation('exchange');
  const mark = markOfState(state);
  return (
    <Badge tone={statusTone(mark)}>
      <StatusShape status={mark} />
      {t(`state.${state}`)}
    </Badge>
  );
}
