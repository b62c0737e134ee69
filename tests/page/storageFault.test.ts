import { expect, it } from 'vitest';
import { faultOf } from '../../src/worker/storageFault';

it.each([
  ['UnknownError', 'The user denied permission to access the database.', 'blocked'],
  ['UnknownError', 'Internal error opening backing store for indexedDB.open.', 'broken'],
  ['SecurityError', 'The operation is insecure.', 'blocked'],
  ['QuotaExceededError', '', 'full'],
  ['DataError', '', 'broken'],
] as const)('a storage that says %s: %s', (name, message, fault) => {
  expect(faultOf(new DOMException(message, name))).toBe(fault);
});
