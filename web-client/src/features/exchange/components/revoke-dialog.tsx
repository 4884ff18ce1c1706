import { useTranslation } from 'react-i18next';
import type { ApiClientView } from '@/api-types';
import { useRevokeClient } from '../api/revoke-client';
import { prefixText } from '../rules';
import { ConfirmDialog } from './confirm-dialog';

interface Props {
  client: ApiClientView;
  onClose: () => void;
  onDone: (client: ApiClientView) => void;
}

export function RevokeDialog({ client: { id, name, prefix }, onClose, onDone }: Props) {
  const { t } = useTranslation('exchange');
  const revoke = useRevokeClient();
  return (
    <ConfirmDialog
      title={t('revokeDialog.title')}
      text={t('revokeDialog.text', { name, prefix: prefixText(prefix) })}
      confirmText={t('revokeDialog.confirm')}
      error={revoke.error}
      isPending={revoke.isPending}
      onClose={onClose}
      onConfirm={() => revoke.mutate(id, { onSuccess: onDone })}
    />
  );
}
