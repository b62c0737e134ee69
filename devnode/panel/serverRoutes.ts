import { type PowerAction, powerActions } from '../../src/engine/protocol';
import type { NodeServer, ServerRecord, UserRecord, World } from '../world';
import { errors, missingField, notAllowedValue } from './errors';
import { writeServerFile } from './files';
import { allows, owns, permissionsOf } from './permissions';
import { json, noContent, type Reply } from './reply';
import type { PanelRequest } from './request';
import { serverJson, startupCommand, variableJson } from './serverJson';
import { mintToken } from './tokens';

/** What the routes of one server work with. */
export interface ServerCall {
  readonly request: PanelRequest;
  readonly world: World;
  readonly user: UserRecord;
  readonly server: ServerRecord;
  readonly permissions: readonly string[];
  readonly node: NodeServer | null;
  readonly index: number;
  readonly maintenance: boolean;
  readonly panelAddress: string;
  /** The node's http address that serves this server now. */
  readonly nodeAddress: string;
  /** The fields of a JSON or form body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What `/resources` keeps for 20 s. */
  cached(key: string, make: () => Promise<unknown>): Promise<unknown>;
}

export interface ServerRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** What follows `/api/client/servers/ID`. */
  readonly path: string;
  /** Answers whatever state the server is in. */
  readonly always?: true;
  /** Lets administrators in while the server installs or is being transferred. */
  readonly admitsAdmins?: true;
  /** Counts against the few token requests a minute. */
  readonly tokenLimit?: true;
  /** Checked before the fields are, as the panel does. */
  permission?(fields: ServerCall['fields']): string;
  run(call: ServerCall): Promise<Reply> | Reply;
}

const powerPermissions: Record<PowerAction, string> = {
  start: 'control.start',
  stop: 'control.stop',
  restart: 'control.restart',
  kill: 'control.stop',
};

export const serverRoutes: readonly ServerRoute[] = [
  { method: 'GET', path: '', always: true, run: view },
  { method: 'GET', path: '/websocket', admitsAdmins: true, tokenLimit: true, run: websocket },
  { method: 'GET', path: '/resources', run: resources },
  {
    method: 'POST',
    path: '/power',
    permission: ({ signal }) => (isPowerAction(signal) ? powerPermissions[signal] : '_invalid'),
    run: power,
  },
  { method: 'POST', path: '/command', permission: () => 'control.console', run: command },
  { method: 'POST', path: '/files/write', permission: () => 'file.create', run: writeFile },
  { method: 'GET', path: '/startup', permission: () => 'startup.read', run: startup },
  {
    method: 'PUT',
    path: '/startup/variable',
    permission: () => 'startup.update',
    run: setVariable,
  },
  {
    method: 'PUT',
    path: '/settings/docker-image',
    permission: () => 'startup.docker-image',
    run: setDockerImage,
  },
];

function view({ server, user, index, maintenance }: ServerCall): Reply {
  return json({
    ...serverJson({ server, user, index, maintenance }),
    meta: {
      is_server_owner: owns(user, server),
      user_permissions: permissionsOf(user, server),
    },
  });
}

async function websocket(call: ServerCall): Promise<Reply> {
  const { world, user, server, permissions, nodeAddress } = call;
  if (!allows(permissions, 'websocket.connect')) {
    return errors.forbidden("You do not have permission to connect to this server's websocket.");
  }
  if (server.isTransferring && !permissions.includes('admin.websocket.transfer')) {
    return errors.forbidden('You do not have permission to view server transfer logs.');
  }
  const token = await mintToken({
    world,
    user,
    server,
    permissions,
    issuer: call.panelAddress,
    audience: nodeAddress,
  });
  const socket = `${nodeAddress.replace(/^http/, 'ws')}/api/servers/${server.uuid}/ws`;
  return json({ data: { token, socket } });
}

async function resources({ server, node, cached }: ServerCall): Promise<Reply> {
  const attributes = await cached(server.uuid, async () => {
    const used = await node?.resources();
    return {
      current_state: node?.state ?? 'offline',
      is_suspended: server.status === 'suspended',
      resources: {
        memory_bytes: used?.memoryBytes ?? 0,
        cpu_absolute: used?.cpuAbsolute ?? 0,
        disk_bytes: used?.diskBytes ?? 0,
        network_rx_bytes: used?.rxBytes ?? 0,
        network_tx_bytes: used?.txBytes ?? 0,
        uptime: used?.uptimeMs ?? 0,
      },
    };
  });
  return json({ object: 'stats', attributes });
}

function power({ fields, node }: ServerCall): Reply {
  const { signal } = fields;
  if (signal === undefined || signal === '' || signal === null) return missingField('signal');
  if (!isPowerAction(signal)) return notAllowedValue('signal');
  // The node takes the order and answers at once; how it ends is told on the websocket alone.
  void node?.power(signal);
  return noContent;
}

function command({ fields, node }: ServerCall): Reply {
  const line = fields.command;
  if (typeof line !== 'string' || line === '') return missingField('command');
  return node?.command(line) === true ? noContent : errors.offline();
}

async function writeFile({ request, server }: ServerCall): Promise<Reply> {
  const path = request.query.get('file');
  if (path === null || path === '') return missingField('file');
  const content = await request.body();
  if (content === null) return errors.tooLarge();
  const outcome = await writeServerFile(server.program.cwd, path, content);
  if (outcome.ok) return noContent;
  switch (outcome.why) {
    case 'escapes':
      return errors.daemon(404, 'The requested resource was not found on the system.');
    case 'is a folder':
      return errors.daemon(
        400,
        'Cannot write file, name conflicts with an existing directory by the same name.',
      );
  }
}

function startup({ server }: ServerCall): Reply {
  return json({
    object: 'list',
    data: server.variables.map(variableJson),
    meta: {
      startup_command: startupCommand(server),
      docker_images: server.dockerImages,
      raw_startup_command: startupCommand(server),
    },
  });
}

function setVariable({ server, fields }: ServerCall): Reply {
  const { key, value } = fields;
  if (typeof key !== 'string' || key === '') return missingField('key');
  const variable = server.variables.find((candidate) => candidate.key === key);
  if (variable === undefined) {
    return errors.badRequest('The environment variable you are trying to edit does not exist.');
  }
  if (!variable.editable) {
    return errors.badRequest('The environment variable you are trying to edit is read-only.');
  }
  if (typeof value !== 'string' || value === '') return missingField('value');
  variable.value = value;
  // The process sees it at its next start, as a container does.
  server.program = { ...server.program, env: { ...server.program.env, [key]: value } };
  return json({
    ...variableJson(variable),
    meta: {
      startup_command: startupCommand(server),
      raw_startup_command: startupCommand(server),
    },
  });
}

function setDockerImage({ server, fields, node }: ServerCall): Reply {
  const image = fields.docker_image;
  if (typeof image !== 'string' || image === '') return missingField('docker_image');
  const known = Object.values(server.dockerImages);
  if (!known.includes(image)) return notAllowedValue('docker_image');
  if (!known.includes(server.dockerImage)) {
    return errors.badRequest(
      "This server's Docker image has been manually set by an administrator and cannot be updated.",
    );
  }
  if (image !== server.dockerImage) {
    server.dockerImage = image;
    node?.pullImageAtNextStart();
  }
  return noContent;
}

function isPowerAction(value: unknown): value is PowerAction {
  return (powerActions as readonly unknown[]).includes(value);
}
