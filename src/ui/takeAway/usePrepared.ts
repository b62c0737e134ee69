import { useEffect, useState } from 'react';
import type { MaskChoice, MaskCounts } from '../../engine/log/mask/kinds';
import type { TakeRequest } from '../../engine/log/takeAway/takeAway.types';
import { useConsole } from '../console/consoleContext';
import { takeAwayWords as w } from '../messages/en/takeAway';
import { countLines, excerptOf } from './excerpt';
import type { ShareLimits } from './share';
import { textSink } from './sinks';
import { takeLines } from './takeLines';
import { sentenceOf } from './useTake';

/** The text as it would be sent. */
export type Prepared =
  | { readonly kind: 'preparing' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | {
      readonly kind: 'ready';
      readonly text: string;
      /** What there is to be looked through of it. */
      readonly excerpt: string;
      readonly lines: number;
      /** There are more lines than the service takes. */
      readonly cut: boolean;
      readonly masked: MaskCounts;
      /** What was looked for to be hidden. */
      readonly masks: MaskChoice;
    };

export interface Preparation {
  readonly prepared: Prepared;
  /** It hides what is to be hidden by now; otherwise the next one is on its way. */
  readonly isCurrent: boolean;
}

/** Prepares it, anew whenever something else is to be hidden. */
export function usePrepared(
  { lines, view, masks, hiding }: Required<Omit<TakeRequest, 'format' | 'asSeen'>>,
  limits: ShareLimits,
): Preparation {
  const { client, store } = useConsole();
  const [made, setMade] = useState<{
    readonly prepared: Prepared;
    readonly masks: object;
    readonly hiding: string;
  }>({ prepared: { kind: 'preparing' }, masks, hiding });
  const { from } = lines;
  // What the log had when it was asked for: what comes while one looks through it is not sent.
  const [to] = useState(() => lines.to ?? store.getState().log.end);

  useEffect(() => {
    const abort = new AbortController();
    const setPrepared = (prepared: Prepared): void => setMade({ prepared, masks, hiding });
    const sink = textSink(limits.bytes);
    void takeLines({
      client,
      request: { format: 'text', masks, hiding, lines: { from, to, newest: limits.lines }, view },
      sink,
      signal: abort.signal,
      onProgress() {},
    }).then((outcome) => {
      if (abort.signal.aborted) return;
      if (outcome.kind !== 'done') {
        setPrepared({ kind: 'failed', sentence: sentenceOf(outcome, () => '') });
        return;
      }
      const text = sink.text();
      const kept = sink.cut ? countLines(text) : outcome.lines;
      const cut = sink.cut || outcome.older > 0;
      if (kept === 0) {
        setPrepared({ kind: 'failed', sentence: w.nothing });
        return;
      }
      const excerpt = excerptOf(text, kept, w.preview.more);
      const { masked } = outcome;
      setPrepared({ kind: 'ready', text, excerpt, lines: kept, cut, masked, masks });
    });
    return () => abort.abort();
  }, [client, from, to, view, masks, hiding, limits]);

  return { prepared: made.prepared, isCurrent: made.masks === masks && made.hiding === hiding };
}
