import type { Terminal } from '@xterm/xterm';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { rollRows } from '../../src/terminal/rolling';
import { setPainted } from '../../src/terminal/rowCopies';

/** As much of an element as rows need. */
class FakeElement {
  childNodes: FakeElement[] = [];
  readonly style = { cssText: '' };
  stays?(cells: Uint32Array, last: number): FakeElement[] | undefined;
  constructor(readonly text = '') {}
  get children(): FakeElement[] {
    return this.childNodes;
  }
  get firstElementChild(): FakeElement | undefined {
    return this.childNodes[0];
  }
  /** Of the host its rows, of a row a part that something is laid over. */
  querySelector(wanted: string): FakeElement | null {
    if (wanted === '.xterm-rows') return this.childNodes[0] ?? null;
    return this.childNodes.find(({ text }) => text.includes('over')) ?? null;
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

/** Three numbers to a character, as xterm.js keeps them. */
function cellsOf(text: string): Uint32Array {
  const cells = new Uint32Array(30);
  for (const [index, character] of [...text].entries()) {
    cells[index * 3] = character.charCodeAt(0);
    if (character === 'L') cells[index * 3 + 2] = 0x10000000;
  }
  return cells;
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
  let selected = false;
  /** xterm.js draws a selection until a moment after it has gone. */
  let held = false;
  /** The place on screen that xterm.js paints over. */
  let painted: number | null = null;
  const terminal = {
    options: { theme: { name: 'dark' } },
    hasSelection: () => selected,
    buffer: { active: { viewportY: 100 } },
    refresh() {},
    onRender(listener: () => void) {
      onRender.push(listener);
      return { dispose: () => onRender.splice(onRender.indexOf(listener), 1) };
    },
  };
  /** What of a row is in no cell counts as well: the theme, selection, marks, a link's target. */
  function looks(text: string, place: number): string[] {
    const target = text.includes('L') ? links : '';
    const over = [target, terminal.options.theme.name, held && 'over', painted === place].join();
    return text === '' ? [] : [...text.split(' '), over];
  }
  let links = 'one';
  const rolling = rollRows(host as unknown as HTMLElement, terminal as unknown as Terminal);
  return {
    container,
    rolling,
    resize,
    /** Draws rows from `start` on. `tells`: that it has drawn. */
    draw(texts: readonly string[], start = 0, tells = true): void {
      for (const [place, text] of texts.entries()) {
        const row = own[start + place];
        row?.replaceChildren(
          ...(row.stays?.(cellsOf(text), texts.length - 1) ??
            looks(text, start + place).map((part) => new FakeElement(part))),
        );
      }
      if (tells) for (const listener of onRender) listener();
    },
    set(what: 'theme' | 'selection' | 'held' | 'paint' | 'links', place: number): void {
      if (what === 'theme') terminal.options.theme = { name: `theme ${place}` };
      else if (what === 'selection') selected = place % 2 === 0;
      else if (what === 'held') held = selected;
      else if (what === 'links') links = `link ${place}`;
      else {
        painted = place % 2 === 0 ? place : null;
        setPainted(terminal as unknown as Terminal, () =>
          painted === null ? [] : [100 + painted],
        );
      }
    },
    isSettled: () => held === selected,
    looks: (texts: readonly string[]) => texts.map((text, place) => looks(text, place).join(' ')),
    texts: () =>
      container.childNodes.map((row) =>
        row.childNodes
          .slice(0, -1)
          .map(({ text }) => text)
          .join(' '),
      ),
    seen: () => container.childNodes.map((row) => row.childNodes.map(({ text }) => text).join(' ')),
  };
}

test('when a line comes the rows above it move, and only the new one is drawn', () => {
  const { container, draw, texts } = setUp(4);
  draw(['a', 'b', 'c', 'd']);
  const before = container.childNodes.map((row) => row.childNodes[0]);
  draw(['b', 'c', 'd', 'e']);
  expect(texts()).toEqual(['b', 'c', 'd', 'e']);
  const after = container.childNodes.map((row) => row.childNodes[0]);
  expect(after.slice(0, 3)).toEqual(before.slice(1));
  for (const [place, node] of after.slice(0, 3).entries()) expect(node).toBe(before[place + 1]);
});

test('of rows that are alike the ones that have moved are found', () => {
  const { container, draw, texts } = setUp(5);
  draw(['', 'a', '', 'b', 'c']);
  const last = container.childNodes[4]?.childNodes[0];
  draw(['', 'b', 'c', 'd', 'e']);
  expect(texts()).toEqual(['', 'b', 'c', 'd', 'e']);
  expect(container.childNodes[2]?.childNodes[0]).toBe(last);
});

test('a row that is drawn by itself is not taken for text that has moved', async () => {
  const { draw, texts } = setUp(3);
  draw(['a', 'b', 'c']);
  draw(['b'], 0);
  expect(texts()).toEqual(['b', 'b', 'c']);
  // Of what is underlined under the pointer nobody is told.
  draw(['c', 'a'], 0, false);
  await Promise.resolve();
  expect(texts()).toEqual(['c', 'a', 'c']);
});

test('whatever is drawn, in screens of whatever size, is what can be seen', () => {
  const texts = fc.array(fc.constantFrom('', 'a', 'b', 'c d', 'e f g', 'L'), {
    minLength: 9,
    maxLength: 9,
  });
  /** Of a selection, and of what is underlined, nobody is told when it is drawn. */
  const tells = fc.boolean();
  const step = fc.oneof(
    fc.record({ kind: fc.constant('scroll' as const), by: fc.nat(9), texts, tells }),
    fc.record({
      kind: fc.constant('part' as const),
      start: fc.nat(8),
      rows: fc.nat(4),
      texts,
      tells,
    }),
    fc.record({
      kind: fc.constant('set' as const),
      what: fc.constantFrom(
        'theme' as const,
        'selection' as const,
        'held' as const,
        'paint' as const,
        'links' as const,
      ),
      place: fc.nat(9),
      // Whatever changes what is in no cell has all rows drawn, with lines that have come or without.
      by: fc.nat(1),
      tells,
      texts,
    }),
    fc.record({
      kind: fc.constant('resize' as const),
      rows: fc.integer({ min: 1, max: 9 }),
      texts,
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { container, draw, resize, seen, set, looks, isSettled } = setUp(5);
      let model = ['', '', '', '', ''];
      let told = true;
      for (const one of steps) {
        if (one.kind === 'resize') {
          resize(one.rows);
          model = one.texts.slice(0, one.rows);
          draw(model);
          told = true;
        } else if (one.kind === 'scroll' || one.kind === 'set') {
          if (one.kind === 'set') set(one.what, one.place);
          model = [...model.slice(one.by), ...one.texts].slice(0, model.length);
          draw(model, 0, one.tells);
          told = one.tells;
        } else {
          const part = one.texts.slice(0, one.rows).slice(0, Math.max(0, model.length - one.start));
          model.splice(one.start, part.length, ...part);
          draw(part, one.start, one.tells);
          told = one.tells;
        }
        if (told && isSettled()) expect(seen()).toEqual(looks(model));
      }
      set('held', 0);
      draw(model);
      expect(seen()).toEqual(looks(model));
      expect(container.childNodes).toHaveLength(model.length);
    }),
    { numRuns: 1_000 },
  );
});

test('rows that come with a larger screen move as well', () => {
  const { container, draw, resize, texts } = setUp(2);
  draw(['a', 'b']);
  draw(['b', 'c']);
  resize(3);
  draw(['b', 'c', 'd']);
  // The new row was drawn before it was known.
  draw(['b', 'c', 'd']);
  const last = container.childNodes[2]?.childNodes[0];
  draw(['d', 'e', 'f']);
  expect(texts()).toEqual(['d', 'e', 'f']);
  expect(container.childNodes[0]?.childNodes[0]).toBe(last);
});

test('rows are drawn when nobody listens any more', async () => {
  const { draw, rolling, texts } = setUp(3);
  draw(['a', 'b', 'c']);
  rolling.dispose();
  draw(['b', 'c', 'd']);
  await Promise.resolve();
  expect(texts()).toEqual(['b', 'c', 'd']);
  draw(['x'], 1);
  await Promise.resolve();
  expect(texts()).toEqual(['b', 'x', 'd']);
});
