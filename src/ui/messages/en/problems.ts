import type { ProcessState } from '../../../engine/protocol';
import type { Feature } from '../../../engine/trouble/trouble.types';
import { amounts } from '../amounts';

/** Known problems (protocol.md, section 4): what was recognised, what helps, and how it went. */
export const problemWords = {
  help: 'What helps',
  says: {
    eula: 'The server says that its EULA has to be agreed to before it runs.',
    java_version: 'A line of the server says that it needs another version of Java.',
    pid_limit: 'A line of the server says that it could start no more threads.',
    gsl_token: 'A line of the server says that Steam did not accept its login token.',
    steam_disk_space: 'A line of the server says that there was too little disk space to update.',
  } satisfies Record<Feature, string>,
  title: {
    eula: 'Agree to the EULA',
    java_version: 'Another version of Java',
    pid_limit: 'Too many threads',
    gsl_token: 'A new login token',
    steam_disk_space: 'Too little disk space',
  } satisfies Record<Feature, string>,
  noLine: 'The node recognised it; the line itself is not in the log.',
  printed: 'Any program on the server can print such a line. Nothing is done without a click here.',
  notAllowed: (permission: string): string =>
    `You have no permission for this. The owner of the server can do it, or someone with the permission ${permission}.`,
  notAllowedPower: (name: string): string =>
    `You have no permission for ${name}. The owner of the server can do it.`,
  reading: 'Asking the panel…',
  again: 'Try again',
  eula: {
    about:
      'Minecraft’s makers ask everyone who runs a server to agree to their End User License Agreement.',
    link: 'Read the agreement',
    does: 'Agreeing writes a file /eula.txt that says eula=true, in place of the one that is there, and then starts the server if it is offline.',
    doesNotStart:
      'Agreeing writes a file /eula.txt that says eula=true, in place of the one that is there. You have no permission to start the server afterwards.',
    accept: 'I agree, start the server',
    acceptOnly: 'I agree',
    doing: 'Writing /eula.txt…',
    done: 'The file /eula.txt now says eula=true.',
  },
  java: {
    about:
      'The server, or a plugin of it, was made for another version of Java. Which one it runs with is decided by its container image.',
    wanted: (version: number): string => `The line asks for Java ${version} or newer.`,
    images: 'Container image',
    inUse: 'in use now',
    none: 'The panel offers no other image for this server. Your host can add one.',
    does: 'Choosing changes the container image of this server. It counts from the next start on; the node may have to fetch it first.',
    choose: 'Use this image',
    doing: 'Changing the image…',
    done: (name: string): string => `From the next start on, the server uses ${name}.`,
  },
  pids: {
    about:
      'The server has as many threads and processes as it may have, or as the machine can give it.',
    helps: [
      'Fewer plugins or mods, and smaller thread pools in their settings, need fewer threads.',
      'Your host can raise the limit of processes for the server (container_pid_limit in the configuration of the node).',
      'A restart frees what has piled up, but the cause stays.',
    ],
  },
  token: {
    about:
      'Steam knows a public game server by a login token. It ends when it is not used for long, or when it is reset.',
    link: 'Manage your tokens at Steam',
    variable: (name: string, key: string): string =>
      `Saving puts the token into the startup variable “${name}” (${key}), in place of what is there. It counts from the next start on.`,
    noVariable:
      'The server has no startup variable for such a token that can be told by its name. Your host can tell you where it belongs.',
    readOnly: (name: string): string =>
      `The panel lets nobody but your host change the startup variable “${name}”.`,
    field: 'New token',
    save: 'Save the token',
    doing: 'Saving the token…',
    done: 'The token is saved.',
  },
  disk: {
    about: 'SteamCMD found too little free disk space for an update.',
    used: (used: number, limit: number): string =>
      `The server uses ${amounts.bytesOf(used, limit)} (${amounts.percent((used / limit) * 100)}).`,
    usedNoLimit: (used: number): string =>
      `The server uses ${amounts.bytes(used)} and has no limit of its own.`,
    usedUnknown: (limit: number): string =>
      limit === 0
        ? 'The server has no limit of its own. How much it uses is not known just now.'
        : `The server may use ${amounts.bytes(limit)}. How much it uses is not known just now.`,
    helps: [
      'Delete what is not needed: old backups in the folder, logs, worlds, workshop items.',
      'Your host can raise the limit, or look whether the disk of the node itself is full.',
    ],
  },
  next: {
    counts: (state: ProcessState | null): string =>
      state === 'starting'
        ? 'The server is starting just now. The change counts from the start after that.'
        : state === 'stopping'
          ? 'The server is stopping just now. It can be started when that is done.'
          : 'The change counts from the next start on.',
    restart: 'Restart now',
    start: 'Start the server',
    running: 'The server is running, with the change.',
  },
} as const;
