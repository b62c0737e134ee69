import type { OpenSocket, SocketLike } from '../../../src/engine/surroundings';

/** A socket whose other side is the test. */
export interface FakeSocket {
  readonly url: string;
  /** What was sent, frame by frame. */
  readonly sent: readonly string[];
  /** The names of the events that were sent. */
  events(): string[];
  /** Opening or open: neither side has closed it. */
  isAlive(): boolean;
  /** We let go of it. */
  letGo(): boolean;
  /** Calls `listener` with each frame that is sent from now on. */
  onSent(listener: (text: string) => void): void;
  opens(): void;
  says(event: string, ...args: string[]): void;
  saysText(text: string): void;
  closes(code: number): void;
  /** As `says` and `closes`, but for events that were already on their way when we let go. */
  saysLate(event: string, ...args: string[]): void;
  closesLate(code: number): void;
}

export interface FakeSockets {
  readonly open: OpenSocket;
  readonly all: readonly FakeSocket[];
  /** The newest; throws if there is none. */
  latest(): FakeSocket;
  /** From now on the browser refuses to open any. */
  refuse(refused: boolean): void;
}

const connecting = 0;
const open = 1;
const closed = 3;

export function createFakeSockets(): FakeSockets {
  const all: FakeSocket[] = [];
  let refused = false;
  return {
    all,
    open(url) {
      if (refused) throw new Error('An insecure WebSocket connection may not be initiated.');
      const { socket, fake } = createFakeSocket(url);
      all.push(fake);
      return socket;
    },
    latest() {
      const last = all.at(-1);
      if (last === undefined) throw new Error('No socket was opened.');
      return last;
    },
    refuse(value) {
      refused = value;
    },
  };
}

function createFakeSocket(url: string): { socket: SocketLike; fake: FakeSocket } {
  const sent: string[] = [];
  let readyState = connecting;
  let letGo = false;
  let listener: (text: string) => void = () => {};
  let onmessage: SocketLike['onmessage'] = null;
  let onclose: SocketLike['onclose'] = null;
  let lateMessage: SocketLike['onmessage'] = null;
  let lateClose: SocketLike['onclose'] = null;
  const socket: SocketLike = {
    onopen: null,
    onerror: null,
    get onmessage() {
      return onmessage;
    },
    set onmessage(listener) {
      onmessage = listener;
      lateMessage = listener ?? lateMessage;
    },
    get onclose() {
      return onclose;
    },
    set onclose(listener) {
      onclose = listener;
      lateClose = listener ?? lateClose;
    },
    get readyState() {
      return readyState;
    },
    send(data) {
      if (readyState !== open) throw new Error('Sent on a socket that is not open.');
      sent.push(data);
      listener(data);
    },
    close() {
      letGo = true;
      readyState = closed;
    },
  };
  const frame = (event: string, args: string[]) => ({ data: JSON.stringify({ event, args }) });
  const fake: FakeSocket = {
    url,
    sent,
    events: () => sent.map((text) => (JSON.parse(text) as { event: string }).event),
    isAlive: () => readyState !== closed,
    letGo: () => letGo,
    onSent(next) {
      listener = next;
    },
    opens() {
      readyState = open;
      socket.onopen?.({} as never);
    },
    says: (event, ...args) => onmessage?.(frame(event, args)),
    saysText: (text) => onmessage?.({ data: text }),
    closes(code) {
      readyState = closed;
      onclose?.({ code, reason: '' });
    },
    saysLate: (event, ...args) => lateMessage?.(frame(event, args)),
    closesLate: (code) => lateClose?.({ code, reason: '' }),
  };
  return { socket, fake };
}
