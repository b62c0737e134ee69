import { createLogStore, type LogStore, type NewLine } from '../../src/engine/log/store';
import type { StoreFigures, StoreTask } from './store.types';
import { createLines } from './storeLines';

/**
 * Does one task with a log store and writes down what it took. A process of its own: each task
 * begins with nothing compiled and an empty heap.
 */
function work(task: StoreTask): StoreFigures {
  const lineAt = createLines();
  const before = memory();
  const store = createLogStore({ maxLines: task.kept });
  const long: number[] = [];
  for (let index = 0; index < task.lines; index++) {
    const line = lineAt(index);
    const ms = timed(() => store.append(line));
    if (ms >= 0.5) long.push(ms);
  }
  return {
    held: store.end - store.first,
    bytesHeld: memory() - before,
    bytesItself: store.bytes,
    longestAppend: longestInAMillion(long, task.lines),
    exact: isExact(store, lineAt),
    appendCost: costOfAppends(store, lineAt),
    longestSlice: longestSlice(store),
    iterated200k: iterate(store, 200_000),
    iterated: iterate(store, task.kept),
  };
}

/**
 * The ms that `run` took of its own thread. Others use the machine, so the clock shows too much;
 * the process has threads that collect garbage meanwhile, so its CPU time does, too.
 */
function timed(run: () => void): number {
  const cpu = process.cpuUsage();
  const start = performance.now();
  run();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return Math.min(elapsed, (user + system) / 1_000);
}

/** Lets nobody pay for garbage that was made before. */
function clear(): void {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
}

/** Bytes in use when all that is not needed is gone, on the heap and beside it. */
function memory(): number {
  clear();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** In ten millions, the tenth longest. */
function longestInAMillion(long: readonly number[], of: number): number {
  const place = Math.max(0, Math.round(of / 1_000_000) - 1);
  return long.toSorted((a, b) => b - a)[place] ?? 0;
}

/** What is held is the newest lines, in order, once, none missing. */
function isExact(store: LogStore, lineAt: (index: number) => NewLine): boolean {
  let seq = store.first;
  while (seq < store.end) {
    for (const line of store.slice(seq, seq + 1_000)) {
      const { text, at } = lineAt(seq);
      if (line.seq !== seq || line.text !== text || line.at !== at) return false;
      seq += 1;
    }
  }
  return seq === store.end;
}

/** µs for each line, the median of batches. The lines are made beforehand. */
function costOfAppends(store: LogStore, lineAt: (index: number) => NewLine): number {
  const costs: number[] = [];
  for (let batch = 0; batch < 15; batch++) {
    const lines = Array.from({ length: 20_480 }, (_, index) => lineAt(store.end + index));
    const ms = timed(() => {
      for (const line of lines) store.append(line);
    });
    costs.push((ms * 1_000) / lines.length);
  }
  return median(costs);
}

function longestSlice(store: LogStore): number {
  clear();
  const held = store.end - store.first;
  let longest = 0;
  for (let i = 0; i < 500; i++) {
    const from = store.first + Math.floor(Math.random() * Math.max(0, held - 600));
    const ms = timed(() => store.slice(from, from + 600));
    longest = Math.max(longest, ms);
  }
  return longest;
}

/** ms to have the shown texts of the newest lines in hand, newest first. */
function iterate(store: LogStore, lines: number): number {
  const least = Math.max(store.first, store.end - lines);
  let characters = 0;
  clear();
  const times = Array.from({ length: 3 }, () =>
    timed(() => {
      for (let to = store.end; to > least; ) {
        const block = store.block(to - 1);
        characters += block?.plain.length ?? 0;
        to = block?.from ?? least;
      }
    }),
  );
  if (characters === 0) throw new Error('The log has no texts.');
  return median(times);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const [lines, kept] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(work({ lines: lines ?? 0, kept: kept ?? 0 })));
