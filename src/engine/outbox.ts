import { createBuckets } from './buckets';
import type { Clock } from './clock';
import { allows, commandPermission, powerPermission } from './permissions';
import { type ClientEvent, type PowerAction, type ProcessState, serialise } from './protocol';
import { utf8Length } from './utf8Length';

/** Why something was not sent. `bytes` counts the frame as sent. */
export type Refusal =
  | { readonly kind: 'not connected' }
  /** The token has ended: the node would answer `jwt error` in place of doing it. */
  | { readonly kind: 'token ended' }
  | { readonly kind: 'no permission' }
  | { readonly kind: 'server offline' }
  | { readonly kind: 'too long'; readonly bytes: number; readonly limit: number }
  /** Too many at once; it may go in `wait` ms. */
  | { readonly kind: 'too fast'; readonly wait: number }
  | { readonly kind: 'empty' }
  /** A command is one line; the caller splits what is more. */
  | { readonly kind: 'several lines' }
  /** Another power action of ours is under way. */
  | { readonly kind: 'busy'; readonly action: PowerAction }
  /** Whoever was asked to send it is gone: it may have gone out, or not. */
  | { readonly kind: 'not known' };

/** `sent`: the frame was handed to an open, signed-in socket. */
export type SendResult = { readonly sent: true } | { readonly sent: false; readonly why: Refusal };

/** What the connection itself has to say to the node. */
export type ControlEvent = Extract<ClientEvent, { event: 'auth' | 'send logs' | 'send stats' }>;

export interface OutboxOptions {
  readonly clock: Clock;
  /** Hands a frame to the open socket; `false` if there is none. */
  transmit(frame: string): boolean;
  /** From the token; `null`: not known, the node decides. */
  permissions(): readonly string[] | null;
  /** `null`: not known, the node decides. */
  process(): ProcessState | null;
  /** A `send stats` has gone. */
  onAsked?(): void;
  /** Called when `waiting` has changed. */
  onChange?(): void;
}

export interface Outbox {
  /** Commands and power actions that wait for their turn. */
  readonly waiting: number;
  /** `auth success` was heard. Said again after a renewal, it changes nothing. */
  signedIn(): void;
  /** The node takes nothing until there is a new token; what waits is not sent. */
  withhold(on: boolean): void;
  /** The socket is gone, signed in or not: what waits is not sent, and the next one starts fresh. */
  ended(): void;
  /** One line, without its newline. Resolves when it has gone, or will not go. */
  command(line: string): Promise<SendResult>;
  /** Resolves within a second. */
  power(action: PowerAction): Promise<SendResult>;
  /** Goes now, or not at all: `false`. `auth` may go before sign-in, nothing else may. */
  control(event: ControlEvent): boolean;
  /** The node dropped a frame of ours; `what` as it says it. */
  throttled(what: string): void;
  dispose(): void;
}

/** The node closes the socket at 4,096 bytes; compression can make a short frame longer. */
const maxFrame = 4_000;
/**
 * Two frames that the node reads together are carried out in either order. With 50 ms, the least
 * that protocol.md asks for, a list of four commands came out of order in 9 of 60 runs on a busy
 * machine, with these in none. ms
 */
const spacing = 100;
/** Longer than this nobody waits without being told. ms */
const patience = { 'send command': 1_500, 'set state': 1_000 };

interface Waiting {
  readonly event: Extract<ClientEvent, { event: 'send command' | 'set state' }>;
  readonly frame: string;
  /** Power actions go by then or not at all. Elapsed ms. */
  readonly deadline: number;
  resolve(result: SendResult): void;
}

