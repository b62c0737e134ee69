import type { FaultBox } from './faults';
import type { Panel } from './panel/createPanel';
import type { PanelSettings } from './panel/settings';
import type { Way } from './way/way.types';
import type { DevNode, World } from './world';

/** `GET /devnode/state`: everything a test or the page may want to know at a glance. */
export async function devnodeState(parts: {
  readonly world: World;
  readonly node: DevNode;
  readonly panel: Panel;
  readonly settings: PanelSettings;
  readonly way: Way;
  readonly faults: FaultBox;
}) {
  const { world, node, panel, settings, way, faults } = parts;
  const servers = await Promise.all(
    [...world.servers.values()].map(async (record) => {
      const server = node.server(record.uuid);
      return {
        uuid: record.uuid,
        name: record.name,
        status: record.status,
        isTransferring: record.isTransferring,
        address: record.address,
        state: server?.state ?? null,
        pids: (await server?.pids()) ?? [],
        counters: node.counters(record.uuid),
      };
    }),
  );
  return {
    now: world.clock.now(),
    servers,
    users: [...world.users.values()].map(({ uuid, name, keys, isAdmin, permissions }) => ({
      uuid,
      name,
      keys,
      isAdmin,
      permissions: Object.fromEntries(permissions),
    })),
    faults: { ...world.faults, allowedOrigins: world.allowedOrigins, ...settings },
    way: { open: way.open, connections: way.connections, ...way.settings },
    faultNames: faults.names,
    /** Requests to the panel since the start, by `METHOD /path`. */
    requests: Object.fromEntries(panel.requests),
  };
}
