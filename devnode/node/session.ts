import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { NodeCounters, World } from '../world';
import { createBuckets } from './buckets';
import { encode } from './frames';
import type { GameServer } from './gameServer';
import { createInbound, type Seat } from './inbound';
import type { LineSink } from './lineGate';
import { createLink } from './link';
import { createOutputQueue } from './outputQueue';
import { type Claims, permits, type Tokens } from './tokens';
import { watchToken } from './watchToken';

/** One websocket of one server, from the upgrade to its end (protocol.md, section 1). */
export interface Session extends LineSink {
  readonly server: GameServer;
  /** An event of the server. Replaced by `jwt error` while the token is bad. */
  event(name: string, frame: Buffer): void;
  /** Ends it with a close frame. */
  close(code: number, reason: string): void;
  /** Ends it without one. */
  cut(): void;
  /** Leaves it open, but nothing goes in or out any more. */
  goSilent(): void;
}

/** Events that need a permission to be seen; matched by their beginning. */
const guarded: readonly (readonly [event: string, permission: string])[] = [
  ['install output', 'admin.websocket.install'],
  ['transfer logs', 'admin.websocket.transfer'],
  ['backup completed', 'backup.read'],
];

export function createSession(options: {
  ws: WebSocket;
  socket: Duplex;
  server: GameServer;
  world: World;
  tokens: Tokens;
  counters: NodeCounters;
  onClosed: (session: Session) => void;
}): Session {
  const { ws, socket, server, world, tokens, counters, onClosed } = options;
  const uuid = server.record.uuid;
  let claims: Claims | null = null;

  const queue = createOutputQueue({
    socket,
    write(frame, written) {
      if (ws.readyState === ws.OPEN) ws.send(frame, { binary: false }, written);
    },
    onSent: () => {
      counters.linesSent += 1;
    },
    onThrownAway: () => {
      counters.linesThrownAway += 1;
    },
  });
  const link = createLink(world.faults, queue);

  function jwtError(text: string): void {
    counters.jwtErrors += 1;
    link.send(encode('jwt error', text));
  }

  function event(name: string, frame: Buffer): void {
    const fault = tokens.fault(claims, uuid);
    if (fault !== null) {
      jwtError(fault);
      return;
    }
    const needed = guarded.find(([beginning]) => name.startsWith(beginning));
    if (needed === undefined || permits(claims, needed[1])) link.send(frame);
  }

  const seat: Seat = {
    server,
    claims: () => claims,
    accept(next) {
      const first = claims === null;
      claims = next;
      return first;
    },
    send: (name, ...args) => event(name, encode(name, ...args)),
    sendAnyway: (name, ...args) => link.send(encode(name, ...args)),
    jwtError,
    cut: () => ws.terminate(),
  };
  const inbound = createInbound({
    seat,
    world,
    tokens,
    counters,
    buckets: createBuckets(() => performance.now()),
    onSignedIn() {
      // Before this nothing of the server is delivered, not even in the form of `jwt error`.
      server.sessions.add(session);
    },
  });

  const watch = watchToken({
    everyMs: () => world.faults.tokenCheckEvery * 1000,
    tick() {
      if (link.dead() !== ws.isPaused) link.dead() ? ws.pause() : ws.resume();
    },
    check() {
      if (claims === null) return;
      const left = claims.exp - tokens.seconds();
      if (left <= 0) seat.send('token expired');
      else if (left <= 60) seat.send('token expiring');
    },
  });

  const session: Session = {
    server,
    event,
    offer(frame) {
      const taken = take(frame, queue.offer);
      // A line that found no room is offered again, or forced: it counts once.
      if (taken) counters.linesOffered += 1;
      return taken;
    },
    force(frame) {
      counters.linesOffered += 1;
      take(frame, (line) => {
        queue.force(line);
        return true;
      });
    },
    whenRoom: queue.whenRoom,
    close(code, reason) {
      ws.close(code, reason);
    },
    cut: () => ws.terminate(),
    goSilent() {
      link.die();
      ws.pause();
    },
  };

  /** A line takes the queue's way, unless the token is bad or a fault lies on the way. */
  function take(frame: Buffer, into: (frame: Buffer) => boolean): boolean {
    const fault = tokens.fault(claims, uuid);
    if (fault !== null) {
      jwtError(fault);
      return true;
    }
    if (link.clear()) return into(frame);
    if (!link.dead()) counters.linesSent += 1;
    link.send(frame);
    return true;
  }

  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (!link.dead()) inbound.read(data, isBinary);
  });
  // A frame over 4,096 bytes arrives here as an error, after ws has sent 1009.
  ws.on('error', () => undefined);
  ws.on('close', () => {
    watch.stop();
    link.close();
    queue.close();
    inbound.close();
    server.sessions.delete(session);
    onClosed(session);
  });
  return session;
}
