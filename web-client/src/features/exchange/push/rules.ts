import type { EventKind, NewWebhook, OutgoingView, ProgressStatus, WebhookView } from '@/api-types';

export const eventKinds = ['report.submitted', 'report.returned', 'report.verified', 'report.reopened', 'report.locked'] as const satisfies readonly EventKind[];

/** The event's name among the texts, where a dot would part it. */
export function eventKey(kind: EventKind) {
  return kind.slice('report.'.length) as 'submitted' | 'returned' | 'verified' | 'reopened' | 'locked';
}

export type WebhookState = 'silent' | 'gone' | 'failing' | 'off' | 'troubled' | 'well' | 'new';

/** What an owner has to know first. */
export function stateOf(webhook: Pick<WebhookView, 'isSilent' | 'isOn' | 'offReason' | 'failingSince' | 'lastAt'>): WebhookState {
  if (webhook.isSilent) return 'silent';
  if (!webhook.isOn) return webhook.offReason ?? 'off';
  if (webhook.failingSince) return 'troubled';
  return webhook.lastAt ? 'well' : 'new';
}

/** The marks of a status say the same of a webhook. */
export function markOf(state: WebhookState): ProgressStatus {
  switch (state) {
    case 'well':
      return 'met';
    case 'new':
      return 'not_due';
    case 'troubled':
      return 'at_risk';
    case 'gone':
    case 'failing':
      return 'off_track';
    case 'silent':
    case 'off':
      return 'not_applicable';
  }
}

export interface WebhookDraft {
  clientId: string;
  url: string;
  note: string;
  events: readonly EventKind[];
}

export type WebhookFault = 'clientId' | 'url' | 'unsafe' | 'events';

/** What has to be put right before it is sent; what an address leads to the server says. */
export function faultsOf(draft: WebhookDraft, isNew: boolean): Partial<Record<'clientId' | 'url' | 'events', WebhookFault>> {
  const url = draft.url.trim();
  return {
    ...(isNew && !draft.clientId && { clientId: 'clientId' }),
    ...(!isSafe(url) && { url: url ? 'unsafe' : 'url' }),
    ...(draft.events.length === 0 && { events: 'events' }),
  };
}

/** As the server has it (OutgoingCalls.IsSafe): whether it calls its own machine at all is for its operator to say. */
function isSafe(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

export function wireOf({ url, note, events }: WebhookDraft): Omit<NewWebhook, 'clientId'> {
  return { url: url.trim(), events: [...events], ...(note.trim() && { note: note.trim() }) };
}

export type OutgoingState = 'never' | 'cut' | 'waiting' | 'level';

/** How a node that forwards stands with the province. */
export function outgoingState(view: Pick<OutgoingView, 'acknowledgedAt' | 'error' | 'waitingTotal'>): OutgoingState {
  if (view.error) return 'cut';
  if (!view.acknowledgedAt) return 'never';
  return view.waitingTotal > 0 ? 'waiting' : 'level';
}
