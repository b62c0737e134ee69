import type { Crash } from '../../../engine/serverState';
import { formats } from '../format';

export const bannerWords = {
  region: 'Messages',
  dismiss: 'Dismiss',
  noAccess: 'You no longer have access to this server.',
  toServers: 'Back to your servers',
  suspended: 'This server is suspended. Your host can tell you why.',
  checkAgain: 'Check again',
  signedOut: 'Your sign-in has ended. The lines so far are kept.',
  signIn: 'Sign in',
  twoFactor:
    'The panel asks for two-factor authentication on your account. Set it up there, then come back.',
  notLoaded: 'The part of this page that connects to the server could not be loaded.',
  loadAgain: 'Load the page again',
  noConnection: (node: string, since: string): string => `No connection to ${node} since ${since}.`,
  noConnectionYet: (node: string): string => `No connection to ${node}.`,
  theNode: 'the node',
  nextTry: (ms: number): string =>
    `Next try in ${formats.duration(Math.max(1000, Math.ceil(ms / 1000) * 1000))}.`,
  tryingNow: 'Trying now…',
  tryNow: 'Try now',
  likelyCauses: 'Likely causes',
  offline: 'This device is offline.',
  causes: {
    down: 'The node is down, or cannot be reached from this network.',
    origin: (origin: string): string =>
      `The node does not allow this page: its configuration has to list ${origin} under allowed_origins.`,
    places: 'All 30 places for viewers of this server are taken.',
    tls: 'The certificate of the node is not valid for this browser.',
    clocks: 'The clocks of the panel and the node differ, or your access was taken away.',
    badAddress: (address: string): string => `The browser refuses the node's address ${address}.`,
  },
  nodeSays: (text: string): string => `The node says: ${text}`,
  renewalFailing: (reason: string): string => `${reason} The console stays connected for`,
  outputPaused: (since: string): string =>
    `Waiting for the panel; output is paused since ${since}.`,
  maintenance: 'The node is under maintenance. The console connects when it is over.',
  installFailed: 'The installation of this server has failed. Your host can help, or a reinstall.',
  lookingAgain: (ms: number): string =>
    `Looking again in ${formats.duration(Math.max(1000, Math.ceil(ms / 1000) * 1000))}.`,
  unanswered: (action: string): string =>
    `The node has not answered. ${action} may not have arrived; you can send it again.`,
  slowStop: (seconds: number): string =>
    `The server has been stopping for more than ${seconds} seconds. Kill ends it at once; what is not saved is lost.`,
  showCrash: 'Show the lines before it',
  kill: 'Kill',
  steps: 'Steps',
  installing: 'Installing:',
  installingQuietly: 'Installing. The console opens when it is done.',
  installed: (ms: number): string => `Installed in ${formats.duration(ms)}.`,
  installBroke: (ms: number): string => `The installation failed after ${formats.duration(ms)}.`,
  restoring: 'Restoring a backup:',
  restoringQuietly: 'Restoring a backup. The console opens when it is done.',
  restored: (ms: number): string => `The backup was restored in ${formats.duration(ms)}.`,
  restoreBroke: (ms: number): string =>
    `Restoring the backup failed after ${formats.duration(ms)}.`,
  transferring: 'Moving to another node:',
  transferringQuietly: 'Moving to another node. The console opens when it is done.',
  transferred: (ms: number): string => `Moved to another node in ${formats.duration(ms)}.`,
  transferBroke: 'The move to another node did not succeed. The server stays where it is.',
  crashed(crash: Crash): string {
    const facts = [
      ...(crash.exitCode === null ? [] : [`exit code ${crash.exitCode}`]),
      ...(crash.outOfMemory === true ? ['out of memory'] : []),
    ];
    const detail = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    return `The server crashed${detail}.${crash.gaveUp ? ' The node does not start it again by itself.' : ''}`;
  },
  commandDropped: 'Too many commands at once; the node dropped one. It was not sent again.',
  commandsDropped: (n: number): string =>
    `Too many commands at once; the node dropped one or more of the last ${formats.count(n)}. None was sent again.`,
  commandsInDoubt: (n: number, at: string): string =>
    n === 1
      ? `The connection was lost at ${at}: the last command before it may not have reached the server. It was not sent again.`
      : `The connection was lost at ${at}: the last ${formats.count(n)} commands before it may not have reached the server. None was sent again.`,
  requestDroppedWith: (n: number): string =>
    `Too much at once; the node dropped a request of this page. It may have been ${
      n === 1
        ? 'the last command, which was not'
        : `one of the last ${formats.count(n)} commands. None was`
    } sent again.`,
  powerDropped: (action: string): string =>
    `Too much at once; the node dropped ${action}. It was not sent again.`,
  intoBox: (n: number): string => (n === 1 ? 'Put it in the box' : 'Put them in the box'),
  powerUncertain: (action: string): string =>
    `${action} was sent as the connection was lost. Whether it arrived shows when the console is connected again.`,
  powerNotShown: (action: string, state: string): string =>
    `${action} was sent as the connection was lost, and the server is ${state} now. You can send it again.`,
  powerBusy: (action: string): string =>
    `The node did not carry out ${action}: another power action is running. Wait until it is done.`,
  powerRefused: (action: string, text: string): string =>
    `The node did not carry out ${action}. It says: ${text}`,
  commandTooLarge:
    'The last command was too large for the node, which did not carry it out and closed the connection.',
  requestDropped: 'Too much at once; the node dropped a request of this page.',
  sendAgain: 'Send again',
  backedUp: (size: string | null): string =>
    size === null ? 'The backup is done.' : `The backup is done (${size}).`,
  backupBroke: 'The backup failed.',
  /** Of the lines kept on this device. */
  notKept: {
    blocked: 'This browser keeps nothing for this page: the log lasts until you leave it.',
    full: 'This device has no more room for the log: new lines last until you leave this page.',
    newer:
      'A newer version of this page has kept the log on this device. Load the page again to go on with it.',
    broken:
      'The log could not be read from this device or not be kept on it. The console works on without it.',
    slow: 'The lines kept on this device did not come in time. Load the page again to see them.',
  },
} as const;
