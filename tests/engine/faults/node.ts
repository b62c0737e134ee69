import { type PowerAction, type ProcessState, parseFrame } from '../../../src/engine/protocol';
import { startAt } from './device';
import type { Dice } from './dice';
import { createNodeBuckets, type NodeBuckets } from './nodeBuckets';
import { createNodeProcess, type NodeProcess } from './nodeProcess';
import type { Sim } from './sim';

/** A token as the panel minted it; wall clock, ms. */
export interface Minted {
  readonly issuedAt: number;
  readonly endsAt: number;
}

/** How the node reaches one page. */
export interface Peer {
  says(frame: string): void;
  closes(code: number): void;
}

/** A socket as the node has it. */
export interface Seat {
  /** A frame has arrived. */
  hears(frame: string): void;
  /** The page's close has arrived. */
  gone(): void;
}

/** What the node really got, for the rules to be held against. */
export interface NodeRecord {
  readonly commands: { readonly line: string; readonly peer: Peer; readonly at: number }[];
  readonly powers: { readonly action: PowerAction; readonly peer: Peer; readonly at: number }[];
  readonly throttled: { readonly what: string; readonly peer: Peer; readonly at: number }[];
  /** Frames that came before the node had a token. */
  readonly early: string[];
}

export interface NodeModel {
  readonly process: NodeProcess;
  readonly record: NodeRecord;
  readonly tokens: Map<string, Minted>;
  suspended: boolean;
  deleted: boolean;
  /** Places that somebody else takes. */
  taken: number;
  /** Where the server lives. */
  home: string;
  readonly down: boolean;
  /** A socket that asks to be let in at `address`; the close code of a refusal if it is not. */
  accepts(address: string, peer: Peer): Seat | number;
  /** Cuts every socket. */
  cut(code: number): void;
  restart(ms: number, code: number): void;
  /** Refuses all tokens from before. */
  denylist(): void;
  tell(event: string, ...args: string[]): void;
  signedIn(peer: Peer): boolean;
}

interface Conn {
  readonly peer: Peer;
  readonly buckets: NodeBuckets;
  token: string | null;
  greeted: boolean;
}

/** Lines of a replay. */
export const replayWindow = 150;
const places = 30;
const red = '\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m\u001b[0m ';

