import { type ServerSeed, uuidOf } from './createWorld';
import { gameFile } from './gameFile';
import type { UserRecord } from './world';

/** What the devnode holds when it is not told otherwise. */

function game(...args: string[]): ServerSeed['program'] {
  return {
    command: process.execPath,
    args: [gameFile(), ...args],
    done: /\)! For help, type "help"/,
    stop: { command: 'stop' },
  };
}

const dockerImages = {
  'Java 21': 'ghcr.io/example/yolks:java_21',
  'Java 17': 'ghcr.io/example/yolks:java_17',
  'Java 8': 'ghcr.io/example/yolks:java_8',
};

/**
 * *Survival* runs from the start; *Creative* has an empty folder and waits to be installed. `pace`:
 * how much faster than a game they start.
 */
export function defaultServers(pace = 1): ServerSeed[] {
  return [
    {
      name: 'Survival',
      description: 'A small game server that starts by itself.',
      program: game('--name', 'Survival', '--pace', String(pace)),
      limits: { memory: 2048, disk: 10_240, cpu: 200 },
      allocation: { alias: 'play.example.com', port: 25565 },
      eggFeatures: ['eula', 'java_version', 'pid_limit'],
      variables: [
        {
          name: 'Message of the day',
          key: 'MOTD',
          value: 'Welcome to Survival',
          defaultValue: 'A game server',
          editable: true,
        },
        {
          name: 'Server file',
          key: 'SERVER_JARFILE',
          value: 'server.jar',
          defaultValue: 'server.jar',
          editable: false,
        },
      ],
      dockerImages,
      autostart: true,
    },
    {
      name: 'Creative',
      description: 'The same program, offline and not installed yet.',
      program: game('--name', 'Creative', '--pace', String(pace)),
      limits: { memory: 1024, disk: 5120, cpu: 100 },
      allocation: { port: 25566 },
      eggFeatures: ['eula', 'java_version'],
      dockerImages,
    },
  ];
}

/** A key with the length and the prefix of the panel's, well known because it opens nothing else. */
export function developmentKey(user: string): string {
  return `ptlc_dev${user}`.padEnd(48, '0');
}

/**
 * `owner` owns every server; `guest` may look at the first one and type into it; `admin` may do
 * everything, sees installation output and gets in while a server installs.
 */
export function defaultUsers(servers: readonly ServerSeed[]): UserRecord[] {
  const uuids = servers.map(({ uuid, name }) => uuid ?? uuidOf(name));
  const first = uuids[0];
  return [
    user('owner', false, new Map(uuids.map((uuid) => [uuid, ['*']]))),
    user(
      'guest',
      false,
      new Map(first === undefined ? [] : [[first, ['websocket.connect', 'control.console']]]),
    ),
    // A subuser on paper only, so that the servers stand in this user's list.
    user('admin', true, new Map(uuids.map((uuid) => [uuid, ['websocket.connect']]))),
  ];
}

function user(name: string, isAdmin: boolean, permissions: Map<string, string[]>): UserRecord {
  return {
    uuid: uuidOf(`user ${name}`),
    name,
    password: name,
    keys: [developmentKey(name)],
    permissions,
    isAdmin,
  };
}
