import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { HamletView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { useChangeHamlet } from '../api/hamlets';
import { asChange } from '../rules';

export function RenameDialog({ hamlet, onClose }: { hamlet: HamletView; onClose: () => void }) {
  const { t } = useTranslation('hamlets');
  const problemText = useProblemText();
  const [name, setName] = useState(hamlet.name);
  const change = useChangeHamlet();
  const fault = change.error instanceof ApiProblem ? change.error.errors.name?.[0] : undefined;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    change.mutate({ id: hamlet.id, change: asChange(hamlet, { name }) }, { onSuccess: onClose });
  };

  return (
    <Dialog
      title={t('list.renameTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button kind="primary" type="submit" form="rename-hamlet" disabled={change.isPending || name.trim() === ''}>
            {change.isPending ? t('list.saving') : t('list.save')}
          </Button>
        </>
      }
    >
      <form id="rename-hamlet" onSubmit={submit}>
        <Field label={t('list.name')} error={fault}>
          {(attributes) => <input {...attributes} maxLength={300} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {change.isError && fault === undefined && <Notice kind="error">{problemText(change.error)}</Notice>}
      </form>
    </Dialog>
  );
}
