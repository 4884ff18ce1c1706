import { expect, test } from 'vitest';
import { wordOf } from './call-words';

const id = '01a20237-18d4-7c19-8f6b-3f7a7f3d2d01';

test.each([
  ['GET', '/api/v1/exchange/values', 'readValues'],
  ['HEAD', '/api/v1/exchange/values/', 'readValues'],
  ['POST', '/api/v1/exchange/values', 'takeValues'],
  ['GET', '/api/v1/exchange/dictionary', 'readDictionary'],
  ['GET', '/api/v1/exchange/sdmx/data/dataflow/WARDKPI/KPI/1.0/*', 'readSdmx'],
  // As the README asks: without a key.
  ['GET', '/api/v1/exchange/sdmx/data/dataflow/WARDKPI/WARD_KPI/*', 'readSdmx'],
  ['GET', '/api/v1/exchange/sdmx/data/dataflow/WARDKPI/WARD_KPI/1.0/', 'readSdmx'],
  ['GET', '/api/v1/exchange/sdmx/structure/dataflow/WARDKPI/WARD_KPI/1.0', 'readSdmxStructure'],
  ['POST', `/api/v1/exchange/webhooks/${id}/deliveries/${id}/replay`, 'repeatDeliveries'],
  ['POST', `/api/v1/exchange/webhooks/${id}/replay`, 'repeatDeliveries'],
])('%s %s is %s', (method, path, word) => expect(wordOf({ method, path })).toBe(word));

test.each([
  ['DELETE', '/api/v1/exchange/values'],
  ['GET', '/api/v1/exchange/valuesx'],
  ['GET', '/api/v1/exchange/admin'],
  ['GET', '/api/v1/exchange/sdmx/data/dataflow/WARDKPI/WARD_KPI'],
])('%s %s is none of ours', (method, path) => expect(wordOf({ method, path })).toBeNull());
