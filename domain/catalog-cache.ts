import { LRUCache } from 'lru-cache';
import { inTransaction, listenTo, type Listener } from '../db';
import { type Area, EVERYWHERE } from './catalog-area';

/** Bytes that are kept at most, as far as they can be told. */
const BUDGET = 32 * 1024 * 1024;
/** Records, and the JSON a door keeps beside them, are together about so many times as large as their JSON; and what keeping takes. */
const sizeOf = (value: object) => 3 * JSON.stringify(value).length + 1_000;
const CHANNEL = 'slooze_catalog';

/** What has been read of the catalog, ready to be shown again. */
export interface CatalogCache {
  /** What was read for an area before, or else `read` now; the result is frozen, for others are given it too. */
  recall<T extends object>(area: Area, what: unknown[], read: () => Promise<T>): Promise<T>;
  /** Something has changed in a country, or anywhere. */
  forget(country: string): void;
}

/** Opens a cache that is used only while `isCurrent` vouches that everything to be forgotten has been told. */
export function createCatalogCache(isCurrent: () => boolean, budget = BUDGET): CatalogCache {
  const kept = new LRUCache<string, { area: Area; value: object }>({ maxSize: budget });
  const underWay = new Map<string, Promise<object>>();
  let changes = 0;

  async function readAndKeep(key: string, area: Area, read: () => Promise<object>): Promise<object> {
    const before = changes;
    const value = freeze(await read());
    // Read before a change, and kept after it was forgotten, it would stay for ever.
    if (changes === before) kept.set(key, { area, value }, { size: sizeOf(value) });
    return value;
  }

  return {
    async recall<T extends object>(area: Area, what: unknown[], read: () => Promise<T>): Promise<T> {
      if (!isCurrent()) return read();
      const key = JSON.stringify([area, ...what]);
      const known = kept.get(key)?.value ?? underWay.get(key);
      if (known) return known as T | Promise<T>;
      const reading = readAndKeep(key, area, read).finally(() => underWay.get(key) === reading && underWay.delete(key));
      underWay.set(key, reading);
      return reading as Promise<T>;
    },
    forget(country) {
      changes++;
      underWay.clear();
      if (country === EVERYWHERE) return kept.clear();
      for (const [key, { area }] of [...kept.entries()]) if (area === country || area === EVERYWHERE) kept.delete(key);
    },
  };
}

let current: CatalogCache | null = null;
let listening: Listener | null = null;

/** Keeps the catalog of this process in memory from now on, and listens at `url` for what changes. */
export function keepCatalog(url: string, onLost?: (error: unknown) => void): { close(): Promise<void> } {
  const cache = createCatalogCache(() => listener.isCurrent());
  const listener = listenTo({ url, channel: CHANNEL, onBegin: () => cache.forget(EVERYWHERE), onNotice: cache.forget, onLost });
  current = cache;
  listening = listener;
  return {
    close: () => {
      if (current === cache) current = listening = null;
      return listener.close();
    },
  };
}

/** True while PostgreSQL surely tells this process of changes, so that what is kept may be shown: it answered a second ago at most. */
export const isTold = (): boolean => listening?.isCurrent() ?? false;

/** The cache's `recall`; a transaction reads for itself, for it may have changed what others are not to see yet. */
export const recall = <T extends object>(area: Area, what: unknown[], read: () => Promise<T>): Promise<T> =>
  current && !inTransaction() ? current.recall(area, what, read) : read();

/** For whoever has just changed the catalog here, and looks at it again before PostgreSQL has told everybody. */
export const forgetCatalog = (): void => current?.forget(EVERYWHERE);

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
