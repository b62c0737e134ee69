import { describe, expect, it } from 'vitest';
import type { Hiding, LogBatch } from '../../src/engine/engine.types';
import { createCover } from '../../src/terminal/cover';

function setUp() {
  let covered = false;
  const classList = {
    toggle(_name: string, on: boolean) {
      covered = on;
    },
  };
  const cover = createCover({ classList } as unknown as HTMLElement, 'nothing');
  return { cover, covered: () => covered };
}

function batch(kind: LogBatch['kind'], hiding: Hiding): LogBatch {
  return { kind, hiding } as LogBatch;
}

describe('the cover over what is to be hidden', () => {
  it('is there from the moment that more is to be hidden, also while rows are being written', () => {
    const { cover, covered } = setUp();
    cover.wish('secrets');
    expect(covered()).toBe(true);
    // It was on its way, and says nothing of the rows above it.
    cover.came(batch('rebuild', 'nothing'));
    cover.drawn(batch('rebuild', 'nothing'));
    cover.drawn(batch('append', 'secrets'));
    expect(covered()).toBe(true);
    cover.drawn(batch('rebuild', 'secrets'));
    expect(covered()).toBe(false);
  });

  it('goes when nothing is to be hidden any more, and stays away where less is', () => {
    const { cover, covered } = setUp();
    cover.wish('names');
    cover.wish('nothing');
    expect(covered()).toBe(false);
    cover.wish('names');
    cover.drawn(batch('rebuild', 'names'));
    cover.wish('secrets');
    expect(covered()).toBe(false);
  });
});
