import type { CDPSession } from '@playwright/test';

/** What a page holds in memory after a collection, in bytes. */
export interface HeapWeight {
  /** Objects, arrays, texts, functions, and what the document holds of them. */
  readonly held: number;
  /** The bytes of typed arrays, which the cells of the terminal are. */
  readonly buffers: number;
  /**
   * What V8 has compiled. It grows for half an hour on a page that is used, as one function after
   * the other is found worth it, and holds nothing of ours.
   */
  readonly compiled: number;
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: unknown[] };
  };
  /** One node after the other, each as many numbers as there are fields. */
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Weighs the page's whole heap, which stops the page for a second or two. */
export async function weighHeap(session: CDPSession): Promise<HeapWeight> {
  const pieces: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): number => pieces.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes, strings }: Snapshot = JSON.parse(pieces.join(''));
  const fields = snapshot.meta.node_fields;
  const kinds = snapshot.meta.node_types[0] as readonly string[];
  const size = fields.indexOf('self_size');
  const buffer = strings.indexOf('system / JSArrayBufferData');
  const name = fields.indexOf('name');
  let held = 0;
  let buffers = 0;
  let compiled = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const bytes = nodes[node + size] ?? 0;
    if (kinds[nodes[node] ?? 0] === 'code') compiled += bytes;
    else if (nodes[node + name] === buffer) buffers += bytes;
    else held += bytes;
  }
  return { held, buffers, compiled };
}
