import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Badge } from '@/components/ui/badge';
import { useLanguage } from '@/i18n';
import { formatMoment } from '@/lib/format';
import { useMarkEvidence } from '../../api/mark-evidence';
import { formatBytes } from '../../logic/files';
import { EvidenceName } from './evidence-name';
import styles from './row-evidence.module.css';

interface Props {
  reportId: string;
  item: EvidenceView;
  canEdit: boolean;
  /** Added since the report was verified last. */
  isNew: boolean;
}

/** A file or a document: taken away at once and put back at once. */
export function EvidenceItem({ reportId, item, canEdit, isNew }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const problemText = useProblemText();
  const mark = useMarkEvidence(reportId);
  const isRemoved = Boolean(item.removedAt);
  const name = item.fileName ?? item.documentNumber ?? '';
  const facts = [
    item.sizeBytes !== undefined && item.sizeBytes !== null ? formatBytes(item.sizeBytes, language) : null,
    item.removedAt
      ? t('evidence.removedBy', { person: item.removedBy ?? t('sheet.system'), moment: formatMoment(item.removedAt) })
      : t('evidence.addedBy', { person: item.addedBy ?? t('sheet.system'), moment: formatMoment(item.addedAt) }),
  ];
  return (
    <li className={isRemoved ? styles.removed : styles.item}>
      <span className={styles.name}>
        <EvidenceName reportId={reportId} item={item} />
        {isNew && !isRemoved && <Badge tone="atRisk">{t('evidence.new')}</Badge>}
      </span>
      {item.documentSummary && <span>{item.documentSummary}</span>}
      <span className={styles.hint}>{facts.filter(Boolean).join(' · ')}</span>
      {canEdit && (
        <button
          type="button"
          className={styles.quiet}
          disabled={mark.isPending}
          aria-label={t(isRemoved ? 'evidence.restoreLabel' : 'evidence.removeLabel', { name })}
          onClick={() => mark.mutate({ evidenceId: item.id, isRemoved: !isRemoved })}
        >
          {t(isRemoved ? 'evidence.restore' : 'evidence.remove')}
        </button>
      )}
      {mark.error && (
        <span role="alert" className={styles.fault}>
          {problemText(mark.error)}
        </span>
      )}
    </li>
  );
}
