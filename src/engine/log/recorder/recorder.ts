import { findChain } from './chain';
import { afterChange, emptyContents } from './contents';
import { joinOn } from './join';
import { type KeepLimits, tooMuch } from './limits';
import { createPace } from './pace';
import type { Recorder, RecorderOptions } from './recorder.types';
import {
  createRestoring,
  type GoesOn,
  type RestoreFault,
  type Restoring,
  textsOfRecord,
} from './restore';
import type { Contents, RecordInfo } from './storage.types';
import { createWriting, type Writing } from './writing';

/** ms between two words on how the log stands, where no line comes. */
const BEAT = 15_000;
/** ms until it is tried once more after a fault. */
const RETRY = 60_000;
/** ms between two looks at how old it is. */
const LOOK_EACH = 3_600_000;
/** Of what may be kept so much is left when there is less room than that. */
const LEFT_WHEN_FULL = 0.5;

/**
 * Keeps the log of a server on the device: what comes is written within a second or two, and the
 * page that is opened next begins with it. `restore` reads it again, `writing` says what is to be
 * written, `chain` and `limits` which records there are and which have to go, `format` is what a
 * record looks like. Where they lie is the business of `RecordStorage`.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { storage, server, store, clock, onFault } = options;
  let limits = options.limits;
  let contents: Contents = emptyContents;
  let restoring: Restoring | null = null;
  let writing: Writing | null = null;
  let begunAt = 0;
  let isAlone = false;
  /** Asked for once: who holds it and asks again waits for itself. */
  let lock: Promise<boolean> | null = null;
  /** For the others to write no more. */
  let waits = false;
  let pausedAt: number | null = limits === null ? clock.now() : null;
  let busy = false;
  let closed = false;
  let cancel: (() => void) | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  /** Lines have come that no writing has seen. */
  let dirty = false;
  const pace = createPace(store, options.isSeen);
  let beatAt = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let faulty = false;

  function newId(): string {
    return `${clock.now().toString(36)}-${Math.floor(options.random() * 2 ** 40).toString(36)}`;
  }

  function failed(fault: RestoreFault): void {
    faulty = true;
    onFault(fault);
    later(RETRY);
  }

  function later(ms: number): void {
    const due = clock.elapsed() + ms;
    if (closed || due >= dueAt) return;
    cancel?.();
    dueAt = due;
    cancel = clock.after(ms, () => {
      cancel = null;
      dueAt = Number.POSITIVE_INFINITY;
      if (writing === null) void takeOver(false);
      else if (dirty && pace.leavesOut()) later(pace.ms());
      else void write();
    });
  }

  async function write(): Promise<void> {
    if (busy || closed || writing === null || limits === null) return;
    busy = true;
    dirty = false;
    pace.writes();
    try {
      await writeOnce(writing, limits);
    } finally {
      busy = false;
    }
    skipPaused();
    if (dirty && !faulty) later(pace.ms());
  }

  async function writeOnce(into: Writing, most: KeepLimits): Promise<void> {
    const now = clock.now();
    const collected = into.collect(now, options.tail(), clock.elapsed() >= beatAt);
    if (collected === null) {
      await dropTooMuch(most, now);
      later(BEAT);
      return;
    }
    let answer = await storage.change(server, collected.change);
    if (!answer.ok && answer.failure === 'full' && (await makeRoom(most, now))) {
      if (into === writing) answer = await storage.change(server, collected.change);
    }
    if (into !== writing) return;
    if (!answer.ok) {
      failed(answer.failure);
      return;
    }
    collected.done();
    contents = afterChange(contents, collected.change);
    beatAt = clock.elapsed() + BEAT;
    if (faulty) onFault(null);
    faulty = false;
    await dropTooMuch(most, now);
    if (collected.more) later(0);
    else later(BEAT);
  }

  async function dropTooMuch(most: KeepLimits, now: number): Promise<void> {
    const isEnough = sizeOf(contents) <= most.bytes && clock.elapsed() - lookedAt < LOOK_EACH;
    if (isEnough) return;
    lookedAt = clock.elapsed();
    if (!isAlone) {
      // Others have written meanwhile.
      const answer = await storage.contents(server);
      if (answer.ok) contents = answer.value;
    }
    const change = tooMuch(contents, most, now);
    if (change === null) return;
    const answer = await storage.change(server, change);
    if (answer.ok) contents = afterChange(contents, change);
  }

  /** The device has less room than what may be kept: the oldest goes. */
  async function makeRoom(most: KeepLimits, now: number): Promise<boolean> {
    const bytes = Math.min(most.bytes, sizeOf(contents)) * LEFT_WHEN_FULL;
    const change = tooMuch(contents, { ...most, bytes }, now);
    if (change === null) return false;
    const answer = await storage.change(server, change);
    if (answer.ok) contents = afterChange(contents, change);
    return answer.ok;
  }

  /** Begins to write, once nobody else does. */
  async function takeOver(restored: boolean): Promise<void> {
    if (waits) return;
    waits = true;
    lock ??= storage.lock(server);
    isAlone = await lock;
    waits = false;
    if (closed) return;
    const answer = await storage.contents(server);
    if (closed) return;
    if (!answer.ok) {
      failed(answer.failure);
      return;
    }
    const before = findChain(contents);
    contents = answer.value;
    const chain = findChain(contents);
    let goesOn = nothingBefore(store.first);
    if (chain !== null) {
      const same = restored && before?.newest.id === chain.newest.id && before.end === chain.end;
      if (same && restoring !== null) goesOn = restoring.goesOn();
      else {
        const from = await whereToGoOn(chain.records);
        const { id, lastAt } = chain.newest;
        goesOn = { after: { id, to: chain.end }, from, again: [], fresh: from, lastAt };
      }
    }
    begunAt = goesOn.from;
    writing = createWriting(store, newId(), goesOn, isAlone);
    skipPaused();
    later(pace.ms());
  }

  /**
   * What came while nothing was to be written is not written later either. A write that is out says
   * first how far it has come, or that would count for more.
   */
  function skipPaused(): void {
    if (writing === null || pausedAt === null || busy || limits === null) return;
    writing.skip(pausedAt, clock.now());
    pausedAt = null;
  }

  /** Another tab has kept what came meanwhile, or what was kept could not be read in time. */
  async function whereToGoOn(records: readonly RecordInfo[]): Promise<number> {
    const last = records.slice(-2);
    const answer = await storage.read(server, last);
    const texts = answer.ok ? answer.value.flatMap((bytes) => textsOfRecord(bytes)) : [];
    return joinOn(store, { texts, at: last.at(-1)?.at ?? 0 });
  }

  storage.onForgotten(server, () => {
    restoring?.stop();
    contents = emptyContents;
    begunAt = store.end;
    if (writing !== null) {
      const { chapter } = writing;
      writing = createWriting(store, newId(), nothingBefore(store.end), isAlone);
      // The word of it takes its time: what was written meanwhile was to be deleted as well.
      const drop = [{ chapter, from: 0, to: Number.MAX_SAFE_INTEGER }];
      void storage.change(server, { put: [], drop, chapters: [], dropChapters: [chapter] });
    }
    restoring = null;
  });

  return {
    async restore(isWanted) {
      const answer = await storage.contents(server);
      // No write mends what could not be read, nor does that hold one up.
      if (!answer.ok) {
        onFault(answer.failure);
        return null;
      }
      contents = answer.value;
      const chain = findChain(contents);
      if (chain === null || closed) return null;
      restoring = createRestoring({
        storage,
        server,
        store,
        clock,
        chain,
        onOlder: options.onOlder,
      });
      const fault = await restoring.tail(isWanted);
      if (fault === null) return restoring.held();
      onFault(fault);
      restoring = null;
      return null;
    },
    async restoreOlder() {
      const fault = (await restoring?.older()) ?? null;
      if (fault !== null) onFault(fault);
    },
    begin: (restored) => void takeOver(restored),
    grew() {
      pace.grew();
      if (dirty) return;
      dirty = true;
      if (!busy && !faulty && writing !== null && limits !== null) later(pace.ms());
    },
    keep(next) {
      const now = clock.now();
      // Whatever else was set is told along.
      if (next?.bytes === limits?.bytes && next?.age === limits?.age) return;
      // What has come until now is kept yet.
      if (next === null) void write();
      limits = next;
      if (next === null) pausedAt ??= now;
      skipPaused();
      if (writing !== null) later(pace.ms());
    },
    begins: () => writing && { chapter: writing.chapter, from: begunAt },
    placeOf(seq) {
      if (writing !== null && seq >= begunAt) return { chapter: writing.chapter, line: seq };
      return restoring?.placeOf(seq) ?? null;
    },
    seqOf(place) {
      if (place.chapter === writing?.chapter) return place.line;
      return restoring?.seqOf(place) ?? null;
    },
    dispose() {
      restoring?.stop();
      cancel?.();
      cancel = null;
      // What has come since is written on the way out, as far as there is time.
      void write().finally(() => storage.close());
      closed = true;
    },
  };
}

const sizeOf = ({ records }: Contents): number => records.reduce((sum, { size }) => sum + size, 0);

function nothingBefore(from: number): GoesOn {
  return { after: null, from, again: [], fresh: from, lastAt: 0 };
}
