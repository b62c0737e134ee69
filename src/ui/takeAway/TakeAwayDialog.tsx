import { useState } from 'react';
import { maskAll } from '../../engine/log/mask/kinds';
import type { TakeLines } from '../../engine/log/takeAway/takeAway.types';
import { hidingOf } from '../../settings';
import { useServices, useSettings } from '../app/services';
import { useSnapshot } from '../console/consoleContext';
import { takeAwayWords as w } from '../messages/en/takeAway';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Choice, MaskSwitches } from './Choice';
import { type Remembered, readRemembered, remember } from './remembered';
import { SharePreview } from './SharePreview';
import type { LineRange } from './takeAwayState';
import type { Progress } from './takeLines';
import type { SeenLines } from './useSeenLines';
import { useShownLines } from './useShownLines';
import { useTake } from './useTake';

type What = 'filtered' | 'whole' | 'selection' | 'from line' | 'from top';
const formats = ['text', 'ansi', 'jsonl'] as const;

interface TakeAwayDialogProps {
  readonly seen: SeenLines;
  readonly onClose: () => void;
}

/** Which lines, as what, with what hidden, and where they go. */
export function TakeAwayDialog({ seen, onClose }: TakeAwayDialogProps) {
  const { config, storage } = useServices();
  const hiding = useSettings(hidingOf);
  const shown = useShownLines();
  const held = useSnapshot(({ log }) => log.end - log.first);
  const [kept, setKept] = useState(() => readRemembered(storage));
  const { selection, top, from } = seen;
  const [chosen, setWhat] = useState<What>(() => {
    if (from !== null) return 'from line';
    if (selection !== null) return 'selection';
    return shown === null ? 'whole' : 'filtered';
  });
  const what = shown === null && chosen === 'filtered' ? 'whole' : chosen;
  const [sharing, setSharing] = useState(false);
  const take = useTake();

  const change = (changes: Partial<Remembered>): void => {
    const next = { ...kept, ...changes };
    setKept(next);
    remember(storage, next);
  };
  const lines = linesOf(what, selection, what === 'from line' ? from : top);
  const view = what === 'whole' ? null : (shown?.view ?? null);
  const wanted = { lines, format: kept.format, masks: kept.save, view };
  const isPrivate = hiding !== 'nothing';
  // What is copied is pasted where others see it; a file is one's own.
  const copied = isPrivate ? { ...wanted, masks: maskAll(true), hiding } : wanted;
  const options = [
    ...(shown === null
      ? []
      : [{ value: 'filtered' as const, words: w.filtered(shown.lines, shown.complete) }]),
    { value: 'whole' as const, words: w.whole(held) },
    ...(selection === null
      ? []
      : [{ value: 'selection' as const, words: w.selection(selection.end - selection.first) }]),
    ...(from === null ? [] : [{ value: 'from line' as const, words: w.fromLine(from) }]),
    ...(top === null ? [] : [{ value: 'from top' as const, words: w.fromTop }]),
  ];

  if (sharing && config.share !== null) {
    return (
      <SharePreview
        service={config.share}
        lines={lines}
        view={view}
        masks={kept.share}
        onMasks={(share) => change({ share })}
        onBack={() => setSharing(false)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={w.title} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <Choice legend={w.what} options={options} value={what} onChange={setWhat} />
        {view !== null && what !== 'filtered' && (
          <p role="status" className="-mt-2 m-0 text-muted text-sm">
            {w.onlyFiltered}
          </p>
        )}
        <Choice
          legend={w.format}
          options={formats.map((value) => ({ value, words: w.formats[value] }))}
          value={kept.format}
          onChange={(format) => change({ format })}
        />
        <MaskSwitches value={kept.save} onChange={(save) => change({ save })} />
        {isPrivate && <p className="-mt-2 m-0 text-muted text-sm">{w.privateCopy}</p>}
        <div className="flex flex-wrap justify-end gap-2">
          {take.busy ? (
            <Button onClick={take.cancel}>{w.cancel}</Button>
          ) : (
            <>
              {config.share !== null && (
                <Button icon="external" onClick={() => setSharing(true)}>
                  {w.shareStep}
                </Button>
              )}
              <Button icon="copy" onClick={() => void take.copy(copied)}>
                {w.copy}
              </Button>
              <Button look="primary" icon="save" onClick={() => void take.download(wanted)}>
                {w.download}
              </Button>
            </>
          )}
        </div>
        {take.progress !== null && <ProgressBar {...take.progress} />}
        <p role="status" className="m-0 break-words text-sm empty:hidden">
          {take.said}
        </p>
      </div>
    </Dialog>
  );
}

function ProgressBar({ kind, done, of }: Progress) {
  const looking = kind === 'looking';
  return (
    <div className="flex items-center gap-3">
      <progress
        aria-label={looking ? w.looking : w.working}
        value={done}
        max={of}
        className="h-2 min-w-16 flex-1 accent-accent"
      />
      <span className="figures text-muted text-sm">
        {looking && `${w.looking}: `}
        {w.progress(done, of)}
      </span>
    </div>
  );
}

function linesOf(what: What, selection: LineRange | null, from: number | null): TakeLines {
  switch (what) {
    case 'filtered':
    case 'whole':
      return { from: null, to: null, newest: null };
    case 'selection':
      return { from: selection?.first ?? null, to: selection?.end ?? null, newest: null };
    case 'from line':
    case 'from top':
      return { from, to: null, newest: null };
  }
}
