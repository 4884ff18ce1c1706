import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import styles from './form.module.css';

interface Props {
  title: string;
  text: string;
  confirmText: string;
  error: unknown;
  isPending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** For what stops another system at once and is not undone. */
export function ConfirmDialog({ title, text, confirmText, error, isPending, onClose, onConfirm }: Props) {
  const { t } = useTranslation('exchange');
  const problemText = useProblemText();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="danger" disabled={isPending} onClick={onConfirm}>
            {confirmText}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{text}</p>
        {error != null && <Notice kind="error">{problemText(error)}</Notice>}
      </div>
    </Dialog>
  );
}
