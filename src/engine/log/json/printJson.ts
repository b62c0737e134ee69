import type { JsonNode } from './scanJson';

/** Deeper ones are indented no further: a line of brackets alone must not become a gigabyte. */
const deepest = 20;

/** The value at `index`, with all that is in it, as people write JSON: a line for each value. */
export function printJson(text: string, nodes: readonly JsonNode[], index: number): string {
  const outer = nodes[index];
  if (outer === undefined) return '';
  const parts: string[] = [];
  const open: JsonNode[] = [];

  function line(depth: number): void {
    parts.push('\n', '  '.repeat(Math.min(depth, deepest)));
  }

  for (let at = index; at < outer.end; at++) {
    const node = nodes[at];
    if (node === undefined) break;
    const isFirst = at === index;
    if (!isFirst) {
      line(node.depth - outer.depth);
      if (node.key !== null) parts.push('"', node.key, '": ');
    }
    if (node.children > 0) {
      parts.push(node.kind === 'object' ? '{' : '[');
      open.push(node);
      continue;
    }
    if (node.kind === 'object') parts.push('{}');
    else if (node.kind === 'array') parts.push('[]');
    else parts.push(text.slice(node.from, node.to));
    // All that ends behind this one.
    let last = open.at(-1);
    while (last !== undefined && last.end === at + 1) {
      open.pop();
      line(last.depth - outer.depth);
      parts.push(last.kind === 'object' ? '}' : ']');
      last = open.at(-1);
    }
    if (last !== undefined) parts.push(',');
  }
  return parts.join('');
}
