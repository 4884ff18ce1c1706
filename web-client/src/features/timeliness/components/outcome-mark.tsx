import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { StatusShape } from '@/components/ui/status-shape';
import { useWording } from '@/lib/wording';
import { shapeOf, toneOf, type Outcome } from '../logic/outcomes';

/** Shape, letter and count; the word is left to the tooltip, to screen readers and to the legend. */
export function OutcomeMark({ outcome, count }: { outcome: Outcome; count: number }) {
  const { t } = useTranslation('timeliness');
  const words = useWording();
  const text = `${words.number(count)} ${t(`outcome.${outcome}`)}`;
  return (
    <Badge tone={toneOf(outcome)} title={text}>
      <StatusShape status={shapeOf(outcome)} />
      <span aria-hidden="true">
        {t(`letter.${outcome}`)} {words.number(count)}
      </span>
      <span className="visually-hidden">{text} </span>
    </Badge>
  );
}
