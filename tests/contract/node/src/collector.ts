/**
 * A collector as a province would write it, on types that are generated from openapi.yaml: pulls all values page by page, remembers where it
 * stood, and next time takes only what changed.
 *
 *   node built/src/collector.js <address> <key> <file that keeps the state>
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/schema.js';

type ExchangeValue = components['schemas']['ExchangeValue'];

interface State {
  /** What the last walk stood on: the next one asks for what came behind it. */
  since?: number;
  etag?: string | undefined;
  values: Record<string, ExchangeValue>;
}

const [address, key, file] = process.argv.slice(2);
if (address === undefined || key === undefined || file === undefined) {
  console.error('collector.js ADDRESS KEY FILE');
  process.exit(2);
}

const client = createClient<paths, 'application/json'>({ baseUrl: address, headers: { Authorization: `Bearer ${key}` } });
const pageSize = 5;

/** Takes what came behind `state`, or null where the server knows that position no more: everything is to be pulled anew. */
async function walk(state: State) {
  const next: State = { values: { ...state.values } };
  const counts = { pages: 0, taken: 0, removed: 0, isUnchanged: false };
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const { data, error, response } = await client.GET('/api/v1/exchange/values', {
      params: {
        query: {
          limit: String(pageSize),
          ...(state.since !== undefined && { since: String(state.since) }),
          ...(cursor !== undefined && { cursor }),
        },
      },
      headers: isFirst && state.etag !== undefined ? { 'If-None-Match': state.etag } : {},
    });
    if (response.status === 304) return { state, counts: { ...counts, isUnchanged: true } };

    if (error !== undefined || data === undefined) {
      if (isLost(error)) return null;
      throw new Error(`${response.status} ${JSON.stringify(error)}`);
    }

    counts.pages += 1;
    for (const value of data.values) {
      if (value.isDeleted) {
        counts.removed += value.id in next.values ? 1 : 0;
        delete next.values[value.id];
      } else {
        counts.taken += 1;
        next.values[value.id] = value;
      }
    }

    cursor = data.next;
    if (cursor === undefined) {
      next.since = data.upTo;
      // An ETag belongs to one address: where `since` moved, the next walk begins at another, and asks without.
      if (next.since === state.since) next.etag = response.headers.get('ETag') ?? undefined;
    }
  }

  return { state: next, counts };
}

/** The database was restored from a copy, is another one (a sandbox that was started anew), or the cursor is not one of this walk. */
function isLost(error: unknown) {
  const problem = error as Partial<components['schemas']['ProblemDetails']>;
  return ['read_from_start', 'broken_cursor', 'other_cursor'].includes(problem.code ?? '') || problem.errors?.['since'] !== undefined;
}

const held: State = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : { values: {} };
const resumed = await walk(held);
// What is pulled anew replaces what is held: of what the server does not name again nobody knows that it still holds.
const outcome = resumed ?? (await walk({ values: {} }));
if (outcome === null) throw new Error('The server lost its place within a walk twice.');

// Whole or not at all: a collector that is stopped half-way begins where it stood.
writeFileSync(`${file}.new`, JSON.stringify(outcome.state));
renameSync(`${file}.new`, file);
const { since, values } = outcome.state;
console.log(JSON.stringify({ ...outcome.counts, isAnew: resumed === null, since, total: Object.keys(values).length }));