/**
 * Everything we send to the node goes through here: permission, state, length, and the node's
 * rate limits (protocol.md, section 1, client → node). Nothing is queued beyond a socket's life,
 * and nothing goes that the node would drop.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { clock, transmit } = options;
  let buckets = createBuckets(clock);
  let connected = false;
  let withheld = false;
  let commands: Waiting[] = [];
  /** At most one: power actions do not pile up. */
  let power: Waiting | null = null;
  let lastSentAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | null = null;
  let told = 0;

  const count = () => commands.length + (power === null ? 0 : 1);

  /** Ms until it may go, behind `ahead` others like it. */
  function waitFor(event: Waiting['event'], ahead: number): number {
    const spaced = lastSentAt + spacing * (1 + ahead) - clock.elapsed();
    return Math.max(0, spaced, buckets.wait(event.event, ahead));
  }

  /** What can be said before looking at the limits; asked again when a waiting one's turn comes. */
  function refusal(event: Waiting['event']): Refusal | null {
    if (!connected) return notConnected;
    if (withheld) return tokenEnded;
    const permissions = options.permissions();
    const needed =
      event.event === 'send command' ? commandPermission : powerPermission(event.action);
    if (permissions !== null && !allows(permissions, needed)) return { kind: 'no permission' };
    // The node drops a command for an offline server without a word.
    if (event.event === 'send command' && options.process() === 'offline') {
      return { kind: 'server offline' };
    }
    return null;
  }

  function dispatch(item: Waiting): void {
    const why = refusal(item.event) ?? (transmit(item.frame) ? null : notConnected);
    if (why !== null) {
      item.resolve({ sent: false, why });
      return;
    }
    buckets.take(item.event.event);
    lastSentAt = clock.elapsed();
    item.resolve({ sent: true });
  }

  /** Sends what may go now, power first, and sets the timer for what may not. */
  function drain(): void {
    cancelTimer?.();
    cancelTimer = null;
    let wait = Number.POSITIVE_INFINITY;
    while (count() > 0) {
      const item = power ?? commands[0];
      if (item === undefined) break;
      wait = waitFor(item.event, 0);
      if (wait > 0 && clock.elapsed() + wait <= item.deadline) break;
      if (item === power) power = null;
      else commands.shift();
      if (wait > 0) item.resolve({ sent: false, why: { kind: 'too fast', wait } });
      else dispatch(item);
      wait = Number.POSITIVE_INFINITY;
    }
    if (wait !== Number.POSITIVE_INFINITY) cancelTimer = clock.after(wait, drain);
    if (told !== count()) {
      told = count();
      options.onChange?.();
    }
  }

  function enqueue(event: Waiting['event'], ahead: number): Promise<SendResult> {
    const frame = serialise(event);
    const bytes = utf8Length(frame);
    if (bytes > maxFrame) return refused({ kind: 'too long', bytes, limit: maxFrame });
    const why = refusal(event);
    if (why !== null) return refused(why);
    const wait = waitFor(event, ahead);
    if (wait > patience[event.event]) return refused({ kind: 'too fast', wait });
    return new Promise((resolve) => {
      const isPower = event.event === 'set state';
      // A command that was let in keeps its place, even if the node then says it is short of room.
      const deadline = isPower ? clock.elapsed() + patience[event.event] : Number.POSITIVE_INFINITY;
      const item = { event, frame, deadline, resolve };
      if (isPower) {
        power?.resolve({ sent: false, why: { kind: 'busy', action: event.action } });
        power = item;
      } else commands.push(item);
      drain();
    });
  }

  function ended(): void {
    connected = false;
    withheld = false;
    buckets = createBuckets(clock);
    // None of them may reach the next socket.
    drop(notConnected);
  }

  /** What waits does not go. */
  function drop(why: Refusal): void {
    const left = power === null ? commands : [power, ...commands];
    power = null;
    commands = [];
    for (const item of left) item.resolve({ sent: false, why });
    drain();
  }

  return {
    get waiting() {
      return count();
    },
    signedIn() {
      connected = true;
    },
    withhold(on) {
      withheld = on;
      if (on) drop(tokenEnded);
    },
    ended,
    command(text) {
      const line = text.replace(/[\r\n]+$/, '');
      if (line.trim() === '') return refused({ kind: 'empty' });
      if (/[\r\n]/.test(line)) return refused({ kind: 'several lines' });
      return enqueue({ event: 'send command', line }, commands.length);
    },
    power(action) {
      // Kill takes the place of one that waits: in the node it waits behind nothing either.
      if (power?.event.event === 'set state' && action !== 'kill') {
        return refused({ kind: 'busy', action: power.event.action });
      }
      return enqueue({ event: 'set state', action }, 0);
    },
    control(event) {
      if (event.event !== 'auth' && !connected) return false;
      if (buckets.wait(event.event, 0) > 0 || !transmit(serialise(event))) return false;
      buckets.take(event.event);
      if (event.event === 'send stats') options.onAsked?.();
      return true;
    },
    throttled(what) {
      buckets.throttled(what);
    },
    dispose: ended,
  };
}

const notConnected: Refusal = { kind: 'not connected' };
const tokenEnded: Refusal = { kind: 'token ended' };

function refused(why: Refusal): Promise<SendResult> {
  return Promise.resolve({ sent: false, why });
}
