import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJson, longestText } from '../../../src/engine/log/json/findJson';
import { printJson } from '../../../src/engine/log/json/printJson';

/** What is found, as the texts that it is. */
function texts(line: string): readonly string[] {
  return findJson(line).found.map(({ from, to }) => line.slice(from, to));
}

const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { minKeys: 1 });
/** What stands before an object and does not open a string: half of one may be anything. */
const before = fc.string({
  unit: fc.constantFrom('[', ']', '{', '}', ',', ':', '1', 'a', ' ', '\\', '-', 'é', '\t'),
});
const indents = fc.constantFrom(undefined, 1);

describe('JSON in a line', () => {
  it('is found whole, whatever stands around it', () => {
    fc.assert(
      fc.property(before, object, fc.string(), indents, (head, value, tail, indent) => {
        const written = JSON.stringify(value, null, indent).replaceAll('\n', ' ');
        const line = head + written + tail;
        const isWhole = findJson(line).found.some(
          ({ from, to }) => from <= head.length && to >= head.length + written.length,
        );
        expect(isWhole).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('says what the parser of the browser says of it, and is printed as the same', () => {
    fc.assert(
      fc.property(fc.string(), object, fc.string(), (head, value, tail) => {
        const line = head + JSON.stringify(value) + tail;
        for (const { from, to, nodes } of findJson(line).found) {
          const parsed: unknown = JSON.parse(line.slice(from, to));
          expect(JSON.parse(printJson(line, nodes, 0))).toEqual(parsed);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is printed with a line for each value', () => {
    const line = '{"a":{"b":[1,{"c":null}],"e":{}},"d":"x","f":[]}';
    const [found] = findJson(line).found;
    expect(printJson(line, found?.nodes ?? [], 0)).toBe(JSON.stringify(JSON.parse(line), null, 2));
    const inner = found?.nodes.findIndex(({ key }) => key === 'b') ?? 0;
    expect(printJson(line, found?.nodes ?? [], inner)).toBe(
      JSON.stringify([1, { c: null }], null, 2),
    );
  });

  it('keeps every digit of a number, and keys that stand there twice', () => {
    const line = 'user {"id":90071992547409931234,"id":1e400,"__proto__":{"x":1}}';
    const [found] = findJson(line).found;
    const printed = printJson(line, found?.nodes ?? [], 0);
    expect(printed).toContain('"id": 90071992547409931234,\n  "id": 1e400,\n  "__proto__": {');
  });

  it('is not looked for in what only looks like it', () => {
    expect(
      texts('[12:00:01] [Server thread/INFO]: {x=1, y=[2]} at [12, 64] took [7]ms {}'),
    ).toEqual([]);
    expect(texts('[1] [12:00:01 INFO]: {"a":1} and ["b",{"c":2}] end }')).toEqual([
      '{"a":1}',
      '["b",{"c":2}]',
    ]);
    for (const broken of ['{"a":01}', '{"a":1,}', "{'a':1}", '{"a":"\\x"}', '{"a":nul}', '{"a"']) {
      expect(texts(broken)).toEqual([]);
    }
    // What is whole in something that is cut off.
    expect(texts('{"big":{"whole":1},"cut":[1,2')).toEqual(['{"whole":1}']);
  });
});

/** How long it takes, against reading as much harmless text. Neither is a matter of seconds. */
describe('hostile lines', () => {
  const half = 32 * 1024;
  const lines: Readonly<Record<string, string>> = {
    'brackets that never close': '['.repeat(2 * half),
    'objects in objects': '{"a":'.repeat(half),
    'depth that closes': '['.repeat(half) + ']'.repeat(half),
    'siblings in what never closes': `[${'[1],["x"],'.repeat(half / 4)}`,
    'strings that hold brackets': '["[", '.repeat(half / 4),
    'quotes and brackets': '["'.repeat(half),
    escapes: '["\\"['.repeat(half / 2),
  };
  for (const [name, line] of Object.entries(lines)) {
    it(`are read about once: ${name}`, () => {
      const counted = countingText(line);
      const { found } = findJson(counted.text);
      expect(counted.reads()).toBeLessThan(line.length * 60);
      for (const { nodes } of found) {
        expect(printJson(line, nodes, 0).length).toBeLessThan(line.length * 100);
      }
    });
  }

  it('that are too deep are said to be', () => {
    const deep = (levels: number) => findJson('['.repeat(levels) + ']'.repeat(levels));
    expect(deep(900)).toMatchObject({ found: [{ from: 0, to: 1_800 }], cut: false });
    expect(deep(5_000).cut).toBe(true);
    expect(deep(5_000).found[0]?.nodes.length).toBeLessThanOrEqual(1_000);
  });

  it('in which every bracket is tried are not tried to their end', () => {
    expect(findJson('{'.repeat(longestText / 4)).cut).toBe(true);
    const some = findJson(`${'{'.repeat(2_000)} {"a":1}`);
    expect(some).toMatchObject({ found: [{ from: 2_001 }], cut: false });
  });

  it('of any length and any number of objects come to an end', () => {
    const many = findJson('{"a":1} '.repeat(1_000));
    expect(many.found).toHaveLength(20);
    expect(many.cut).toBe(true);
    const long = findJson(`${' '.repeat(longestText)}{"a":1}`);
    expect(long).toEqual({ found: [], cut: true });
  });
});

/** A text that counts how many of its characters are looked at. */
function countingText(line: string): { readonly text: string; reads(): number } {
  let reads = 0;
  const text = Object.assign(Object(line), {
    slice: (from: number, to?: number) => (from === 0 ? text : line.slice(from, to)),
    charCodeAt(at: number) {
      reads += 1;
      return line.charCodeAt(at);
    },
  }) as string;
  return { text, reads: () => reads };
}