/** The daemon, as protocol.md and resume.md describe it. */
export function createNode(sim: Sim, dice: Dice, stamped: boolean): NodeModel {
  const conns = new Set<Conn>();
  const tokens = new Map<string, Minted>();
  const record: NodeRecord = { commands: [], powers: [], throttled: [], early: [] };
  let down = false;
  let refusedBefore = 0;
  let bootedAt = 0;

  const wall = () => startAt + sim.now;

  function fault(token: string): string | null {
    const minted = tokens.get(token);
    if (minted === undefined) return 'an error was encountered';
    const oldest = Math.max(refusedBefore, bootedAt);
    if (minted.issuedAt < oldest) return 'jwt: created too far in past (denylist)';
    return wall() >= minted.endsAt ? 'jwt: exp claim is invalid' : null;
  }

  const frame = (event: string, args: readonly string[]) => JSON.stringify({ event, args });

  function says(conn: Conn, event: string, ...args: string[]): void {
    if (!conns.has(conn) || conn.token === null) return;
    const why = fault(conn.token);
    conn.peer.says(why === null ? frame(event, args) : frame('jwt error', [why]));
  }

  function tell(event: string, ...args: string[]): void {
    if (down) return;
    for (const conn of [...conns]) says(conn, event, ...args);
  }

  const process = createNodeProcess(sim, dice, stamped, {
    line: (text) => tell('console output', text),
    state(state) {
      tell('status', state);
      if (state === 'offline') tell('stats', stats('offline', 0));
    },
    own: (text) => tell('console output', `${red}${text}`),
  });

  function stats(state: ProcessState, uptime: number): string {
    return JSON.stringify({
      memory_bytes: 1,
      memory_limit_bytes: 2,
      cpu_absolute: 3,
      network: { rx_bytes: 4, tx_bytes: 5 },
      uptime,
      state,
      disk_bytes: 6,
    });
  }

  function everySecond(): void {
    if (process.state !== 'offline') tell('stats', stats(process.state, process.uptime));
    sim.after(1000, everySecond);
  }

  function signIn(conn: Conn, token: string): void {
    const why = fault(token);
    if (why !== null) {
      conn.peer.says(frame('jwt error', [`Error Event [1]: ${why}`]));
      return;
    }
    conn.token = token;
    says(conn, 'auth success');
    if (conn.greeted) return;
    conn.greeted = true;
    says(conn, 'status', process.state);
    if (process.state === 'offline') says(conn, 'stats', stats('offline', 0));
  }

  function replay(conn: Conn): void {
    if (process.state === 'offline') return;
    const pace = dice.chance() / 4;
    // Live lines come before, between and after these.
    for (const [nth, text] of process.log.slice(-replayWindow).entries()) {
      sim.after(nth * pace, () => says(conn, 'console output', text));
    }
  }

  function handle(conn: Conn, text: string): void {
    if (!conns.has(conn)) return;
    const { peer } = conn;
    const { event, args } = parseFrame(text) ?? { event: '', args: [] };
    const dry = conn.buckets.take(event);
    if (dry !== null) {
      record.throttled.push({ what: dry.what, peer, at: sim.now });
      if (dry.say) says(conn, 'throttled', dry.what);
    } else if (event === 'auth') {
      signIn(conn, args[0] ?? '');
    } else {
      if (conn.token === null) record.early.push(event);
      const why = conn.token === null ? 'jwt: no jwt present' : fault(conn.token);
      if (why === null) carryOut(conn, event, args[0] ?? '');
      else peer.says(frame('jwt error', [why]));
    }
  }

  function carryOut(conn: Conn, event: string, first: string): void {
    const { peer } = conn;
    switch (event) {
      case 'send logs':
        replay(conn);
        break;
      case 'send stats':
        says(conn, 'stats', stats(process.state, process.uptime));
        break;
      case 'send command':
        record.commands.push({ line: first, peer, at: sim.now });
        if (process.state !== 'offline') process.print();
        break;
      case 'set state':
        record.powers.push({ action: first as PowerAction, peer, at: sim.now });
        if (!process.power(first as PowerAction)) {
          says(conn, 'daemon error', 'another power action is currently being processed');
        }
    }
  }

  function cut(code: number): void {
    const cutting = [...conns];
    conns.clear();
    for (const { peer } of cutting) peer.closes(code);
  }

  sim.after(1000, everySecond);
  return {
    process,
    record,
    tokens,
    suspended: false,
    deleted: false,
    taken: 0,
    home: 'wss://a.example',
    get down() {
      return down;
    },
    accepts(address, peer) {
      const full = conns.size + this.taken >= places;
      if (down || this.deleted || full || !address.startsWith(this.home)) return 1006;
      if (this.suspended) return 4409;
      const conn: Conn = { peer, buckets: createNodeBuckets(sim), token: null, greeted: false };
      conns.add(conn);
      return {
        // Each frame is handled on its own: two that come at once may be carried out in either order.
        hears: (text) => void sim.after(dice.chance() * 20, () => handle(conn, text)),
        gone: () => void conns.delete(conn),
      };
    },
    cut,
    restart(ms, code) {
      cut(code);
      down = true;
      sim.after(ms, () => {
        down = false;
        bootedAt = wall();
      });
    },
    denylist() {
      refusedBefore = wall();
    },
    tell,
    signedIn: (peer) =>
      [...conns].some(
        (conn) => conn.peer === peer && conn.token !== null && fault(conn.token) === null,
      ),
  };
}
