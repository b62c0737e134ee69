import { expect, test } from 'vitest';
import { crowd } from './crowd';
import { day } from './day';
import { fuzz } from './fuzz';

// Holds L6, S14.
test('hours of ten-minute tokens cost the panel one request for each renewal, and none for a reconnect', async () => {
  const { requests, renewals, reconnects, needed, least } = await day(1, 3);
  expect(reconnects).toBe(3);
  expect(requests).toBeLessThanOrEqual(1 + renewals + needed);
  expect(renewals).toBeLessThanOrEqual(23);
  expect(least).toBeGreaterThan(60_000);
});

// Holds L10, S9.
test('thirty viewers of a node that restarts come back spread, and all within a minute', async () => {
  const { peak, allLive, throttled } = await crowd(1, 30, {
    newer: false,
    restart: true,
    patience: 60_000,
  });
  expect(allLive).not.toBeNull();
  expect(peak).toBeLessThanOrEqual(15);
  expect(throttled).toBe(0);
});

// Holds S7, S18.
test('twenty engines that know nothing of each other get their tokens as fast as the panel gives them', async () => {
  const { allLive, refused } = await crowd(2, 20, {
    newer: true,
    restart: false,
    patience: 300_000,
  });
  expect(allLive).not.toBeNull();
  // Each waits for as long as it is told: a refusal costs it one request a minute.
  expect(refused).toBeLessThanOrEqual(15 + 10 + 5);
});

// Holds S20, L4.
test('nothing that a node or a panel could send makes anything throw, or leaves a connection stuck', async () => {
  const { exceptions, stuck, frames, bodies } = await fuzz(1, 30_000);
  expect(exceptions).toEqual([]);
  expect(stuck).toBe(0);
  expect(frames + bodies).toBe(30_000);
});
