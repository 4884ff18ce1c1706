import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatDate } from '@/lib/format';

interface Props {
  cutOff: string;
  onSend: () => void;
  onClose: () => void;
}

/** Asks before a report is sent whose quarter is far from over: what comes after is not in it. */
export function EarlyDialog({ cutOff, onSend, onClose }: Props) {
  const { t } = useTranslation('reports');
  return (
    <Dialog
      title={t('early.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('early.stay')}</Button>
          <Button kind="primary" onClick={onSend}>
            {t('early.send')}
          </Button>
        </>
      }
    >
      <p>{t('early.text', { cutOff: formatDate(cutOff) })}</p>
    </Dialog>
  );
}
