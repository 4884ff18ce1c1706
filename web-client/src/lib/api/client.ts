import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '@/api-types';
import { ApiProblem, toProblem } from './problem';

let antiforgeryToken = '';

/** Every answer about the session brings the token that the next write has to show. */
export function rememberAntiforgeryToken(token: string): void {
  antiforgeryToken = token;
}

/** What a write shows besides the session. */
export function writeHeaders(): Record<string, string> {
  return antiforgeryToken ? { 'X-XSRF-TOKEN': antiforgeryToken } : {};
}

const antiforgery: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') for (const [name, value] of Object.entries(writeHeaders())) request.headers.set(name, value);
    return request;
  },
};

declare global {
  interface Window {
    /** What public/boot.js asked for before this script arrived. */
    wardKpiEarly?: {
      /** The address is one of a page that shows a plan's progress; never where the client is not built (build/pieces.ts). */
      showsProgress: boolean;
      /** Kept once everything was asked for. */
      asked: Promise<void>;
      /** The answer of an address, once. */
      take: (path: string) => Promise<Response> | undefined;
      forget: () => void;
    };
  }
}

async function fetchOnce(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = request.method === 'GET' ? await globalThis.window?.wardKpiEarly?.take(pathname + search)?.catch(() => undefined) : undefined;
  return answer ?? fetch(request);
}

/** Answers to somebody who is no longer signed in. */
export function forgetEarlyAnswers(): void {
  globalThis.window?.wardKpiEarly?.forget();
}

export const api = createClient<paths>({
  // Absolute, because Request outside a page (tests) takes no relative address.
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: fetchOnce,
});
api.use(antiforgery);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; anything else is thrown as an ApiProblem. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(0);
  }
  if (!answer.response.ok) throw toProblem(answer.response.status, answer.error);
  return answer.data as T;
}
