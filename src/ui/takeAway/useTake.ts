import { useEffect, useRef, useState } from 'react';
import type { Hiding } from '../../engine/engine.types';
import { type MaskChoice, type MaskCounts, maskKinds } from '../../engine/log/mask/kinds';
import type { TakeFormat, TakeLines } from '../../engine/log/takeAway/takeAway.types';
import { useConsole } from '../console/consoleContext';
import { takeAwayWords as w } from '../messages/en/takeAway';
import { copyText } from '../parts/clipboard';
import { fileName } from './fileName';
import { chosenFileSink, downloadSink, type FileSink, textSink } from './sinks';
import { type Progress, type TakeOutcome, takeLines } from './takeLines';

/** What is taken, and how. */
export interface Wanted {
  readonly lines: TakeLines;
  readonly format: TakeFormat;
  readonly masks: MaskChoice;
  /** The view whose filter they have to pass. `null`: all of them are taken. */
  readonly view: number | null;
  /** What the private view hides goes as well. */
  readonly hiding?: Hiding;
}

/** More cannot be put on a clipboard in reasonable time. */
const MOST_COPIED = 32 * 1024 * 1024;
/** From here on a file is written while its lines come, where that is possible. */
const MANY_LINES = 500_000;
/** ms: what is over sooner shows no progress. */
const QUICK = 300;

/** Copies and downloads, one at a time, and what to say of it. */
export function useTake() {
  const { client, store, server, filter } = useConsole();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(
    request: Wanted,
    sink: { write(bytes: Uint8Array<ArrayBuffer>): void | Promise<void> },
    abort: AbortController,
  ): Promise<TakeOutcome> {
    const began = performance.now();
    return takeLines({
      client,
      request,
      sink,
      signal: abort.signal,
      onProgress(now) {
        if (performance.now() - began > QUICK) setProgress(now);
      },
    });
  }

  /** Ends with a sentence, whatever happens. */
  async function begin(work: (abort: AbortController) => Promise<string | null>): Promise<void> {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setSaid(null);
    setBusy(true);
    const sentence = await work(abort);
    if (running.current !== abort) return;
    running.current = null;
    setBusy(false);
    setProgress(null);
    setSaid(sentence);
  }

  const copy = (wanted: Wanted): Promise<void> =>
    begin(async (abort) => {
      const sink = textSink(MOST_COPIED);
      const outcome = await run(
        wanted,
        {
          write(bytes) {
            sink.write(bytes);
            if (sink.cut) abort.abort();
          },
        },
        abort,
      );
      if (sink.cut) return w.tooLarge(MOST_COPIED);
      if (outcome.kind !== 'done') return sentenceOf(outcome, w.copied);
      if (outcome.lines === 0) return sentenceOf(outcome, () => w.nothing);
      // A line that is pasted does not send itself.
      const copied = await copyText(sink.text().replace(/\n$/, ''));
      return copied ? sentenceOf(outcome, w.copied) : w.copyRefused;
    });

  const download = (wanted: Wanted): Promise<void> =>
    begin(async (abort) => {
      const { details, log } = store.getState();
      const name = fileName(details?.name ?? server, wanted.format, new Date());
      const { from, to } = wanted.lines;
      const asked = (to ?? log.end) - (from ?? log.first);
      const shown = wanted.view === null ? asked : (filter.getState().status?.lines ?? asked);
      const many = Math.min(asked, shown) > MANY_LINES;
      const chosen = many ? await chosenFileSink(name) : null;
      if (chosen === 'cancelled') return w.cancelled;
      return save(wanted, chosen ?? downloadSink(name), abort);
    });

  async function save(wanted: Wanted, file: FileSink, abort: AbortController): Promise<string> {
    const outcome = await run(wanted, file, abort);
    const isEmpty = outcome.kind === 'done' && outcome.lines === 0;
    if (outcome.kind !== 'done' || isEmpty) {
      await file.discard().catch(() => {});
      return sentenceOf(outcome, () => w.nothing);
    }
    try {
      await file.finish();
    } catch {
      return w.notWritten;
    }
    return sentenceOf(outcome, w.saved);
  }

  return { busy, progress, said, copy, download, cancel: () => running.current?.abort() };
}

/** What came of it, in one or two sentences. */
export function sentenceOf(
  outcome: TakeOutcome,
  done: (lines: number, masked: number) => string,
): string {
  switch (outcome.kind) {
    case 'done': {
      const sentence = done(outcome.lines, sum(outcome.masked));
      return outcome.missing === 0 ? sentence : `${sentence} ${w.missing(outcome.missing)}`;
    }
    case 'cancelled':
      return w.cancelled;
    case 'not loaded':
      return w.notLoaded;
    case 'not written':
      return w.notWritten;
  }
}

function sum(counts: MaskCounts): number {
  return maskKinds.reduce((all, kind) => all + counts[kind], 0);
}
