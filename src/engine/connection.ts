import { concernsConnection } from './connection/frames';
import { reduce } from './connection/reducer';
import {
  type Effect,
  type Input,
  initialState,
  type SessionChange,
  type TimerName,
} from './connection/state';
import { sameData, toStatus } from './connection/status';
import type { ConnectionStatus } from './connectionStatus';
import type { CredentialsSource } from './credentials';
import { wings } from './dialect';
import { type ClientEvent, parseServerEvent, type ServerEvent } from './protocol';
import { fail } from './result';
import type { SocketLike, Surroundings } from './surroundings';
import type { Step } from './timeline/record';

export type { SessionChange } from './connection/state';

export interface ConnectionOptions {
  readonly surroundings: Surroundings;
  readonly credentials: CredentialsSource;
  /** Put the token into the URL as well (protocol.md, section 1, signing in). */
  readonly tokenInUrl: boolean;
  /** Sends one of the connection's own frames by way of the limits; `false`: it did not go. */
  control(event: Extract<ClientEvent, { event: 'auth' | 'send stats' }>): boolean;
  /**
   * Each event of a signed-in socket, in order, its `jwt error`s and a renewal's `auth success`
   * included: whether a session began says `onSession`. Up to 20,000 a second.
   */
  onEvent(event: ServerEvent): void;
  /** `signed in` comes before the first event; all others after the event that brought them. */
  onSession(change: SessionChange): void;
  /** Only when it says something new. */
  onStatus(status: ConnectionStatus): void;
  /** Each step that changed something or did something, before it is carried out. */
  onStep?(step: Step): void;
}

export interface Connection {
  start(): void;
  /** Hands a frame to the open socket; `false` if there is none, or it has not signed in and this is no `auth`. */
  transmit(frame: string): boolean;
  /** Ends a wait, or starts again after a stop. */
  retryNow(): void;
  /** The source of credentials answers differently now: after a new sign-in. */
  accessChanged(): void;
  status(): ConnectionStatus;
  /** How long the node's answer to the last sign-in was on its way, there and back, ms. */
  trip(): number;
  /** When the open socket was heard last, elapsed ms; its opening counts. `null`: there is none. */
  heardBy(): number | null;
  dispose(): void;
}

/** `WebSocket.OPEN`. */
const open = 1;

/** The one frame that may go before sign-in (protocol.md, section 1). */
const authFrame = '{"event":"auth"';

