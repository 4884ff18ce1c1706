import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RulePreviewRequest } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/format';
import { previewQuery } from '../api/rules';
import { faultsOf, timingOf, type Draft } from '../logic/draft';
import { isMoved, rowsOf, type PreviewRow } from '../logic/preview';
import styles from './preview-panel.module.css';
import { useRuleWords } from './use-rule-words';

/** The coming dates of a rule that is not saved yet, what moves them, and the old ones where they change. */
export function PreviewPanel({ draft, ruleId }: { draft: Draft; ruleId?: string }) {
  const { t } = useTranslation('rules');
  const timing = timingOf(draft);
  const { startsOn, endsOn } = faultsOf(draft);
  return (
    <Panel title={t('preview.title')} hint={t('preview.hint')}>
      {!timing || startsOn || endsOn ? (
        <p className="muted">{t('preview.incomplete')}</p>
      ) : draft.isActive ? (
        <Dates request={{ ...(ruleId && { ruleId }), timing, startsOn: draft.startsOn, ...(draft.endsOn && { endsOn: draft.endsOn }) }} />
      ) : (
        <p className="muted">{t('preview.off')}</p>
      )}
    </Panel>
  );
}

function Dates({ request }: { request: RulePreviewRequest }) {
  const { t } = useTranslation('rules');
  return (
    <QueryPanel
      query={useQuery(previewQuery(request))}
      isEmpty={(preview) => rowsOf(preview).length === 0}
      empty={<p className="muted">{request.timing.deadline === 'on_request' ? t('preview.onRequest') : t('preview.none')}</p>}
    >
      {(preview) => (
        <ol className={styles.list}>
          {rowsOf(preview).map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </ol>
      )}
    </QueryPanel>
  );
}

function Row({ row }: { row: PreviewRow }) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const { now, before } = row;
  return (
    <li className={styles.row}>
      <p className={styles.period}>
        <span className={styles.name}>{words.period(row.period)}</span>
        {isMoved(row) && <Badge tone="atRisk">{t('preview.changed')}</Badge>}
        {!now && <Badge>{t('preview.gone')}</Badge>}
      </p>
      {before && (!now || isMoved(row)) && (
        <p className={styles.old}>
          {t('preview.before')} <del>{words.due(before)}</del>
        </p>
      )}
      {now && (
        <>
          <p className={styles.due}>
            <span className="muted">{t('preview.due')}</span> {words.due(now)}
          </p>
          {words.causes(now).map((cause) => (
            <p key={cause} className={styles.cause}>
              {cause}
            </p>
          ))}
          <p className={styles.others}>
            {now.dataFrom
              ? t('preview.data', { from: formatDate(now.dataFrom), to: formatDate(now.cutOff) })
              : t('preview.cutOff', { day: formatDate(now.cutOff) })}
            {' · '}
            {t('preview.opens', { day: formatDate(now.opensOn) })}
            {' · '}
            {t('preview.locks', { day: formatDate(now.locksOn) })}
          </p>
        </>
      )}
    </li>
  );
}
