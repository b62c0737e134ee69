import { isRecord, type Json } from './json';
import type { NodeToken, ServerDetails, ServerHold, ServerPage, ServerResources } from './panel';

/**
 * The bodies of Pterodactyl and Pelican (protocol.md, section 3), each checked before it is
 * believed: `null` for one that is not what we know.
 */

const mebibyte = 1024 * 1024;

/** `GET /servers/ID`. */
export function readDetails(body: Json): ServerDetails | null {
  const { attributes, meta } = body;
  return isRecord(attributes) ? toDetails(attributes, isRecord(meta) ? meta : {}) : null;
}

/** `GET /api/client?page=N`. One server that cannot be understood spoils the page: nothing is hidden. */
export function readPage(body: Json): ServerPage | null {
  const pagination = isRecord(body.meta) ? body.meta.pagination : null;
  if (!Array.isArray(body.data) || !isRecord(pagination)) return null;
  const { current_page: page, total_pages: pages, total } = pagination;
  if (!isAmount(page) || !isAmount(pages) || !isAmount(total)) return null;
  const servers: ServerDetails[] = [];
  for (const item of body.data as unknown[]) {
    const details = isRecord(item) ? readDetails(item) : null;
    if (details === null) return null;
    servers.push(details);
  }
  return { servers, page, pages, total };
}

/** `GET /servers/ID/resources`. */
export function readResources(body: Json): ServerResources | null {
  const { attributes } = body;
  if (!isRecord(attributes) || !isRecord(attributes.resources)) return null;
  const { current_state: state, is_suspended: suspended } = attributes;
  const { memory_bytes, cpu_absolute, disk_bytes, uptime } = attributes.resources;
  if (typeof state !== 'string' || typeof suspended !== 'boolean') return null;
  if (!isAmount(memory_bytes) || !isAmount(cpu_absolute) || !isAmount(disk_bytes)) return null;
  return {
    state,
    suspended,
    memoryBytes: memory_bytes,
    cpuAbsolute: cpu_absolute,
    diskBytes: disk_bytes,
    uptime: isAmount(uptime) ? uptime : 0,
  };
}

/** `GET /servers/ID/websocket`. */
export function readToken(body: Json): NodeToken | null {
  if (!isRecord(body.data)) return null;
  const { token, socket } = body.data;
  return isText(token) && isText(socket) ? { token, socket } : null;
}

function toDetails(attributes: Json, meta: Json): ServerDetails | null {
  const { uuid, identifier, name, limits } = attributes;
  if (!isText(uuid) || !isText(identifier) || typeof name !== 'string') return null;
  if (!isRecord(limits)) return null;
  const { memory, disk, cpu } = limits;
  if (typeof memory !== 'number' || typeof disk !== 'number' || typeof cpu !== 'number') {
    return null;
  }
  // The list has no `meta`; it says who owns a server among the attributes.
  const isOwner = (meta.is_server_owner ?? attributes.server_owner) === true;
  return {
    uuid,
    identifier,
    name,
    description: typeof attributes.description === 'string' ? attributes.description : '',
    node: typeof attributes.node === 'string' ? attributes.node : '',
    address: defaultAddress(attributes),
    hold: readHold(attributes),
    limits: {
      memory: Math.max(0, memory) * mebibyte,
      disk: Math.max(0, disk) * mebibyte,
      cpu: Math.max(0, cpu),
    },
    eggFeatures: texts(attributes.egg_features),
    isOwner,
    permissions: isOwner ? ['*'] : texts(meta.user_permissions),
  };
}

/** The most lasting cause first: what holds when the others have passed. */
function readHold(attributes: Json): ServerHold | null {
  const { status } = attributes;
  if (attributes.is_suspended === true || status === 'suspended') return 'suspended';
  if (attributes.is_transferring === true) return 'transferring';
  if (status === 'restoring_backup') return 'restoring backup';
  if (status === 'install_failed' || status === 'reinstall_failed') return 'install failed';
  if (attributes.is_installing === true || status === 'installing') return 'installing';
  return attributes.is_node_under_maintenance === true ? 'node maintenance' : null;
}

function defaultAddress(attributes: Json): string | null {
  const relationships = isRecord(attributes.relationships) ? attributes.relationships : {};
  const allocations = isRecord(relationships.allocations) ? relationships.allocations.data : null;
  if (!Array.isArray(allocations)) return null;
  for (const item of allocations as unknown[]) {
    const allocation = isRecord(item) ? item.attributes : null;
    if (!isRecord(allocation) || allocation.is_default !== true) continue;
    const { ip, ip_alias: alias, port } = allocation;
    const host = isText(alias) ? alias : ip;
    if (!isText(host) || !isAmount(port)) return null;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  }
  return null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
