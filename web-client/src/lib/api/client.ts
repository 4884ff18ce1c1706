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
    /** Answers that public/boot.js asked for, by address. */
    wardKpiEarly?: Map<string, Promise<Response>>;
    /** Kept once it asked for everything. */
    wardKpiStarted?: Promise<void>;
  }
}

/** Takes the answer that was asked for before this script arrived, once. */
async function fetchOnce(request: Request): Promise<Response> {
  const early = globalThis.window?.wardKpiEarly;
  const path = request.url.slice(request.url.indexOf('/', 'https://'.length));
  const answer = request.method === 'GET' ? await early?.get(path)?.catch(() => undefined) : undefined;
  early?.delete(path);
  return answer ?? fetch(request);
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
