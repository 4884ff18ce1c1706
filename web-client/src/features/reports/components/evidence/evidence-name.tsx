import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '@/api-types';
import { formatDate } from '@/lib/format';

/** A file to be opened, or a document by number, date and issuer. */
export function EvidenceName({ reportId, item }: { reportId: string; item: EvidenceView }) {
  const { t } = useTranslation('reports');
  switch (item.kind) {
    case 'file':
      return (
        // A PDF or a picture opens beside the sheet, anything else is saved: the server says which.
        <a href={`/api/v1/reports/${reportId}/evidence/${item.id}/file`} target="_blank" rel="noopener">
          {item.fileName}
        </a>
      );
    case 'document':
      return (
        <span>
          {item.documentDate
            ? t('evidence.documentDated', { number: item.documentNumber, issuer: item.documentIssuer, date: formatDate(item.documentDate) })
            : t('evidence.document', { number: item.documentNumber, issuer: item.documentIssuer })}
        </span>
      );
  }
}
