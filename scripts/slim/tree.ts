/** Code as its parser gives it (ESTree), read by the few fields that are looked at here. */
export interface Node {
  readonly type: string;
  /** Where it stands in the code: its first character, and one past its last. */
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export type Parse = (code: string) => Node;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

export function child(node: Node | null, field: string): Node | null {
  const value = node?.[field];
  return isNode(value) ? value : null;
}

export function children(node: Node | null, field: string): Node[] {
  const value = node?.[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier; of anything else `null`. */
export function nameOf(node: Node | null): string | null {
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : null;
}

/** Calls `visit` for a node and all within it, the outer before the inner. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (isNode(one)) walk(one, visit, node);
    }
  }
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Of two edits, one within the other, the outer one is made. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    result += code.slice(at, start) + by;
    at = end;
  }
  return result + code.slice(at);
}
