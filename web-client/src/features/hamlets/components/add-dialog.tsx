import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { HamletsAdded } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useAddHamlets } from '../api/hamlets';
import { namesOf } from '../rules';

interface Props {
  communeId: string;
  onClose: () => void;
  onDone: (result: HamletsAdded) => void;
}

/** Many at once: a list of names, typed or pasted. */
export function AddDialog({ communeId, onClose, onDone }: Props) {
  const { t } = useTranslation('hamlets');
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const add = useAddHamlets();
  const names = namesOf(text);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    add.mutate({ communeId, names }, { onSuccess: onDone });
  };

  return (
    <Dialog
      title={t('list.addTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button kind="primary" type="submit" form="add-hamlets" disabled={add.isPending || names.length === 0}>
            {add.isPending ? t('list.saving') : t('list.add')}
          </Button>
        </>
      }
    >
      <form id="add-hamlets" onSubmit={submit}>
        <Field label={t('list.names')} hint={t('list.namesHint')}>
          {(attributes) => <textarea {...attributes} rows={10} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        {add.isError && <Notice kind="error">{problemText(add.error)}</Notice>}
      </form>
    </Dialog>
  );
}
