import type { ComponentType } from 'react';
import { ClientsSection } from './components/clients-section';
import { LogSection } from './components/log-section';
import { ForwardingSection } from './push/forwarding-section';
import { WebhookSection } from './push/webhook-section';

/** Parts of the page in their order; each brings its own queries and dialogs. */
export const sections = [
  { name: 'clients', Section: ClientsSection },
  { name: 'log', Section: LogSection },
  { name: 'webhooks', Section: WebhookSection },
  { name: 'forwarding', Section: ForwardingSection },
] as const satisfies readonly { name: string; Section: ComponentType }[];
