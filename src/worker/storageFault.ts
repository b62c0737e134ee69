import type { StorageFault } from '../engine/log/recorder/storage.types';

const nothing = { name: '', message: '' };

/** What is wrong with the storage of this device, by what the browser says of it. */
export function faultOf(error: unknown): StorageFault {
  const { name, message } =
    error instanceof Error || error instanceof DOMException ? error : nothing;
  switch (name) {
    case 'QuotaExceededError':
      return 'full';
    case 'VersionError':
      return 'newer';
    // There is none (ReferenceError), or it may not be used.
    case 'ReferenceError':
    case 'TypeError':
    case 'SecurityError':
    case 'InvalidStateError':
      return 'blocked';
    // Chromium, in another's page where such pages may keep nothing; else it is a broken disk.
    case 'UnknownError':
      return message.includes('denied') ? 'blocked' : 'broken';
    default:
      return 'broken';
  }
}
