import { useState } from 'react';
import { usePerson } from '@/lib/api/session';
import { draftKey, readDraft, writeDraft } from './logic/drafts';

/** A text that outlives errors and reloads until it was sent. */
export function useDraft(name: string, initial = ''): [string, (text: string) => void] {
  const key = draftKey(usePerson().id, name);
  const [text, setText] = useState(() => readDraft(localStorage, key) || initial);
  const change = (next: string) => {
    setText(next);
    writeDraft(localStorage, key, next);
  };
  return [text, change];
}