/**
 * The connection to the node (design.md, "The connection"). `connection/reducer.ts` decides, this
 * carries it out: sockets, timers and requests live here, decisions do not.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { surroundings, credentials } = options;
  const { clock } = surroundings;
  const decide = surroundings.reduce ?? reduce;
  const timers = new Map<TimerName, () => void>();
  const inputs: Input[] = [];
  let state = initialState(options.tokenInUrl, wings);
  let status = toStatus(state);
  let socket: SocketLike | null = null;
  let frames = 0;
  let heardBy = 0;
  let working = false;
  let askedAt = 0;
  let trip = 0;
  let disposed = false;

  /** One input at a time: carrying out an effect may bring the next one. */
  function dispatch(input: Input): void {
    if (disposed) return;
    inputs.push(input);
    if (working) return;
    working = true;
    try {
      for (let next = inputs.shift(); next !== undefined; next = inputs.shift()) take(next);
    } finally {
      // A listener that throws must not leave the connection deaf for good.
      working = false;
    }
  }

  function take(input: Input): void {
    const before = state;
    const moment = {
      now: clock.now(),
      elapsed: clock.elapsed(),
      chance: surroundings.random(),
      frames,
      heardBy,
    };
    const { state: after, effects } = decide(state, input, moment);
    state = after;
    if (after !== before || effects.length > 0 || input.input === 'hint') {
      options.onStep?.({ ...moment, input, before, after, effects });
    }
    // Under a flood of `jwt error` nothing changes, 20,000 times a second.
    const shown = state === before ? status : toStatus(state);
    const changed = !sameData(shown, status);
    if (changed) status = shown;
    for (const effect of effects) if (!disposed) carryOut(effect);
    if (changed && !disposed) options.onStatus(shown);
  }

  function carryOut(effect: Effect): void {
    switch (effect.effect) {
      case 'ask':
        ask(effect.id, effect.anew);
        break;
      case 'open':
        openSocket(effect.socket, effect.url);
        break;
      case 'close':
        closeSocket();
        break;
      case 'auth':
        askedAt = clock.elapsed();
        if (!options.control({ event: 'auth', token: effect.token })) {
          dispatch({ input: 'not sent', event: 'auth' });
        }
        break;
      case 'probe':
        if (!options.control({ event: 'send stats' })) {
          dispatch({ input: 'not sent', event: 'send stats' });
        }
        break;
      case 'set timer':
        setTimer(effect.name, effect.ms);
        break;
      case 'cancel timers':
        for (const name of effect.names) cancelTimer(name);
        break;
      case 'session':
        if (effect.change.kind === 'signed in') trip = clock.elapsed() - askedAt;
        options.onSession(effect.change);
        break;
    }
  }

  function ask(id: number, anew: boolean): void {
    if (anew) credentials.abandon?.();
    credentials
      .request(() => dispatch({ input: 'refused', id }))
      .then(
        (result) => dispatch({ input: 'credentials', id, result }),
        // A source that throws has a fault, but waiting for it for ever would be another.
        () =>
          dispatch({
            input: 'credentials',
            id,
            result: fail({ failure: { kind: 'unreachable' }, hold: null }),
          }),
      );
  }

  function openSocket(id: number, url: string): void {
    closeSocket();
    let opening: SocketLike;
    try {
      opening = surroundings.openSocket(url);
    } catch {
      dispatch({ input: 'bad address', socket: id });
      return;
    }
    socket = opening;
    frames = 0;
    heardBy = clock.elapsed();
    opening.onopen = () => dispatch({ input: 'opened', socket: id });
    opening.onclose = ({ code }) => dispatch({ input: 'closed', socket: id, code });
    opening.onmessage = ({ data }) => {
      if (opening === socket) heard(id, data);
    };
    // A close always follows; some sockets throw where nobody listens.
    opening.onerror = () => {};
  }

  function closeSocket(): void {
    const closing = socket;
    if (closing === null) return;
    socket = null;
    closing.onopen = null;
    closing.onmessage = null;
    closing.onclose = null;
    closing.close(1000);
  }

  /** The hot path: a count, a timestamp and a parse for a line of output, and no timer. */
  function heard(id: number, data: unknown): void {
    frames += 1;
    heardBy = clock.elapsed();
    const event = typeof data === 'string' ? parseServerEvent(data) : null;
    if (event === null) return;
    if (state.phase.phase !== 'live') {
      dispatch({ input: 'frame', socket: id, event });
      if (socketIsLive(id)) passOn(id, event, event.event !== 'auth success');
      return;
    }
    passOn(id, event, true);
  }

  function passOn(id: number, event: ServerEvent, consider: boolean): void {
    options.onEvent(event);
    if (consider && concernsConnection(event)) dispatch({ input: 'frame', socket: id, event });
  }

  function socketIsLive(id: number): boolean {
    return state.phase.phase === 'live' && state.phase.socket === id;
  }

  function setTimer(name: TimerName, ms: number): void {
    cancelTimer(name);
    // Platforms cut off fractions, and a timer that is early finds nothing due.
    const cancel = clock.after(Math.ceil(ms), () => {
      timers.delete(name);
      dispatch({ input: 'timer', name });
    });
    timers.set(name, cancel);
  }

  function cancelTimer(name: TimerName): void {
    timers.get(name)?.();
    timers.delete(name);
  }

  const unsubscribe = surroundings.hints.subscribe((hint) => dispatch({ input: 'hint', hint }));

  return {
    start: () => dispatch({ input: 'start' }),
    transmit(frame) {
      if (socket?.readyState !== open) return false;
      if (state.phase.phase !== 'live' && !frame.startsWith(authFrame)) return false;
      socket.send(frame);
      return true;
    },
    retryNow: () => dispatch({ input: 'retry now' }),
    accessChanged: () => dispatch({ input: 'access changed' }),
    status: () => status,
    trip: () => trip,
    heardBy: () => (socket?.readyState === open ? heardBy : null),
    dispose() {
      disposed = true;
      unsubscribe();
      for (const cancel of timers.values()) cancel();
      timers.clear();
      closeSocket();
    },
  };
}
