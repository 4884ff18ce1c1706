import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { WaitingEntry } from './waiting-entries';
import type { WaitingWords } from './waiting-words';

interface Schema extends DBSchema {
  entries: {
    key: [personId: string, reportId: string, rowId: string];
    value: WaitingEntry & { personId: string; reportId: string };
  };
  words: {
    key: [personId: string, reportId: string];
    value: WaitingWords & { personId: string; reportId: string };
  };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

/** What waits in this browser for the server. */
export function openBrowserDatabase(): Promise<IDBPDatabase<Schema>> {
  const forget = () => {
    database = undefined;
  };
  database ??= openDB<Schema>('ward-kpi', 2, {
    upgrade(db, oldVersion) {
      if (oldVersion < 1) db.createObjectStore('entries', { keyPath: ['personId', 'reportId', 'rowId'] });
      if (oldVersion < 2) db.createObjectStore('words', { keyPath: ['personId', 'reportId'] });
    },
    // A later build of the program in another tab wants to change the store: it must not wait for this one.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
  // Where the browser forbids storage the next try asks again.
  database.catch(forget);
  return database;
}
