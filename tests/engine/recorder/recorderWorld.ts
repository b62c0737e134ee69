import type { KeepLimits } from '../../../src/engine/log/recorder/limits';
import { createRecorder } from '../../../src/engine/log/recorder/recorder';
import { createLogStore } from '../../../src/engine/log/store';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakeDevice, type FakeDevice, SERVER } from './fakeStorage';

export const limits: KeepLimits = { bytes: 50 * 1024 * 1024, age: 14 * 86_400_000 };

/** Pages of one server on one device, one clock for all. */
export function createDesk() {
  const time = createFakeClock();
  const device: FakeDevice = createFakeDevice();
  let pages = 0;

  /** A page that has been opened: it reads what is kept, and keeps what it prints. */
  async function open(
    options: {
      readonly limits?: KeepLimits | null;
      readonly maxLines?: number;
      readonly isSeen?: () => boolean;
    } = {},
  ) {
    pages += 1;
    const nth = pages;
    const store = createLogStore({ maxLines: options.maxLines ?? 100_000 });
    const storage = device.open();
    const faults: (string | null)[] = [];
    const recorder = createRecorder({
      storage,
      server: SERVER,
      store,
      clock: time,
      random: () => nth / 1_000,
      limits: options.limits === undefined ? limits : options.limits,
      tail: () => ({ from: store.first, startedAt: 5, state: 'running', upTo: time.now() }),
      isSeen: options.isSeen ?? (() => true),
      onOlder: () => {},
      onFault: (fault) => faults.push(fault),
    });
    const held = await recorder.restore(() => true);
    recorder.begin(true);
    await recorder.restoreOlder();
    await time.advance(0);

    const page = {
      store,
      recorder,
      faults,
      held,
      print(...texts: readonly string[]) {
        for (const text of texts) {
          store.append({ source: 'console', at: time.now(), text, rest: '', notice: null });
          recorder.grew();
        }
      },
      shown: () =>
        store
          .slice(store.first, store.end)
          .map(({ text, notice }) => (notice === null ? text : `(${notice.kind})`)),
      /** As when the tab crashes: nothing more is written. */
      kill: () => storage.close(),
      close: () => recorder.dispose(),
    };
    return page;
  }

  /** What the next page would show. */
  async function kept(): Promise<readonly string[]> {
    const page = await open({ limits: null });
    page.kill();
    return page.shown();
  }

  return { time, device, open, kept };
}

/** "line 00000", … */
export function lines(from: number, to: number, name = 'line'): string[] {
  return Array.from(
    { length: to - from },
    (_, index) => `${name} ${String(from + index).padStart(5, '0')}`,
  );
}
