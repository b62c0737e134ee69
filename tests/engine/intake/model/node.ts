import { splitLines } from '../../../../src/engine/log/intake/split';
import { sanitise } from '../../../../src/engine/log/sanitise';
import type { FakeClock } from '../../fakes/fakeClock';
import type { Chance } from './chance';

/** A line that was printed, and what became of it. */
export interface Printed {
  readonly text: string;
  /** Counts the runs of the process. */
  readonly run: number;
  /** It has come to the page at least once. */
  delivered: boolean;
}

interface Entry {
  readonly raw: string;
  readonly lines: readonly Printed[];
  /** When it is in the node's log. Elapsed, ms. */
  readonly loggedAt: number;
}

/** How one node and the way to it are. ms, unless told otherwise. */
export interface NodeTraits {
  /** Entries that are replayed. */
  readonly window: number;
  /** From the page to the node, and back. */
  readonly latency: number;
  readonly jitter: number;
  /** From a request until the log is read, and from there to the first line. */
  readonly read: number;
  readonly begin: number;
  /** From each line of a replay to the next. */
  readonly pace: number;
  /** A line is in the log, and is sent, at most so long after it was printed: one or the other first. */
  readonly lag: number;
}

export interface Wire {
  /** `frame`: the text of a `console output`. */
  output(frame: string): void;
  state(state: 'offline' | 'starting' | 'running'): void;
  uptime(ms: number): void;
  ready(): void;
  throttled(): void;
}

const MOST = 65_536;
const ENTRY = 16_384;
const NODE = '\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ';

/** A node as resume.md says ("How lines travel in the node"), and one page that listens to it. */
export function createModelNode(clock: FakeClock, chance: Chance, traits: NodeTraits, wire: Wire) {
  const printed: Printed[] = [];
  let log: Entry[] = [];
  let run = 0;
  let startedAt = clock.elapsed();
  let running = true;
  let session = 0;
  let connected = false;
  let silent = false;
  let lastArrival = 0;
  let lastHeard = 0;
  let loggedUpTo = 0;
  let sentUpTo = 0;
  let busyUntil = 0;
  let allowance = 2;
  let allowanceAt = 0;

  /** Frames keep the order in which the node has written them. */
  function send(hear: () => void): void {
    const to = session;
    const arrival = Math.max(
      lastArrival,
      busyUntil,
      clock.elapsed() + traits.latency + chance.unit() * traits.jitter,
    );
    lastArrival = arrival;
    clock.after(arrival - clock.elapsed(), () => {
      if (!connected || silent || session !== to) return;
      lastHeard = clock.now();
      hear();
    });
  }

  function print(raw: string): void {
    const now = clock.elapsed();
    // What the page can know of it: a line that is cut, or holds a break, is what it is then.
    const texts = splitLines(raw.slice(0, MOST)).map((line) => {
      const { text, rest } = sanitise(line);
      return text + rest;
    });
    const lines = texts.map((text): Printed => ({ text, run, delivered: false }));
    printed.push(...lines);
    loggedUpTo = Math.max(loggedUpTo, now + chance.unit() * traits.lag);
    sentUpTo = Math.max(sentUpTo, now + chance.unit() * traits.lag);
    log.push({ raw, lines, loggedAt: loggedUpTo });
    if (raw === '') return;
    const to = session;
    clock.after(sentUpTo - now, () => {
      if (connected && session === to) output(raw.slice(0, MOST).replaceAll(' \r', '\r\n'), lines);
    });
  }

  function output(frame: string, lines: readonly Printed[]): void {
    send(() => {
      for (const line of lines) line.delivered = true;
      wire.output(frame);
    });
  }

  function replay(): void {
    const now = clock.elapsed();
    let room = traits.window;
    const entries: Entry[] = [];
    for (let index = log.length - 1; index >= 0 && room > 0; index--) {
      const entry = log[index];
      if (entry === undefined || entry.loggedAt > now) continue;
      const whole = 1 + Math.floor(entry.raw.length / ENTRY);
      // The rest of a line whose beginning is outside the window.
      const raw = whole > room ? entry.raw.slice((whole - room) * ENTRY) : entry.raw;
      entries.unshift({ ...entry, raw, lines: whole > room ? [] : entry.lines });
      room -= whole;
    }
    const to = session;
    const next = (index: number): void => {
      const entry = entries[index];
      if (entry === undefined || entry.raw.length >= MOST) return;
      if (!connected || session !== to) return;
      output(entry.raw, entry.lines);
      clock.after(chance.unit() * 2 * traits.pace, () => next(index + 1));
    };
    clock.after(chance.unit() * 2 * traits.begin, () => next(0));
  }

  function tellState(): void {
    const state = running ? 'running' : 'offline';
    send(() => wire.state(state));
  }

  return {
    printed,
    print,
    get running() {
      return running;
    },
    get connected() {
      return connected;
    },
    /** The page is busy until then and hears nothing; elapsed, ms. */
    busy(ms: number) {
      busyUntil = Math.max(busyUntil, clock.elapsed() + ms);
    },
    get busyUntil() {
      return busyUntil;
    },
    connect() {
      session += 1;
      connected = true;
      silent = false;
      allowance = 2;
      allowanceAt = clock.elapsed();
      const to = session;
      clock.after(chance.between(0, 30), () => {
        if (session !== to || !connected) return;
        tellState();
        send(wire.ready);
        const stats = (): void => {
          if (session !== to || !connected) return;
          if (running) {
            const uptime = clock.elapsed() - startedAt;
            send(() => wire.uptime(uptime));
          }
          clock.after(1000, stats);
        };
        clock.after(chance.between(0, 1000), stats);
      });
    },
    /** Nothing comes any more; `dead`: and nobody has noticed. */
    drop(dead: boolean) {
      if (dead) silent = true;
      else connected = false;
    },
    /** Wall clock, ms. */
    get lastHeard() {
      return lastHeard;
    },
    sendLogs() {
      const to = session;
      clock.after(traits.latency + chance.unit() * traits.jitter, () => {
        if (session !== to || !connected) return;
        const now = clock.elapsed();
        allowance = Math.min(2, allowance + (now - allowanceAt) / 5000);
        allowanceAt = now;
        if (allowance < 1) {
          send(wire.throttled);
          return;
        }
        allowance -= 1;
        if (!running) return;
        clock.after(chance.unit() * 2 * traits.read, () => {
          if (session === to && connected) replay();
        });
      });
    },
    say(text: string) {
      if (connected) output(NODE + text, []);
    },
    stop() {
      running = false;
      log = [];
      if (connected) tellState();
    },
    /** A new container: its log is empty. */
    start() {
      run += 1;
      running = true;
      startedAt = clock.elapsed();
      log = [];
      if (!connected) return;
      send(() => wire.state('starting'));
      clock.after(500, tellState);
    },
  };
}
