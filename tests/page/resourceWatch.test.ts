import { describe, expect, it } from 'vitest';
import type { PanelResult, ServerResources } from '../../src/engine/panel/panel';
import { createResourceWatch } from '../../src/ui/list/resourceWatch';
import { createFakeClock } from '../engine/fakes/fakeClock';

const running: ServerResources = {
  state: 'running',
  suspended: false,
  memoryBytes: 1,
  cpuAbsolute: 1,
  diskBytes: 1,
  uptime: 1,
};

function watch(answer: () => PanelResult<ServerResources> = () => ({ ok: true, value: running })) {
  const clock = createFakeClock();
  const asked: { id: string; at: number }[] = [];
  const known: string[] = [];
  const created = createResourceWatch({
    clock,
    panel: {
      async resources(id) {
        asked.push({ id, at: clock.elapsed() });
        return answer();
      },
    },
    onResources: (id) => known.push(id),
  });
  return { clock, asked, known, created };
}

describe('the figures of the list', () => {
  it('are asked for at most once per server and 20 s', async () => {
    const { clock, asked, created } = watch();
    created.want(['a', 'b', 'c']);
    await clock.advance(60_000);
    for (const id of ['a', 'b', 'c']) {
      const times = asked.filter((one) => one.id === id).map((one) => one.at);
      expect(times.length).toBeGreaterThanOrEqual(3);
      for (const [index, at] of times.entries()) {
        expect(at - (times[index - 1] ?? -20_000)).toBeGreaterThanOrEqual(20_000);
      }
    }
  });

  it('are not asked for again by scrolling to and fro', async () => {
    const { clock, asked, created } = watch();
    for (let i = 0; i < 20; i += 1) {
      created.want(['a']);
      await clock.advance(400);
      created.want([]);
      await clock.advance(400);
    }
    expect(asked).toHaveLength(1);
  });

  it('are not asked for while the page is hidden', async () => {
    const { clock, asked, created } = watch();
    created.want(['a']);
    await clock.advance(1_000);
    created.setVisible(false);
    await clock.advance(300_000);
    expect(asked).toHaveLength(1);
    created.setVisible(true);
    await clock.advance(1_000);
    expect(asked).toHaveLength(2);
  });

  it('wait as long as the panel asks for', async () => {
    let busy = true;
    const { clock, asked, known, created } = watch(() =>
      busy
        ? { ok: false, failure: { kind: 'too many requests', retryAfter: 60_000 } }
        : { ok: true, value: running },
    );
    created.want(['a', 'b']);
    await clock.advance(59_999);
    expect(asked).toHaveLength(1);
    busy = false;
    await clock.advance(10_000);
    expect(known).toEqual(['b', 'a']);
  });

  it('stay within what a panel allows, however many servers are in view', async () => {
    const { clock, asked, created } = watch();
    created.want(Array.from({ length: 300 }, (_, i) => `server ${i}`));
    await clock.advance(60_000);
    expect(asked.length).toBeLessThan(200);
  });
});
