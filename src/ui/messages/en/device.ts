import { amounts } from '../amounts';
import { counted } from './plural';

/** Of the log that is kept on this device. */
export const deviceWords = {
  name: 'Log kept on this device, for each server',
  bytes: (n: number): string => (n === 0 ? 'Nothing' : amounts.bytes(n)),
  days: 'For',
  daysOf: (n: number): string => counted(n, 'day', 'days'),
  hint: 'The oldest goes first. Nothing is written while the private view is on.',
  off: 'From now on nothing more is written. What is kept stays until you delete it.',
  blocked: 'This browser keeps nothing for this page: the log lasts until you leave it.',
  here: (n: number): string => `${amounts.bytes(n)} of this server are kept on this device.`,
  all: (n: number, servers: number): string =>
    `${amounts.bytes(n)} of ${counted(servers, 'server', 'servers')} are kept on this device.`,
  none: 'Nothing is kept on this device.',
  deleteHere: 'Delete for this server',
  deleteAll: 'Delete for all servers',
  askHere:
    'The kept lines of this server will be gone for good. Those on this page stay until you leave it.',
  askAll:
    'The kept lines of all servers will be gone for good. Those on this page stay until you leave it.',
  keep: 'Keep them',
  drop: 'Delete them',
  deleted: 'Deleted.',
  notDeleted: 'They could not be deleted. The browser’s own settings for this site can do it.',
  afterSignOut: {
    title: 'Signed out',
    text: (n: number, servers: number): string =>
      `${amounts.bytes(n)} of the log of ${counted(servers, 'server', 'servers')} are kept on this device, for everyone who uses it to read.`,
  },
} as const;
