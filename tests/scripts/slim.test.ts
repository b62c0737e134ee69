import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { CUT_VERSION } from '../../scripts/slim/cuts';
import { inlineEnums } from '../../scripts/slim/enums';
import { applyCuts, faultOfVersion } from '../../scripts/slim/terminalSources';
import { isNode, type Node } from '../../scripts/slim/tree';
import { dropUnnamed } from '../../scripts/slim/unnamed';

const parse = (code: string): Node => {
  const tree: unknown = parseAst(code);
  if (!isNode(tree)) throw new Error('no tree');
  return tree;
};
/** What the code makes of `result`, when it is run. */
const run = (code: string): unknown => new Function(`${code}\nreturn result;`)();
const drop = (code: string, ...named: string[]) => dropUnnamed(code, new Set(named), parse);

describe('leaving methods out', () => {
  it('takes out what nobody names, and what only that named', () => {
    const code = drop(`class A {
      wanted() { return 'kept'; }
      dead() { return this.deadToo; }
      get deadToo() { return 1; }
      static deadAsWell() {}
    }
    const result = new A().wanted();`);
    expect(code).not.toMatch(/dead/);
    expect(run(code)).toBe('kept');
  });

  it.each([
    ['named in other code', 'class A { asked() {} }', ['asked']],
    ['named by a text', "class A { asked() {} } const name = 'asked';", []],
    ['taken out of an object by its name', 'class A { asked() {} } const { asked } = new A();', []],
    ['the key of an object', 'class A { asked() {} } const other = { asked: 1 };', []],
    ['called by the language', 'class A { toString() {} }', []],
    ['called by a name that is worked out', 'class A { [Symbol.iterator]() {} }', []],
  ])('keeps one that is %s', (_, code, named) => {
    expect(drop(code, ...named)).toBe(code);
  });

  it('takes out a property that is set and never read', () => {
    const code = drop(
      'class A { constructor() { this.seen = 1; this.unseen = () => {}; } }',
      'seen',
    );
    expect(code).toContain('this.seen = 1');
    expect(code).not.toContain('unseen');
  });

  it.each([
    ['runs code when it is set', 'class A { set size(n) { go(n); } go() { this.size = 1; } }'],
    ['belongs to an element', 'function f(element) { element.scrollTop = 0; }'],
    ['is set to what has to be worked out', 'class A { go() { this.size = begin(); } }'],
  ])('keeps a property that %s', (_, code) => {
    expect(drop(code, 'go')).toBe(code);
  });

  it('leaves code that runs where a statement without braces is taken out', () => {
    const code =
      'const o = { set(x) { if (x) this.unseen = 1; return 2; } }; const result = o.set(1);';
    expect(run(drop(code))).toBe(2);
  });
});

describe('writing out enums', () => {
  const numbers =
    'var Size = function (Size) { Size[Size["Small"] = 0] = "Small"; Size[Size["None"] = -1] = "None"; return Size; }({});';

  it('puts numbers and texts where their names stood', () => {
    const texts = 'var Key = function (Key) { Key["Esc"] = "\\x1B"; return Key; }({});';
    const code = inlineEnums(
      `${numbers}${texts} const result = [Size.Small, Size.None, Key.Esc];`,
      parse,
    );
    expect(code).toContain('[0, (-1), "\\u001b"]');
    expect(run(code)).toEqual([0, -1, '\x1b']);
  });

  it('leaves alone what is no member, and what is worked out', () => {
    const code = `${numbers} var Flag = function (Flag) { Flag[Flag["A"] = 1 << 2] = "A"; return Flag; }({}); const result = [Size.toString, Size[0], Flag.A];`;
    expect(inlineEnums(code, parse)).toBe(code);
  });
});

describe('cutting sources', () => {
  const source = `class A {
  public first(a: number): void {
    if (a) {
      go();
    }
  }

  private second(): void {
    stay();
  }
}
`;

  it('replaces what stands in a method, and a text', () => {
    const cuts = [{ method: 'first', by: 'return;' }, { text: /stay\(\);\n/g }];
    const code = applyCuts(source, cuts, 'a.ts');
    expect(code).toContain('public first(a: number): void { return; }');
    expect(code).toContain('private second(): void {');
    expect(code).not.toMatch(/go|stay/);
  });

  it.each([[[{ method: 'third', by: '' }]], [[{ text: /leave/g }]], [[{ text: /go/g, times: 2 }]]])(
    'says where a cut does not fit: %o',
    (cuts) => {
      expect(() => applyCuts(source, cuts, 'browser/a.ts')).toThrow(/^browser\/a\.ts has .+ times/);
    },
  );

  it('refuses any other version of xterm.js with a sentence', () => {
    expect(faultOfVersion(JSON.stringify({ version: CUT_VERSION }))).toBeNull();
    expect(faultOfVersion('{"version":"6.1.0"}')).toMatch(/^xterm\.js is 6\.1\.0, and .+cuts\.ts/);
  });
});
