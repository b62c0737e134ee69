import { expect, test } from 'vitest';
import { createDetails } from '../../src/engine/details';
import type { ServerDetails, ServerPanel } from '../../src/engine/panel/panel';
import { fail, type Result, succeed } from '../../src/engine/result';
import { createFakeClock } from './fakes/fakeClock';

type Answer = Awaited<ReturnType<ServerPanel['server']>>;

/** A panel that answers when the test says so. */
function slowPanel() {
  const calls: ((answer: Answer) => void)[] = [];
  const panel = {
    server: () => new Promise<Answer>((resolve) => calls.push(resolve)),
  } as unknown as ServerPanel;
  return { panel, calls };
}

const named = (name: string): Result<ServerDetails, never> =>
  succeed({ name } as unknown as ServerDetails);

/** All that is told of the details, in its order. */
function world() {
  const before = slowPanel();
  const after = slowPanel();
  const told: (string | undefined)[] = [];
  let panel = before.panel;
  const details = createDetails(
    () => panel,
    'server',
    createFakeClock(),
    () => told.push(details.failure?.kind ?? details.value?.name),
  );
  return {
    before,
    after,
    told,
    details,
    changeAccess() {
      panel = after.panel;
      details.refresh();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('what the access from before was told is not shown to the one that came meanwhile', async () => {
  const { before, after, told, details, changeAccess } = world();
  details.refresh();
  changeAccess();
  expect(after.calls).toHaveLength(1);
  before.calls[0]?.(named('seen by the old one'));
  await settled();
  expect(told).toEqual([]);
  after.calls[0]?.(named('seen by the new one'));
  await settled();
  expect(told).toEqual(['seen by the new one']);
});

test('nor is it where it comes last, nor that it was refused', async () => {
  const { before, after, told, details, changeAccess } = world();
  details.refresh();
  changeAccess();
  after.calls[0]?.(named('seen by the new one'));
  await settled();
  before.calls[0]?.(fail({ kind: 'signed out' }));
  await settled();
  expect(told).toEqual(['seen by the new one']);
});

test('one that is asked again by the same access while it is being answered is asked once', async () => {
  const { before, told, details } = world();
  details.refresh();
  details.refresh();
  expect(before.calls).toHaveLength(1);
  before.calls[0]?.(named('here'));
  await settled();
  details.refresh();
  expect(before.calls).toHaveLength(2);
  expect(told).toEqual(['here']);
});
