/** A value of a JSON text, by its places in that text: nothing of it is decoded, or rounded. */
export interface JsonNode {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'word';
  /** Its name in the object it is in, as it is written, without the quotes. `null`: it has none. */
  readonly key: string | null;
  readonly from: number;
  to: number;
  /** 0: the outermost. */
  readonly depth: number;
  /** One past the last of what is in it; nodes stand in the order of the text. */
  end: number;
  /** Fields, or items. */
  children: number;
}

export type ScannedJson =
  | { readonly ok: true; readonly nodes: readonly JsonNode[]; readonly to: number }
  | {
      readonly ok: false;
      /** Where it is no JSON any more, or deeper than anybody writes it. */
      readonly to: number;
      /** The brackets that are not closed there. */
      readonly open: readonly number[];
      readonly tooDeep: boolean;
    };

/** Levels. */
const deepest = 1_000;

type Expected = 'key' | 'key or end' | 'value' | 'value or end' | 'comma or end';

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words = ['true', 'false', 'null'] as const;

/**
 * Reads the object or array that begins at `start`, once through the text and without recursion.
 */
export function scanJson(text: string, start: number): ScannedJson {
  const nodes: JsonNode[] = [];
  const open: number[] = [];
  let expected: Expected = 'value';
  let key: string | null = null;
  let at = start;

  function add(kind: JsonNode['kind'], to: number): void {
    const parent = nodes[open.at(-1) ?? -1];
    if (parent !== undefined) parent.children += 1;
    const depth = open.length;
    nodes.push({ kind, key, from: at, to, depth, end: nodes.length + 1, children: 0 });
    key = null;
    at = to;
    expected = 'comma or end';
  }

  /** `false`: none of the values begins here. */
  function readValue(code: number): boolean {
    if (code === 0x7b || code === 0x5b) {
      if (open.length === deepest) return false;
      add(code === 0x7b ? 'object' : 'array', at + 1);
      open.push(nodes.length - 1);
      expected = code === 0x7b ? 'key or end' : 'value or end';
      return true;
    }
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (end !== null) add('string', end);
      return end !== null;
    }
    const word = words.find((one) => text.startsWith(one, at));
    if (word !== undefined) {
      add('word', at + word.length);
      return true;
    }
    number.lastIndex = at;
    const digits = number.exec(text);
    if (digits !== null) add('number', at + digits[0].length);
    return digits !== null;
  }

  function readKey(): boolean {
    const end = text.charCodeAt(at) === 0x22 ? endOfString(text, at) : null;
    const colon = end === null ? 0 : skipSpace(text, end);
    if (end === null || text.charCodeAt(colon) !== 0x3a) return false;
    key = text.slice(at + 1, end - 1);
    at = colon + 1;
    expected = 'value';
    return true;
  }

  function close(): void {
    const node = nodes[open.pop() ?? -1];
    at += 1;
    if (node === undefined) return;
    node.to = at;
    node.end = nodes.length;
    expected = 'comma or end';
  }

  function step(): boolean {
    const code = text.charCodeAt(at);
    const parent = nodes[open.at(-1) ?? -1];
    const closes = code === (parent?.kind === 'object' ? 0x7d : 0x5d);
    switch (expected) {
      case 'value':
        return readValue(code);
      case 'key':
        return readKey();
      case 'value or end':
        if (!closes) return readValue(code);
        close();
        return true;
      case 'key or end':
        if (!closes) return readKey();
        close();
        return true;
      case 'comma or end':
        if (closes) {
          close();
          return true;
        }
        if (code !== 0x2c) return false;
        at += 1;
        expected = parent?.kind === 'object' ? 'key' : 'value';
        return true;
    }
  }

  do {
    at = skipSpace(text, at);
    if (!step()) {
      const brackets = open.map((index) => nodes[index]?.from ?? start);
      return { ok: false, to: at, open: brackets, tooDeep: open.length === deepest };
    }
  } while (open.length > 0);
  return { ok: true, nodes, to: at };
}

/** One past the closing quote. `null`: there is none, or what stands before it is no string. */
function endOfString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code !== 0x5c) continue;
    at += 1;
    const escaped = text.charAt(at);
    if (escaped === 'u' && /^[\da-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4;
    else if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) return null;
  }
  return null;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x09; ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}
