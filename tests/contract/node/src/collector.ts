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
  etag?: string;
  values: Record<string, ExchangeValue>;
}

const [address, key, file] = process.argv.slice(2);
if (address === undefined || key === undefined || file === undefined) {
  console.error('collector.js ADDRESS KEY FILE');
  process.exit(2);
}

const client = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${key}` } });
const state: State = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : { values: {} };
const counts = { pages: 0, taken: 0, removed: 0, isUnchanged: false };
const pageSize = 5;
let etag: string | undefined;

for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
  const { data, error, response } = await client.GET('/api/v1/exchange/values', {
    params: {
      query: {
        limit: String(pageSize),
        ...(state.since !== undefined && cursor === undefined && { since: String(state.since) }),
        ...(cursor !== undefined && { cursor }),
      },
    },
    headers: isFirst && state.etag !== undefined ? { 'If-None-Match': state.etag } : {},
  });
  if (response.status === 304) {
    counts.isUnchanged = true;
    break;
  }

  if (error !== undefined || data === undefined) {
    console.error(response.status, error);
    process.exit(1);
  }

  counts.pages += 1;
  for (const value of data.values) {
    if (value.isDeleted) {
      counts.removed += value.id in state.values ? 1 : 0;
      delete state.values[value.id];
    } else {
      counts.taken += 1;
      state.values[value.id] = value;
    }
  }

  if (isFirst) etag = response.headers.get('ETag') ?? undefined;
  cursor = data.next;
  if (cursor === undefined) state.since = data.upTo;
}

// An ETag belongs to one address: where `since` has moved, the next first page has another.
if (etag !== undefined) state.etag = etag;

// Whole or not at all: a collector that is stopped half-way begins where it stood.
writeFileSync(`${file}.new`, JSON.stringify(state));
renameSync(`${file}.new`, file);
console.log(JSON.stringify({ ...counts, since: state.since, total: Object.keys(state.values).length }));
