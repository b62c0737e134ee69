import { afterChange, emptyContents } from '../../../src/engine/log/recorder/contents';
import type {
  Contents,
  KeptRun,
  RecordKey,
  RecordStorage,
  StorageFault,
  Stored,
} from '../../../src/engine/log/recorder/storage.types';
import { fail, succeed } from '../../../src/engine/result';

interface Page {
  closed: boolean;
}

interface Kept {
  contents: Contents;
  readonly lines: Map<string, Uint8Array>;
}

/** What lies on a device, for as many pages as are opened on it. */
export interface FakeDevice {
  /** A page's way to it. */
  open(): RecordStorage;
  readonly contents: Contents;
  /** Bytes of all lines. */
  readonly bytes: number;
  /** Changes that were made. */
  readonly changes: number;
  /** Everything goes wrong in this way from now on; `null`: nothing does. */
  fault: StorageFault | null;
  /** Writing alone does. */
  writeFault: StorageFault | null;
  /** It has room for so many bytes of lines. */
  room: number;
  /** Nothing is answered. */
  hangs: boolean;
  /** What is written is answered when it is no longer so. */
  slow: boolean;
  /** The word that something was deleted comes to the other pages with `hear`, and not before. */
  hearsLate: boolean;
  hear(): void;
  locks: boolean;
  damage(key: RecordKey, how: (bytes: Uint8Array) => Uint8Array): void;
}

export const SERVER = 'panel 1a2b3c4d';

export function createFakeDevice(): FakeDevice {
  let kept: Kept = { contents: emptyContents, lines: new Map() };
  const runs = new Map<string, KeptRun>();
  let changes = 0;
  let holder: object | null = null;
  let waiting: { readonly by: object; take(): void }[] = [];
  const listeners = new Set<() => void>();
  let late: (() => void)[] = [];
  let slow = false;
  const nameOf = ({ chapter, from }: RecordKey): string => `${chapter}/${from}`;

  async function answerTo<T>(by: Page, run: () => Stored<T>): Promise<Stored<T>> {
    await Promise.resolve();
    if (device.hangs || by.closed) return new Promise(() => {});
    return device.fault === null ? run() : fail(device.fault);
  }

  function release(by: object): void {
    waiting = waiting.filter((one) => one.by !== by);
    if (holder !== by) return;
    holder = null;
    waiting.shift()?.take();
  }

  const device: FakeDevice = {
    fault: null,
    writeFault: null,
    room: Number.POSITIVE_INFINITY,
    hangs: false,
    get slow() {
      return slow;
    },
    set slow(value) {
      slow = value;
      if (slow) return;
      for (const answer of late) answer();
      late = [];
    },
    hearsLate: false,
    hear() {
      for (const listener of listeners) listener();
    },
    locks: true,
    get contents() {
      return kept.contents;
    },
    get bytes() {
      return [...kept.lines.values()].reduce((sum, { length }) => sum + length, 0);
    },
    get changes() {
      return changes;
    },
    damage(key, how) {
      const bytes = kept.lines.get(nameOf(key));
      if (bytes !== undefined) kept.lines.set(nameOf(key), how(bytes.slice()));
    },
    open() {
      const me: Page = { closed: false };
      const answer = <T>(run: () => Stored<T>): Promise<Stored<T>> => answerTo(me, run);
      const mine: (() => void)[] = [];
      return {
        contents: () => answer(() => succeed(kept.contents)),
        read: (_server, keys) =>
          answer(() => succeed(keys.map((key) => kept.lines.get(nameOf(key)) ?? null))),
        change: (_server, change) =>
          answer(() => {
            if (device.writeFault !== null) return fail(device.writeFault);
            const contents = afterChange(kept.contents, change);
            const lines = new Map<string, Uint8Array>();
            const put = new Map(change.put.map((record) => [nameOf(record), record.bytes]));
            for (const record of contents.records) {
              const bytes = put.get(nameOf(record)) ?? kept.lines.get(nameOf(record));
              if (bytes !== undefined) lines.set(nameOf(record), bytes);
            }
            const size = [...lines.values()].reduce((sum, { length }) => sum + length, 0);
            if (change.put.length > 0 && size > device.room) return fail('full');
            kept = { contents, lines };
            changes += 1;
            return succeed(null);
          }).then(async (answered) => {
            if (slow) await new Promise<void>((resolve) => late.push(resolve));
            return answered;
          }),
        runs: () => answer(() => succeed([...runs.values()])),
        keepRuns: (_server, kept, drop) =>
          answer(() => {
            if (device.writeFault !== null) return fail(device.writeFault);
            for (const run of kept) runs.set(run.id, run);
            for (const id of drop) runs.delete(id);
            return succeed(null);
          }),
        sizes: () => answer(() => succeed(new Map([[SERVER, device.bytes]]))),
        forget: () =>
          answer(() => {
            kept = { contents: emptyContents, lines: new Map() };
            runs.clear();
            if (!device.hearsLate) device.hear();
            return succeed(null);
          }),
        onForgotten(_server, listener) {
          mine.push(listener);
          listeners.add(listener);
        },
        lock() {
          if (!device.locks) return Promise.resolve(false);
          return new Promise((resolve) => {
            const take = (): void => {
              holder = me;
              resolve(true);
            };
            // As with Web Locks, who holds it and asks again waits too.
            if (holder === null) take();
            else waiting.push({ by: me, take });
          });
        },
        close() {
          me.closed = true;
          release(me);
          for (const listener of mine) listeners.delete(listener);
        },
      };
    },
  };
  return device;
}
