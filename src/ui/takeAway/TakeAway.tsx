import { useEffect, useRef, useState } from 'react';
import { useServices } from '../app/services';
import { useConsole, useSnapshot } from '../console/consoleContext';
import { takeAwayWords as w } from '../messages/en/takeAway';
import { Button, IconButton } from '../parts/Button';
import { asCopied } from './asCopied';
import { TakeAwayDialog } from './TakeAwayDialog';
import type { LineRange } from './takeAwayState';
import { useLineRange } from './useLineRange';
import { useSeenLines } from './useSeenLines';
import { useShownLines } from './useShownLines';
import { useTake } from './useTake';

interface TakeAwayProps {
  /** The dialog is asked for. */
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** What takes lines out of the log: the selection of whole lines with its bar, and the dialog. */
export function TakeAway({ open, onOpen, onClose }: TakeAwayProps) {
  const { storage, settings } = useServices();
  const { taking } = useConsole();
  const shown = useShownLines();
  const seen = useSeenLines(open);
  const take = useTake();
  const onCopy = useRef<() => boolean>(() => false);
  const { range, clear } = useLineRange(onCopy);
  /** The lines that were copied last: of others there is nothing to say yet. */
  const [copied, setCopied] = useState<LineRange | null>(null);
  const copy = (): boolean => {
    if (range === null || take.busy) return false;
    setCopied(range);
    void take.copy(asCopied(range, { settings, storage, view: shown?.view ?? null }));
    return true;
  };
  useEffect(() => {
    onCopy.current = copy;
  });
  const close = (): void => {
    taking.setState({ from: null });
    onClose();
  };
  return (
    <>
      {range !== null && (
        <RangeBar
          range={range}
          filtered={shown !== null}
          said={range !== copied ? null : take.busy ? w.bar.copying : take.said}
          onCopy={copy}
          onSave={onOpen}
          onClear={clear}
        />
      )}
      {seen !== null && <TakeAwayDialog seen={seen} onClose={close} />}
    </>
  );
}

interface RangeBarProps {
  readonly range: LineRange;
  /** Of these lines a filter shows some. */
  readonly filtered: boolean;
  /** What came of the last copy. */
  readonly said: string | null;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onClear: () => void;
}

/** Below the log, so that it covers none of it. */
function RangeBar({ range, filtered, said, onCopy, onSave, onClear }: RangeBarProps) {
  const { config } = useServices();
  const held = useSnapshot(({ log }) => Math.max(0, range.end - Math.max(range.first, log.first)));
  return (
    <section
      aria-label={w.bar.name}
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-t px-3 py-1"
    >
      <span role="status" className="figures min-w-0 flex-1 text-sm">
        {filtered ? w.bar.selectedOfFilter : w.bar.selected(held)}
        {said !== null && <span className="pl-2 text-muted">{said}</span>}
      </span>
      <Button icon="copy" onClick={onCopy}>
        {w.copy}
      </Button>
      <Button onClick={onSave}>
        {config.share === null ? w.bar.download : w.bar.downloadOrShare}
      </Button>
      <IconButton icon="close" label={w.bar.clear} onClick={onClear} />
    </section>
  );
}
