import type { DevNode, NodeServer, ServerRecord, World } from '../../../devnode/world';

/** A node that runs nothing: it notes what the panel's half asks of it. */
export interface FakeNode extends DevNode {
  /** `server.uuid`-free notes, e.g. `power start`, `cut unclean all`. */
  readonly calls: string[];
  setState(uuid: string, state: NodeServer['state']): void;
  /** Ends the work (install, restore, transfer) that is under way. */
  finish(failed?: boolean): void;
  resourcesAsked: number;
}

export function createFakeNode(world: World): FakeNode {
  const servers = new Map<string, NodeServer & { state: NodeServer['state'] }>();
  const calls: string[] = [];
  let work: { resolve: () => void; reject: (error: Error) => void } | null = null;

  function begin(note: string): Promise<void> {
    calls.push(note);
    return new Promise((resolve, reject) => {
      work = { resolve, reject };
    });
  }

  function make(record: ServerRecord) {
    const server: NodeServer & { state: NodeServer['state'] } = {
      record,
      state: 'offline',
      async power(action) {
        calls.push(`power ${action} ${record.name}`);
        if (action === 'start') server.state = 'running';
        return { ok: true };
      },
      command(line) {
        if (server.state === 'offline') return false;
        calls.push(`command ${line}`);
        return true;
      },
      async resources() {
        node.resourcesAsked++;
        return {
          memoryBytes: 100 + node.resourcesAsked,
          cpuAbsolute: 12.5,
          diskBytes: 3000,
          rxBytes: 40,
          txBytes: 50,
          uptimeMs: 6000,
        };
      },
      install: (kind) => begin(`${kind} ${record.name}`),
      async backup() {
        calls.push(`backup ${record.name}`);
      },
      restore: () => begin(`restore ${record.name}`),
      transfer: () => begin(`transfer ${record.name}`),
      pullImageAtNextStart: () => void calls.push(`pull image ${record.name}`),
      runOutOfMemory() {
        calls.push(`out of memory ${record.name}`);
        return server.state !== 'offline';
      },
      matchFeature: (key, line) => void calls.push(`match ${key} ${line}`),
      pids: async () => (server.state === 'offline' ? [] : [4242]),
    };
    return server;
  }

  const node: FakeNode = {
    calls,
    resourcesAsked: 0,
    setState(uuid, state) {
      const server = servers.get(uuid);
      if (server !== undefined) server.state = state;
    },
    finish(failed = false) {
      if (failed) work?.reject(new Error('it failed'));
      else work?.resolve();
      work = null;
    },
    server: (uuid) => servers.get(uuid) ?? null,
    adopt(uuid) {
      const known = servers.get(uuid);
      const record = world.servers.get(uuid);
      if (known !== undefined) return known;
      if (record === undefined) throw new Error('no such server');
      const server = make(record);
      servers.set(uuid, server);
      return server;
    },
    upgrade(request, socket, _head, address) {
      calls.push(`upgrade ${request.url} at ${address}`);
      socket.end('HTTP/1.1 418 Noted\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
    cut: (how, uuid) => void calls.push(`cut ${how} ${uuid ?? 'all'}`),
    async restart(downMs) {
      calls.push(`restart ${downMs}`);
    },
    revoke: (user, server) => void calls.push(`revoke ${user} ${server}`),
    async suspend(uuid) {
      calls.push(`suspend ${uuid}`);
    },
    unsuspend: (uuid) => void calls.push(`unsuspend ${uuid}`),
    async remove(uuid) {
      calls.push(`remove ${uuid}`);
      servers.delete(uuid);
    },
    counters: () => ({
      sockets: 1,
      socketsOpened: 2,
      linesOffered: 3,
      linesSent: 3,
      linesThrownAway: 0,
      linesThrottled: 0,
      framesIn: {},
      framesThrottled: {},
      jwtErrors: 0,
    }),
    async close() {
      calls.push('close');
    },
  };
  for (const { uuid, autostart } of world.servers.values()) {
    const server = node.adopt(uuid);
    if (autostart) void server.power('start');
  }
  return node;
}
