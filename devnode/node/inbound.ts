import type { RawData } from 'ws';
import {
  type PowerAction,
  parseFrame,
  powerActions,
  type RawFrame,
} from '../../src/engine/protocol';
import type { NodeCounters, World } from '../world';
import type { Buckets } from './buckets';
import { errorEvent } from './frames';
import type { GameServer } from './gameServer';
import { lockedByAnother } from './lifecycle';
import { type Claims, jwtErrors, permits, type Tokens, type TokenVerdict } from './tokens';

/** What a client sends (protocol.md, "Client → node"): the limits, and what each event does. */
export interface Inbound {
  read(data: RawData, isBinary: boolean): void;
  close(): void;
}

/** What the handling of a frame may do with its socket. */
export interface Seat {
  readonly server: GameServer;
  claims(): Claims | null;
  /** Takes a token over. `true`: it is the socket's first. */
  accept(claims: Claims): boolean;
  /** Sends an event if the token allows it, `jwt error` if it is bad. */
  send(name: string, ...args: readonly string[]): void;
  /** Sends whatever the token may be. */
  sendAnyway(name: string, ...args: readonly string[]): void;
  jwtError(text: string): void;
  cut(): void;
}

const replayedLines = 150;
const longestFrame = 32_768;
const unexpected = 'an unexpected error was encountered while handling this request';

const powerPermissions: Readonly<Record<PowerAction, string>> = {
  start: 'control.start',
  stop: 'control.stop',
  restart: 'control.restart',
  kill: 'control.stop',
};

export function createInbound(options: {
  seat: Seat;
  world: World;
  tokens: Tokens;
  counters: NodeCounters;
  buckets: Buckets;
  onSignedIn: () => void;
}): Inbound {
  const { seat, world, tokens, counters, buckets, onSignedIn } = options;
  const { server } = seat;
  let arrived: RawFrame[] = [];
  let closed = false;

  /**
   * The daemon handles each frame in a goroutine of its own: frames that are read together may be
   * carried out in any order.
   */
  function schedule(frame: RawFrame): void {
    arrived.push(frame);
    if (arrived.length > 1) return;
    setImmediate(() => {
      const together = arrived;
      arrived = [];
      while (together.length > 0 && !closed) {
        const at = Math.floor(Math.random() * together.length);
        for (const one of together.splice(at, 1)) void handle(one);
      }
    });
  }

  function throttle(event: string, sayso: boolean): void {
    count(counters.framesThrottled, event);
    if (sayso) seat.sendAnyway('throttled', event);
  }

  async function handle(frame: RawFrame): Promise<void> {
    const { event } = frame;
    if (server.record.status === 'suspended') {
      seat.cut();
      return;
    }
    if (world.faults.throttle.includes(event) || world.faults.throttle.includes('*')) {
      throttle(event, true);
      return;
    }
    const verdict = buckets.event(event);
    if (verdict !== 'pass') {
      throttle(event, verdict === 'drop and say so');
      return;
    }
    if (event === 'auth') {
      await signIn(frame.args.join(''));
      return;
    }
    const fault = tokens.fault(seat.claims(), server.record.uuid);
    if (fault !== null) {
      seat.jwtError(fault);
      return;
    }
    switch (event) {
      case 'set state':
        await setState(frame.args.join(''));
        return;
      case 'send command':
        if (permits(seat.claims(), 'control.console')) server.command(frame.args.join(''));
        return;
      case 'send stats':
        seat.send('stats', server.statsJson());
        return;
      case 'send logs':
        await replay();
        return;
      default:
        // An unknown event has paid for its frame and is ignored.
        return;
    }
  }

  async function judge(token: string): Promise<TokenVerdict> {
    const { refuseTokens } = world.faults;
    if (refuseTokens === null) return tokens.read(token);
    return refuseTokens === 'signature'
      ? tokens.read(`${token}x`)
      : { ok: false, kind: 'jwt error', text: jwtErrors[refuseTokens] };
  }

  async function signIn(token: string): Promise<void> {
    const verdict = await judge(token);
    if (closed) return;
    if (!verdict.ok) {
      if (verdict.kind === 'jwt error') seat.jwtError(errorEvent(verdict.text));
      else fail(verdict.text);
      return;
    }
    const first = seat.accept(verdict.claims);
    seat.sendAnyway('auth success');
    // A renewed token is answered by this alone.
    if (!first) return;
    onSignedIn();
    seat.send('status', server.state);
    if (server.state === 'offline' && server.busy() === null) {
      await server.refreshDisk();
      seat.send('stats', server.statsJson());
    }
  }

  async function setState(name: string): Promise<void> {
    const action = powerActions.find((known) => known === name);
    if (action === undefined) {
      fail('attempting to handle unknown power action');
      return;
    }
    if (!permits(seat.claims(), powerPermissions[action])) return;
    const outcome = await server.power(action);
    if (outcome.ok || closed) return;
    if (outcome.why === lockedByAnother) seat.send('daemon error', errorEvent(outcome.why));
    else fail(outcome.why);
  }

  /** The cause only for those who may see it. */
  function fail(why: string): void {
    const shown = permits(seat.claims(), 'admin.websocket.errors') ? why : unexpected;
    seat.sendAnyway('daemon error', errorEvent(shown));
  }

  /** Live lines land before, between and after these: nothing holds them back meanwhile. */
  async function replay(): Promise<void> {
    if (!server.attached()) return;
    // The container's log is asked for over a socket of its own, which takes a moment.
    await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 6));
    let untilYield = someLines();
    for (const line of server.replay(replayedLines)) {
      if (closed) return;
      seat.send('console output', line);
      untilYield -= 1;
      if (untilYield > 0) continue;
      untilYield = someLines();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    read(data, isBinary) {
      const verdict = buckets.global();
      if (verdict !== 'pass') {
        throttle('global', verdict === 'drop and say so');
        return;
      }
      const text = String(data);
      if (isBinary || text.length > longestFrame) return;
      const frame = parseFrame(text);
      if (frame === null) return;
      count(counters.framesIn, frame.event);
      schedule(frame);
    },
    close() {
      closed = true;
    },
  };
}

function someLines(): number {
  return 1 + Math.floor(Math.random() * 40);
}

function count(into: Record<string, number>, name: string): void {
  into[name] = (into[name] ?? 0) + 1;
}
