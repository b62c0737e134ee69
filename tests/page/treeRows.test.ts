import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJson } from '../../src/engine/log/json/findJson';
import { deepest, foldedAtFirst, parentOf, treeRows } from '../../src/ui/lineMenu/details/treeRows';

function nodesOf(value: unknown) {
  return findJson(JSON.stringify(value)).found[0]?.nodes ?? [];
}

const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 }), { minKeys: 1 });

describe('the rows of a tree', () => {
  it('are those that are in nothing folded, in order, up to so many', () => {
    fc.assert(
      fc.property(objects, fc.uniqueArray(fc.nat(40)), fc.nat(30), (value, folded, most) => {
        const nodes = nodesOf(value);
        const closed = new Set(folded);
        const isSeen = (index: number): boolean => {
          const parent = parentOf(nodes, index);
          return parent === null || (!closed.has(parent) && isSeen(parent));
        };
        const seen = [...nodes.keys()].filter(isSeen);
        expect(treeRows(nodes, closed, most)).toEqual({
          rows: seen.slice(0, most),
          more: Math.max(0, seen.length - most),
        });
      }),
    );
  });

  it('end at a depth that nobody reads', () => {
    const levels = deepest * 2;
    const nodes =
      findJson(`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`).found[0]?.nodes ?? [];
    expect(nodes.length).toBe(levels + 1);
    expect(treeRows(nodes, new Set(), 1_000)).toEqual({
      rows: [...nodes.keys()].slice(0, deepest + 1),
      more: 0,
    });
  });

  it('are few before anybody has unfolded anything', () => {
    const nodes = nodesOf({
      a: Array.from({ length: 200 }, () => 'x'),
      b: { c: { d: { e: { f: 1 } } } },
    });
    const { rows } = treeRows(nodes, foldedAtFirst(nodes), 1_000);
    expect(rows.map((index) => nodes[index]?.key)).toEqual([null, 'a', 'b', 'c', 'd', 'e']);
  });
});
