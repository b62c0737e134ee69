import { useEffect, useState } from 'react';
import type { Hiding } from '../../engine/engine.types';
import type { StopLines } from '../../engine/trouble/trouble.types';
import type { EngineClient } from '../../worker/client.types';
import { useConsole } from '../console/consoleContext';
import { readLine } from '../lineMenu/details/readLine';
import type { ShownLine, ShownLines } from './stopFacts';

/** Characters of a line that are shown: it is to be told from others, and opened in the log. */
const longest = 400;

export type LinesRead = ShownLines | 'reading' | 'not loaded';

/** The texts of the lines that tell of a stop, with what `hiding` names hidden. */
export function useShownLines(lines: StopLines | null, hiding: Hiding): LinesRead {
  const { client } = useConsole();
  const [read, setRead] = useState<LinesRead>('reading');

  useEffect(() => {
    if (lines === null) return;
    const abort = new AbortController();
    void readAll(client, lines, hiding, abort.signal).then((found) => {
      if (!abort.signal.aborted) setRead(found ?? 'not loaded');
    });
    return () => abort.abort();
  }, [client, lines, hiding]);
  return read;
}

async function readAll(
  client: EngineClient,
  { firstError, last }: StopLines,
  hiding: Hiding,
  signal: AbortSignal,
): Promise<ShownLines | null> {
  const seqs = [...(firstError === null ? [] : [firstError]), ...last];
  const shown = new Map<number, ShownLine>();
  for (const seq of new Set(seqs)) {
    const read = await readLine(client, seq, hiding, signal);
    if (read.kind === 'not loaded') return null;
    shown.set(seq, { seq, text: read.kind === 'line' ? cut(read.line.text) : null });
  }
  const lineOf = (seq: number): ShownLine => shown.get(seq) ?? { seq, text: null };
  return { firstError: firstError === null ? null : lineOf(firstError), last: last.map(lineOf) };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
