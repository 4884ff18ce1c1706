import type { paths } from '@/api-types/schema';

type MachineRoute = Extract<keyof paths, `/api/v1/exchange/${string}`>;

type Method = 'get' | 'post' | 'put' | 'delete';

/** Every route that machines may call: a new one does not compile until it has its words. */
type Words = { [Route in MachineRoute]: { [Verb in Method as paths[Route][Verb] extends undefined ? never : Verb]: string } };

const routes = {
  '/api/v1/exchange/client': { get: 'checkKey' },
  '/api/v1/exchange/values': { get: 'readValues', post: 'takeValues' },
  '/api/v1/exchange/dhis2/dataValueSets': { get: 'readDhis2', post: 'takeDhis2' },
  '/api/v1/exchange/dhis2/metadata': { get: 'readDhis2Codes' },
  '/api/v1/exchange/dictionary': { get: 'readDictionary' },
  '/api/v1/exchange/organizations': { get: 'readOrganizations' },
  '/api/v1/exchange/plans': { get: 'readPlans' },
  '/api/v1/exchange/schemas': { get: 'readSchemas' },
  '/api/v1/exchange/schemas/{name}': { get: 'readSchemas' },
  '/api/v1/exchange/sdmx/data/dataflow/{agency}/{flow}/{version}/{key}': { get: 'readSdmx' },
  '/api/v1/exchange/sdmx/structure/dataflow/{agency}/{flow}/{version}': { get: 'readSdmxStructure' },
  '/api/v1/exchange/events': { get: 'readEvents' },
  '/api/v1/exchange/webhooks': { get: 'listWebhooks', post: 'addWebhook' },
  '/api/v1/exchange/webhooks/{id}': { get: 'listWebhooks', put: 'changeWebhook', delete: 'removeWebhook' },
  '/api/v1/exchange/webhooks/{id}/secret': { post: 'renewSecret' },
  '/api/v1/exchange/webhooks/{id}/ping': { post: 'testWebhook' },
  '/api/v1/exchange/webhooks/{id}/deliveries': { get: 'listDeliveries' },
  '/api/v1/exchange/webhooks/{id}/deliveries/{deliveryId}/replay': { post: 'repeatDeliveries' },
  '/api/v1/exchange/webhooks/{id}/replay': { post: 'repeatDeliveries' },
  '/api/v1/exchange/nodes/changes': { post: 'takeChanges' },
  '/api/v1/exchange/nodes/position': { get: 'readPosition' },
} as const satisfies Words;

type Routes = typeof routes;

export type CallWord = { [Route in keyof Routes]: Routes[Route][keyof Routes[Route]] }[keyof Routes];

// The key of SDMX may be left out, which openapi.yaml cannot say of a part of an address.
const patterns = Object.entries<Partial<Record<string, CallWord>>>(routes).map(([route, words]) => ({
  path: new RegExp(`^${route.replace('/{key}', '(/[^/]+)?').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
  words,
}));

/** What a call was for; null where the address is none of the program's. */
export function wordOf({ method, path }: { method: string; path: string }): CallWord | null {
  // What asks for the head alone asks for the same.
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  return patterns.find((known) => known.path.test(path))?.words[asked] ?? null;
}
