import { useTranslation } from 'react-i18next';
import type { ApiClientView, IssuedApiKey } from '@/api-types';
import { useRenewKey } from '../api/renew-key';
import { prefixText } from '../rules';
import { ConfirmDialog } from './confirm-dialog';

interface Props {
  client: ApiClientView;
  onClose: () => void;
  onDone: (issued: IssuedApiKey) => void;
}

export function RenewDialog({ client: { id, name, prefix, version }, onClose, onDone }: Props) {
  const { t } = useTranslation('exchange');
  const renew = useRenewKey();
  return (
    <ConfirmDialog
      title={t('renewDialog.title')}
      text={t('renewDialog.text', { name, prefix: prefixText(prefix) })}
      confirmText={t('renewDialog.confirm')}
      error={renew.error}
      isPending={renew.isPending}
      onClose={onClose}
      onConfirm={() => renew.mutate({ id, version }, { onSuccess: onDone })}
    />
  );
}
