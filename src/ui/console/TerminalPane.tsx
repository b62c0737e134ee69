import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { hidingOf } from '../../settings';
import type { TerminalLook } from '../../terminal/terminal.types';
import { LogTrack } from '../app/laterParts';
import { type CreateTerminal, useServices } from '../app/services';
import { shownTheme, watchTheme } from '../app/theme';
import { isActive } from '../filter/filterState';
import { consoleWords } from '../messages/en/console';
import { logWords as w } from '../messages/en/log';
import { Button } from '../parts/Button';
import { useConsole, useShown, useSnapshot } from './consoleContext';
import { sameData } from './sameData';
import { ToEndButton } from './ToEndButton';

/** ms until what the page has beside the log waits no longer for the first line. */
const longestWait = 1_000;
/** ms. To open a terminal takes as long as all the rest: the page is painted first, and the engine comes up. */
const paintFirst = 20;

/** The log. The terminal draws it by itself; React only gives it a place. */
export function TerminalPane(props: {
  /** The bar of finding has the way back to the end, where it has a second row for it. */
  readonly finding: boolean;
  readonly onSelection: (selected: boolean) => void;
}) {
  const { terminal: later, settings } = useServices();
  const { client, terminal, filter, display } = useConsole();
  const host = useRef<HTMLDivElement>(null);
  const [create, setCreate] = useState<CreateTerminal | null>(null);
  const [missing, setMissing] = useState(false);
  const { finding, onSelection } = props;
  const handle = useStore(display, (s) => s.handle);
  const shown = useShown();
  const holdsLines = useSnapshot(({ log }) => log.end > 0) && shown;

  useEffect(() => {
    // Of a server that has printed nothing, or a terminal that does not come.
    const longEnough = setTimeout(() => display.setState({ shown: true }), longestWait);
    return () => clearTimeout(longEnough);
  }, [display]);
  useEffect(() => {
    let gone = false;
    const painted = new Promise((resolve) => setTimeout(resolve, paintFirst));
    Promise.all([later.load(), painted]).then(
      ([loaded]) => !gone && setCreate(() => loaded),
      () => !gone && setMissing(true),
    );
    return () => {
      gone = true;
    };
  }, [later]);

  useEffect(() => {
    if (host.current === null || create === null) return;
    const look = (): TerminalLook => {
      const now = settings.getState();
      const { fontSize, lineHeight } = now;
      const fold = { traces: now.foldTraces, repeats: now.foldRepeats || null };
      return { theme: shownTheme(), fontSize, lineHeight, hiding: hidingOf(now), fold };
    };
    const handle = create({
      host: host.current,
      client,
      look: look(),
      words: w,
      onFollow: (follow) => display.setState({ follow }),
      onSelection: (text) => onSelection(text !== ''),
      onShown: () => display.setState({ shown: true }),
      onStatus: (status) => filter.setState({ status }),
      onLine: (among) => isActive(filter.getState().filter) && filter.setState({ among }),
    });
    terminal.current = handle;
    display.setState({ handle });
    const onVisible = (): void => handle.setVisible(!document.hidden);
    onVisible();
    document.addEventListener('visibilitychange', onVisible);
    let drawn = look();
    const relook = (): void => {
      const next = look();
      if (sameData(drawn, next)) return;
      drawn = next;
      handle.setLook(next);
    };
    const stops = [settings.subscribe(relook), watchTheme(relook)];
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', onVisible);
      terminal.current = null;
      display.setState({ handle: null });
      handle.dispose();
    };
  }, [create, settings, client, terminal, filter, display, onSelection]);

  return (
    <div className="relative isolate min-h-0 min-w-0 flex-1 overflow-hidden bg-(--terminal-background)">
      <div ref={host} className="absolute inset-x-0 inset-y-1 overflow-hidden" />
      {handle !== null && holdsLines && <LogTrack handle={handle} />}
      {missing ? <Missing /> : <Empty />}
      <ToEndButton
        className={`absolute right-5 bottom-3 flex ${finding ? 'max-sm:touch:hidden' : ''}`}
      />
    </div>
  );
}

/** An offline server keeps no output: an empty log is no fault. */
function Empty() {
  const empty = useSnapshot(({ log, server }) => log.end === 0 && server.process === 'offline');
  return empty ? <p className="absolute top-4 left-3 m-0 text-muted">{w.empty}</p> : null;
}

function Missing() {
  return (
    <div role="alert" className="flex flex-col items-start gap-3 p-4">
      <p className="m-0">{w.terminalMissing}</p>
      <Button onClick={() => location.reload()}>{consoleWords.broken.reload}</Button>
    </div>
  );
}
