// Lighthouse as a committee member sees it: mobile, throttled, signed in. Not part of the tests: scores follow the machine's load.
// node tests/benchmarks/lighthouse/run.mjs [address] [runs] [reports folder]; the program runs with its demo, its client built.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [, , address = 'http://127.0.0.1:5080', runs = '3', folder = mkdtempSync(join(tmpdir(), 'lighthouse-'))] = process.argv;
const person = { userName: 'bcd.phuong-ngoc-son', password: 'Demo@2026' };
const chromium = process.env.WARDKPI_CHROMIUM ?? '/usr/bin/chromium';
const chromiumFlags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];
const command = process.env.LIGHTHOUSE ? [process.env.LIGHTHOUSE] : ['npx', '--yes', 'lighthouse@13'];

const cookies = new Map();
const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function call(path, options = {}) {
  const answer = await fetch(address + path, { ...options, headers: { ...options.headers, Cookie: header() } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair] = cookie.split(';');
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  return answer.json();
}

function measure(path, run) {
  const report = join(folder, `${path.split('/')[1]}-${run}.json`);
  const [program, ...first] = command;
  const { status, stderr } = spawnSync(program, [
    ...first, address + path, '--quiet', '--only-categories=performance,accessibility', '--output=json', `--output-path=${report}`,
    `--extra-headers=${JSON.stringify({ Cookie: header() })}`, `--chrome-flags=${chromiumFlags.join(' ')}`,
  ], { env: { ...process.env, CHROME_PATH: chromium }, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { audits, categories, runtimeError } = JSON.parse(readFileSync(report, 'utf8'));
  if (runtimeError) throw new Error(runtimeError.message);
  const requests = audits['network-requests'].details.items;
  const script = requests.filter(({ resourceType }) => resourceType === 'Script').reduce((sum, { transferSize }) => sum + transferSize, 0);
  return {
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    'FCP ms': Math.round(audits['first-contentful-paint'].numericValue),
    'LCP ms': Math.round(audits['largest-contentful-paint'].numericValue),
    'SI ms': Math.round(audits['speed-index'].numericValue),
    'TBT ms': Math.round(audits['total-blocking-time'].numericValue),
    CLS: Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
    'script kB': Math.round(script / 1000),
    requests: requests.length,
  };
}

const { antiforgeryToken } = await call('/api/v1/session');
await call('/api/v1/session', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': antiforgeryToken },
  body: JSON.stringify(person),
});
const [plan] = await call('/api/v1/plans');
const { indicators } = await call(`/api/v1/plans/${plan.id}/progress`);
const measured = indicators.find(({ status, value }) => status === 'off_track' && value !== undefined) ?? indicators[0];

for (const path of ['/overview', `/indicators/${measured.planIndicatorId}`]) {
  console.log(path);
  console.table(Array.from({ length: Number(runs) }, (_, run) => measure(path, run)));
}
console.log(`Reports: ${folder}`);
