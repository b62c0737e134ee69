import type { JsonNode } from '../../../engine/log/json/scanJson';

/** Which rows of a tree are to be seen: the nodes that are in no folded one. */

/** Levels that are shown: deeper ones nobody reads, and each is further to the right. */
export const deepest = 60;
/** Levels that are open at first, and values of one that is. */
const openAtFirst = { depth: 4, children: 50 };

export function hasMore({ children, depth }: JsonNode): boolean {
  return children > 0 && depth < deepest;
}

/** What is folded before anybody has folded anything. */
export function foldedAtFirst(nodes: readonly JsonNode[]): ReadonlySet<number> {
  const folded = new Set<number>();
  for (const [index, node] of nodes.entries()) {
    const { depth, children } = node;
    const isLarge = depth >= openAtFirst.depth || children > openAtFirst.children;
    if (index > 0 && isLarge && hasMore(node)) folded.add(index);
  }
  return folded;
}

export function allFolded(nodes: readonly JsonNode[]): ReadonlySet<number> {
  const folded = new Set<number>();
  for (const [index, node] of nodes.entries()) if (index > 0 && hasMore(node)) folded.add(index);
  return folded;
}

export interface TreeRows {
  /** Indices of the nodes. */
  readonly rows: readonly number[];
  /** Rows there are beyond these. */
  readonly more: number;
}

/** The first `most` of the rows that are to be seen. */
export function treeRows(
  nodes: readonly JsonNode[],
  folded: ReadonlySet<number>,
  most: number,
): TreeRows {
  const rows: number[] = [];
  let count = 0;
  for (let index = 0; index < nodes.length; count++) {
    const node = nodes[index];
    if (node === undefined) break;
    if (count < most) rows.push(index);
    const isOpen = hasMore(node) && !folded.has(index);
    index = isOpen ? index + 1 : node.end;
  }
  return { rows, more: count - rows.length };
}

/** The node that node `index` is in. */
export function parentOf(nodes: readonly JsonNode[], index: number): number | null {
  const depth = nodes[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at--) if ((nodes[at]?.depth ?? 0) < depth) return at;
  return null;
}
