import type { ComponentType } from 'react';
import { ClientsSection } from './components/clients-section';
import { LogSection } from './components/log-section';

/** Parts of the page in their order; each brings its own queries and dialogs. */
export const sections = [
  { name: 'clients', Section: ClientsSection },
  { name: 'log', Section: LogSection },
] as const satisfies readonly { name: string; Section: ComponentType }[];
