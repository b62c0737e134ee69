import type { SocketLike } from '../../../src/engine/surroundings';
import type { Device } from './device';
import type { NodeModel, Peer, Seat } from './node';
import type { Sim } from './sim';
import { createPipe, type Way } from './way';

/** One socket of a tab, from the call that opened it, with all that became of it. True time, ms. */
export interface SocketRecord {
  readonly at: number;
  readonly url: string;
  /** As the browser had said when it was opened. */
  readonly offline: boolean;
  readonly peer: Peer;
  openedAt: number | null;
  /** When the page had the first `auth success`. */
  signedInAt: number | null;
  /** When the page had let go of it, or had its close. */
  endedAt: number | null;
  /** It died without a word. */
  deadAt: number | null;
  /** Its way was down, or changed its speed, meanwhile: frames come closer together than they went. */
  unsteady: boolean;
  readonly sent: { readonly at: number; readonly frame: string }[];
  /** Tokens that were refused at sign-in, as the page heard. */
  readonly refused: { readonly at: number; readonly token: string }[];
}

export interface Wire {
  readonly record: SocketRecord;
  readonly socket: SocketLike;
  /** Vanishes without a word; the node does not notice for a quarter of an hour. */
  die(): void;
  /** The browser gives it up: the network is another one. */
  lose(): void;
}

const connecting = 0;
const open = 1;
const closed = 3;
const quarterOfAnHour = 900_000;

export function createWire(
  sim: Sim,
  device: Device,
  way: Way,
  node: NodeModel,
  url: string,
  offline: boolean,
): Wire {
  const toNode = createPipe(sim, way);
  const toPage = createPipe(sim, way);
  let readyState = connecting;
  let seat: Seat | null = null;
  let token = '';

  function toTab(run: () => void): void {
    toPage.send(() =>
      device.whenAwake(() => {
        run();
        sim.touched();
      }),
    );
  }

  function closes(code: number): void {
    if (readyState === closed) return;
    readyState = closed;
    record.endedAt = sim.now;
    stop();
    socket.onclose?.({ code, reason: '' });
    sim.touched();
  }

  function hear(frame: string): void {
    if (readyState !== open) return;
    if (frame.startsWith('{"event":"auth success"')) record.signedInAt ??= sim.now;
    if (frame.includes('Error Event [1]')) record.refused.push({ at: sim.now, token });
    socket.onmessage?.({ data: frame });
  }

  const peer: Peer = {
    says: (frame) => toTab(() => hear(frame)),
    closes: (code) => toTab(() => closes(code)),
  };
  const record: SocketRecord = {
    at: sim.now,
    url,
    offline,
    peer,
    openedAt: null,
    signedInAt: null,
    endedAt: null,
    deadAt: null,
    unsteady: false,
    sent: [],
    refused: [],
  };
  const socket: SocketLike = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    get readyState() {
      return readyState;
    },
    send(frame) {
      record.sent.push({ at: sim.now, frame });
      if (frame.startsWith('{"event":"auth"')) token = JSON.parse(frame).args[0];
      toNode.send(() => seat?.hears(frame));
    },
    close() {
      if (readyState === closed) return;
      readyState = closed;
      record.endedAt = sim.now;
      stop();
      toNode.send(() => seat?.gone());
      // A farewell that is lost leaves the node with a dead peer.
      sim.after(quarterOfAnHour, () => seat?.gone());
    },
  };

  const stop = way.reach(
    () => {
      if (readyState === closed) return;
      const answer = node.accepts(url, peer);
      if (answer === 1006) return device.whenAwake(() => closes(1006));
      if (typeof answer !== 'number') seat = answer;
      device.whenAwake(() => {
        if (readyState === closed) return;
        readyState = open;
        record.openedAt = sim.now;
        socket.onopen?.({} as never);
        sim.touched();
        if (typeof answer === 'number') peer.closes(answer);
      });
    },
    () => device.whenAwake(() => closes(1006)),
  );

  return {
    record,
    socket,
    die() {
      if (readyState === closed) return;
      record.deadAt ??= sim.now;
      toNode.die();
      toPage.die();
      if (readyState === connecting) stop();
      sim.after(quarterOfAnHour, () => seat?.gone());
    },
    lose: () => closes(1006),
  };
}
