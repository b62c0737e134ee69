import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type {
  Chapter,
  KeptRun,
  RecordInfo,
  RecordStorage,
  Stored,
} from '../engine/log/recorder/storage.types';
import { fail, succeed } from '../engine/result';
import { faultOf } from './storageFault';
import { recordsName as NAME } from './surroundings';

/**
 * The log of servers in IndexedDB. Not in the origin's file system: its quick, synchronous files are
 * for a worker of one page alone, and a SharedWorker has none; and here a change of several records
 * happens as a whole or not at all, also when the page is killed in the middle of it.
 */

interface Schema extends DBSchema {
  readonly chapters: { key: [string, string]; value: Chapter & { readonly server: string } };
  /** Apart from the lines, so that what there is can be read without them. */
  readonly records: {
    key: [string, string, number];
    value: RecordInfo & { readonly server: string };
  };
  readonly runs: { key: [string, string]; value: KeptRun & { readonly server: string } };
  readonly lines: { key: [string, string, number]; value: Uint8Array<ArrayBuffer> };
}

type Database = IDBPDatabase<Schema>;

/** 2: runs. */
const VERSION = 2;
const stores = ['chapters', 'records', 'lines', 'runs'] as const;

export function createRecordStorage(): RecordStorage {
  let opened: Promise<Database> | null = null;
  const closing = new AbortController();
  const releases: (() => void)[] = [];
  const listeners: ((server: string | null) => void)[] = [];
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
  if (channel !== null) {
    channel.onmessage = ({ data }) => {
      for (const listener of listeners) listener(data);
    };
  }

  function open(): Promise<Database> {
    opened ??= openDB<Schema>(NAME, VERSION, {
      upgrade(db) {
        // What an older version has made stays as it is.
        const has = db.objectStoreNames;
        const keyed = (...keyPath: string[]) => ({ keyPath: ['server', ...keyPath] });
        if (!has.contains('chapters')) db.createObjectStore('chapters', keyed('id'));
        if (!has.contains('records')) db.createObjectStore('records', keyed('chapter', 'from'));
        if (!has.contains('lines')) db.createObjectStore('lines');
        if (!has.contains('runs')) db.createObjectStore('runs', keyed('id'));
      },
      // A newer version of the page waits for this one to let go.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated() {
        opened = null;
      },
    });
    return opened;
  }

  async function attempt<T>(run: (db: Database) => Promise<T>): Promise<Stored<T>> {
    try {
      return succeed(await run(await open()));
    } catch (error) {
      opened = null;
      return fail(faultOf(error));
    }
  }

  return {
    contents: (server) =>
      attempt(async (db) => {
        const { chapters, records } = inOne(db, 'readonly');
        const range = rangeOf(server);
        const [all, infos] = await Promise.all([chapters.getAll(range), records.getAll(range)]);
        return { chapters: all, records: infos };
      }),
    read: (server, keys) =>
      attempt(async (db) => {
        const { lines } = inOne(db, 'readonly');
        return Promise.all(
          keys.map(async ({ chapter, from }) => (await lines.get([server, chapter, from])) ?? null),
        );
      }),
    change: (server, { put, drop, chapters: changed, dropChapters }) =>
      attempt(async (db) => {
        const { chapters, records, lines, commit, done } = inOne(db, 'readwrite');
        const work: Promise<unknown>[] = [];
        for (const { chapter, from, to } of drop) {
          const range = IDBKeyRange.bound(
            [server, chapter, from],
            [server, chapter, to],
            false,
            true,
          );
          work.push(records.delete(range), lines.delete(range));
        }
        for (const { bytes, ...info } of put) {
          work.push(
            records.put({ ...info, server }),
            lines.put(bytes, [server, info.chapter, info.from]),
          );
        }
        for (const id of dropChapters) work.push(chapters.delete([server, id]));
        for (const chapter of changed) work.push(chapters.put({ ...chapter, server }));
        // Else the browser asks once more, when all of it is done, whether there is more.
        commit();
        await Promise.all([...work, done]);
        return null;
      }),
    runs: (server) => attempt((db) => inOne(db, 'readonly').runs.getAll(rangeOf(server))),
    keepRuns: (server, kept, drop) =>
      attempt(async (db) => {
        const { runs, done } = inOne(db, 'readwrite');
        const work: Promise<unknown>[] = drop.map((id) => runs.delete([server, id]));
        for (const run of kept) work.push(runs.put({ ...run, server }));
        await Promise.all([...work, done]);
        return null;
      }),
    sizes: () =>
      attempt(async (db) => {
        const sizes = new Map<string, number>();
        for (const { server, size } of await inOne(db, 'readonly').records.getAll()) {
          sizes.set(server, (sizes.get(server) ?? 0) + size);
        }
        return sizes;
      }),
    async forget(server) {
      const answer = await attempt(async (db) => {
        const { chapters, records, lines, runs, done } = inOne(db, 'readwrite');
        const range = server === null ? undefined : rangeOf(server);
        const work = [chapters, records, lines, runs].map((store) =>
          range === undefined ? store.clear() : store.delete(range),
        );
        await Promise.all([...work, done]);
        return null;
      });
      if (answer.ok) {
        channel?.postMessage(server);
        for (const listener of listeners) listener(server);
      }
      return answer;
    },
    onForgotten: (server, listener) =>
      void listeners.push((gone) => {
        if (gone === null || gone === server) listener();
      }),
    lock(server) {
      const { locks } = navigator;
      // Only where the connection is secure.
      if (locks === undefined) return Promise.resolve(false);
      return new Promise((resolve) => {
        const hold = (): Promise<void> =>
          new Promise((release) => {
            releases.push(release);
            resolve(true);
          });
        locks.request(`${NAME} ${server}`, { signal: closing.signal }, hold).catch(() => {
          // Closed while it waited, or refused: then the others are not known of.
          resolve(false);
        });
      });
    },
    close() {
      closing.abort();
      for (const release of releases) release();
      channel?.close();
      void opened?.then(
        (db) => db.close(),
        () => {},
      );
      opened = null;
    },
  };
}

function inOne<Mode extends 'readonly' | 'readwrite'>(db: Database, mode: Mode) {
  const transaction = db.transaction(stores, mode);
  return {
    chapters: transaction.objectStore('chapters'),
    records: transaction.objectStore('records'),
    lines: transaction.objectStore('lines'),
    runs: transaction.objectStore('runs'),
    commit: () => transaction.commit(),
    done: transaction.done,
  };
}

function rangeOf(server: string): IDBKeyRange {
  return IDBKeyRange.bound([server], [server, []]);
}
