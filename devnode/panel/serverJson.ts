import type { ServerRecord, UserRecord } from '../world';
import { allows, owns, permissionsOf } from './permissions';

export interface Shown {
  readonly server: ServerRecord;
  readonly user: UserRecord;
  /** Its place in the panel's table, from 1. */
  readonly index: number;
  readonly maintenance: boolean;
}

/** One server as the panel's API writes it (protocol.md, section 3). */
export function serverJson(shown: Shown): {
  object: 'server';
  attributes: Record<string, unknown>;
} {
  const { server, user, index, maintenance } = shown;
  const permissions = permissionsOf(user, server) ?? [];
  const { memory, swap, disk, cpu } = server.limits;
  return {
    object: 'server',
    attributes: {
      server_owner: owns(user, server),
      identifier: server.uuid.slice(0, 8),
      internal_id: index,
      uuid: server.uuid,
      name: server.name,
      node: 'Development node',
      is_node_under_maintenance: maintenance,
      sftp_details: { ip: '127.0.0.1', port: 2022 },
      description: server.description,
      limits: { memory, swap, disk, io: 500, cpu, threads: null, oom_disabled: true },
      invocation: startupCommand(server),
      docker_image: server.dockerImage,
      egg_features: [...server.eggFeatures],
      feature_limits: { databases: 0, allocations: 1, backups: 2 },
      status: server.status,
      is_suspended: server.status === 'suspended',
      is_installing: server.status === 'installing' || server.status === 'install_failed',
      is_transferring: server.isTransferring,
      relationships: {
        allocations: { object: 'list', data: [allocationJson(server, index)] },
        variables: allows(permissions, 'startup.read')
          ? { object: 'list', data: server.variables.map(variableJson) }
          : { object: 'null_resource', attributes: null },
      },
    },
  };
}

function allocationJson({ allocation }: ServerRecord, id: number) {
  const { ip, alias, port } = allocation;
  return {
    object: 'allocation',
    attributes: { id, ip, ip_alias: alias, port, notes: null, is_default: true },
  };
}

export function variableJson(variable: ServerRecord['variables'][number]) {
  return {
    object: 'egg_variable',
    attributes: {
      name: variable.name,
      description: '',
      env_variable: variable.key,
      default_value: variable.defaultValue,
      server_value: variable.value,
      is_editable: variable.editable,
      rules: 'required|string',
    },
  };
}

export function startupCommand({ program }: ServerRecord): string {
  return [program.command, ...program.args].join(' ');
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly pagination: Record<string, unknown>;
}

/** Cuts one page out, with the pagination object that stands in `meta`. */
export function paginate<T>(all: readonly T[], query: URLSearchParams, address: string): PageOf<T> {
  const perPage = Math.min(positive(query.get('per_page')) ?? 50, 100);
  const page = positive(query.get('page')) ?? 1;
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const items = all.slice((page - 1) * perPage, page * perPage);
  const link = (to: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    return `${address}?${parameters}`;
  };
  return {
    items,
    pagination: {
      total: all.length,
      count: items.length,
      per_page: perPage,
      current_page: page,
      total_pages: pages,
      links: {
        ...(page > 1 && { previous: link(page - 1) }),
        ...(page < pages && { next: link(page + 1) }),
      },
    },
  };
}

function positive(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
