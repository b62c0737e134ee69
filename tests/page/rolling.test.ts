import type { Terminal } from '@xterm/xterm';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { rollRows } from '../../src/terminal/rolling';

/** As much of an element as rows need. */
class FakeElement {
  childNodes: FakeElement[] = [];
  constructor(readonly text = '') {}
  get children(): FakeElement[] {
    return this.childNodes;
  }
  querySelector(): FakeElement | undefined {
    return this.childNodes[0];
  }
  replaceChildren(...nodes: FakeElement[]): void {
    this.childNodes = nodes;
  }
  append(...nodes: FakeElement[]): void {
    this.childNodes = [...this.childNodes.filter((node) => !nodes.includes(node)), ...nodes];
  }
  isEqualNode(other: FakeElement): boolean {
    return this.text === other.text;
  }
}

afterEach(() => vi.unstubAllGlobals());

/** xterm.js as far as it draws: it knows its rows by the order in which it has made them. */
function setUp(count: number) {
  vi.stubGlobal('Element', FakeElement);
  const container = new FakeElement();
  const host = new FakeElement();
  host.append(container);
  let own: FakeElement[] = [];
  const onRender: (() => void)[] = [];
  function resize(rows: number): void {
    while (own.length < rows) {
      const row = new FakeElement();
      own.push(row);
      container.append(row);
    }
    const gone = own.slice(rows);
    own = own.slice(0, rows);
    container.childNodes = container.childNodes.filter((row) => !gone.includes(row));
  }
  resize(count);
  const terminal = {
    onRender(listener: () => void) {
      onRender.push(listener);
      return { dispose: () => onRender.splice(onRender.indexOf(listener), 1) };
    },
  };
  const rolling = rollRows(host as unknown as HTMLElement, terminal as unknown as Terminal);
  return {
    container,
    rolling,
    resize,
    /** Draws rows from `start` on. `tells`: that it has drawn. */
    draw(texts: readonly string[], start = 0, tells = true): void {
      for (const [place, text] of texts.entries()) {
        own[start + place]?.replaceChildren(
          ...text.split(' ').map((part) => new FakeElement(part)),
        );
      }
      if (tells) for (const listener of onRender) listener();
    },
    seen: () => container.childNodes.map((row) => row.childNodes.map(({ text }) => text).join(' ')),
  };
}

test('when a line comes the rows above it move, and only the new one is drawn', () => {
  const { container, draw, seen } = setUp(4);
  draw(['a', 'b', 'c', 'd']);
  const before = container.childNodes.map((row) => row.childNodes[0]);
  draw(['b', 'c', 'd', 'e']);
  expect(seen()).toEqual(['b', 'c', 'd', 'e']);
  const after = container.childNodes.map((row) => row.childNodes[0]);
  expect(after.slice(0, 3)).toEqual(before.slice(1));
  for (const [place, node] of after.slice(0, 3).entries()) expect(node).toBe(before[place + 1]);
});

test('a row that is drawn by itself is not taken for text that has moved', async () => {
  const { draw, seen } = setUp(3);
  draw(['a', 'b', 'c']);
  draw(['b'], 0);
  expect(seen()).toEqual(['b', 'b', 'c']);
  // Of what is underlined under the pointer nobody is told.
  draw(['c', 'a'], 0, false);
  await Promise.resolve();
  expect(seen()).toEqual(['c', 'a', 'c']);
});

test('whatever is drawn, in screens of whatever size, is what can be seen', () => {
  const texts = fc.array(fc.constantFrom('', 'a', 'b', 'c d', 'e f g'), {
    minLength: 9,
    maxLength: 9,
  });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('scroll' as const), by: fc.nat(9), texts }),
    fc.record({ kind: fc.constant('part' as const), start: fc.nat(8), rows: fc.nat(4), texts }),
    fc.record({
      kind: fc.constant('resize' as const),
      rows: fc.integer({ min: 1, max: 9 }),
      texts,
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { container, draw, resize, seen } = setUp(5);
      let model = ['', '', '', '', ''];
      for (const one of steps) {
        if (one.kind === 'resize') {
          resize(one.rows);
          model = one.texts.slice(0, one.rows);
          draw(model);
        } else if (one.kind === 'scroll') {
          model = [...model.slice(one.by), ...one.texts].slice(0, model.length);
          draw(model);
        } else {
          const part = one.texts.slice(0, one.rows).slice(0, Math.max(0, model.length - one.start));
          model.splice(one.start, part.length, ...part);
          draw(part, one.start);
        }
        expect(seen()).toEqual(model);
      }
      expect(container.childNodes).toHaveLength(model.length);
    }),
  );
});

test('rows that come with a larger screen move as well', () => {
  const { container, draw, resize, seen } = setUp(2);
  draw(['a', 'b']);
  draw(['b', 'c']);
  resize(3);
  draw(['b', 'c', 'd']);
  const last = container.childNodes[2]?.childNodes[0];
  draw(['d', 'e', 'f']);
  expect(seen()).toEqual(['d', 'e', 'f']);
  expect(container.childNodes[0]?.childNodes[0]).toBe(last);
});

test('rows are drawn when nobody listens any more', async () => {
  const { draw, rolling, seen } = setUp(3);
  draw(['a', 'b', 'c']);
  rolling.dispose();
  draw(['b', 'c', 'd']);
  await Promise.resolve();
  expect(seen()).toEqual(['b', 'c', 'd']);
  draw(['x'], 1);
  await Promise.resolve();
  expect(seen()).toEqual(['b', 'x', 'd']);
});
